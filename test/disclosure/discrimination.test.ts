import { describe, expect, it } from "vitest";
import type { ScoreYield } from "../../src/audit/score/discrimination-result.js";
import type { Published } from "../../src/disclosure/disclosed.js";
import { casesOfThreeYears, releasedScore, THREE_YEARS } from "../support/discrimination-part.js";
import { drawnCases } from "../support/scored-cases.js";

function setOf(release: ReturnType<typeof releasedScore>) {
  const { discrimination } = release.released;
  if (discrimination.kind === "not-estimable") throw new Error(discrimination.reason);
  return discrimination.sets[0]!;
}

function shown<T>(published: Published<T>) {
  if (published.kind !== "shown") throw new Error(published.kind);
  return published.value;
}

function yieldsOf(release: ReturnType<typeof releasedScore>): readonly ScoreYield[] {
  const value = shown(setOf(release).yields);
  if ("kind" in value) throw new Error("not estimable");
  return value;
}

const open = { disclosure: { threshold: 0, units: 0, reason: "made up" } };
const ROWS = casesOfThreeYears();

describe("yield after disclosure", () => {
  it("follows from the score classes that are written, and from nothing finer", () => {
    const release = releasedScore(ROWS);
    const classes = release.released.tables.find(({ id }) => id === setOf(release).scoreClasses)!;
    const counts = classes.counts as number[];
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(10);
    const units = counts.reduce((sum, count) => sum + count, 0);
    for (const { inspected, found } of yieldsOf(release)) {
      let left = inspected;
      let expected = 0;
      for (let row = counts.length - 2; row >= 0 && left > 0; row -= 2) {
        const here = counts[row]! + counts[row + 1]!;
        const taken = Math.min(left, here);
        expected += (counts[row]! * taken) / here;
        left -= taken;
      }
      expect(found).toBeCloseTo(expected, 9);
    }
    expect(units).toBe(ROWS.length);
    const exact = release.found.kind === "estimated" ? release.found.sets[0]!.yields.value : [];
    expect(yieldsOf(release)).not.toEqual(exact);
  });

  it("is exact where the plan protects nothing", () => {
    const release = releasedScore(ROWS, { ...THREE_YEARS, ...open });
    const exact = release.found.kind === "estimated" ? release.found.sets[0]!.yields.value : [];
    expect(yieldsOf(release)).toEqual(exact);
  });

  it("is withheld, with the band, where the set has too few of an outcome", () => {
    const few = drawnCases(300, 2).map((row, i) => ({ ...row, outcome: i < 6 ? ("1" as const) : ("0" as const) }));
    const set = setOf(releasedScore(few, {}));
    const withheld = { kind: "withheld", reason: "rests-on-hidden-cell" };
    for (const number of [set.yields, set.rocBand, set.averagePrecision, set.bootstrap, set.baseRate]) {
      expect(number).toEqual(withheld);
    }
  });
});

describe("periods and models after disclosure", () => {
  it("hide a period with few outcomes, and another one with it, so that the total does not give it away", () => {
    const rows = [
      ...ROWS.filter(({ period }) => period !== "2021"),
      ...ROWS.filter(({ period }) => period === "2021").slice(0, 15),
    ];
    const { released } = releasedScore(rows);
    if (released.discrimination.kind === "not-estimable") throw new Error("not estimable");
    const kinds = released.discrimination.periods!.periods.map(({ auc }) => auc.kind);
    expect(kinds.filter((kind) => kind === "withheld")).toHaveLength(2);
    expect(kinds[2]).toBe("withheld");
    expect(released.discrimination.periods!.change.difference.kind).toBe("withheld");
    const table = released.tables.find(({ id }) => id === "score.periods.outcomes")!;
    expect(table.counts.filter((count) => count === "suppressed")).toHaveLength(4);
  });

  it("withhold agreement and errors where a crossed cell is small, and still compare the areas", () => {
    const alike = ROWS.map((row, i) => ({ ...row, second: i % 100 === 0 ? 1 - row.score : row.score }));
    const [model] = releasedScore(alike).released.models;
    expect(model!.agreement!.flagKappa.kind).toBe("withheld");
    expect(model!.errors!.exact.kind).toBe("withheld");
    expect(model!.areas!.difference.kind).toBe("shown");
  });

  it("name no column of the data", () => {
    const text = JSON.stringify(releasedScore(ROWS).released.models);
    expect(text).not.toContain("thresholds");
  });
});
