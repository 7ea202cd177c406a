import { ArgumentError } from "../errors.js";

/** Counts of the flagged units, then of the others. */
export type ByFlag = readonly [flagged: number, notFlagged: number];

/** Units of one group by flag: known violations, known none, and units whose outcome nobody knows. */
export interface FlagOutcomes {
  readonly violations: ByFlag;
  readonly none: ByFlag;
  readonly unknown: ByFlag;
}

/**
 * A rate of the flag against the outcome: flagged among those without a violation, not flagged among those with one,
 * and violations among the flagged.
 */
export type FlagRate = "false-positive-rate" | "false-negative-rate" | "violations-among-flagged";

/** Fewest and most of something. */
export interface HiddenRange {
  readonly least: number;
  readonly most: number;
}

/** How many hidden violations may lie among the flagged units, among the others, and in all. */
export interface HiddenLimits {
  readonly flagged: HiddenRange;
  readonly notFlagged: HiddenRange;
  readonly all: HiddenRange;
}

/** Units that a rate counts, out of those that it looks at. */
export interface RateCounts {
  readonly events: number;
  readonly total: number;
}

/** An extreme rate, and its standard error as a multiple of that of an ordinary share of so many units. */
export interface BoundCounts extends RateCounts {
  readonly spread: number;
}

/** The most extreme rate with at most `least + i` hidden violations, for every i; a total of 0: no such rate exists. */
export interface ExtremeRates {
  readonly least: number;
  readonly events: Float64Array;
  readonly totals: Float64Array;
  readonly spreads: Float64Array;
  /** 1 where some allocation of at most so many gives a rate above 0. */
  readonly aboveZero: Uint8Array;
}

/**
 * Limits of a group, with every bound as tight as the others make it.
 * @param unknown  units of unknown outcome by flag, integers of 0 or more
 * @param range  hidden violations in the group; absent: none to all
 * @throws ArgumentError when the range holds no possible number
 * @example hiddenLimits([2, 5], { least: 0, most: 3 }).notFlagged // { least: 0, most: 3 }
 */
export function hiddenLimits(
  [flagged, notFlagged]: ByFlag,
  { least, most }: HiddenRange = { least: 0, most: flagged + notFlagged },
): HiddenLimits {
  if (!(least >= 0 && least <= most && least <= flagged + notFlagged)) {
    throw new ArgumentError(
      `hiddenLimits requires a range within 0 to ${flagged + notFlagged}; got ${least} to ${most}`,
    );
  }
  return {
    flagged: { least: Math.max(0, least - notFlagged), most: Math.min(flagged, most) },
    notFlagged: { least: Math.max(0, least - flagged), most: Math.min(notFlagged, most) },
    all: { least, most: Math.min(flagged + notFlagged, most) },
  };
}

/**
 * What a rate counts if so many of the unknown outcomes were violations and the others none.
 * @param outcomes  counts of one group by flag
 * @param hidden  hidden violations among the flagged and among the others, at most the unknown ones
 * @returns counts; a total of 0 where the rate does not exist
 * @example rateCounts({ violations: [1, 0], none: [1, 3], unknown: [0, 2] }, [0, 1], "false-positive-rate").total // 5
 */
export function rateCounts(outcomes: FlagOutcomes, [flagged, other]: ByFlag, rate: FlagRate): RateCounts {
  return { events: eventsOf(outcomes, flagged, other, rate), total: totalOf(outcomes, flagged, other, rate) };
}

function eventsOf({ violations, none, unknown }: FlagOutcomes, flagged: number, other: number, rate: FlagRate): number {
  if (rate === "false-positive-rate") return none[0] + unknown[0] - flagged;
  return rate === "false-negative-rate" ? violations[1] + other : violations[0] + flagged;
}

function totalOf({ violations, none, unknown }: FlagOutcomes, flagged: number, other: number, rate: FlagRate): number {
  if (rate === "false-positive-rate") return none[0] + unknown[0] - flagged + none[1] + unknown[1] - other;
  if (rate === "false-negative-rate") return violations[0] + flagged + violations[1] + other;
  return violations[0] + none[0] + unknown[0];
}

