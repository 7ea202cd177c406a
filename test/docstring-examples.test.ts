import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { evaluate, examplesOf, expectAsDocumented, unknownNames } from "./support/docstring-examples.js";
import { readSources } from "./support/layers.js";

const ROOT = join(import.meta.dirname, "..");
const FILES = [...readSources(ROOT, ["src/statistics", "src/registry"]).keys()].sort();
const scope: Record<string, unknown> = {};

beforeAll(async () => {
  for (const file of FILES) Object.assign(scope, await import(join(ROOT, file)));
});

describe("the examples of the docstrings", () => {
  it.each(FILES)("of %s give what they say", (file) => {
    const source = readFileSync(join(ROOT, file), "utf8");
    for (const { expression, expected } of examplesOf(source)) {
      expect(unknownNames(expression, scope), `names that ${expression} does not define`).toEqual([]);
      expectAsDocumented(evaluate(expression, scope), expected, scope);
    }
  });

  it("are read from the line of the tag and from the lines below it", () => {
    const source =
      "/**\n * Doubles.\n * @param x  a number\n * @example double(2) // 4\n */\n/**\n * @example\n * half(1); // 0.5\n * @see x\n */";
    expect(examplesOf(source)).toEqual([
      { expression: "double(2)", expected: "4" },
      { expression: "half(1)", expected: "0.5" },
    ]);
  });

  it("are refused when a number differs in the digits that are written", () => {
    expectAsDocumented(0.77777, "0.778", {});
    expect(() => expectAsDocumented(0.7774, "0.778", {})).toThrow();
    expect(() => expectAsDocumented({ auc: 0.7 }, "auc 0.778", {})).toThrow();
    expect(() => expectAsDocumented([1, 2], "[1, 3]", {})).toThrow();
  });
});
