import { ArgumentError } from "../../errors.js";
import type { Plan } from "../../plan/schema.js";
import type { StrataColumns } from "../columns.js";
import type { CodedScoreEvidence, ScoredUnit, Unavailable } from "../evidence.js";

/** What codes in doubt are read from: columns of the source by name, and the row that stands for each unit. */
export interface InDoubtSource extends StrataColumns {
  readonly rows: Uint32Array;
}

/**
 * Which indicators of each unit have a code in doubt.
 *
 * @param indicators  indicators of the plan, at most eight
 * @param source  columns and chosen rows
 * @returns a bit pattern a unit: bit j is set where the code of indicator j is in doubt
 * @throws ArgumentError when a column is absent
 * @example inDoubtPatterns(plan.stability.indicators, { strata: { premises }, rows: Uint32Array.of(0, 1) }) // [1, 0]
 */
export function inDoubtPatterns(indicators: Plan["stability"]["indicators"], source: InDoubtSource): Uint8Array {
  const patterns = new Uint8Array(source.rows.length);
  indicators.forEach(({ column: name, inDoubt }, bit) => {
    const column = source.strata?.[name];
    if (column === undefined) {
      throw new ArgumentError(`inDoubtPatterns requires the column ${JSON.stringify(name)}; got none`);
    }
    const doubtful = column.levels.map((level) => inDoubt.includes(level));
    source.rows.forEach((row, unit) => {
      if (doubtful[column.codes[row]!]) patterns[unit]! |= 1 << bit;
    });
  });
  return patterns;
}

/**
 * Units by distinct score and pattern of codes in doubt. Scores that an override by hand put there are counted apart:
 * neither an indicator nor a threshold moves them.
 *
 * @param scores  a unit each, NaN where there is none; null without a score column
 * @param patterns  a unit each
 * @param options  what a unit is, the scores that mark an override by hand among those given, and units an entry
 * @returns sorted counts, or why there are none
 * @example codedScores(Float64Array.of(10, 10, 20), Uint8Array.of(0, 1, 1), { unit: "sponsors", markers: [] })
 */
export function codedScores(
  scores: Float64Array | null,
  patterns: Uint8Array,
  {
    unit,
    markers,
    weights = null,
  }: {
    readonly unit: ScoredUnit;
    readonly markers: readonly number[];
    readonly weights?: Float64Array | null;
  },
): CodedScoreEvidence | Unavailable {
  if (scores === null) return { kind: "unavailable", reason: "no-score-column" };
  const counts = new Map<number, Map<number, number>>();
  const byHand = new Map<number, number>();
  scores.forEach((given, i) => {
    if (Number.isNaN(given)) return;
    const weight = weights?.[i] ?? 1;
    if (markers.includes(given)) {
      byHand.set(given, (byHand.get(given) ?? 0) + weight);
      return;
    }
    // Adding 0 turns -0 into 0.
    const score = given + 0;
    const byPattern = counts.get(score) ?? new Map<number, number>();
    byPattern.set(patterns[i]!, (byPattern.get(patterns[i]!) ?? 0) + weight);
    counts.set(score, byPattern);
  });
  const sorted = [...counts]
    .sort(([a], [b]) => a - b)
    .flatMap(([score, byPattern]) =>
      [...byPattern].sort(([a], [b]) => a - b).map(([pattern, n]) => ({ score, pattern, n })),
    );
  return {
    kind: "codedScores",
    unit,
    scores: Float64Array.from(sorted, ({ score }) => score),
    patterns: Uint8Array.from(sorted, ({ pattern }) => pattern),
    counts: Float64Array.from(sorted, ({ n }) => n),
    setByHand: [...byHand.values()].reduce((sum, n) => sum + n, 0),
    fewestByHand: byHand.size === 0 ? 0 : Math.min(...byHand.values()),
  };
}
