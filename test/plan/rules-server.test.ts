import { describe, expect, it } from "vitest";
import { checkRules } from "../../src/plan/rules.js";
import { planSchema } from "../../src/plan/schema.js";
import { samplePlanInput } from "../support/sample-plan.js";

function problems(data: object) {
  const plan = planSchema.parse(samplePlanInput("cases", { data }));
  return checkRules(plan).map(({ code, path }) => [code, path.join(".")]);
}

const TABLE = { file: undefined, table: "audit.cases" };

describe("a server in a plan", () => {
  it("goes with a section that names a table and no file", () => {
    expect(problems({ server: { engine: "postgresql" }, cases: TABLE })).toEqual([]);
  });

  it("must be named where a section needs it, and may not be where none does", () => {
    expect(problems({ cases: TABLE })).toEqual([["plan-section-missing", "data.server"]]);
    expect(problems({ server: { engine: "clickhouse" } })).toEqual([["plan-section-unused", "data.server"]]);
  });

  it("does not stand in for a section that names neither a file nor a table", () => {
    expect(problems({ server: { engine: "clickhouse" }, cases: { file: undefined } })).toEqual([
      ["plan-key-missing", "data.cases.file"],
    ]);
  });

  it("has no place in a plan for an address or a password", () => {
    const data = { server: { engine: "postgresql", password: "x" }, cases: TABLE };
    expect(planSchema.safeParse(samplePlanInput("cases", { data })).success).toBe(false);
  });
});
