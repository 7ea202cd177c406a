import { describe, expect, it, vi } from "vitest";
import { testedGroups } from "../../src/audit/hypothesis-1/hypothesis-1.js";
import { testedMajorityGroups } from "../../src/audit/hypothesis-2/hypothesis-2.js";
import { auditedUnits } from "../../src/audit/permutation/audited-units.js";
import { majorities } from "../../src/audit/permutation/majority.js";
import { clusterPermutationTask, observedStatistics } from "../../src/statistics/cluster-permutation.js";
import { binomialLowerTail, binomialUpperTail, chiSquaredUpperTail } from "../../src/statistics/distributions.js";
import { type FamilyPValues, stepDownMaxT, stepDownMinP } from "../../src/statistics/step-down.js";
import type { SyntheticSettings } from "../../src/synthetic/settings.js";
import { synthesiseComposition } from "../../src/synthetic/synthesise-composition.js";
import { samplePlan } from "../support/sample-plan.js";

/*
 * The tests of both hypotheses on sets of 1,500 sponsors with a known truth, seeds 1 to N, few resamples. maxT with so
 * few resamples is exact; minP is then coarse and may only reject less often.
 */

vi.setConfig({ testTimeout: 300_000 });

const ALPHA = 0.05;
const SETS = 2000;
const RESAMPLES = 99;
const { groups: settings } = samplePlan();

interface Rejections {
  readonly h1: boolean;
  readonly h1MinP: boolean;
  readonly h2: boolean;
  readonly h2MinP: boolean;
  /** Chi-squared on the table of migrants, as if each were independent. */
  readonly naive: boolean;
  /** Groups of H2 with an adjusted p-value at or below alpha. */
  readonly shown: readonly string[];
}

function auditOf(synthetic: SyntheticSettings): Rejections {
  const set = synthesiseComposition(synthetic);
  const units = auditedUnits(set);
  const majority = majorities(units, { threshold: 0.5, minMembers: 1 });
  const design = {
    sums: units.sums,
    bandSizes: units.bandSizes,
    flagged: units.flagged,
    tested: testedGroups(units, settings.gate),
    majority: majority.majority,
    majorityUnits: majority.units,
    testedMajorities: testedMajorityGroups(majority, settings.gate, units.sums.units),
    ratioLower: 0.8,
    ratioUpper: 1.25,
  };
  const composition = units.composition!;
  const observed = observedStatistics(composition, design, units.bandCodes);
  const problem = { seed: synthetic.seed, resamples: RESAMPLES, composition, design };
  const drawn = clusterPermutationTask.runBlock(problem, 0);
  const members = { observed: observed.contrasts, resampled: drawn.contrasts, resamples: RESAMPLES };
  const majors = { observed: observed.majorityContrasts, resampled: drawn.majorityContrasts, resamples: RESAMPLES };
  const groups = units.sums.groupMembers.filter((count) => count > 0).length;
  const bands = units.bandSizes.filter((count) => count > 0).length;
  const shown = stepDownMaxT(majors).pValues;
  return {
    h1: rejects(stepDownMaxT(members)),
    h1MinP: rejects(stepDownMinP(members)),
    h2: rejects({ extreme: shown, pValues: shown }),
    h2MinP: rejects(stepDownMinP(majors)),
    naive: chiSquaredUpperTail(observed.pearson[0]!, (groups - 1) * (bands - 1)) <= ALPHA,
    shown: [...design.testedMajorities].filter((_, i) => shown[i]! <= ALPHA).map((code) => units.groups[code]!),
  };
}

function rejects({ pValues }: FamilyPValues): boolean {
  return pValues.some((pValue) => pValue <= ALPHA);
}

function rejectionsOf(design: Omit<SyntheticSettings, "seed" | "sponsors">, sets: number): Rejections[] {
  return Array.from({ length: sets }, (_, i) => auditOf({ seed: i + 1, sponsors: 1500, ...design }));
}

const count = (all: readonly Rejections[], test: Exclude<keyof Rejections, "shown">) =>
  all.filter((rejections) => rejections[test]).length;

/** Fewest and most rejections out of n that an exact binomial law of alpha leaves, at 1e-4 a side. */
function binomialBounds(n: number): { fewest: number; most: number } {
  let fewest = 0;
  while (binomialLowerTail(fewest, n, ALPHA) < 1e-4) fewest++;
  let most = n;
  while (binomialUpperTail(most, n, ALPHA) < 1e-4) most--;
  return { fewest, most };
}

const percent = (part: number, all: readonly unknown[]) => `${((100 * part) / all.length).toFixed(1)}%`;

describe("sets in which predictions have nothing to do with nationality", () => {
  it("are rejected at 5 % by both tests, and far more often by the test that takes migrants as independent", () => {
    const all = rejectionsOf({ design: "null" }, SETS);
    const { fewest, most } = binomialBounds(SETS);
    const [h1, h2, naive] = [count(all, "h1"), count(all, "h2"), count(all, "naive")];
    console.log(`null sets rejected: H1 ${percent(h1, all)}, H2 ${percent(h2, all)}, naive ${percent(naive, all)}`);
    expect([fewest, most].map((bound) => bound / SETS)).toEqual([0.033, 0.069]);
    for (const rejected of [h1, h2]) {
      expect(rejected).toBeGreaterThanOrEqual(fewest);
      expect(rejected).toBeLessThanOrEqual(most);
    }
    expect(naive).toBeGreaterThan(4 * most);
    expect(count(all, "h1MinP")).toBeLessThanOrEqual(most);
    expect(count(all, "h2MinP")).toBeLessThanOrEqual(most);
  });
});

describe.each(["size-only-rising", "size-only-falling"] as const)("sets flagged by size alone (%s)", (design) => {
  it("are rejected no more often than at 5 %", () => {
    const all = rejectionsOf({ design }, SETS / 2);
    const { most } = binomialBounds(SETS / 2);
    const [h1, h2] = [count(all, "h1"), count(all, "h2")];
    console.log(`${design} sets rejected: H1 ${percent(h1, all)}, H2 ${percent(h2, all)}`);
    for (const rejected of [h1, h2]) expect(rejected).toBeLessThanOrEqual(most);
  });
});

describe("sets in which one nationality's sponsors are flagged twice as often", () => {
  it("show that nationality in at least 80 %", () => {
    const all = rejectionsOf({ effectH2: { group: "IND", ratio: 2 } }, 200);
    const found = all.filter(({ shown }) => shown.includes("IND")).length;
    console.log(`planted ratio of 2 found in ${percent(found, all)}`);
    expect(found / all.length).toBeGreaterThanOrEqual(0.8);
  });
});
