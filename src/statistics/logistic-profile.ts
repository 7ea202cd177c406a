import { ArgumentError } from "../errors.js";
import { chiSquaredQuantile, chiSquaredUpperTail } from "./distributions.js";
import { firthLogistic } from "./firth-logistic.js";
import { type LogisticData, type LogisticOptions, logisticRegression } from "./logistic-regression.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { bisect } from "./root.js";

export interface ProfileOptions {
  /** Index of the coefficient; 0 is the constant. */
  readonly index: number;
  readonly level: number;
  /** Whether Firth's penalty belongs to the likelihood; default true. */
  readonly penalty?: boolean;
}

/** A coefficient with the interval and the test of the likelihood itself. */
export interface ProfileInterval {
  readonly kind: "estimate";
  readonly coefficient: number;
  /** Where the likelihood has fallen by half the quantile of chi-squared with one degree of freedom. */
  readonly lower: number;
  readonly upper: number;
  /** Likelihood ratio test of the coefficient being 0, two-sided by its nature. */
  readonly pValue: number;
}

const SEARCH_STEPS = 60;

/**
 * Interval of one coefficient of a logistic regression from the profile of its (penalised) likelihood. It is not
 * symmetric, and holds where the interval by standard errors fails: few events, or columns that nearly separate them.
 *
 * @param data     columns, events and trials
 * @param options  which coefficient, level in (0, 1), and whether the likelihood is penalised
 * @returns the interval and the p-value; not-estimable where the fit is, or where the likelihood does not fall far enough
 * @throws ArgumentError when the level is not in (0, 1) or there is no such coefficient
 * @see Heinze & Schemper 2002, section 3; Venables & Ripley 2002, section 7.2
 * @example logisticProfile({ columns: [], events: [0], trials: [9] }, { index: 0, level: 0.95 }).kind // "estimate"
 */
export function logisticProfile(
  data: LogisticData,
  { index, level, penalty = true }: ProfileOptions,
): ProfileInterval | NotEstimable<"one-class-only" | "collinear" | "separated" | "unbounded"> {
  if (!(level > 0 && level < 1)) throw new ArgumentError(`logisticProfile requires a level in (0, 1); got ${level}`);
  if (!(Number.isInteger(index) && index >= 0 && index <= data.columns.length)) {
    throw new ArgumentError(`logisticProfile requires a coefficient from 0 to ${data.columns.length}; got ${index}`);
  }
  const fit = fitOf(data, { penalty });
  if (fit.kind !== "estimate") return fit;
  const allowed = chiSquaredQuantile(1 - level, 1);
  const coefficient = fit.coefficients[index]!;
  const fall = (value: number) => fallTo(data, fit, { index, value, penalty });
  const [lower, upper] = [endOf(-1), endOf(1)];
  if (lower === null || upper === null) return notEstimable("unbounded");
  return { kind: "estimate", coefficient, lower, upper, pValue: chiSquaredUpperTail(Math.max(0, fall(0)), 1) };

  function endOf(side: -1 | 1): number | null {
    let [near, step] = [coefficient, side * Math.max(fit.kind === "estimate" ? fit.standardErrors[index]! : 1, 1e-8)];
    for (let i = 0; i < SEARCH_STEPS; i++) {
      const far = near + step;
      const excess = fall(far) - allowed;
      if (Number.isNaN(excess)) return null;
      if (excess >= 0)
        return side < 0 ? bisect((x) => allowed - fall(x), far, near) : bisect((x) => fall(x) - allowed, near, far);
      near = far;
      step *= 1.5;
    }
    return null;
  }
}

export interface RatioOptions {
  readonly indices: readonly number[];
  /** Whether Firth's penalty belongs to the likelihood; default true. */
  readonly penalty?: boolean;
  /** Where the fit starts: at coefficients that are known, it ends at once. */
  readonly start?: ArrayLike<number>;
}

/** Twice the fall of the likelihood without some coefficients, on as many degrees of freedom. */
export interface LogisticRatioTest {
  readonly kind: "estimate";
  readonly chiSquared: number;
  readonly df: number;
  readonly pValue: number;
}

/**
 * Likelihood ratio test of several coefficients being 0 at once: all levels of one indicator. With Firth's penalty the
 * columns stay in the information, so that the test exists also where they tell events apart.
 *
 * @param data             columns, events and trials
 * @param options.indices  coefficients that are tested, from 0, the constant
 * @returns statistic and p-value; not-estimable where one of the two fits is
 * @throws ArgumentError without coefficients, or where there is no such coefficient
 * @see Heinze & Schemper 2002, section 3; agrees with R `anova(glm, glm, test = "LRT")` without the penalty
 * @example logisticRatioTest({ columns: [Float64Array.of(0, 1)], events: [4, 4], trials: [9, 9] }, { indices: [1] }).pValue // 1
 */
export function logisticRatioTest(
  data: LogisticData,
  { indices, penalty = true, start }: RatioOptions,
): LogisticRatioTest | NotEstimable<"one-class-only" | "collinear" | "separated"> {
  const highest = data.columns.length;
  if (indices.length === 0 || indices.some((index) => !(Number.isInteger(index) && index >= 0 && index <= highest))) {
    throw new ArgumentError(`logisticRatioTest requires coefficients from 0 to ${highest}; got ${indices.join(", ")}`);
  }
  const fit = fitOf(data, { penalty, ...(start === undefined ? {} : { start }) });
  if (fit.kind !== "estimate") return fit;
  const held = indices.map((index) => ({ index, value: 0 }));
  const without = fitOf(data, { penalty, held, start: fit.coefficients });
  if (without.kind !== "estimate") return without;
  const chiSquared = Math.max(0, without.deviance - fit.deviance);
  return { kind: "estimate", chiSquared, df: indices.length, pValue: chiSquaredUpperTail(chiSquared, indices.length) };
}

interface Fitted {
  readonly kind: "estimate";
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  /** Minus twice the log likelihood, penalised where the fit is. */
  readonly deviance: number;
}

function fitOf(
  data: LogisticData,
  { penalty, ...options }: { readonly penalty: boolean } & Pick<LogisticOptions, "held" | "start">,
): Fitted | NotEstimable<"one-class-only" | "collinear" | "separated"> {
  if (!penalty) return logisticRegression(data, options);
  const fit = firthLogistic(data, options);
  return fit.kind === "estimate" ? { ...fit, deviance: -2 * fit.penalisedLogLikelihood } : fit;
}

/** Twice the fall of the likelihood when the coefficient is held at the value; NaN where it cannot be fitted there. */
function fallTo(
  data: LogisticData,
  fit: Fitted,
  { index, value, penalty }: { readonly index: number; readonly value: number; readonly penalty: boolean },
): number {
  const heldFit = fitOf(data, { penalty, held: [{ index, value }], start: fit.coefficients });
  return heldFit.kind === "estimate" ? heldFit.deviance - fit.deviance : Number.NaN;
}
