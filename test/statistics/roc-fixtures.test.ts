import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { relativeError } from "../support/closeness.js";
import { rocAdapters } from "../support/fixture-adapters/roc.js";

interface ReferenceCase {
  readonly name: string;
  readonly test: string;
  readonly input: never;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: { readonly rel?: number; readonly abs?: number };
}

const FOLDER = join(import.meta.dirname, "../../../shared/fixtures");
const cases: readonly ReferenceCase[] = existsSync(FOLDER)
  ? readdirSync(FOLDER)
      .filter((file) => file.endsWith(".json"))
      .map((file) => JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as ReferenceCase)
      .filter(({ test }) => test in rocAdapters)
  : [];

function compare(received: unknown, expected: unknown, tolerance: ReferenceCase["tolerance"], path: string): void {
  if (typeof expected === "number") {
    expect(typeof received, path).toBe("number");
    const apart = Math.abs((received as number) - expected);
    const close = relativeError(received as number, expected) <= (tolerance.rel ?? 0) || apart <= (tolerance.abs ?? 0);
    expect(close, `${path}: received ${received}, expected ${expected}`).toBe(true);
  } else if (typeof expected === "object" && expected !== null) {
    for (const [key, value] of Object.entries(expected)) {
      compare((received as Record<string, unknown>)[key], value, tolerance, `${path}.${key}`);
    }
  } else {
    expect(received, path).toBe(expected);
  }
}

describe.skipIf(cases.length === 0)("reference values of ROC, bootstrap and power", () => {
  it("cover every kind that has an adapter", () => {
    expect([...new Set(cases.map(({ test }) => test))].sort()).toEqual(Object.keys(rocAdapters).sort());
  });

  it.each(cases)("are met by $name", ({ test, input, expected, tolerance }) => {
    const compute = () => rocAdapters[test as keyof typeof rocAdapters](input);
    if (expected.error === true) expect(compute).toThrow();
    else compare(compute(), expected, tolerance, test);
  });
});
