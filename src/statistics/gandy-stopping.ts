import { ArgumentError } from "../errors.js";

/** What bounds the risk that resampling decides otherwise than the true p-value would. */
export interface ResamplingRisk {
  /** The level against which the p-value is decided. */
  readonly alpha: number;
  /** Largest probability of a wrong decision, on either side. */
  readonly risk: number;
  /** Resamples after which half of the risk is spent; default 1000. */
  readonly halfSpentAt?: number;
}

/** After n resamples: stop above when the extreme count reaches `upper`, below when it is at or under `lower`. */
export interface StoppingBoundary {
  readonly resamples: number;
  readonly upper: number;
  /** -1 while no count is low enough. */
  readonly lower: number;
  /** Probability, if the p-value were alpha, of having stopped above and below so far. */
  readonly stoppedAbove: number;
  readonly stoppedBelow: number;
}

/** Decision of a sequential run. Undecided at the ceiling counts as not rejected. */
export interface SequentialDecision {
  readonly decision: "above-alpha" | "at-or-below-alpha" | "undecided";
  readonly resamples: number;
  readonly extreme: number;
}

/**
 * Gandy's boundaries, one after the other for n = 1, 2, ...: whatever the true p-value, the probability of stopping on
 * the wrong side of alpha is at most the risk, spent as risk n / (halfSpentAt + n).
 * @param options.alpha  between 0 and 1; options.risk  between 0 and 1/2; options.halfSpentAt  above 0
 * @throws ArgumentError outside these ranges
 * @see Gandy 2009, "Sequential implementation of Monte Carlo tests with uniformly bounded resampling risk", section 2
 * @example gandyBoundaries({ alpha: 0.05, risk: 0.001 }).next().value // { resamples: 1, upper: 2, lower: -1, ... }
 */
export function* gandyBoundaries({
  alpha,
  risk,
  halfSpentAt = 1000,
}: ResamplingRisk): Generator<StoppingBoundary, never> {
  if (!(alpha > 0 && alpha < 1 && risk > 0 && risk < 0.5 && halfSpentAt > 0)) {
    throw new ArgumentError(
      `gandyBoundaries requires alpha in (0, 1), risk in (0, 1/2) and halfSpentAt above 0; got ${alpha}, ${risk} and ${halfSpentAt}`,
    );
  }
  // Probability, at p = alpha, of going on with a given count; counts start at `first`.
  let going = [1];
  let first = 0;
  let stoppedAbove = 0;
  let stoppedBelow = 0;
  for (let resamples = 1; ; resamples++) {
    going = stepOf(going, alpha);
    const spent = (risk * resamples) / (halfSpentAt + resamples);
    const above = cutFrom(going.length - 1, -1, stoppedAbove, spent, going);
    const below = cutFrom(0, 1, stoppedBelow, spent, going);
    const upper = first + above.kept + 1;
    const lower = first + below.kept - 1;
    going = going.slice(below.kept, above.kept + 1);
    first += below.kept;
    stoppedAbove = above.stopped;
    stoppedBelow = below.stopped;
    yield { resamples, upper, lower, stoppedAbove, stoppedBelow };
  }
}

/**
 * Runs resamples until a boundary is met.
 * @param isExtreme  whether resample number i (from 0) is at least as extreme as the data; asked in order
 * @param options.ceiling  largest number of resamples; default 999,999
 * @throws ArgumentError when the risk or the ceiling makes no sense
 * @see gandyBoundaries
 * @example gandyDecision(() => true, { alpha: 0.05, risk: 0.001 }).decision // "above-alpha"
 */
export function gandyDecision(
  isExtreme: (resample: number) => boolean,
  { ceiling = 999_999, ...risk }: ResamplingRisk & { readonly ceiling?: number },
): SequentialDecision {
  if (!(Number.isSafeInteger(ceiling) && ceiling >= 1)) {
    throw new ArgumentError(`gandyDecision requires a ceiling of 1 or more; got ${ceiling}`);
  }
  let extreme = 0;
  for (const { resamples, upper, lower } of gandyBoundaries(risk)) {
    if (isExtreme(resamples - 1)) extreme++;
    if (extreme >= upper) return { decision: "above-alpha", resamples, extreme };
    if (extreme <= lower) return { decision: "at-or-below-alpha", resamples, extreme };
    if (resamples === ceiling) break;
  }
  return { decision: "undecided", resamples: ceiling, extreme };
}

function stepOf(going: readonly number[], alpha: number): number[] {
  const next = new Array<number>(going.length + 1);
  next[0] = going[0]! * (1 - alpha);
  for (let i = 1; i < going.length; i++) next[i] = going[i]! * (1 - alpha) + going[i - 1]! * alpha;
  next[going.length] = going[going.length - 1]! * alpha;
  return next;
}

/** Cuts counts off one end while the probability of having stopped there stays within what may be spent. */
function cutFrom(end: number, inwards: 1 | -1, stopped: number, spent: number, going: readonly number[]) {
  let kept = end;
  let total = stopped;
  while (kept >= 0 && kept < going.length && total + going[kept]! <= spent) {
    total += going[kept]!;
    kept += inwards;
  }
  return { kept, stopped: total };
}