/**
 * Smallest or largest rate of a group over every allocation of at most so many hidden violations within its limits.
 * With their number given, both error rates have one denominator and fall with every hidden violation that is moved to
 * the flagged, and the share of violations among the flagged grows: the extreme lies at an end. "At most" is the union
 * over all smaller numbers.
 * @param outcomes  counts of one group by flag, integers of 0 or more
 * @param limits  of `hiddenLimits`
 * @returns an entry for every number of hidden violations from the least to the most
 * @see method, section 8 (c)
 * @example extremeRates({ violations: [1, 0], none: [1, 3], unknown: [0, 2] }, hiddenLimits([0, 2]), { rate: "false-positive-rate", side: "highest" }).totals // [6, 5, 4]
 */
export function extremeRates(
  outcomes: FlagOutcomes,
  limits: HiddenLimits,
  { rate, side }: { readonly rate: FlagRate; readonly side: "lowest" | "highest" },
): ExtremeRates {
  const { least, most } = limits.all;
  const size = most - least + 1;
  const [events, totals, spreads] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const aboveZero = new Uint8Array(size);
  const highestFlagged = rate === "violations-among-flagged";
  let best: BoundCounts = { events: 0, total: 0, spread: 1 };
  let reached = 0;
  for (let at = 0; at < size; at++) {
    const hidden = least + at;
    const highest = amongFlagged(limits, hidden, highestFlagged);
    const flagged = side === "highest" ? highest : amongFlagged(limits, hidden, !highestFlagged);
    const here = eventsOf(outcomes, flagged, hidden - flagged, rate);
    const total = totalOf(outcomes, flagged, hidden - flagged, rate);
    if (goesFurther(here, total, best, side)) {
      const counts = { events: here, total };
      best = { ...counts, spread: boundSpread(counts, freeOf(outcomes, [flagged, hidden - flagged]), rate) };
    }
    events[at] = best.events;
    totals[at] = best.total;
    spreads[at] = best.spread;
    if (eventsOf(outcomes, highest, hidden - highest, rate) > 0) reached = 1;
    aboveZero[at] = reached;
  }
  return { least, events, totals, spreads, aboveZero };
}

/** As many as possible, or as few as possible, of so many hidden violations among the flagged. */
function amongFlagged({ flagged, notFlagged }: HiddenLimits, hidden: number, most: boolean): number {
  return most ? Math.min(flagged.most, hidden - notFlagged.least) : Math.max(flagged.least, hidden - notFlagged.most);
}

/** Hidden violations where not all unknown outcomes are. */
function freeOf({ unknown }: FlagOutcomes, hidden: ByFlag): ByFlag {
  return [hidden[0] < unknown[0] ? hidden[0] : 0, hidden[1] < unknown[1] ? hidden[1] : 0];
}

/**
 * How much further a bound strays over samples than an ordinary share of so many units. A fixed number of hidden
 * violations is taken off a count that varies with all its units: with R the rate, T its total, and h1 and h0 hidden
 * violations, the variance of a false-positive rate is (T R (1 - R) + h1 (1 - R)^2 + h0 R^2) / T^2, and that of the
 * share of violations among the flagged (T R (1 - R) + h1 (2 R - 1)) / T^2. A false-negative rate strays no further.
 * @param counts  the rate
 * @param free  hidden violations among the flagged and the others; 0 where all unknown outcomes are hidden violations,
 *   which vary with their units
 * @returns square root of the ratio of variances, 1 or more; half a unit of either kind keeps rates of 0 and 1 finite
 * @see method, section 8: bounds carry an interval for sampling error too (Imbens & Manski 2004); the delta method
 * @example boundSpread({ events: 20, total: 100 }, [0, 0], "false-positive-rate") // 1
 */
export function boundSpread({ events, total }: RateCounts, [flagged, other]: ByFlag, rate: FlagRate): number {
  const share = (events + 0.5) / (total + 1);
  let excess = 0;
  if (rate === "false-positive-rate") excess = flagged * (1 - share) ** 2 + other * share ** 2;
  if (rate === "violations-among-flagged") excess = flagged * Math.max(0, 2 * share - 1);
  return total === 0 ? 1 : Math.sqrt(1 + excess / (total * share * (1 - share)));
}

/** Whole numbers are compared, so that equal rates stay equal. */
function goesFurther(events: number, total: number, before: RateCounts, side: "lowest" | "highest"): boolean {
  if (before.total === 0) return total > 0;
  const excess = events * before.total - before.events * total;
  return side === "highest" ? excess > 0 : excess < 0;
}
