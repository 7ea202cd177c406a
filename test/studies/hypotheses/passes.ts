import { testedGroups } from "../../../src/audit/hypothesis-1/hypothesis-1.js";
import type { AuditedUnits } from "../../../src/audit/permutation/audited-units.js";
import { majorities } from "../../../src/audit/permutation/majority.js";
import { disjointRest } from "../../../src/audit/second-pass/disjoint-rest.js";
import { namedGroups } from "../../../src/audit/second-pass/named-groups.js";
import { majorityOfUnits, remainingContrast, remainingUnits } from "../../../src/audit/second-pass/remaining-units.js";
import type { RestTest, RestTester } from "../../../src/audit/second-pass/rest-tester.js";
import { inlineExecutor } from "../../../src/runtime/inline.js";
import type { RunContext } from "../../../src/runtime/run-context.js";
import { ALPHA } from "../rates.js";
import { type DecidedSet, familyOf, GATE, RESAMPLES } from "./decided-set.js";

const CONTEXT: RunContext = {
  signal: undefined,
  progress: () => {},
  executor: inlineExecutor(),
  hash: () => Promise.reject(new Error("a study hashes nothing")),
};

/** Groups that the sequence of passes names in the end, by code. */
export interface NamedGroups {
  readonly h1: readonly number[];
  readonly h2: readonly number[];
}

/** The passes of both hypotheses, by the sequence of the audit with the resamples of the study. */
export async function namedIn(set: DecidedSet, seed: number): Promise<NamedGroups> {
  return { h1: await namedByMembers(set, seed), h2: await namedByMajorities(set, seed) };
}

async function namedByMembers({ units, h1 }: DecidedSet, seed: number): Promise<readonly number[]> {
  if (h1.adjusted.every((p) => p > ALPHA)) return [];
  const majority = majorityOfUnits(units);
  const tester: RestTester = {
    contrast: (group, without) => remainingContrast(units, majority, { group, without }),
    test: async (without) => membersTest(remainingUnits(units, majority, without), without, seed, h1.tested),
  };
  const groups = [...units.groups.keys()].filter((group) => units.sums.groupMembers[group]! > 0);
  const first = membersTest(units, [], seed, h1.tested);
  return (await namedGroups(first, tester, { alpha: ALPHA, groups })).named;
}

function membersTest(left: AuditedUnits, without: readonly number[], seed: number, family: Uint16Array): RestTest {
  const passing = testedGroups(left, GATE);
  const tested = family.filter((group) => passing.includes(group));
  if (tested.length === 0) {
    return {
      without,
      tested,
      contrasts: [],
      adjusted: { extreme: new Float64Array(0), pValues: new Float64Array(0) },
      resamples: RESAMPLES,
    };
  }
  const { observed, adjusted } = familyOf(seed, left, tested);
  return { without, tested, contrasts: observed, adjusted, resamples: RESAMPLES };
}

async function namedByMajorities({ units, h2 }: DecidedSet, seed: number): Promise<readonly number[]> {
  if (h2.adjusted.every((p) => p > ALPHA)) return [];
  const majority = majorities(units, { threshold: 0.5, minMembers: 1 });
  const width = units.groups.length + 1;
  const counts = units.groups.map((_, group) => ({
    total: majority.units[group]!,
    flagged: majority.unitsByBand[width + group]!,
  }));
  const all = { total: units.sums.units, flagged: units.flaggedUnits };
  const family = { tested: h2.tested, alpha: ALPHA, stepDown: "minP", seed, resamples: RESAMPLES } as const;
  const tester = disjointRest({ counts, all }, family, CONTEXT);
  const groups = [...counts.keys()].filter((group) => counts[group]!.total > 0);
  return (await namedGroups(await tester.test([]), tester, { alpha: ALPHA, groups })).named;
}
