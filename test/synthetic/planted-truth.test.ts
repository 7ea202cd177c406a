import { describe, expect, it } from "vitest";
import { jonckheereTerpstra } from "../../src/statistics/jonckheere-terpstra.js";
import { streamsFrom } from "../../src/statistics/random.js";
import { rocAuc } from "../../src/statistics/roc-auc.js";
import { drawSeverities, SEVERITY_SHARES } from "../../src/synthetic/registered-fields.js";
import type { SyntheticSettings } from "../../src/synthetic/settings.js";
import { type SyntheticComposition, synthesiseComposition } from "../../src/synthetic/synthesise-composition.js";
import { violationProbabilities } from "../../src/synthetic/violation-law.js";

const SPONSORS = 4_000;
const sets = (settings: Omit<SyntheticSettings, "seed" | "sponsors">, seeds = 25) =>
  Array.from({ length: seeds }, (_, i) => synthesiseComposition({ seed: i + 1, sponsors: SPONSORS, ...settings }));

const isFlagged = (set: SyntheticComposition, i: number) => set.bandCodes[i] === 2;

/** Flagged share of the sponsors with a majority of the group over that of the others with migrants, all sets together. */
function ratioOf(pooled: readonly SyntheticComposition[], group: string): number {
  const tally = { own: [0, 0] as [number, number], others: [0, 0] as [number, number] };
  for (const set of pooled) {
    const code = set.groups.indexOf(group);
    for (let i = 0; i < set.units; i++) {
      if (set.memberTotals[i] === 0) continue;
      const cell = set.majorityCodes[i] === code ? tally.own : tally.others;
      cell[0] += isFlagged(set, i) ? 1 : 0;
      cell[1] += 1;
    }
  }
  return tally.own[0] / tally.own[1] / (tally.others[0] / tally.others[1]);
}

/**
 * Largest difference between a group's flagged share and that of the others over all groups with at least 30 majority
 * sponsors, each in standard errors: about standard normal for one group where nothing is planted.
 */
function standardisedDifferences(set: SyntheticComposition): number[] {
  const withMigrants = Array.from({ length: set.units }, (_, i) => i).filter((i) => set.memberTotals[i]! > 0);
  const flagged = withMigrants.filter((i) => isFlagged(set, i)).length;
  const share = flagged / withMigrants.length;
  return set.groups.flatMap((_, code) => {
    const own = withMigrants.filter((i) => set.majorityCodes[i] === code);
    if (own.length < 30) return [];
    const ownFlagged = own.filter((i) => isFlagged(set, i)).length;
    const others = withMigrants.length - own.length;
    const difference = ownFlagged / own.length - (flagged - ownFlagged) / others;
    return [difference / Math.sqrt(share * (1 - share) * (1 / own.length + 1 / others))];
  });
}

describe("a planted ratio", () => {
  it.each([
    ["IND", 2],
    ["GBR", 1.6],
    ["CHN", 0.5],
  ])("for %s of %d is found in the flagged shares", (group, ratio) => {
    // 25 sets of 4,000: some 2,600 to 18,000 majority sponsors; the log ratio has a standard error below 0.05.
    const found = ratioOf(sets({ effectH2: { group, ratio }, overrides: 0 }), group);
    expect(Math.abs(Math.log(found / ratio))).toBeLessThan(0.15);
  });

  it("moves the ratio of the other nationalities only through the rest that they are compared with", () => {
    const planted = sets({ effectH2: { group: "IND", ratio: 2 }, overrides: 0 });
    const plain = sets({ overrides: 0 });
    for (const group of ["CHN", "TUR"]) {
      expect(ratioOf(planted, group)).toBeLessThan(1);
      expect(Math.abs(Math.log(ratioOf(plain, group)))).toBeLessThan(0.15);
      const flaggedOf = (set: SyntheticComposition) =>
        set.majorityCodes.filter((code, i) => set.groups[code] === group && isFlagged(set, i)).length;
      expect(planted.map(flaggedOf)).toEqual(plain.map(flaggedOf));
    }
  });
});

describe("planted odds", () => {
  it("multiply the odds of being flagged among sponsors with that nationality alone", () => {
    const alone = (set: SyntheticComposition, i: number) =>
      set.memberTotals[i] === 1 && set.groups[set.majorityCodes[i]!] === "IND";
    const odds = (pooled: readonly SyntheticComposition[]) => {
      let flagged = 0;
      let not = 0;
      for (const set of pooled) {
        for (let i = 0; i < set.units; i++) {
          if (!alone(set, i)) continue;
          if (set.modelScores[i]! >= 60) flagged++;
          else not++;
        }
      }
      return flagged / not;
    };
    const plain = odds(sets({}));
    const planted = odds(sets({ effectH1: { group: "IND", oddsRatio: 2 } }));
    // The formula's odds double, and more of them then pass the threshold: from 18 in 100 to well above twice the odds.
    expect(planted / plain).toBeGreaterThan(2);
  });

  it("of 1 change nothing", () => {
    const plain = synthesiseComposition({ seed: 5, sponsors: 300 });
    expect(synthesiseComposition({ seed: 5, sponsors: 300, effectH1: { group: "IND", oddsRatio: 1 } })).toEqual(plain);
  });
});

