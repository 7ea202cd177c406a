import { ArgumentError } from "../errors.js";
import { choleskyFactor, inverseOfFactored, logDeterminant, solveFactored } from "./cholesky.js";
import { expit } from "./log-odds.js";
import type { LogisticData } from "./logistic-regression.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";

/** Coefficients on the scale of log odds with a smaller bias: the constant first, then the columns in their order. */
export interface FirthFit {
  readonly kind: "estimate";
  readonly coefficients: Float64Array;
  /** From the inverse of the information at the coefficients. */
  readonly standardErrors: Float64Array;
  /** Log likelihood without the penalty. */
  readonly logLikelihood: number;
  /** With it: plus half the logarithm of the determinant of the information. */
  readonly penalisedLogLikelihood: number;
  readonly iterations: number;
}

export interface FirthOptions {
  /** False: no penalty, so the plain likelihood is maximised. Default true. */
  readonly penalty?: boolean;
  /** A coefficient that is held at a value while the others are fitted. */
  readonly held?: { readonly index: number; readonly value: number };
  /** Length columns + 1; default all zero. */
  readonly start?: ArrayLike<number>;
}

const MOST_ITERATIONS = 1000;
const PRECISION = 1e-11;
/** A step beyond this on the scale of log odds is cut. */
const LONGEST_STEP = 5;

/**
 * Logistic regression with Firth's penalty, which takes the first term of the bias away: the estimates exist also where
 * columns tell events apart without error, and are nearer to zero where events are few.
 *
 * @param data     columns of finite numbers, events and trials, all of length n
 * @param options  penalty on or off, a coefficient held at a value, and where to start
 * @returns coefficients with standard errors; not-estimable where a column is a sum of the others, or, without the
 *          penalty, where the likelihood has no maximum
 * @throws ArgumentError on unequal lengths, or events outside 0 .. trials
 * @see Firth 1993, Biometrika 80, 27-38; Heinze & Schemper 2002, Statistics in Medicine 21, 2409-2419; agrees with R
 *      `brglm2::brglmFit(type = "AS_mean")`
 * @example firthLogistic({ columns: [], events: [0], trials: [9] }).coefficients[0] // ln(0.5 / 9.5) = -2.944
 */
export function firthLogistic(
  data: LogisticData,
  { penalty = true, held, start }: FirthOptions = {},
): FirthFit | NotEstimable<"collinear" | "separated"> {
  const trials = checked(data);
  const width = data.columns.length + 1;
  const first = Float64Array.from({ length: width }, (_, j) => start?.[j] ?? 0);
  if (held !== undefined) first[held.index] = held.value;
  const free = Array.from({ length: width }, (_, j) => j).filter((j) => j !== held?.index);
  let state = stateAt(data, trials, first, penalty);
  if (state === null) return notEstimable("collinear");
  let before: Float64Array | null = null;
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
    const whole = stepOf(state, free);
    const step: Float64Array = before === null ? whole : damped(whole, before);
    before = step;
    const next = improved(data, trials, state, step, penalty);
    if (next === null) return notEstimable("separated");
    const moved = step.reduce((most, change) => Math.max(most, Math.abs(change)), 0);
    state = next;
    if (moved <= PRECISION * (1 + largestOf(state.coefficients))) return fitOf(state, iteration);
  }
  return notEstimable(penalty ? "collinear" : "separated");
}

interface State {
  readonly coefficients: Float64Array;
  readonly logLikelihood: number;
  readonly penalised: number;
  readonly score: Float64Array;
  readonly information: Float64Array;
  readonly factor: Float64Array;
}

function checked({ columns, events, trials, offset }: LogisticData): ArrayLike<number> {
  const count = events.length;
  const rows = trials ?? new Uint8Array(count).fill(1);
  for (const column of [...columns, rows, offset ?? events]) {
    if (column.length !== count) {
      throw new ArgumentError(`firthLogistic requires ${count} entries in every column; got ${column.length}`);
    }
  }
  for (let i = 0; i < count; i++) {
    if (!(events[i]! >= 0 && events[i]! <= rows[i]!)) {
      throw new ArgumentError(`firthLogistic requires events from 0 to ${rows[i]} in row ${i}; got ${events[i]}`);
    }
  }
  return rows;
}

