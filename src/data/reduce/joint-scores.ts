import { ArgumentError } from "../../errors.js";
import type { Plan } from "../../plan/schema.js";
import { type ComparedColumns, NO_CONCERN, NO_DATE, type TextColumn } from "../columns.js";
import type { JointScoreEvidence, ScoredUnit, Unavailable } from "../evidence.js";
import { clusterPatterns } from "./cluster-patterns.js";
import { bandScale, comparedBandMeaning, OUTCOMES, translate, UNKNOWN } from "./meanings.js";
import { cutBands } from "./predictions.js";
import type { Units } from "./units.js";

/** Columns of a source that say with what a scored unit belongs together: models, periods, clusters. One entry a row. */
export interface JointColumns {
  readonly compared?: readonly ComparedColumns[];
  readonly period?: TextColumn;
  readonly predictedOn?: Int32Array;
  /** Code of the cluster, or `NO_CONCERN`. */
  readonly cluster?: Uint32Array;
}

const MS_PER_DAY = 86_400_000;

/**
 * Units by the scores and bands of all models together, outcome, provenance and period; and which of them form a
 * cluster. Unavailable where the plan asks for none of these.
 *
 * @param plan  validated plan of the sponsors or the cases form
 * @param columns  columns of the source
 * @param scored  the units, what one is, and the row of the source that each stands in
 * @returns distinct patterns in order, with the number of units that share each
 * @throws ArgumentError for a text that the plan does not know or a score that is not finite
 */
export function jointScores(
  plan: Plan,
  columns: JointColumns,
  scored: { readonly units: Units; readonly rows: Uint32Array; readonly unit: ScoredUnit },
): JointScoreEvidence | Unavailable {
  const { units, rows, unit } = scored;
  const { periods } = plan.score;
  if (plan.models.length === 0 && periods === undefined && columns.cluster === undefined) {
    return { kind: "unavailable", reason: "not-planned" };
  }
  const compared = plan.models.map((model, place) => comparedUnits(plan, model, columns.compared?.[place] ?? {}, rows));
  const none = new Float64Array(units.count).fill(Number.NaN);
  const noBand = new Uint8Array(units.count).fill(UNKNOWN);
  const scores = [units.scores ?? none, ...compared.map((model) => model.scores ?? none)];
  const bands = [units.bands ?? noBand, ...compared.map((model) => model.bands ?? noBand)];
  const outcomes = units.outcomes ?? new Uint8Array(units.count).fill(OUTCOMES.indexOf("unknown"));
  const periodCodes = periodsOf(plan, columns, rows);
  const sorted = sortedPatterns([...scores, ...bands, outcomes, units.provenances, periodCodes], units);
  const { cluster } = columns;
  return {
    kind: "jointScores",
    unit,
    bands: bandScale(plan),
    scores: scores.map((each) => Float64Array.from(sorted.first, (i) => each[i]! + 0)),
    bandCodes: bands.map((each) => Uint8Array.from(sorted.first, (i) => each[i]!)),
    outcomeCodes: Uint8Array.from(sorted.first, (i) => outcomes[i]!),
    provenanceCodes: Uint8Array.from(sorted.first, (i) => units.provenances[i]!),
    periodCodes: Uint8Array.from(sorted.first, (i) => periodCodes[i]!),
    weights: sorted.weights,
    clusters:
      cluster === undefined
        ? null
        : clusterPatterns(
            sorted.patternOf,
            Uint32Array.from(rows, (row) => cluster[row]!),
            NO_CONCERN,
          ),
  };
}

function comparedUnits(plan: Plan, model: Plan["models"][number], columns: ComparedColumns, rows: Uint32Array) {
  const scores = columns.score === undefined ? null : Float64Array.from(rows, (row) => columns.score![row]!);
  const infinite = scores?.find((score) => Math.abs(score) === Number.POSITIVE_INFINITY);
  if (infinite !== undefined) throw new ArgumentError(`jointScores requires finite scores; got ${infinite}`);
  if (model.thresholds !== undefined && scores !== null) return { scores, bands: cutBands(scores, model.thresholds) };
  if (columns.band === undefined) return { scores, bands: null };
  const codes = translate(columns.band, comparedBandMeaning(plan, model), { name: model.name, empty: UNKNOWN });
  return { scores, bands: Uint8Array.from(rows, (row) => codes[row]!) };
}

/** Number of the period of every unit, from 0; 255 where it has none. */
function periodsOf({ score }: Plan, { period, predictedOn }: JointColumns, rows: Uint32Array): Uint8Array {
  const { cuts, order } = score.periods ?? {};
  if (cuts !== undefined && predictedOn !== undefined) {
    const days = cuts.map((date) => Date.parse(date) / MS_PER_DAY);
    return Uint8Array.from(rows, (row) => {
      const day = predictedOn[row]!;
      return day === NO_DATE ? UNKNOWN : days.filter((cut) => cut <= day).length;
    });
  }
  if (order !== undefined && period !== undefined) {
    const meaning = new Map(order.map((text, place) => [text, place]));
    const codes = translate(period, meaning, { name: "period", empty: UNKNOWN });
    return Uint8Array.from(rows, (row) => codes[row]!);
  }
  return new Uint8Array(rows.length).fill(UNKNOWN);
}

/** Distinct rows of parallel columns in ascending order: a first unit of each, how often, and the pattern of each unit. */
function sortedPatterns(
  columns: readonly (Float64Array | Uint8Array)[],
  { count, weights: shared }: Pick<Units, "count" | "weights">,
) {
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => compareRows(columns, a, b));
  const patternOf = new Uint32Array(count);
  const first: number[] = [];
  const weights: number[] = [];
  order.forEach((unit, place) => {
    if (place === 0 || compareRows(columns, order[place - 1]!, unit) !== 0) {
      first.push(unit);
      weights.push(0);
    }
    patternOf[unit] = first.length - 1;
    weights[first.length - 1]! += shared?.[unit] ?? 1;
  });
  return { patternOf, first: Uint32Array.from(first), weights: Uint32Array.from(weights) };
}

/** A missing score stands before all others. */
function compareRows(columns: readonly (Float64Array | Uint8Array)[], a: number, b: number): number {
  for (const column of columns) {
    const [first, second] = [column[a]!, column[b]!];
    if (first === second) continue;
    if (Number.isNaN(first)) {
      if (Number.isNaN(second)) continue;
      return -1;
    }
    return Number.isNaN(second) || first > second ? 1 : -1;
  }
  return 0;
}
