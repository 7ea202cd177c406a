import type { SparseRows } from "./sparse-rows.js";

/** Classes of rows, and how often each row counts. */
export interface MultinomialData {
  readonly rows: SparseRows;
  /** Class of each row, 0 .. classes - 1. */
  readonly labels: ArrayLike<number>;
  readonly classes: number;
  /** 0 or more, one a row. */
  readonly weights: ArrayLike<number>;
}

/** Constants by class, and slopes by feature and class, row major: `slopes[feature * classes + class]`. */
export interface MultinomialModel {
  readonly intercepts: Float64Array;
  readonly slopes: Float64Array;
}

/** The penalised loss at one point. Points hold the constants first, then the slopes. */
export interface ObjectiveState {
  readonly point: Float64Array;
  readonly logLikelihood: number;
  readonly loss: number;
  readonly gradient: Float64Array;
  /** Chance of each class, row major over the rows; rows without weight hold 0. */
  readonly chances: Float64Array;
}

/**
 * Chance of each class for each row.
 * @param rows   length n
 * @param model  constants and slopes
 * @param keep   rows of which the chances are wanted; absent: all
 * @returns n x classes, row major; 0 in rows that are not wanted
 * @see Hastie, Tibshirani & Friedman 2009, eq. 18.10
 * @example multinomialChances(sparseRows([], [1]), { intercepts: Float64Array.of(0, 0), slopes: new Float64Array(0) }) // 0.5, 0.5
 */
export function multinomialChances(
  rows: SparseRows,
  { intercepts, slopes }: MultinomialModel,
  keep: (row: number) => boolean = () => true,
): Float64Array {
  const classes = intercepts.length;
  const count = rows.offsets.length - 1;
  const chances = new Float64Array(count * classes);
  const own = new Float64Array(classes);
  for (let row = 0; row < count; row++) {
    if (!keep(row)) continue;
    own.set(intercepts);
    addSlopes(rows, row, slopes, own);
    softmax(own);
    chances.set(own, row * classes);
  }
  return chances;
}

/** Loss and gradient at a point. */
export function objectiveAt(data: MultinomialData, ridge: number, point: Float64Array): ObjectiveState {
  const { rows, labels, classes, weights } = data;
  const slopes = point.subarray(classes);
  const chances = multinomialChances(rows, { intercepts: point.subarray(0, classes), slopes }, (r) => weights[r]! > 0);
  const gradient = new Float64Array(point.length);
  const own = new Float64Array(classes);
  let logLikelihood = 0;
  for (let row = 0; row < rows.offsets.length - 1; row++) {
    const weight = weights[row]!;
    if (!(weight > 0)) continue;
    const label = labels[row]!;
    // The smallest double stands for a chance that has become 0: the loss stays a number and the step is halved.
    logLikelihood += weight * Math.log(Math.max(chances[row * classes + label]!, Number.MIN_VALUE));
    for (let k = 0; k < classes; k++) own[k] = weight * chances[row * classes + k]!;
    own[label]! -= weight;
    for (let k = 0; k < classes; k++) gradient[k]! += own[k]!;
    spread(rows, row, own, gradient);
  }
  let squares = 0;
  for (let j = classes; j < point.length; j++) {
    squares += point[j]! * point[j]!;
    gradient[j]! += ridge * point[j]!;
  }
  return { point, logLikelihood, loss: (ridge / 2) * squares - logLikelihood, gradient, chances };
}

