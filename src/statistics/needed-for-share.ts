import { ArgumentError } from "../errors.js";
import { clopperPearsonInterval } from "./clopper-pearson-interval.js";
import { normalMultiplier } from "./distributions.js";
import { wilsonInterval } from "./wilson-interval.js";

/** A share that is to be estimated, and how wide half of its interval may be. */
export interface PlannedShare {
  readonly share: number;
  readonly halfWidth: number;
  readonly level?: number;
}

/** Units that an interval of one method needs: from an endless population, and from one of a known size. */
export interface NeededUnits {
  readonly units: number;
  readonly ofPopulation: number;
}

/**
 * Units that a simple random sample needs for an interval that is narrow enough. Beside the plain formula
 * z^2 p (1 - p) / h^2 stand two searches: the smallest size from which on the interval around the expected count
 * (rounded to whole) keeps within the half width, for Wilson's and for Clopper and Pearson's interval.
 * @param planned  share in [0, 1], half width in (0, 0.5), level in (0, 1), default 0.95
 * @param population  units in the population, 1 or more; n becomes n / (1 + (n - 1) / N), rounded up
 * @returns whole numbers
 * @throws ArgumentError outside these ranges
 * @see Cochran 1977, eqs. 4.1 and 4.2
 * @example neededForShare({ share: 0.5, halfWidth: 0.05 }, 1000).plain // 385 units, 278 of 1,000
 */
export function neededForShare(
  planned: PlannedShare,
  population: number,
): { readonly plain: NeededUnits; readonly wilson: NeededUnits; readonly clopperPearson: NeededUnits } {
  const { share, halfWidth, level = 0.95 } = planned;
  if (!(share >= 0 && share <= 1 && halfWidth > 0 && halfWidth < 0.5 && population >= 1)) {
    throw new ArgumentError(
      `neededForShare requires a share in [0, 1], a half width in (0, 0.5) and a population; got ${share}, ${halfWidth} and ${population}`,
    );
  }
  const multiplier = normalMultiplier(level);
  const plain = (multiplier * multiplier * share * (1 - share)) / (halfWidth * halfWidth);
  // Neither rounding of the count nor an exact interval adds more than this to the plain number.
  const most = Math.ceil(plain + (2 + 2 * multiplier * multiplier) / halfWidth);
  const search = (interval: typeof wilsonInterval) =>
    finite(lastTooWide({ share, halfWidth, level }, most, interval) + 1, population);
  return {
    plain: finite(Math.max(1, Math.ceil(plain - 1e-9)), population, plain),
    wilson: search(wilsonInterval),
    clopperPearson: search(clopperPearsonInterval),
  };
}

/** Largest size up to `most` at which the interval is still too wide; 0 where none is. */
function lastTooWide(
  { share, halfWidth, level }: Required<PlannedShare>,
  most: number,
  interval: typeof wilsonInterval,
): number {
  for (let n = most; n >= 1; n--) {
    const { lower, upper } = interval(Math.round(n * share), n, { level });
    if ((upper - lower) / 2 > halfWidth) return n;
  }
  return 0;
}

function finite(units: number, population: number, exact = units): NeededUnits {
  return { units, ofPopulation: Math.min(population, Math.ceil(exact / (1 + (exact - 1) / population) - 1e-9)) };
}
