import { ArgumentError } from "../errors.js";
import { choleskyFactor, inverseOfFactored, solveFactored } from "./cholesky.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";

/** Events within an exposure beside columns of numbers, one entry a row; a constant is added. */
export interface PoissonData {
  readonly columns: readonly Float64Array[];
  /** Whole, 0 or more. */
  readonly events: ArrayLike<number>;
  /** Above 0: its logarithm is the offset. */
  readonly exposure: ArrayLike<number>;
}

/** Fitted coefficients on the scale of the log rate: the constant first, then the columns in their order. */
export interface PoissonFit {
  readonly kind: "estimate";
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  readonly deviance: number;
  readonly iterations: number;
}

const MOST_ITERATIONS = 60;
const MOST_HALVINGS = 40;
const PRECISION = 1e-12;
/** A standard error beyond this means a rate that runs off to zero. */
const MOST_ERROR = 1e3;

/**
 * Poisson regression of a rate by maximum likelihood: Newton's steps (iteratively reweighted least squares), halved where
 * one lowers the likelihood.
 * @param data  events, exposure and columns
 * @returns coefficients; not-estimable without events, with a column that is a sum of others, or where a rate runs to 0
 * @throws ArgumentError when columns differ in length or numbers lie outside their ranges
 * @see McCullagh & Nelder 1989, chapter 6; R glm(family = poisson, offset = log(exposure))
 * @example poissonRegression({ columns: [Float64Array.of(0, 1)], events: [2, 6], exposure: [1, 1] }).coefficients[1] // 1.0986
 */
export function poissonRegression(
  data: PoissonData,
): PoissonFit | NotEstimable<"no-variation" | "collinear" | "separated"> {
  requireRows(data);
  const { events, exposure, columns } = data;
  const total = sum(events);
  if (total === 0) return notEstimable("no-variation");
  const width = columns.length + 1;
  const start = new Float64Array(width);
  start[0] = Math.log(total / sum(exposure));
  let state = stateAt(data, start);
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
    const factor = choleskyFactor(state.information, width);
    if (factor === null) return notEstimable(iteration === 1 ? "collinear" : "separated");
    const step = solveFactored(factor, state.score, width);
    state = improved(data, state, step);
    if (step.every((change, j) => Math.abs(change) <= PRECISION * (1 + Math.abs(state.at[j]!)))) {
      const standardErrors = errorsOf(state, width);
      if (standardErrors === null || standardErrors.some((error) => !(error < MOST_ERROR))) break;
      return {
        kind: "estimate",
        coefficients: state.at,
        standardErrors,
        deviance: devianceOf(data, state),
        iterations: iteration,
      };
    }
  }
  return notEstimable("separated");
}

interface State {
  readonly at: Float64Array;
  readonly means: Float64Array;
  readonly logLikelihood: number;
  readonly score: Float64Array;
  readonly information: Float64Array;
}

function stateAt({ columns, events, exposure }: PoissonData, at: Float64Array): State {
  const width = at.length;
  const means = new Float64Array(events.length);
  const score = new Float64Array(width);
  const information = new Float64Array(width * width);
  const row = new Float64Array(width).fill(1);
  let logLikelihood = 0;
  for (let i = 0; i < events.length; i++) {
    let log = at[0]!;
    for (let j = 1; j < width; j++) {
      row[j] = columns[j - 1]![i]!;
      log += at[j]! * row[j]!;
    }
    const mean = exposure[i]! * Math.exp(log);
    means[i] = mean;
    logLikelihood += events[i]! * log - mean;
    for (let j = 0; j < width; j++) {
      score[j]! += row[j]! * (events[i]! - mean);
      for (let k = 0; k < width; k++) information[j * width + k]! += row[j]! * row[k]! * mean;
    }
  }
  return { at, means, logLikelihood, score, information };
}

/** The state a step on, or as large a part of it as does not lower the likelihood. */
function improved(data: PoissonData, state: State, step: Float64Array): State {
  let part = 1;
  for (let halving = 0; halving < MOST_HALVINGS; halving++, part /= 2) {
    const next = stateAt(
      data,
      state.at.map((value, j) => value + part * step[j]!),
    );
    const least = state.logLikelihood - PRECISION * (1 + Math.abs(state.logLikelihood));
    if (next.logLikelihood >= least) return next;
  }
  return state;
}

function errorsOf({ information }: State, width: number): Float64Array | null {
  const factor = choleskyFactor(information, width);
  if (factor === null) return null;
  const covariance = inverseOfFactored(factor, width);
  return Float64Array.from({ length: width }, (_, j) => Math.sqrt(covariance[j * width + j]!));
}

function devianceOf({ events }: PoissonData, { means }: State): number {
  let deviance = 0;
  for (let i = 0; i < means.length; i++) {
    const [count, mean] = [events[i]!, means[i]!];
    deviance += 2 * ((count === 0 ? 0 : count * Math.log(count / mean)) - (count - mean));
  }
  return deviance;
}

function requireRows({ columns, events, exposure }: PoissonData): void {
  for (const column of [...columns, exposure]) {
    if (column.length !== events.length) {
      throw new ArgumentError(
        `poissonRegression requires ${events.length} entries in every column; got ${column.length}`,
      );
    }
  }
  for (let i = 0; i < events.length; i++) {
    if (!(Number.isSafeInteger(events[i]) && events[i]! >= 0)) {
      throw new ArgumentError(`poissonRegression requires whole events, 0 or more, in row ${i}; got ${events[i]}`);
    }
    if (!(exposure[i]! > 0 && Number.isFinite(exposure[i]))) {
      throw new ArgumentError(`poissonRegression requires a finite exposure above 0 in row ${i}; got ${exposure[i]}`);
    }
  }
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}
