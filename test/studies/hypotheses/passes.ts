import { testedGroups } from "../../../src/audit/hypothesis-1/hypothesis-1.js";
import { clusteredRest } from "../../../src/audit/second-pass/clustered-rest.js";
import { disjointRest } from "../../../src/audit/second-pass/disjoint-rest.js";
import { namedGroups } from "../../../src/audit/second-pass/named-groups.js";
import type { RestTest, RestTester } from "../../../src/audit/second-pass/rest-tester.js";
import { ALPHA } from "../rates.js";
import { type DecidedGroups, type DecidedSet, GATE, PLAN, RESAMPLES, resamplingSeed } from "./decided-set.js";
import { IN_PLACE } from "./in-place.js";

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
  const tester = clusteredRest(
    units,
    { tested: h1.tested, passing: (left) => testedGroups(left, GATE), resamples: () => RESAMPLES },
    { ...PLAN, resampling: { seed: resamplingSeed(seed), resamples: RESAMPLES } },
    IN_PLACE,
  );
  return named(h1, tester, Array.from(units.sums.groupMembers));
}

async function namedByMajorities({ units, majorities, h2 }: DecidedSet, seed: number): Promise<readonly number[]> {
  const width = units.groups.length + 1;
  const counts = units.groups.map((_, group) => ({
    total: majorities.units[group]!,
    flagged: majorities.unitsByBand[width + group]!,
  }));
  const all = { total: units.sums.units, flagged: units.flaggedUnits };
  const family = { tested: h2.tested, ...PLAN.hypothesis2, seed, resamples: RESAMPLES };
  const tester = disjointRest({ counts, all }, family, IN_PLACE);
  return named(
    h2,
    tester,
    counts.map(({ total }) => total),
  );
}

async function named(
  { tested, contrasts, family }: DecidedGroups,
  tester: RestTester,
  sizes: readonly number[],
): Promise<readonly number[]> {
  if (family.pValues.every((p) => p > ALPHA)) return [];
  const first: RestTest = { without: [], tested, contrasts, adjusted: family, resamples: RESAMPLES };
  const groups = [...sizes.keys()].filter((group) => sizes[group]! > 0);
  return (await namedGroups(first, tester, { alpha: ALPHA, groups })).named;
}
