import { describe, expect, it } from "vitest";
import { bandsByGrade } from "../../../src/audit/severity/bands-by-grade.js";
import { nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { type GradedRows, gradedEvidence, severityPlan } from "../../support/severity-part.js";

const graded = (rows: GradedRows, change: object = {}, by: "severity" | "number" = "severity") => {
  const { results, tables } = bandsByGrade(gradedEvidence(rows, by), severityPlan(change));
  return { ...results[0]!, tables };
};

const KNOWN = [
  [157, 40, 21, 8],
  [302, 54, 46, 14],
  [763, 67, 45, 15],
];

describe("bands by grade", () => {
  it("tests all units and violators alone as SciPy's kendalltau does, whose p-value with ties is the same", () => {
    const { sets } = graded({ risk: KNOWN });
    // SciPy 1.10.1: kendalltau(band, grade, method="asymptotic").pvalue over the same units.
    expect(sets[0]!.all.test.value).toMatchObject({ pValue: expect.closeTo(1.2720010201296832e-11, 20) });
    expect(sets[0]!.violators!.test.value).toMatchObject({ pValue: expect.closeTo(0.7678512981581289, 12) });
  });

  it("gives the share of each grade among the violations of a band", () => {
    const { sets, grades } = graded({ risk: KNOWN });
    expect(grades).toEqual(["light", "serious", "very-serious"]);
    const low = sets[0]!.bands[0]!;
    expect(low.shares.map(({ share }) => share.value)).toMatchObject([
      { value: 40 / 69 },
      { value: 21 / 69 },
      { value: 8 / 69, interval: { method: "wilson" } },
    ]);
  });

  it("rises where each higher band is more serious, and compares neighbours", () => {
    const { sets } = graded({
      risk: [
        [50, 40, 10, 5],
        [50, 20, 20, 10],
        [50, 5, 20, 40],
      ],
    });
    const { superiority, steps, test } = sets[0]!.violators!;
    expect(superiority.value).toMatchObject({ kind: "estimate" });
    expect((superiority.value as { value: number }).value).toBeGreaterThan(0.7);
    expect(steps.map(({ lower, higher }) => `${lower} ${higher}`)).toEqual(["low middle", "middle high"]);
    // Pairs of low and middle in order over 55 x 50, ties half: 40 x 30 + 10 x 10 and half of 40 x 20 + 10 x 20 + 5 x 10.
    expect(steps[0]!.superiority.value).toMatchObject({ value: expect.closeTo((1300 + 525) / 2750, 12) });
    expect(test.value).toMatchObject({ method: "asymptotic", pValue: expect.any(Number) });
  });

  it("answers by provenance, the random sample first, and leaves out violations without a grade", () => {
    const rows = [
      [20, 5, 5, 5, 7, 0],
      [20, 5, 5, 5, 0, 0],
      [20, 5, 5, 5, 0, 3],
    ];
    const { sets, tables } = graded({ risk: rows, random: rows.map((row) => row.slice(0, 4)) });
    expect(sets.map(({ provenance }) => provenance)).toEqual(["random", "all-known", "risk"]);
    const all = tables.find(({ id }) => id === "severity.all-known.known")!;
    expect(all.counts).toEqual([70, 70, 70]);
    expect(all.leftOut!.counts).toEqual([7, 0, 0, 0, 0, 3]);
  });

  it("marks what counts never-inspected units as having no violation, over all units only", () => {
    const never = [
      [0, 0, 0, 0, 0, 100],
      [0, 0, 0, 0, 0, 40],
      [0, 0, 0, 0, 0, 10],
    ];
    const change = { untestedAssumption: true, provenance: { risk: ["risk"], never: ["never"] } };
    const { sets, tables } = graded({ risk: KNOWN, never }, change);
    const assumed = sets.at(-1)!;
    expect(assumed).toMatchObject({ restsOnUntestedAssumption: true, violators: null, bands: [] });
    const moved = graded({ risk: KNOWN.map(([none, ...rest], i) => [none! + [100, 40, 10][i]!, ...rest]) });
    expect(assumed.all.superiority.value).toEqual(moved.sets[0]!.all.superiority.value);
    for (const id of assumed.all.test.restsOn) expect(tables.map((table) => table.id)).toContain(id);
  });

  it("answers by number in the classes of the plan", () => {
    const { by, grades, sets } = graded({ risk: KNOWN }, {}, "number");
    expect([by, grades]).toEqual(["number", ["1", "2-3", "4+"]]);
    expect(sets[0]!.violators!.test.value).toEqual(graded({ risk: KNOWN }).sets[0]!.violators!.test.value);
  });

  it("rejects about 5 of 100 sets in which severity has nothing to do with the band", () => {
    const stream = streamsFrom(11).block(0);
    let rejected = 0;
    for (let set = 0; set < 2_000; set++) {
      const rows = [69, 114, 127].map((violations) => {
        const counts = [0, 0, 0, 0];
        for (let i = 0; i < violations; i++) {
          const u = nextUniform(stream);
          counts[u < 0.55 ? 1 : u < 0.9 ? 2 : 3]! += 1;
        }
        return counts;
      });
      const { value } = graded({ risk: rows }).sets[0]!.violators!.test;
      if ("pValue" in value && value.pValue <= 0.05) rejected++;
    }
    // 100 give or take 3 standard errors of 9.7.
    expect(rejected).toBeGreaterThan(70);
    expect(rejected).toBeLessThan(130);
  });

  it("has no answer where no column grades, and no test without two grades of violations", () => {
    const none = { kind: "unavailable", reason: "not-planned" } as const;
    expect(bandsByGrade(none, severityPlan())).toEqual({ tables: [], results: [] });
    const { sets } = graded({ risk: KNOWN.map(([a, b]) => [a!, b!, 0, 0]) });
    expect(sets[0]!.violators!.test.value).toEqual({ kind: "not-estimable", reason: "no-variation" });
  });
});
