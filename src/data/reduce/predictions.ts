import { ArgumentError } from "../../errors.js";
import type { Plan } from "../../plan/schema.js";
import type { PredictionColumns } from "../columns.js";
import { PROVENANCES } from "../evidence.js";
import {
  bandMeaning,
  OUTCOMES,
  outcomeMeaning,
  provenanceMeaning,
  selectedMeaning,
  severityMeaning,
  translate,
  UNKNOWN,
} from "./meanings.js";

/** Predictions in the terms of the plan: one entry a row of the source. */
export interface Predictions {
  readonly count: number;
  readonly bands: Uint8Array | null;
  readonly selected: Uint8Array;
  readonly scores: Float64Array | null;
  readonly outcomes: Uint8Array | null;
  readonly provenances: Uint8Array;
  /** Place of the level of severity, 255 where none is stated; null without such a column. */
  readonly severities: Uint8Array | null;
  /** Class of the number of violations, 255 where there are none or no number is stated; null without such a column. */
  readonly numbers: Uint8Array | null;
}

/**
 * Puts the columns of predictions into the terms of the plan: bands cut or read, texts replaced by what they mean.
 *
 * @param plan  validated plan
 * @param columns  columns of the source, equal lengths
 * @param count  number of rows
 * @returns predictions with band code 255 where there is no band
 * @throws ArgumentError for unequal lengths, an infinite or out-of-range score, or a text that the plan does not know
 */
export function readPredictions(plan: Plan, columns: PredictionColumns, count: number): Predictions {
  requireLengths(columns, count);
  const scores = columns.score ?? null;
  if (scores !== null) requireScores(scores, plan);
  const { selected, outcome, provenance, severity, violations } = columns;
  return {
    count,
    scores,
    bands: bandsOf(plan, columns, scores),
    selected: selected
      ? translate(selected, selectedMeaning(plan), { name: "selected", empty: UNKNOWN })
      : new Uint8Array(count).fill(UNKNOWN),
    outcomes: outcome
      ? translate(outcome, outcomeMeaning(plan), { name: "outcome", empty: OUTCOMES.indexOf("unknown") })
      : null,
    provenances: provenance
      ? translate(provenance, provenanceMeaning(plan), { name: "provenance", empty: UNSTATED })
      : new Uint8Array(count).fill(UNSTATED),
    severities: severity ? translate(severity, severityMeaning(plan), { name: "severity", empty: UNKNOWN }) : null,
    numbers: violations ? numberClasses(violations, plan.violationNumbers?.from ?? []) : null,
  };
}

const UNSTATED = PROVENANCES.indexOf("unstated");

/**
 * Bands of scores: a score equal to a threshold falls in the higher band.
 *
 * @param scores  NaN where there is none
 * @param thresholds  increasing, one less than there are bands
 * @returns band codes, 255 for NaN
 * @example cutBands(Float64Array.of(59.9, 60), [60]) // [0, 1]
 */
export function cutBands(scores: Float64Array, thresholds: readonly number[]): Uint8Array {
  return Uint8Array.from(scores, (score) => {
    if (Number.isNaN(score)) return UNKNOWN;
    let band = 0;
    while (band < thresholds.length && score >= thresholds[band]!) band++;
    return band;
  });
}

/** Class of each number of violations: the last start that it reaches; 255 for 0 and for no value. */
function numberClasses(numbers: Float64Array, from: readonly number[]): Uint8Array {
  return Uint8Array.from(numbers, (number) => {
    if (Number.isNaN(number)) return UNKNOWN;
    if (!Number.isInteger(number) || number < 0) {
      throw new ArgumentError(`readPredictions requires whole numbers of violations from 0; got ${number}`);
    }
    return number === 0 ? UNKNOWN : from.filter((start) => start <= number).length - 1;
  });
}

function bandsOf(plan: Plan, columns: PredictionColumns, scores: Float64Array | null): Uint8Array | null {
  const bands = plan.bands;
  if (bands === undefined) return null;
  if (bands.thresholds !== undefined) return scores === null ? null : cutBands(scores, bands.thresholds);
  return columns.band ? translate(columns.band, bandMeaning(plan), { name: "band", empty: UNKNOWN }) : null;
}

function requireLengths(columns: PredictionColumns, count: number): void {
  for (const [name, column] of Object.entries(columns) as [
    string,
    { length: number } | { codes: { length: number } },
  ][]) {
    const length = "codes" in column ? column.codes.length : column.length;
    if (length !== count) {
      throw new ArgumentError(`readPredictions requires ${count} values in ${name}; got ${length}`);
    }
  }
}

function requireScores(scores: Float64Array, plan: Plan): void {
  const lower = plan.scoreRange?.lower ?? -Number.MAX_VALUE;
  const upper = plan.scoreRange?.upper ?? Number.MAX_VALUE;
  for (const score of scores) {
    if (score < lower || score > upper) {
      throw new ArgumentError(`readPredictions requires scores from ${lower} to ${upper}; got ${score}`);
    }
  }
}
