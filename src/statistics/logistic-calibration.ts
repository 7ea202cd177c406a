import { ArgumentError } from "../errors.js";
import { expit, softplus } from "./log-odds.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { type OutcomeHistogram, requireHistogram } from "./placements.js";

/** Outcomes regressed on the log odds that were predicted: a score that tells the truth has intercept 0 and slope 1. */
export interface LogisticCalibration {
  readonly kind: "estimate";
  readonly intercept: number;
  readonly slope: number;
  readonly interceptError: number;
  readonly slopeError: number;
  /** Intercept with the slope held at 1: above 0, violations are more frequent than predicted. */
  readonly inTheLarge: number;
  readonly inTheLargeError: number;
}

export type CalibrationNotEstimable = NotEstimable<"one-class-only" | "no-variation" | "separated">;

const MOST_STEPS = 100;
const CONVERGED = 1e-12;

/**
 * Calibration intercept and slope by logistic regression of the outcomes on predicted log odds, by Newton's method.
 * @param logOdds  predicted log odds at each row, finite, length k
 * @param histogram  units with and without a violation at each row, whole, length k
 * @returns maximum-likelihood estimates with standard errors from the expected information; not-estimable when one
 * outcome is missing, the log odds do not vary, or a cut parts the outcomes so that no maximum exists
 * @throws ArgumentError on unequal lengths, log odds that are not finite, or counts that are not whole
 * @see Cox 1958; Albert & Anderson 1984 (separation); R glm(family = binomial)
 * @example logisticCalibration(Float64Array.of(-1, 1), { violations: Float64Array.of(1, 3), none: Float64Array.of(3, 1) }).slope // 1.0986
 */
export function logisticCalibration(
  logOdds: Float64Array,
  histogram: OutcomeHistogram,
): LogisticCalibration | CalibrationNotEstimable {
  requireHistogram(histogram);
  if (logOdds.length !== histogram.none.length || !logOdds.every(Number.isFinite)) {
    throw new ArgumentError(
      `logisticCalibration requires ${histogram.none.length} finite log odds; got ${logOdds.length}, or one not finite`,
    );
  }
  const missing = whyNone(logOdds, histogram);
  if (missing !== null) return notEstimable(missing);
  const offset = maximise(logOdds, histogram, { free: 1, start: [0, 1] });
  const free = maximise(logOdds, histogram, { free: 2, start: [offset.coefficients[0], 1] });
  const [a, b, c] = free.information;
  const determinant = a * c - b * b;
  return {
    kind: "estimate",
    intercept: free.coefficients[0],
    slope: free.coefficients[1],
    interceptError: Math.sqrt(c / determinant),
    slopeError: Math.sqrt(a / determinant),
    inTheLarge: offset.coefficients[0],
    inTheLargeError: 1 / Math.sqrt(offset.information[0]),
  };
}

/** A maximum exists when the outcomes overlap: each has log odds strictly inside reach of the other's. */
function whyNone(
  logOdds: Float64Array,
  { violations, none }: OutcomeHistogram,
): "one-class-only" | "no-variation" | "separated" | null {
  const range = (counts: Float64Array) => {
    let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    counts.forEach((count, row) => {
      if (count === 0) return;
      lowest = Math.min(lowest, logOdds[row]!);
      highest = Math.max(highest, logOdds[row]!);
    });
    return { lowest, highest };
  };
  const [with_, without] = [range(violations), range(none)];
  if (with_.lowest > with_.highest || without.lowest > without.highest) return "one-class-only";
  if (Math.min(with_.lowest, without.lowest) === Math.max(with_.highest, without.highest)) return "no-variation";
  const overlap = with_.lowest < without.highest && with_.highest > without.lowest;
  return overlap ? null : "separated";
}

interface Maximum {
  readonly coefficients: readonly [number, number];
  /** Information: intercept, both, slope. */
  readonly information: readonly [number, number, number];
}

/** Newton's method with halved steps where the likelihood falls; with one free coefficient the slope stays. */
function maximise(
  logOdds: Float64Array,
  histogram: OutcomeHistogram,
  { free, start }: { readonly free: 1 | 2; readonly start: readonly [number, number] },
): Maximum {
  let coefficients = start;
  let current = derivatives(logOdds, histogram, coefficients);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gradient, information } = current;
    const [a, b, c] = information;
    const determinant = a * c - b * b;
    const move: readonly [number, number] =
      free === 1
        ? [gradient[0] / a, 0]
        : [(c * gradient[0] - b * gradient[1]) / determinant, (a * gradient[1] - b * gradient[0]) / determinant];
    let part = 1;
    let next = moved(coefficients, move, part);
    let there = derivatives(logOdds, histogram, next);
    while (there.logLikelihood < current.logLikelihood - 1e-9 * Math.abs(current.logLikelihood) && part > 1e-6) {
      part /= 2;
      next = moved(coefficients, move, part);
      there = derivatives(logOdds, histogram, next);
    }
    coefficients = next;
    current = there;
    const size = Math.abs(move[0]) + Math.abs(move[1]);
    if (size <= CONVERGED * (1 + Math.abs(next[0]) + Math.abs(next[1]))) break;
  }
  return { coefficients, information: current.information };
}

function moved(
  from: readonly [number, number],
  by: readonly [number, number],
  part: number,
): readonly [number, number] {
  return [from[0] + part * by[0], from[1] + part * by[1]];
}

function derivatives(
  logOdds: Float64Array,
  { violations, none }: OutcomeHistogram,
  [intercept, slope]: readonly [number, number],
) {
  let logLikelihood = 0;
  let [first, second, a, b, c] = [0, 0, 0, 0, 0];
  logOdds.forEach((x, row) => {
    const n = violations[row]! + none[row]!;
    if (n === 0) return;
    const eta = intercept + slope * x;
    const share = expit(eta);
    const residual = violations[row]! - n * share;
    const weight = n * share * expit(-eta);
    logLikelihood += violations[row]! * eta - n * softplus(eta);
    first += residual;
    second += residual * x;
    a += weight;
    b += weight * x;
    c += weight * x * x;
  });
  return { logLikelihood, gradient: [first, second] as const, information: [a, b, c] as const };
}
