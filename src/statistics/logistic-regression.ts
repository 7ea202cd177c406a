import { ArgumentError } from "../errors.js";
import { choleskyFactor, inverseOfFactored, solveFactored } from "./cholesky.js";
import { expit } from "./log-odds.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";

/** Events in trials beside columns of numbers, one entry a row; a constant is added, so none may be among the columns. */
export interface LogisticData {
  readonly columns: readonly Float64Array[];
  /** Events, 0 .. trials. */
  readonly events: ArrayLike<number>;
  /** Absent: one trial a row. */
  readonly trials?: ArrayLike<number>;
  /** Known part of the log odds. Absent: 0. */
  readonly offset?: ArrayLike<number>;
}

/** Fitted coefficients on the scale of log odds: the constant first, then the columns in their order. */
export interface LogisticFit {
  readonly kind: "estimate";
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  /** Inverse of the information, row major. */
  readonly covariance: Float64Array;
  readonly deviance: number;
  readonly iterations: number;
}

/** `collinear`: a column is a sum of the others; `separated`: the columns tell events apart without error. */
export type NoLogisticFit = NotEstimable<"one-class-only" | "collinear" | "separated">;

/** Where the fit starts, and how strongly its slopes are pulled to zero. */
export interface LogisticOptions {
  /** Length columns + 1; default all zero. */
  readonly start?: ArrayLike<number>;
  /** Subtracts ridge / 2 times the sum of squared slopes from the log likelihood; default 0. */
  readonly ridge?: number;
}

const MOST_ITERATIONS = 60;
const PRECISION = 1e-12;

/**
 * Logistic regression by maximum likelihood: Newton's steps (iteratively reweighted least squares), halved where one
 * lowers the likelihood.
 * @param data  columns of finite numbers, events and trials, all of length n
 * @param options.ridge  0 or more; above 0 a fit exists for separated columns too
 * @returns coefficients with standard errors, or the reason why the likelihood has no maximum
 * @throws ArgumentError on unequal lengths, an event count outside 0 .. trials, or a negative ridge
 * @see McCullagh & Nelder 1989, section 4.4; Albert & Anderson 1984 on separation; agrees with R `glm(family = binomial)`
 * @example logisticRegression({ columns: [Float64Array.of(0, 1)], events: [1, 3], trials: [4, 4] }).coefficients[1] // 2.197
 */
export function logisticRegression(data: LogisticData, options: LogisticOptions = {}): LogisticFit | NoLogisticFit {
  const rows = rowsOf(data);
  const ridge = options.ridge ?? 0;
  if (!(ridge >= 0)) throw new ArgumentError(`logisticRegression requires a ridge of 0 or more; got ${ridge}`);
  const events = sum(data.events);
  if (events === 0 || events === sum(rows.trials)) return notEstimable("one-class-only");
  const width = data.columns.length + 1;
  let state = stateAt(
    rows,
    Float64Array.from({ length: width }, (_, j) => options.start?.[j] ?? 0),
    ridge,
  );
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
    const factor = choleskyFactor(state.information, width);
    if (factor === null) return notEstimable(iteration === 1 ? "collinear" : "separated");
    const step = solveFactored(factor, state.score, width);
    const next = improved(rows, state, step, ridge);
    const largest = step.reduce((most, change) => Math.max(most, Math.abs(change)), 0);
    state = next;
    if (largest <= PRECISION * (1 + largestOf(state.coefficients))) return fitOf(rows, state, iteration, ridge);
  }
  // Newton's steps end twice as near each time, unless the columns hardly vary beside their size.
  return notEstimable("collinear");
}

interface Rows extends LogisticData {
  readonly count: number;
  readonly trials: ArrayLike<number>;
}

