import { describe, expect, it } from "vitest";
import { freemanHaltonTest } from "../../../src/audit/beside/freeman-halton-test.js";
import { quadraticTest } from "../../../src/audit/beside/quadratic-test.js";
import { auditedUnits } from "../../../src/audit/permutation/audited-units.js";
import { tableFromCounts } from "../../../src/statistics/contingency-table.js";
import { freemanHalton } from "../../../src/statistics/freeman-halton.js";
import { compositionOf } from "../../support/composition-evidence.js";
import { quietContext } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";

/** Sponsors of three nationalities; those of A are flagged more often when told so. */
const units = (planted: boolean) =>
  auditedUnits(
    compositionOf(
      Array.from({ length: 300 }, (_, i) => ({
        band: planted && i % 3 === 0 ? Number(i % 2 === 0) : Number(i % 7 === 0),
        members: { ["ABC"[i % 3]!]: 1 + (i % 4), ["ABC"[(i + 1) % 3]!]: i % 2 },
      })),
    ),
  );
const tested = Uint16Array.of(0, 1, 2);

describe("quadraticTest", () => {
  it("rejects where one group differs, and not where none does", async () => {
    const p = async (planted: boolean) => {
      const result = await quadraticTest(units(planted), tested, samplePlan(), quietContext());
      if (result.kind !== "quadratic-form") throw new Error("expected a quadratic form");
      const { rank, test } = result;
      if (test.method !== "resampled" || test.stopped !== "fixed") throw new Error("expected a fixed run");
      expect([rank, test.resamples]).toEqual([2, 9_999]);
      return test.pValue;
    };
    expect(await p(true)).toBeLessThan(0.001);
    expect(await p(false)).toBeGreaterThan(0.05);
  });

  it("stops as soon as it is decided, where the plan says so", async () => {
    const plan = samplePlan({ resampling: { sequential: true } });
    const result = await quadraticTest(units(true), tested, plan, quietContext());
    expect(result).toMatchObject({ test: { stopped: "sequential", decision: "at-or-below-alpha" } });
    if (result.kind === "quadratic-form") expect(result.test).not.toHaveProperty("pValue");
  });
});

describe("freemanHaltonTest", () => {
  it("is exact where the tables can be gone through", async () => {
    const counts = Float64Array.of(3, 0, 2, 1, 4, 0, 0, 2, 5);
    const result = await freemanHaltonTest({ counts, rows: 3, columns: 3 }, 1, quietContext());
    const exact = freemanHalton(tableFromCounts(counts, 3, 3));
    if ("kind" in exact) throw new Error("expected an exact test");
    expect(result).toEqual({
      kind: "freeman-halton",
      test: {
        method: "exact",
        pValue: exact.pValue,
        tablesEnumerated: exact.tablesEnumerated,
        twoSidedRule: "no-likelier",
      },
    });
  });

  it("draws tables where there are too many", async () => {
    const counts = Float64Array.from({ length: 60 }, (_, cell) => 5 + ((cell * 7) % 11));
    const result = await freemanHaltonTest({ counts, rows: 3, columns: 20 }, 1, quietContext());
    expect(result).toMatchObject({ test: { method: "resampled", resamples: 9_999, twoSidedRule: "no-likelier" } });
  });

  it("is not estimable where one column holds everything", async () => {
    const table = { counts: Float64Array.of(3, 0, 4, 0), rows: 2, columns: 2 };
    expect(await freemanHaltonTest(table, 1, quietContext())).toEqual({
      kind: "not-estimable",
      reason: "no-variation",
    });
  });
});
