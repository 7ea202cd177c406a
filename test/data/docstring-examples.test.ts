import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import * as locate from "../../src/data/intake/locate-record.js";
import * as received from "../../src/data/intake/received.js";
import * as codePoints from "../../src/data/reduce/code-points.js";
import * as meanings from "../../src/data/reduce/meanings.js";
import * as predictions from "../../src/data/reduce/predictions.js";
import { evaluate, examplesOf, expectAsDocumented } from "../support/docstring-examples.js";
import { samplePlan } from "../support/sample-plan.js";

const plan = samplePlan({
  bands: { order: ["low", "middle", "high"], map: { laag: "low", hoog: "high" } },
  selected: { yes: ["yes"], no: ["no"] },
  provenance: { random: ["sample"] },
  severity: {
    levels: ["light", "serious"].map((name) => ({ name, label: { nl: name, en: name }, texts: [name] })),
  },
});
const scope = { ...received, ...locate, ...codePoints, ...meanings, ...predictions, plan };

it.each([
  "intake/received.ts",
  "intake/locate-record.ts",
  "reduce/code-points.ts",
  "reduce/meanings.ts",
  "reduce/predictions.ts",
])("the examples of %s give what they say", (file) => {
  const source = readFileSync(join(import.meta.dirname, "../../src/data", file), "utf8");
  const examples = examplesOf(source);
  expect(examples.length).toBeGreaterThan(0);
  for (const { expression, expected } of examples) expectAsDocumented(evaluate(expression, scope), expected, scope);
});