/** The second derivative of the loss times a direction. */
export function curvatureAlong(
  { rows, classes, weights }: MultinomialData,
  ridge: number,
  { chances, direction }: { readonly chances: Float64Array; readonly direction: Float64Array },
): Float64Array {
  const slopes = direction.subarray(classes);
  const curved = new Float64Array(direction.length);
  const own = new Float64Array(classes);
  for (let row = 0; row < rows.offsets.length - 1; row++) {
    const weight = weights[row]!;
    if (!(weight > 0)) continue;
    for (let k = 0; k < classes; k++) own[k] = direction[k]!;
    addSlopes(rows, row, slopes, own);
    const first = row * classes;
    let mean = 0;
    for (let k = 0; k < classes; k++) mean += chances[first + k]! * own[k]!;
    for (let k = 0; k < classes; k++) {
      const bend = weight * chances[first + k]! * (own[k]! - mean);
      own[k] = bend;
      curved[k]! += bend;
    }
    spread(rows, row, own, curved);
  }
  for (let j = classes; j < direction.length; j++) curved[j]! += ridge * direction[j]!;
  return curved;
}

/** Diagonal of the second derivative. */
export function curvatureDiagonal(
  { rows, classes, weights }: MultinomialData,
  ridge: number,
  chances: Float64Array,
): Float64Array {
  const diagonal = new Float64Array(classes * (rows.width + 1));
  for (let row = 0; row < rows.offsets.length - 1; row++) {
    for (let k = 0; k < classes; k++) {
      const chance = chances[row * classes + k]!;
      const bend = weights[row]! * chance * (1 - chance);
      diagonal[k]! += bend;
      for (let at = rows.offsets[row]!; at < rows.offsets[row + 1]!; at++) {
        diagonal[(rows.features[at]! + 1) * classes + k]! += bend * rows.values[at]! ** 2;
      }
    }
  }
  for (let j = classes; j < diagonal.length; j++) diagonal[j]! += ridge;
  return diagonal;
}

/** Four classes at a time: their sums stay in registers, and every sum is taken in the order of the entries. */
function addSlopes(
  { offsets, features, values }: SparseRows,
  row: number,
  slopes: Float64Array,
  own: Float64Array,
): void {
  const classes = own.length;
  const [from, to] = [offsets[row]!, offsets[row + 1]!];
  let k = 0;
  for (; k + 3 < classes; k += 4) {
    let a = own[k]!;
    let b = own[k + 1]!;
    let c = own[k + 2]!;
    let d = own[k + 3]!;
    for (let at = from; at < to; at++) {
      const place = features[at]! * classes + k;
      const value = values[at]!;
      a += value * slopes[place]!;
      b += value * slopes[place + 1]!;
      c += value * slopes[place + 2]!;
      d += value * slopes[place + 3]!;
    }
    own[k] = a;
    own[k + 1] = b;
    own[k + 2] = c;
    own[k + 3] = d;
  }
  for (; k < classes; k++) {
    let sum = own[k]!;
    for (let at = from; at < to; at++) sum += values[at]! * slopes[features[at]! * classes + k]!;
    own[k] = sum;
  }
}

/** Adds what each class has of a row to the slopes of its features; the constants stand before them. */
function spread({ offsets, features, values }: SparseRows, row: number, own: Float64Array, into: Float64Array): void {
  const classes = own.length;
  const [from, to] = [offsets[row]!, offsets[row + 1]!];
  let k = 0;
  for (; k + 3 < classes; k += 4) {
    const a = own[k]!;
    const b = own[k + 1]!;
    const c = own[k + 2]!;
    const d = own[k + 3]!;
    for (let at = from; at < to; at++) {
      const place = (features[at]! + 1) * classes + k;
      const value = values[at]!;
      into[place]! += value * a;
      into[place + 1]! += value * b;
      into[place + 2]! += value * c;
      into[place + 3]! += value * d;
    }
  }
  for (; k < classes; k++) {
    const share = own[k]!;
    for (let at = from; at < to; at++) into[(features[at]! + 1) * classes + k]! += values[at]! * share;
  }
}

function softmax(own: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < own.length; k++) most = Math.max(most, own[k]!);
  let total = 0;
  for (let k = 0; k < own.length; k++) {
    own[k] = Math.exp(own[k]! - most);
    total += own[k]!;
  }
  for (let k = 0; k < own.length; k++) own[k]! /= total;
}
