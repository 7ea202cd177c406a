import { describe, expect, it } from "vitest";
import { type Exploration, explore, type FoundSubGroup } from "../../src/audit/exploration/explore.js";
import type { CompositionEvidence } from "../../src/data/evidence.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { fisherExact } from "../../src/statistics/fisher-exact.js";
import { holm } from "../../src/statistics/multiplicity.js";
import { synthesiseComposition } from "../../src/synthetic/synthesise-composition.js";
import { compositionOf, type UnitOf } from "../support/composition-evidence.js";
import { samplePlan } from "../support/sample-plan.js";

const seeded = (seed: number) => samplePlan({ resampling: { seed, resamples: 999 } });

interface ClassedUnit extends UnitOf {
  readonly branch: number;
}

/** In branch "it", half of the sponsors of A are flagged; everywhere else one in ten. */
function planted(): CompositionEvidence {
  const units: ClassedUnit[] = [0, 1].flatMap((branch) =>
    ["A", "B", "C"].flatMap((group) => {
      const flagged = group === "A" && branch === 1 ? 100 : 20;
      const members = { [group]: 2 };
      return [
        { band: 1, members, weight: flagged, branch },
        { band: 0, members, weight: 200 - flagged, branch },
      ];
    }),
  );
  const strata = [
    { name: "branch", levels: ["shop", "it"], codes: Uint16Array.from(units, ({ branch }) => branch) },
    { name: "all", levels: ["one"], codes: new Uint16Array(units.length) },
  ];
  return { ...compositionOf(units), strata };
}

const withinOf = ({ within }: FoundSubGroup) =>
  within.map(({ stratification, level }) => `${stratification}=${level}`).join(" ");
const found = (exploration: Exploration, group: string, within: string) =>
  exploration.found.find((each) => each.group === group && withinOf(each) === within);

describe("explore", () => {
  const exploration = explore(planted(), seeded(7));

  it("deals the units into two halves that share none, by the seed of the plan", () => {
    expect(exploration.halves).toEqual({ search: 600, test: 600 });
    const whole = found(exploration, "A", "")!;
    expect(whole.search.units + whole.test.units).toBe(400);
    expect(whole.search.flagged + whole.test.flagged).toBe(120);
    expect(explore(planted(), seeded(7))).toEqual(exploration);
    expect(found(explore(planted(), seeded(8)), "A", "")!.search.units).not.toBe(whole.search.units);
  });

  it("looks at every group alone, within each class, and within each pair of classes", () => {
    // Three groups in 1 + (2 + 1) + 2 x 1 cells.
    expect(exploration.searched).toBe(18);
  });

  it("finds a planted sub-group in one half, and the other half holds it", () => {
    const subGroup = found(exploration, "A", "branch=it")!;
    expect(subGroup.held).toBe(true);
    expect(subGroup.search.otherUnits + subGroup.test.otherUnits).toBe(400);
    expect(found(exploration, "A", "branch=shop")?.held ?? false).toBe(false);
  });

  it("gives each half Fisher's p-value of its own counts, and corrects the tested ones by Holm", () => {
    for (const { search, test } of exploration.found) {
      for (const { units, flagged, otherUnits, otherFlagged, pValue } of [search, test]) {
        const table = contingencyTable([
          [flagged, units - flagged],
          [otherFlagged, otherUnits - otherFlagged],
        ]);
        expect(pValue).toBe(fisherExact(table).pValue);
      }
      expect(search.pValue).toBeLessThanOrEqual(exploration.alpha);
    }
    expect(exploration.found.map((each) => each.holm)).toEqual([
      ...holm(exploration.found.map(({ test }) => test.pValue)),
    ]);
  });

  it("looks at no sub-group below the least size, in either half", () => {
    const small = explore(planted(), samplePlan({ groups: { gate: { majorityUnits: 120 } } }));
    expect(small.searched).toBe(6);
    for (const each of small.found) {
      expect(Math.min(each.search.units, each.test.units)).toBeGreaterThanOrEqual(120);
    }
  });

  it("labels its outcome exploratory", () => {
    expect(exploration.label).toBe("exploratory");
  });

  it("holds something in at most a few of the sets in which nothing is planted", () => {
    let holding = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const set = synthesiseComposition({ seed, sponsors: 800, design: "null" });
      if (explore(set, seeded(seed)).found.some(({ held }) => held)) holding++;
    }
    // Binomial(60, 0.05): 11 or more has a probability below 1e-4.
    expect(holding).toBeLessThanOrEqual(10);
  });
});