function rowsOf(data: LogisticData): Rows {
  const count = data.events.length;
  const trials = data.trials ?? new Uint8Array(count).fill(1);
  for (const column of [...data.columns, trials, data.offset ?? data.events]) {
    if (column.length !== count) {
      throw new ArgumentError(`logisticRegression requires ${count} entries in every column; got ${column.length}`);
    }
  }
  for (let i = 0; i < count; i++) {
    if (!(data.events[i]! >= 0 && data.events[i]! <= trials[i]!)) {
      throw new ArgumentError(
        `logisticRegression requires events from 0 to ${trials[i]} in row ${i}; got ${data.events[i]}`,
      );
    }
  }
  return { ...data, count, trials };
}

interface State {
  readonly coefficients: Float64Array;
  /** Penalised log likelihood up to a constant. */
  readonly likelihood: number;
  readonly score: Float64Array;
  readonly information: Float64Array;
}

/** Log likelihood, its slope and its curvature at the coefficients, in one pass. */
function stateAt(rows: Rows, coefficients: Float64Array, ridge: number): State {
  const width = coefficients.length;
  const score = new Float64Array(width);
  const information = new Float64Array(width * width);
  const x = new Float64Array(width);
  x[0] = 1;
  let likelihood = 0;
  for (let i = 0; i < rows.count; i++) {
    const trials = rows.trials[i]!;
    if (trials === 0) continue;
    let logOdds = coefficients[0]! + (rows.offset?.[i] ?? 0);
    for (let j = 1; j < width; j++) {
      x[j] = rows.columns[j - 1]![i]!;
      logOdds += coefficients[j]! * x[j]!;
    }
    const chance = expit(logOdds);
    likelihood += rows.events[i]! * logOdds - trials * softplus(logOdds);
    const residual = rows.events[i]! - trials * chance;
    const weight = trials * chance * (1 - chance);
    for (let j = 0; j < width; j++) {
      score[j]! += residual * x[j]!;
      for (let k = 0; k <= j; k++) information[j * width + k]! += weight * x[j]! * x[k]!;
    }
  }
  for (let j = 1; j < width; j++) {
    likelihood -= (ridge / 2) * coefficients[j]! ** 2;
    score[j]! -= ridge * coefficients[j]!;
    information[j * width + j]! += ridge;
  }
  return { coefficients, likelihood, score, information };
}

/** The state after the step, halved until the likelihood does not fall. */
function improved(rows: Rows, state: State, step: Float64Array, ridge: number): State {
  for (let share = 1; share > 1e-4; share /= 2) {
    const moved = state.coefficients.map((value, j) => value + share * step[j]!);
    const next = stateAt(rows, moved, ridge);
    if (next.likelihood >= state.likelihood - 1e-9 * (1 + Math.abs(state.likelihood))) return next;
  }
  return state;
}

function fitOf(rows: Rows, state: State, iterations: number, ridge: number): LogisticFit | NoLogisticFit {
  const width = state.coefficients.length;
  const factor = choleskyFactor(state.information, width);
  if (factor === null) return notEstimable("separated");
  const covariance = inverseOfFactored(factor, width);
  return {
    kind: "estimate",
    coefficients: state.coefficients,
    standardErrors: Float64Array.from({ length: width }, (_, j) => Math.sqrt(covariance[j * width + j]!)),
    covariance,
    deviance: devianceOf(rows, state, ridge),
    iterations,
  };
}

/** Twice the distance of the log likelihood from that of a row-by-row fit. */
function devianceOf(rows: Rows, { coefficients, likelihood }: State, ridge: number): number {
  let saturated = 0;
  for (let i = 0; i < rows.count; i++) {
    const share = rows.trials[i] === 0 ? 0 : rows.events[i]! / rows.trials[i]!;
    if (share > 0 && share < 1) {
      saturated += rows.events[i]! * Math.log(share) + (rows.trials[i]! - rows.events[i]!) * Math.log1p(-share);
    }
  }
  const penalty = coefficients.subarray(1).reduce((total, value) => total + (ridge / 2) * value * value, 0);
  return 2 * (saturated - likelihood - penalty);
}

/** ln(1 + e^x) without overflow. */
function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

function largestOf(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}
