import type { CodedScoreEvidence } from "../../data/evidence.js";

/** Units by distinct score, ascending. */
export interface ScoreUnits {
  readonly scores: readonly number[];
  readonly counts: readonly number[];
  readonly total: number;
}

/** Units by distinct score, whatever their codes. */
export function scoreUnits({ scores, counts }: CodedScoreEvidence): ScoreUnits {
  const distinct: number[] = [];
  const sums: number[] = [];
  scores.forEach((score, i) => {
    if (distinct.at(-1) !== score) {
      distinct.push(score);
      sums.push(0);
    }
    sums[sums.length - 1]! += counts[i]!;
  });
  return { scores: distinct, counts: sums, total: sums.reduce((sum, count) => sum + count, 0) };
}

/** Units with a score from `from` to below `to`. */
export function unitsBetween({ scores, counts }: ScoreUnits, from: number, to: number): number {
  return scores.reduce((sum, score, i) => (score >= from && score < to ? sum + counts[i]! : sum), 0);
}

/** Band of a score: one that equals a threshold falls in the higher band. */
export function bandAt(score: number, thresholds: readonly number[]): number {
  let band = 0;
  while (band < thresholds.length && score >= thresholds[band]!) band++;
  return band;
}
