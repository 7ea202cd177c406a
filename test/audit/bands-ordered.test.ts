import { describe, expect, it } from "vitest";
import { bandsOrdered } from "../../src/audit/bands-ordered/bands-ordered.js";
import type { Provenance } from "../../src/data/evidence.js";
import { groupScoresOf, type ScoredRow } from "../support/errors-part.js";
import { sampleCasesPlan } from "../support/sample-plan.js";

const BANDS = ["1", "2", "3", "4"];

function ordered(rows: readonly ScoredRow[], change: object = {}) {
  const { result, tables } = bandsOrdered(
    groupScoresOf(rows, BANDS),
    sampleCasesPlan({ bands: { order: BANDS }, ...change }),
  );
  if (result.kind !== "estimated") throw new Error(result.reason);
  return { ...result, tables };
}

const bandRows = (violations: readonly number[], totals: readonly number[], provenance: Provenance = "risk") =>
  totals.flatMap((total, band): ScoredRow[] => [
    { group: "A", band, outcome: "violation", count: violations[band]!, provenance },
    { group: "A", band, outcome: "none", count: total - violations[band]!, provenance },
  ]);

describe("bandsOrdered", () => {
  it("agrees with R's prop.trend.test on the smokers of its help page", () => {
    const { sets } = ordered(bandRows([83, 90, 129, 70], [86, 93, 136, 82]));
    // R 4.2.2: prop.trend.test(smokers, patients): X-squared = 8.2249, df = 1, p-value = 0.004132.
    expect(sets[0]!.test.value).toMatchObject({ pValue: expect.closeTo(0.004132, 6) });
    expect(sets[0]!.bands[3]!.violationRate.value).toMatchObject({ value: 70 / 82 });
    expect(sets[0]!.steps[2]).toMatchObject({ lower: "3", higher: "4" });
    expect(sets[0]!.steps[2]!.difference.value).toMatchObject({ value: expect.closeTo(70 / 82 - 129 / 136, 12) });
    expect(sets[0]!.trend.value).toMatchObject({ value: expect.any(Number), interval: { level: 0.95 } });
  });

  it("says which bands have an outcome at all, by the way in which it became known", () => {
    const rows = [
      ...bandRows([0, 0, 3, 9], [0, 0, 10, 20], "risk"),
      ...bandRows([1, 1, 2, 3], [9, 9, 9, 9], "random"),
      { group: "A", band: 0, outcome: "unknown" as const, count: 99, provenance: "never" as const },
    ].filter(({ count }) => count > 0);
    const { coverage, sets } = ordered(rows);
    expect(coverage).toEqual([
      { provenance: "random", bands: BANDS.map((band) => ({ band, anyOutcome: true })) },
      { provenance: "risk", bands: BANDS.map((band, code) => ({ band, anyOutcome: code > 1 })) },
    ]);
    expect(sets.map(({ provenance }) => provenance)).toEqual(["random", "all-known", "risk"]);
    expect(sets[2]!.bands[0]!.violationRate.value).toEqual({ kind: "not-estimable", reason: "no-outcomes" });
  });

  it("marks what counts never-inspected units as compliant, and rests it on two published tables", () => {
    const rows: ScoredRow[] = [
      ...bandRows([1, 2, 3, 9], [9, 9, 10, 20]),
      { group: "A", band: 3, outcome: "unknown", count: 60, provenance: "never" },
    ];
    const { sets, tables } = ordered(rows, { untestedAssumption: true, provenance: { never: ["never"] } });
    const assumed = sets.at(-1)!;
    expect(assumed.restsOnUntestedAssumption).toBe(true);
    expect(assumed.bands[3]!.violationRate.value).toMatchObject({ value: 9 / 80 });
    for (const id of assumed.trend.restsOn) expect(tables.map((table) => table.id)).toContain(id);
    expect(sets.filter(({ restsOnUntestedAssumption }) => restsOnUntestedAssumption).length).toBe(1);
  });
});