describe("the planted AUC", () => {
  it.each([0.35, 0.5, 0.571, 0.6, 0.8, 0.9])("of %d is recovered on the true violations", (auc) => {
    const values = sets({ auc }).map((set) => {
      const estimate = rocAuc(set.modelScores, set.violations);
      return estimate.kind === "estimate" ? estimate.value : Number.NaN;
    });
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    // A set has some 280 violations among 4,000: standard error below 0.018, over 25 sets below 0.0036.
    expect(Math.abs(mean - auc)).toBeLessThan(0.015);
  });

  it("is the expected share of ordered pairs, counted pair by pair", () => {
    const scores = Float64Array.of(10, 20, 30, 40, 55);
    const sponsors = Float64Array.of(50, 40, 60, 30, 20);
    const uninspected = Float64Array.of(50, 40, 55, 20, 5);
    const p = violationProbabilities({ scores, sponsors, uninspected }, { auc: 0.7, uninspectedShare: 0.1 });
    let ordered = 0;
    let pairs = 0;
    scores.forEach((high, a) => {
      scores.forEach((low, b) => {
        const weight = sponsors[a]! * p[a]! * sponsors[b]! * (1 - p[b]!);
        pairs += weight;
        ordered += weight * (high > low ? 1 : high === low ? 0.5 : 0);
      });
    });
    expect(ordered / pairs).toBeCloseTo(0.7, 9);
    const hidden = uninspected.reduce((sum, count, k) => sum + count * p[k]!, 0);
    expect(hidden / uninspected.reduce((sum, count) => sum + count, 0)).toBeCloseTo(0.1, 9);
  });
});

describe("severity", () => {
  const drawn = (odds: number) => {
    const bandCodes = Uint8Array.from({ length: 90_000 }, (_, i) => i % 3);
    const outcomes = new Uint8Array(bandCodes.length).fill(1);
    const severities = drawSeverities(streamsFrom(9).block(22), outcomes, { bandCodes, odds });
    const levels: readonly string[] = Object.keys(SEVERITY_SHARES);
    return [0, 1, 2].map((band) =>
      severities.flatMap((severity, i) => (bandCodes[i] === band ? [levels.indexOf(severity)] : [])),
    );
  };
  const oddsAbove = (values: readonly number[], level: number) => {
    const above = values.filter((value) => value > level).length;
    return above / (values.length - above);
  };

  it("has nothing to do with the band where the factor is 1, and has the shares of the truth", () => {
    const bands = drawn(1);
    const test = jonckheereTerpstra(bands);
    expect(test.kind === "estimate" && Math.abs(test.z)).toBeLessThan(3);
    for (const values of bands) {
      Object.values(SEVERITY_SHARES).forEach((share, level) => {
        const found = values.filter((value) => value === level).length / values.length;
        // 30,000 a band: standard error below 0.0029.
        expect(Math.abs(found - share)).toBeLessThan(0.012);
      });
    }
  });

  it("multiplies the odds of being above each level for each higher band", () => {
    const bands = drawn(2);
    for (const level of [0, 1]) {
      const odds = bands.map((values) => oddsAbove(values, level));
      // Standard error of a log odds at most 0.02.
      expect(Math.abs(Math.log(odds[1]! / odds[0]! / 2))).toBeLessThan(0.1);
      expect(Math.abs(Math.log(odds[2]! / odds[1]! / 2))).toBeLessThan(0.1);
    }
  });
});

describe("hidden violations", () => {
  it.each([0, 0.05, 0.2])("make up a share of %d of the never inspected", (hiddenViolations) => {
    let never = 0;
    let hidden = 0;
    for (const set of sets({ hiddenViolations })) {
      set.outcomes.forEach((outcome, i) => {
        if (outcome !== 255) return;
        never++;
        hidden += set.violations[i]!;
      });
    }
    expect(Math.abs(hidden / never - hiddenViolations)).toBeLessThanOrEqual(
      4.5 * Math.sqrt((hiddenViolations * (1 - hiddenViolations)) / never),
    );
  });
});

describe("the designs without an effect", () => {
  it.each(["null", "size-only-rising", "size-only-falling"] as const)(
    "%s: flags of majority groups differ by chance only",
    (design) => {
      const differences = sets({ design }, 60).flatMap(standardisedDifferences);
      const variance = differences.reduce((sum, z) => sum + z * z, 0) / differences.length;
      const beyond = differences.filter((z) => Math.abs(z) > 1.96).length / differences.length;
      expect(differences.length).toBeGreaterThan(800);
      expect(variance).toBeGreaterThan(0.85);
      expect(variance).toBeLessThan(1.15);
      expect(beyond).toBeGreaterThan(0.03);
      expect(beyond).toBeLessThan(0.07);
    },
  );

  it("see a planted ratio as more than chance", () => {
    const differences = sets({ effectH2: { group: "IND", ratio: 2 } }, 10).flatMap(standardisedDifferences);
    expect(Math.max(...differences)).toBeGreaterThan(5);
  });

  it.each([
    ["null", 0.8, 1.25],
    ["size-only-rising", 3, 100],
    ["size-only-falling", 0.01, 1 / 3],
  ] as const)(
    "%s: large sponsors are flagged between %d and %d times as often as those with one",
    (design, low, high) => {
      let large = 0;
      let largeFlagged = 0;
      let single = 0;
      let singleFlagged = 0;
      for (const set of sets({ design, overrides: 0 })) {
        for (let i = 0; i < set.units; i++) {
          const flag = isFlagged(set, i) ? 1 : 0;
          if (set.memberTotals[i] === 1) {
            single++;
            singleFlagged += flag;
          } else if (set.memberTotals[i]! >= 10) {
            large++;
            largeFlagged += flag;
          }
        }
      }
      const ratio = largeFlagged / large / (singleFlagged / single);
      expect(ratio).toBeGreaterThan(low);
      expect(ratio).toBeLessThan(high);
    },
  );

  it("null: scores are the same whatever the compositions are", () => {
    const scores = (concentration: number, withoutMigrants: number) =>
      synthesiseComposition({ seed: 2, sponsors: 500, design: "null", concentration, withoutMigrants }).scores;
    expect(scores(0.1, 0.5)).toEqual(scores(50, 0));
  });
});
