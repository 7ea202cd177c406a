import { chiSquaredUpperTail, tUpperTail } from "../../../src/statistics/distributions.js";
import { drawWithReplacement, type StreamState } from "../../../src/statistics/random.js";
import { ALPHA } from "../rates.js";

/*
 * What is commonly done, kept here for comparison only. All of it takes people as independent and looks at groups one
 * by one without an adjustment.
 */

/** Flagged people and all people, one entry a group, and both over everyone, whether in one of these groups or not. */
export interface FlaggedByGroup {
  readonly flagged: readonly number[];
  readonly totals: readonly number[];
  readonly everyone: { readonly flagged: number; readonly total: number };
}

/** Pearson's chi-squared on the table of people, asymptotic, as if they were independent. */
export function chiSquaredOfPeople(statistic: number, groups: number, bands: number): boolean {
  return chiSquaredUpperTail(statistic, (groups - 1) * (bands - 1)) <= ALPHA;
}

/** The four-fifths rule alone: some group's flagged share lies outside 0.80 to 1.25 times that of the others. */
export function fourFifthsRule({ flagged, totals, everyone }: FlaggedByGroup): boolean {
  return flagged.some((count, group) => {
    const ratio = count / totals[group]! / ((everyone.flagged - count) / (everyone.total - totals[group]!));
    return ratio < 0.8 || ratio > 1.25;
  });
}

/** Welch t-tests of each group against all others, no adjustment (the way of Aequitas): some p is at most 5 %. */
export function uncorrectedTTests({ flagged, totals, everyone }: FlaggedByGroup): boolean {
  return flagged.some((count, group) => {
    const n = totals[group]!;
    return n > 1 && welchPValue(count, n, everyone.flagged - count, everyone.total - n) <= ALPHA;
  });
}

function welchPValue(events1: number, n1: number, events2: number, n2: number): number {
  const [share1, share2] = [events1 / n1, events2 / n2];
  const [error1, error2] = [(share1 * (1 - share1)) / (n1 - 1), (share2 * (1 - share2)) / (n2 - 1)];
  const squared = error1 + error2;
  if (squared === 0) return 1;
  const freedom = squared ** 2 / (error1 ** 2 / (n1 - 1) + error2 ** 2 / (n2 - 1));
  return 2 * tUpperTail(Math.abs(share1 - share2) / Math.sqrt(squared), freedom);
}

/**
 * Percentile bootstrap over people of the largest minus the smallest flagged share (the way of Fairlearn): its 95 %
 * interval leaves out 0.
 * @param people  group of each person, doubled, plus 1 where flagged
 */
export function maxMinBootstrapExcludesZero(
  people: Uint16Array,
  { groups, resamples, stream }: { readonly groups: number; readonly resamples: number; readonly stream: StreamState },
): boolean {
  const differences = new Float64Array(resamples);
  const weights = new Uint32Array(people.length);
  const tally = new Float64Array(2 * groups);
  for (let resample = 0; resample < resamples; resample++) {
    drawWithReplacement(stream, weights);
    tally.fill(0);
    for (let i = 0; i < people.length; i++) tally[people[i]!]! += weights[i]!;
    differences[resample] = largestDifference(tally, groups);
  }
  differences.sort();
  return differences[Math.floor(0.025 * resamples)]! > 0;
}

function largestDifference(tally: Float64Array, groups: number): number {
  let [least, most] = [1, 0];
  for (let group = 0; group < groups; group++) {
    const total = tally[2 * group]! + tally[2 * group + 1]!;
    if (total === 0) continue;
    const share = tally[2 * group + 1]! / total;
    least = Math.min(least, share);
    most = Math.max(most, share);
  }
  return Math.max(0, most - least);
}
