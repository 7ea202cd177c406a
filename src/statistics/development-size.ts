import { ArgumentError } from "../errors.js";

/** What is known beforehand of a model that is to be developed. */
export interface DevelopmentDesign {
  /** Parameters that are estimated beside the constant. */
  readonly parameters: number;
  /** Share of events, in (0, 1). */
  readonly prevalence: number;
  /** Share of the variation that the model is expected to explain, Cox and Snell's R-squared, in (0, largest possible). */
  readonly coxSnell: number;
  /** Shrinkage that is still accepted; default 0.9. */
  readonly shrinkage?: number;
}

/** How many units each of four requirements asks for, and the largest. */
export interface DevelopmentSize {
  /** So that predicted chances lie 0.05 from the true ones on average. The formula was made for 30 parameters at most. */
  readonly forAbsoluteError: number;
  /** So that predictions need be shrunk by a tenth at most. */
  readonly forShrinkage: number;
  /** So that the apparent fit exceeds the true one by 0.05 at most, on Nagelkerke's scale. */
  readonly forOptimism: number;
  /** So that the overall share of events is known to 5 points either side. */
  readonly forPrevalence: number;
  readonly units: number;
  readonly events: number;
  /** Events for each parameter at that size. */
  readonly eventsPerParameter: number;
}

const OPTIMISM = 0.05;
const MARGIN = 0.05;
const ABSOLUTE_ERROR = 0.05;
const NORMAL_MULTIPLIER = 1.96;

/**
 * Fewest units with which a model of a binary outcome may be developed responsibly.
 *
 * @param design  number of parameters, share of events, expected R-squared
 * @returns units by requirement and in all, rounded up
 * @throws ArgumentError on a number of parameters below 1, shares outside (0, 1), or an R-squared that cannot be reached
 * @see Riley et al. 2020, BMJ 368, m441, all four criteria, of which R `pmsampsize(type = "b")` gives three; van Smeden et
 *      al. 2019, Statistical Methods in Medical Research 28, 2455-2474, on the absolute error
 * @example developmentSize({ parameters: 24, prevalence: 0.174, coxSnell: 0.288 }).forOptimism // 662
 */
export function developmentSize({
  parameters,
  prevalence,
  coxSnell,
  shrinkage = 0.9,
}: DevelopmentDesign): DevelopmentSize {
  if (!(Number.isInteger(parameters) && parameters >= 1)) {
    throw new ArgumentError(`developmentSize requires a whole number of parameters, 1 or more; got ${parameters}`);
  }
  for (const [name, share] of [
    ["prevalence", prevalence],
    ["shrinkage", shrinkage],
  ] as const) {
    if (!(share > 0 && share < 1))
      throw new ArgumentError(`developmentSize requires a ${name} in (0, 1); got ${share}`);
  }
  const largest = largestCoxSnell(prevalence);
  if (!(coxSnell > 0 && coxSnell < largest)) {
    throw new ArgumentError(`developmentSize requires an R-squared above 0 and below ${largest}; got ${coxSnell}`);
  }
  const forShrinkage = unitsAt(shrinkage, parameters, coxSnell);
  const forOptimism = unitsAt(coxSnell / (coxSnell + OPTIMISM * largest), parameters, coxSnell);
  const forPrevalence = Math.ceil((NORMAL_MULTIPLIER / MARGIN) ** 2 * prevalence * (1 - prevalence));
  const forAbsoluteError = unitsForError(prevalence, parameters);
  const units = Math.max(forAbsoluteError, forShrinkage, forOptimism, forPrevalence);
  const events = units * prevalence;
  return {
    forAbsoluteError,
    forShrinkage,
    forOptimism,
    forPrevalence,
    units,
    events,
    eventsPerParameter: events / parameters,
  };
}

/**
 * Largest R-squared of Cox and Snell that a model of a binary outcome can have.
 * @param prevalence  share of events, in (0, 1)
 * @see Nagelkerke 1991, Biometrika 78, 691-692
 * @example largestCoxSnell(0.5) // 0.75
 */
export function largestCoxSnell(prevalence: number): number {
  const likelihood = prevalence * Math.log(prevalence) + (1 - prevalence) * Math.log1p(-prevalence);
  return -Math.expm1(2 * likelihood);
}

/** The fewest units at which the mean absolute error of predicted chances is small enough, by a regression over simulations. */
function unitsForError(prevalence: number, parameters: number): number {
  const rest = -0.508 + 0.259 * Math.log(prevalence) + 0.504 * Math.log(parameters) - Math.log(ABSOLUTE_ERROR);
  return Math.ceil(Math.exp(rest / 0.544));
}

function unitsAt(shrinkage: number, parameters: number, coxSnell: number): number {
  return Math.ceil(parameters / ((shrinkage - 1) * Math.log1p(-coxSnell / shrinkage)));
}
