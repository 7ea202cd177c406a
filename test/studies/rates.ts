import { clopperPearsonInterval } from "../../src/statistics/clopper-pearson-interval.js";
import { type OutcomeBits, packOutcomes } from "./outcome-bits.js";
import type { Cell, MeasureKind, Outcome, Standing } from "./study.js";

export const ALPHA = 0.05;
export const LEVEL = 0.95;
/** Probability outside the bounds of a rate, on each side. */
export const BOUNDS_TAIL = 1e-4;

/** Where the nominal rate lies: within the bounds of the measured one, or the rate lies above or below it. */
export type Reading = "within" | "above" | "below";

/** One rate with the outcomes behind it. */
export interface MeasuredRate extends OutcomeBits {
  readonly id: string;
  readonly procedure: string;
  readonly standing: Standing;
  readonly kind: MeasureKind;
  /** Sets in which the procedure gave an answer, and those in which it happened. */
  readonly answered: number;
  readonly count: number;
  /** Null where no set was answered. */
  readonly rate: number | null;
  readonly lower: number;
  readonly upper: number;
  /** Where it is not 5 % for a test or 95 % for an interval. */
  readonly nominal?: number;
  /** Null for power, which has no nominal rate. */
  readonly reading: Reading | null;
}

export interface MeasuredCell {
  readonly id: string;
  readonly part: string;
  readonly design: string;
  /** Seeds 1 to this number, each once. */
  readonly sets: number;
  readonly measures: readonly MeasuredRate[];
}

/** Counts the outcomes of a cell, measure by measure; `outcomes` is indexed by seed - 1. */
export function measuredCell(cell: Cell, outcomes: readonly (readonly Outcome[])[]): MeasuredCell {
  const { id, part, design, measures } = cell;
  return {
    id,
    part,
    design,
    sets: outcomes.length,
    measures: measures.map((measure, k) =>
      measuredRate(
        measure,
        outcomes.map((row) => row[k]!),
      ),
    ),
  };
}

function measuredRate(measure: Cell["measures"][number], outcomes: readonly Outcome[]): MeasuredRate {
  const answered = outcomes.filter((outcome) => outcome !== null).length;
  const count = outcomes.filter((outcome) => outcome === true).length;
  const bounds = rateBounds(count, answered);
  const { id, procedure, standing, kind } = measure;
  const nominal = measure.nominal ?? (kind === "coverage" ? LEVEL : ALPHA);
  return {
    id,
    procedure,
    standing,
    kind,
    answered,
    count,
    rate: answered === 0 ? null : rounded(count / answered),
    ...bounds,
    ...(measure.nominal === undefined ? {} : { nominal }),
    reading: kind === "power" || answered === 0 ? null : readingOf(bounds, nominal),
    ...packOutcomes(outcomes),
  };
}

/** Exact (Clopper-Pearson) bounds of a rate, 1e-4 outside on each side; 0 to 1 where nothing was counted. */
export function rateBounds(count: number, n: number): { readonly lower: number; readonly upper: number } {
  if (n === 0) return { lower: 0, upper: 1 };
  const { lower, upper } = clopperPearsonInterval(count, n, { level: 1 - 2 * BOUNDS_TAIL });
  return { lower: rounded(lower), upper: rounded(upper) };
}

/** Side of the nominal rate on which the measured one lies. */
export function readingOf(
  { lower, upper }: { readonly lower: number; readonly upper: number },
  nominal: number,
): Reading {
  if (lower > nominal) return "above";
  return upper < nominal ? "below" : "within";
}

/** Six digits: enough to print, and the same on every machine. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
