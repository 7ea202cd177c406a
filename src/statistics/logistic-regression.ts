import { ArgumentError } from "../errors.js";
import { choleskyFactor, inverseOfFactored, solveFactored } from "./cholesky.js";
import { expit, softplus } from "./log-odds.js";
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

/** A coefficient that is held at a value while the others are fitted: 0 is the constant. */
export interface HeldCoefficient {
  readonly index: number;
  readonly value: number;
}

/** Where the fit starts, what is held, and how strongly its slopes are pulled to zero. */
export interface LogisticOptions {
  /** Coefficients that stay where they are while the others are fitted. */
  readonly held?: readonly HeldCoefficient[] | undefined;
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
 * @param options.held  coefficients that stay at a value; the standard errors are then those of the whole information
 * @returns coefficients with standard errors, or the reason why the likelihood has no maximum
 * @throws ArgumentError on unequal lengths, an event count outside 0 .. trials, or a negative ridge
 * @see McCullagh & Nelder 1989, section 4.4; Albert & Anderson 1984 on separation; agrees with R `glm(family = binomial)`
 * @example logisticRegression({ columns: [Float64Array.of(0, 1)], events: [1, 3], trials: [4, 4] }).coefficients[1] // 2.197
 */
export function logisticRegression(data: LogisticData, options: LogisticOptions = {}): LogisticFit | NoLogisticFit {
  const rows = rowsOf(data);
  const { ridge = 0, held = [] } = options;
  if (!(ridge >= 0)) throw new ArgumentError(`logisticRegression requires a ridge of 0 or more; got ${ridge}`);
  const events = sum(data.events);
  if (events === 0 || events === sum(rows.trials)) return notEstimable("one-class-only");
  const width = data.columns.length + 1;
  let state = stateAt(rows, startOf(width, options), ridge);
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
    const factor = choleskyFactor(state.information, width);
    if (factor === null) return notEstimable(iteration === 1 ? "collinear" : "separated");
    const step = stepOf(state, factor, held);
    const next = improved(rows, state, step, ridge);
    const largest = step.reduce((most, change) => Math.max(most, Math.abs(change)), 0);
    state = next;
    if (largest <= PRECISION * (1 + largestOf(state.coefficients))) return fitOf(rows, state, iteration, ridge);
  }
  // Newton's steps end twice as near each time, unless the columns hardly vary beside their size.
  return notEstimable("collinear");
}

/**
 * Coefficients to start from.
 * @param width  columns + 1
 * @example startOf(2, { held: [{ index: 1, value: 3 }] }) // [0, 3]
 */
export function startOf(width: number, { start, held = [] }: Pick<LogisticOptions, "start" | "held">): Float64Array {
  const first = Float64Array.from({ length: width }, (_, j) => start?.[j] ?? 0);
  for (const { index, value } of held) first[index] = value;
  return first;
}

/**
 * Newton's step: the inverse of the information times the score, among the coefficients that are not held.
 * @param state   score and information at the coefficients
 * @param factor  of the whole information, by `choleskyFactor`
 * @example stepOf({ score: Float64Array.of(2), information: Float64Array.of(4) }, Float64Array.of(2), []) // [0.5]
 */
export function stepOf(
  { score, information }: { readonly score: Float64Array; readonly information: Float64Array },
  factor: Float64Array,
  held: readonly HeldCoefficient[],
): Float64Array {
  const width = score.length;
  if (held.length === 0) return solveFactored(factor, score, width);
  const free = Array.from({ length: width }, (_, j) => j).filter((j) => held.every(({ index }) => index !== j));
  const own = new Float64Array(free.length ** 2);
  free.forEach((j, a) => {
    for (let b = 0; b <= a; b++) own[a * free.length + b] = information[j * width + free[b]!]!;
  });
  const step = new Float64Array(width);
  const ownFactor = choleskyFactor(own, free.length);
  if (ownFactor === null) return step;
  const right = Float64Array.from(free, (j) => score[j]!);
  solveFactored(ownFactor, right, free.length).forEach((change, a) => {
    step[free[a]!] = change;
  });
  return step;
}

interface Rows extends LogisticData {
  readonly count: number;
  readonly trials: ArrayLike<number>;
}

function rowsOf(data: LogisticData): Rows {
  return { ...data, count: data.events.length, trials: trialsOf("logisticRegression", data) };
}

/**
 * Trials of every row, one where the data says nothing.
 * @param caller  function that the message names
 * @throws ArgumentError on unequal lengths, or an event count outside 0 .. trials
 * @example trialsOf("fit", { columns: [], events: [0, 1] }) // [1, 1]
 */
export function trialsOf(caller: string, { columns, events, trials, offset }: LogisticData): ArrayLike<number> {
  const count = events.length;
  const rows = trials ?? new Uint8Array(count).fill(1);
  for (const column of [...columns, rows, offset ?? events]) {
    if (column.length !== count) {
      throw new ArgumentError(`${caller} requires ${count} entries in every column; got ${column.length}`);
    }
  }
  for (let i = 0; i < count; i++) {
    if (!(events[i]! >= 0 && events[i]! <= rows[i]!)) {
      throw new ArgumentError(`${caller} requires events from 0 to ${rows[i]} in row ${i}; got ${events[i]}`);
    }
  }
  return rows;
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

/**
 * Largest size of a number among the values.
 * @example largestOf(Float64Array.of(1, -3)) // 3
 */
export function largestOf(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}
