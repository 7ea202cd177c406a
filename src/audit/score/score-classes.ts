import type { ScoreEvidence } from "../../data/evidence.js";
import type { OutcomeHistogram } from "../../statistics/placements.js";
import type { CountTable } from "../result.js";

const MOST_CLASSES = 100;

/**
 * Outcomes by score class, ascending: one class a distinct score, or about 100 classes of about equal size, none of which
 * crosses a threshold between bands. The ROC curve is drawn from it; the AUC itself always comes from the distinct scores.
 */
export function scoreClasses(
  id: string,
  { scores, unit }: Pick<ScoreEvidence, "scores" | "unit">,
  histogram: OutcomeHistogram,
  thresholds: readonly number[] = [],
): CountTable {
  const starts = classStarts(scores, histogram, thresholds);
  const counts = starts.flatMap((start, place) => {
    const end = starts[place + 1] ?? scores.length;
    const sum = (of: Float64Array) => of.subarray(start, end).reduce((total, count) => total + count, 0);
    return [sum(histogram.violations), sum(histogram.none)];
  });
  return {
    id,
    unit,
    keys: [
      { name: "score", levels: starts.map((start) => `from ${Number(scores[start]!.toPrecision(12))}`) },
      { name: "outcome", levels: ["violation", "none"] },
    ],
    counts,
    ordered: true,
    breaks: thresholds
      .map((threshold) => starts.findIndex((start) => scores[start]! >= threshold))
      .filter((place, i, places) => place > 0 && place !== places[i - 1]),
  };
}

/**
 * Rows at which the classes of a score start, those without a known outcome left out.
 *
 * @param scores  distinct, ascending, length k
 * @param histogram  units with and without a violation at each score, length k
 * @param thresholds  scores at which a band starts: a class starts there too
 * @returns indices of `scores`, ascending; empty without a known outcome
 */
export function classStarts(
  scores: Float64Array,
  { violations, none }: OutcomeHistogram,
  thresholds: readonly number[],
): readonly number[] {
  const total = violations.reduce((sum, count, row) => sum + count + none[row]!, 0);
  const perClass = scores.length <= MOST_CLASSES ? 0 : total / MOST_CLASSES;
  const starts: number[] = [];
  let filled = Number.POSITIVE_INFINITY;
  for (let row = 0; row < scores.length; row++) {
    const known = violations[row]! + none[row]!;
    if (known === 0) continue;
    const last = starts.at(-1);
    const crosses = last !== undefined && thresholds.some((cut) => scores[last]! < cut && scores[row]! >= cut);
    if (filled > perClass || crosses) {
      starts.push(row);
      filled = 0;
    }
    filled += known;
  }
  return starts;
}