/** Log likelihood, information and (corrected) score at the coefficients; null where the information is singular. */
function stateAt(
  { columns, events, offset }: LogisticData,
  trials: ArrayLike<number>,
  coefficients: Float64Array,
  penalty: boolean,
): State | null {
  const [count, width] = [events.length, coefficients.length];
  const chances = new Float64Array(count);
  const information = new Float64Array(width * width);
  const at = (i: number, j: number) => (j === 0 ? 1 : columns[j - 1]![i]!);
  let logLikelihood = 0;
  for (let i = 0; i < count; i++) {
    let logOdds = offset?.[i] ?? 0;
    for (let j = 0; j < width; j++) logOdds += coefficients[j]! * at(i, j);
    chances[i] = expit(logOdds);
    logLikelihood += events[i]! * logOdds - trials[i]! * softplus(logOdds);
    const weight = trials[i]! * chances[i]! * (1 - chances[i]!);
    for (let j = 0; j < width; j++) {
      for (let k = 0; k <= j; k++) information[j * width + k]! += weight * at(i, j) * at(i, k);
    }
  }
  const factor = choleskyFactor(information, width);
  if (factor === null) return null;
  const inverse = penalty ? inverseOfFactored(factor, width) : null;
  const score = new Float64Array(width);
  for (let i = 0; i < count; i++) {
    const chance = chances[i]!;
    let residual = events[i]! - trials[i]! * chance;
    if (inverse !== null) {
      let leverage = 0;
      for (let j = 0; j < width; j++) {
        for (let k = 0; k < width; k++) leverage += at(i, j) * inverse[j * width + k]! * at(i, k);
      }
      residual += trials[i]! * chance * (1 - chance) * leverage * (0.5 - chance);
    }
    for (let j = 0; j < width; j++) score[j]! += residual * at(i, j);
  }
  const penalised = logLikelihood + (penalty ? logDeterminant(factor, width) / 2 : 0);
  return { coefficients, logLikelihood, penalised, score, information, factor };
}

/** The step of the free coefficients, by the information among them. */
function stepOf({ score, information, factor }: State, free: readonly number[]): Float64Array {
  const width = score.length;
  if (free.length === width) return solveFactored(factor, score, width);
  const step = new Float64Array(width);
  if (free.length === 0) return step;
  const own = new Float64Array(free.length ** 2);
  free.forEach((j, a) => {
    for (let b = 0; b <= a; b++) own[a * free.length + b] = information[j * width + free[b]!]!;
  });
  const ownFactor = choleskyFactor(own, free.length);
  if (ownFactor === null) return step;
  const right = Float64Array.from(free, (j) => score[j]!);
  solveFactored(ownFactor, right, free.length).forEach((change, a) => {
    step[free[a]!] = change;
  });
  return step;
}

/** A step that turns back is shortened: where leverage is large the step overshoots, each time as far as the last. */
function damped(step: Float64Array, before: Float64Array): Float64Array {
  const along = step.reduce((total, change, j) => total + change * before[j]!, 0);
  if (along >= 0) return step;
  const length = before.reduce((total, change) => total + change * change, 0);
  return step.map((change) => change / (1 - along / length));
}

/** The state after the step, cut to its longest and halved until the penalised likelihood does not fall. */
function improved(
  data: LogisticData,
  trials: ArrayLike<number>,
  state: State,
  step: Float64Array,
  penalty: boolean,
): State | null {
  const longest = largestOf(step);
  let reached: State | null = null;
  for (let share = Math.min(1, LONGEST_STEP / longest); share > 1e-6; share /= 2) {
    const moved = state.coefficients.map((value, j) => value + share * step[j]!);
    reached = stateAt(data, trials, moved, penalty);
    if (reached !== null && reached.penalised >= state.penalised - 1e-12 * (1 + Math.abs(state.penalised)))
      return reached;
  }
  return reached === null ? null : state;
}

function fitOf({ coefficients, logLikelihood, penalised, factor }: State, iterations: number): FirthFit {
  const width = coefficients.length;
  const covariance = inverseOfFactored(factor, width);
  return {
    kind: "estimate",
    coefficients,
    standardErrors: Float64Array.from({ length: width }, (_, j) => Math.sqrt(covariance[j * width + j]!)),
    logLikelihood,
    penalisedLogLikelihood: penalised,
    iterations,
  };
}

/** ln(1 + e^x) without overflow. */
function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

function largestOf(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
