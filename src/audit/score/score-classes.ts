import type { ScoreEvidence } from "../../data/evidence.js";
import type { OutcomeHistogram } from "../../statistics/placements.js";
import type { CountTable } from "../result.js";

const MOST_CLASSES = 100;

/**
 * Outcomes by score class, ascending: one class a distinct score, or at most 100 classes of about equal size. The ROC
 * curve is drawn from it; the AUC itself always comes from the distinct scores.
 */
export function scoreClasses(id: string, evidence: ScoreEvidence, { violations, none }: OutcomeHistogram): CountTable {
  const total = violations.reduce((sum, count, row) => sum + count + none[row]!, 0);
  const perClass = evidence.scores.length <= MOST_CLASSES ? 0 : total / MOST_CLASSES;
  const levels: string[] = [];
  const counts: number[] = [];
  let filled = Number.POSITIVE_INFINITY;
  for (let row = 0; row < evidence.scores.length; row++) {
    const known = violations[row]! + none[row]!;
    if (known === 0) continue;
    if (filled > perClass || levels.length === 0) {
      levels.push(`from ${Number(evidence.scores[row]!.toPrecision(12))}`);
      counts.push(0, 0);
      filled = 0;
    }
    counts[counts.length - 2]! += violations[row]!;
    counts[counts.length - 1]! += none[row]!;
    filled += known;
  }
  return {
    id,
    unit: evidence.unit,
    keys: [
      { name: "score", levels },
      { name: "outcome", levels: ["violation", "none"] },
    ],
    counts,
    ordered: true,
  };
}
