import { ArgumentError } from "../errors.js";
import {
  curvatureAlong,
  curvatureDiagonal,
  type MultinomialData,
  type MultinomialModel,
  type ObjectiveState,
  objectiveAt,
} from "./multinomial-objective.js";

/** Where the fit starts, how strongly its slopes are pulled to zero, and when it ends. */
export interface RidgeOptions {
  /** Half of it times the sum of squared slopes is subtracted from the log likelihood; above 0. */
  readonly ridge: number;
  readonly start?: MultinomialModel;
  /** The fit ends when no slope of the loss exceeds this share of the total weight; default 1e-10. */
  readonly precision?: number;
}

/** Fitted coefficients: one a class, none is the reference. */
export interface MultinomialFit extends MultinomialModel {
  readonly logLikelihood: number;
  readonly iterations: number;
}

const MOST_STEPS = 100;
const MOST_INNER = 500;

/**
 * Multinomial logistic regression with a ridge penalty on the slopes, not on the constants: Newton's steps, each found
 * by conjugate gradients and halved where it would not lower the penalised loss.
 * @param data  rows, classes and weights; every class needs a weight above 0
 * @param options.ridge  above 0: then the fit exists and is unique; the constants sum to 0 over the classes
 * @returns constants by class, and slopes by feature and class, row major
 * @throws ArgumentError on a ridge of 0 or less, or a class without weight
 * @see Hastie, Tibshirani & Friedman 2009, section 18.3.2; Nocedal & Wright 2006, algorithm 7.1; agrees with R
 *      `glmnet(family = "multinomial", alpha = 0, standardize = FALSE)` at lambda = ridge / total weight
 * @example ridgeMultinomial({ rows: sparseRows([], [1, 3]), labels: [0, 1], classes: 2, weights: [1, 3] }, { ridge: 1 }).intercepts // [-0.549, 0.549]
 */
export function ridgeMultinomial(
  data: MultinomialData,
  { ridge, start, precision = 1e-10 }: RidgeOptions,
): MultinomialFit {
  const totals = classWeights(data, ridge);
  const all = totals.reduce((sum, weight) => sum + weight, 0);
  let state = objectiveAt(data, ridge, start === undefined ? sharesAlone(data, totals) : pointOf(start));
  let iterations = 0;
  while (largest(state.gradient) > precision * all && iterations < MOST_STEPS) {
    const step = newtonStep(data, ridge, state);
    const next = improved(data, ridge, { state, step });
    iterations++;
    if (next === null) break;
    state = next;
  }
  return { ...modelOf(state.point, data.classes), logLikelihood: state.logLikelihood, iterations };
}

/** The state after the step, halved until the loss falls by a ten-thousandth of what its slope promises. */
function improved(
  data: MultinomialData,
  ridge: number,
  { state, step }: { readonly state: ObjectiveState; readonly step: Float64Array },
): ObjectiveState | null {
  const slope = dot(state.gradient, step);
  for (let share = 1; share > 1e-8; share /= 2) {
    const next = objectiveAt(
      data,
      ridge,
      state.point.map((value, j) => value + share * step[j]!),
    );
    if (next.loss <= state.loss + 1e-4 * share * slope) return next;
    // So near the end rounding hides the fall of the loss; the gradient still tells it.
    if (share === 1 && Math.abs(slope) < 1e-9 * (1 + state.loss) && largest(next.gradient) < largest(state.gradient)) {
      return next;
    }
  }
  return null;
}

/** Solves (second derivative) step = -gradient by conjugate gradients, the more exactly the nearer the end. */
function newtonStep(data: MultinomialData, ridge: number, { gradient, chances }: ObjectiveState): Float64Array {
  const scale = curvatureDiagonal(data, ridge, chances);
  const step = new Float64Array(gradient.length);
  const residual = gradient.map((value) => -value);
  const scaled = residual.map((value, j) => value / scale[j]!);
  const direction = scaled.slice();
  let product = dot(residual, scaled);
  const goal = product * Math.min(0.01, product);
  for (let inner = 0; inner < MOST_INNER && product > goal; inner++) {
    const curved = curvatureAlong(data, ridge, { chances, direction });
    const length = product / dot(direction, curved);
    for (let j = 0; j < step.length; j++) {
      step[j]! += length * direction[j]!;
      residual[j]! -= length * curved[j]!;
      scaled[j] = residual[j]! / scale[j]!;
    }
    const next = dot(residual, scaled);
    for (let j = 0; j < direction.length; j++) direction[j] = scaled[j]! + (next / product) * direction[j]!;
    product = next;
  }
  return step;
}

function classWeights({ rows, labels, classes, weights }: MultinomialData, ridge: number): Float64Array {
  if (!(ridge > 0)) throw new ArgumentError(`ridgeMultinomial requires a ridge above 0; got ${ridge}`);
  const totals = new Float64Array(classes);
  for (let row = 0; row < rows.offsets.length - 1; row++) totals[labels[row]!]! += weights[row]!;
  const empty = totals.findIndex((weight) => !(weight > 0));
  if (empty >= 0) throw new ArgumentError(`ridgeMultinomial requires weight in every class; got 0 in class ${empty}`);
  return totals;
}

/** The point at which every row has the shares of the classes: the fit under an endless penalty. */
function sharesAlone({ rows, classes }: MultinomialData, totals: Float64Array): Float64Array {
  const point = new Float64Array(classes * (rows.width + 1));
  point.set(totals.map((weight) => Math.log(weight)));
  return point;
}

function pointOf({ intercepts, slopes }: MultinomialModel): Float64Array {
  const point = new Float64Array(intercepts.length + slopes.length);
  point.set(intercepts);
  point.set(slopes, intercepts.length);
  return point;
}

function modelOf(point: Float64Array, classes: number): MultinomialModel {
  const intercepts = point.slice(0, classes);
  const mean = intercepts.reduce((sum, value) => sum + value, 0) / classes;
  return { intercepts: intercepts.map((value) => value - mean), slopes: point.slice(classes) };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}
