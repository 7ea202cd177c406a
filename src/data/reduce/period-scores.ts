import { NO_DATE } from "../columns.js";
import {
  type BandScale,
  type PeriodScoreEvidence,
  PROVENANCES,
  type ScoredUnit,
  UNDATED,
  type Unavailable,
} from "../evidence.js";
import { OUTCOMES, UNKNOWN } from "./meanings.js";
import type { Units } from "./units.js";

type PeriodUnits = Pick<Units, "count" | "scores" | "bands" | "outcomes" | "provenances">;

/**
 * Units by day of the prediction, score, band, provenance and outcome: any period of the calendar is a range of it.
 *
 * @param units  scored units after the rules of the plan
 * @param days  days since 1970-01-01, a unit each, `NO_DATE` where there is none, which come first; null without a column
 *   of dates
 * @param options  what a unit is, and the bands of the plan
 * @returns sorted patterns with weights, or why there are none
 * @example periodScores(units, Int32Array.of(18_628, 18_993), { unit: "sponsors", bands: null })
 */
export function periodScores(
  units: PeriodUnits,
  days: Int32Array | null,
  { unit, bands }: { readonly unit: ScoredUnit; readonly bands: BandScale | null },
): PeriodScoreEvidence | Unavailable {
  if (days === null) return { kind: "unavailable", reason: "no-prediction-date" };
  const keyOf = (i: number): readonly number[] => [
    days[i] === NO_DATE ? UNDATED : days[i]!,
    units.scores === null || Number.isNaN(units.scores[i]!) ? Number.POSITIVE_INFINITY : units.scores[i]! + 0,
    units.bands?.[i] ?? UNKNOWN,
    units.provenances[i]!,
    units.outcomes?.[i] ?? OUTCOMES.indexOf("unknown"),
  ];
  const keys = Array.from({ length: units.count }, (_, i) => keyOf(i)).sort(compareKeys);
  const starts = keys.flatMap((key, i) => (i > 0 && compareKeys(keys[i - 1]!, key) === 0 ? [] : [i]));
  const distinct = starts.map((start) => keys[start]!);
  return {
    kind: "periodScores",
    unit,
    bands: units.bands === null ? null : bands,
    provenances: PROVENANCES,
    hasOutcomes: units.outcomes !== null,
    days: Int32Array.from(distinct, ([day]) => day!),
    scores: Float64Array.from(distinct, ([, score]) => (Number.isFinite(score) ? score! : Number.NaN)),
    bandCodes: Uint8Array.from(distinct, ([, , band]) => band!),
    provenanceCodes: Uint8Array.from(distinct, ([, , , provenance]) => provenance!),
    outcomeCodes: Uint8Array.from(distinct, ([, , , , outcome]) => outcome!),
    weights: Float64Array.from(starts, (start, i) => (starts[i + 1] ?? keys.length) - start),
  };
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! < b[i]! ? -1 : 1;
  return 0;
}
