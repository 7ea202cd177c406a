import { choleskyFactor, inverseOfFactored, logDeterminant } from "./cholesky.js";
import { expit, softplus } from "./log-odds.js";
import {
  type LogisticData,
  type LogisticOptions,
  largestOf,
  startOf,
  stepOf,
  trialsOf,
} from "./logistic-regression.js";
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

const MOST_ITERATIONS = 1000;
const PRECISION = 1e-11;
/** A step beyond this on the scale of log odds is cut. */
const LONGEST_STEP = 5;

/**
 * Logistic regression with Firth's penalty, which takes the first term of the bias away: the estimates exist also where
 * columns tell events apart without error, and are nearer to zero where events are few.
 *
 * @param data     columns of finite numbers, events and trials, all of length n
 * @param options  coefficients held at a value, and where to start
 * @returns coefficients with standard errors; not-estimable where a column is a sum of the others
 * @throws ArgumentError on unequal lengths, or events outside 0 .. trials
 * @see Firth 1993, Biometrika 80, 27-38; Heinze & Schemper 2002, Statistics in Medicine 21, 2409-2419; agrees with R
 *      `brglm2::brglmFit(type = "AS_mean")`
 * @example firthLogistic({ columns: [], events: [0], trials: [9] }).coefficients[0] // ln(0.5 / 9.5) = -2.944
 */
export function firthLogistic(
  data: LogisticData,
  options: Pick<LogisticOptions, "held" | "start"> = {},
): FirthFit | NotEstimable<"collinear"> {
  const trials = trialsOf("firthLogistic", data);
  let state = stateAt(data, trials, startOf(data.columns.length + 1, options));
  if (state === null) return notEstimable("collinear");
  let before: Float64Array | null = null;
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
    const whole = stepOf(state, state.factor, options.held ?? []);
    const step: Float64Array = before === null ? whole : damped(whole, before);
    before = step;
    const next = improved(data, trials, state, step);
    if (next === null) return notEstimable("collinear");
    state = next;
    if (largestOf(step) <= PRECISION * (1 + largestOf(state.coefficients))) return fitOf(state, iteration);
  }
  return notEstimable("collinear");
}

interface State {
  readonly coefficients: Float64Array;
  readonly logLikelihood: number;
  readonly penalised: number;
  readonly score: Float64Array;
  readonly information: Float64Array;
  readonly factor: Float64Array;
}

/** Log likelihood, information and (corrected) score at the coefficients; null where the information is singular. */
function stateAt(
  { columns, events, offset }: LogisticData,
  trials: ArrayLike<number>,
  coefficients: Float64Array,
): State | null {
  const [count, width] = [events.length, coefficients.length];
  const chances = new Float64Array(count);
  const information = new Float64Array(width * width);
  const row = new Float64Array(width);
  row[0] = 1;
  let logLikelihood = 0;
  for (let i = 0; i < count; i++) {
    if (trials[i] === 0) continue;
    for (let j = 1; j < width; j++) row[j] = columns[j - 1]![i]!;
    let logOdds = offset?.[i] ?? 0;
    for (let j = 0; j < width; j++) logOdds += coefficients[j]! * row[j]!;
    const chance = expit(logOdds);
    chances[i] = chance;
    logLikelihood += events[i]! * logOdds - trials[i]! * softplus(logOdds);
    const weight = trials[i]! * chance * (1 - chance);
    for (let j = 0; j < width; j++) {
      const own = weight * row[j]!;
      if (own === 0) continue;
      for (let k = 0; k <= j; k++) information[j * width + k]! += own * row[k]!;
    }
  }
  const factor = choleskyFactor(information, width);
  if (factor === null) return null;
  const inverse = inverseOfFactored(factor, width);
  const score = new Float64Array(width);
  for (let i = 0; i < count; i++) {
    if (trials[i] === 0) continue;
    for (let j = 1; j < width; j++) row[j] = columns[j - 1]![i]!;
    const chance = chances[i]!;
    const weight = trials[i]! * chance * (1 - chance);
    const residual = events[i]! - trials[i]! * chance + weight * leverageOf(row, inverse) * (0.5 - chance);
    for (let j = 0; j < width; j++) score[j]! += residual * row[j]!;
  }
  const penalised = logLikelihood + logDeterminant(factor, width) / 2;
  return { coefficients, logLikelihood, penalised, score, information, factor };
}

/** x' inverse x, where most entries of x are 0. */
function leverageOf(row: Float64Array, inverse: Float64Array): number {
  const width = row.length;
  let leverage = 0;
  for (let j = 0; j < width; j++) {
    if (row[j] === 0) continue;
    let along = 0;
    for (let k = 0; k < width; k++) along += inverse[j * width + k]! * row[k]!;
    leverage += row[j]! * along;
  }
  return leverage;
}

/** A step that turns back is shortened: where leverage is large the step overshoots, each time as far as the last. */
function damped(step: Float64Array, before: Float64Array): Float64Array {
  const along = step.reduce((total, change, j) => total + change * before[j]!, 0);
  if (along >= 0) return step;
  const length = before.reduce((total, change) => total + change * change, 0);
  return step.map((change) => change / (1 - along / length));
}

/** The state after the step, cut to its longest and halved until the penalised likelihood does not fall. */
function improved(data: LogisticData, trials: ArrayLike<number>, state: State, step: Float64Array): State | null {
  const longest = largestOf(step);
  let reached: State | null = null;
  for (let share = Math.min(1, LONGEST_STEP / longest); share > 1e-6; share /= 2) {
    const moved = state.coefficients.map((value, j) => value + share * step[j]!);
    reached = stateAt(data, trials, moved);
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
