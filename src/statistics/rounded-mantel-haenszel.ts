import { type NotEstimable, notEstimable } from "./not-estimable.js";
import type { CountRange } from "./rounded-counts.js";
import type { EventRange, ValueRange } from "./rounded-shares.js";

/** One stratum: a group and the rest, each with ranges of events and other units and without a published total. */
export interface RoundedStratum {
  readonly group: Pick<EventRange, "events" | "others">;
  readonly rest: Pick<EventRange, "events" | "others">;
}

/** Steps after which the ratio is taken as it stands; it rises or falls strictly, and faster than by halving. */
const STEPS = 200;

/**
 * Range of the Mantel-Haenszel ratio of shares over strata where the counts are ranges; both ends are attained.
 * The ratio is at least r exactly where the sum over strata of (a n2 - r c n1) / n is at least 0. Each term is a quotient
 * of linear functions of every single count, so it takes its extremes where each count stands at an end of its range;
 * the ratio of the table found is the next r, until r stays (Dinkelbach 1967).
 * @param strata  one or more, none of them surely empty
 * @returns bounds from 0; the upper one is Infinity where the rest may have no events; not estimable where it has none
 * @see Rothman, Greenland & Lash 2008, "Modern Epidemiology", p. 275, for the ratio
 * @example roundedMantelHaenszelRatio([{ group: { events: { lower: 1, upper: 2 }, others: { lower: 8, upper: 8 } }, rest: { events: { lower: 4, upper: 4 }, others: { lower: 6, upper: 6 } } }]) // lower 0.2778, upper 0.5
 */
export function roundedMantelHaenszelRatio(strata: readonly RoundedStratum[]): CommonRange {
  return commonRange(strata, (a, b, c, d) => ({ above: a * (c + d), below: c * (a + b) }));
}

/**
 * Range of the Mantel-Haenszel odds ratio over strata where the counts are ranges; both ends are attained, as those of
 * the ratio.
 * @param strata  one or more, none of them surely empty
 * @returns bounds from 0; the upper one is Infinity where b c may be 0 in all; not estimable where it surely is
 * @see Mantel & Haenszel 1959, for the odds ratio
 * @example roundedMantelHaenszelOddsRatio([{ group: { events: { lower: 1, upper: 2 }, others: { lower: 8, upper: 8 } }, rest: { events: { lower: 4, upper: 4 }, others: { lower: 6, upper: 6 } } }]) // lower 0.1875, upper 0.375
 */
export function roundedMantelHaenszelOddsRatio(strata: readonly RoundedStratum[]): CommonRange {
  return commonRange(strata, (a, b, c, d) => ({ above: a * d, below: b * c }));
}

/**
 * Range of the Mantel-Haenszel difference of shares over strata where the counts are ranges; both ends are attained, as
 * those of the ratio.
 * @param strata  one or more, none of them surely empty
 * @returns bounds in [-1, 1]; not estimable where no stratum can hold both the group and others
 * @see Greenland & Robins 1985, for the difference
 * @example roundedMantelHaenszelDifference([{ group: { events: { lower: 1, upper: 2 }, others: { lower: 8, upper: 8 } }, rest: { events: { lower: 4, upper: 4 }, others: { lower: 6, upper: 6 } } }]) // lower -0.2889, upper -0.2
 */
export function roundedMantelHaenszelDifference(strata: readonly RoundedStratum[]): CommonRange {
  return commonRange(strata, (a, b, c, d) => ({ above: a * d - b * c, below: (a + b) * (c + d) }));
}

type CommonRange = ValueRange | NotEstimable<"zero-reference">;
/** Both parts of a stratum's term, before they are divided by its units. */
type TermsOf = (a: number, b: number, c: number, d: number) => Terms;

function commonRange(strata: readonly RoundedStratum[], termsOf: TermsOf): CommonRange {
  const corners = strata.map((stratum) => cornerTerms(stratum, termsOf));
  if (corners.every((terms) => terms.every(({ below }) => below === 0))) return notEstimable("zero-reference");
  return { lower: extremeRatio(corners, -1), upper: extremeRatio(corners, 1) };
}

/** What a stratum adds above and below the line of a common effect. */
interface Terms {
  readonly above: number;
  readonly below: number;
}

function extremeRatio(corners: readonly (readonly Terms[])[], sign: 1 | -1): number {
  const first = corners.map((terms) => terms.reduce((kept, next) => (next.below > kept.below ? next : kept)));
  let ratio = sumOf(first, "above") / sumOf(first, "below");
  for (let step = 0; step < STEPS; step++) {
    const excess = ({ above, below }: Terms) => sign * (above - ratio * below);
    const best = corners.map((terms) => terms.reduce((kept, next) => (excess(next) > excess(kept) ? next : kept)));
    const [above, below] = [sumOf(best, "above"), sumOf(best, "below")];
    if (below === 0) return above > 0 ? Number.POSITIVE_INFINITY : ratio;
    const next = above / below;
    if (next === ratio) break;
    ratio = next;
  }
  return ratio;
}

function sumOf(terms: readonly Terms[], part: keyof Terms): number {
  return terms.reduce((sum, term) => sum + term[part], 0);
}

function cornerTerms({ group, rest }: RoundedStratum, termsOf: TermsOf): readonly Terms[] {
  const terms: Terms[] = [];
  for (const a of ends(group.events)) {
    for (const b of ends(group.others)) {
      for (const c of ends(rest.events)) {
        for (const d of ends(rest.others)) {
          const n = a + b + c + d;
          const { above, below } = termsOf(a, b, c, d);
          terms.push(n === 0 ? { above: 0, below: 0 } : { above: above / n, below: below / n });
        }
      }
    }
  }
  return terms;
}

function ends({ lower, upper }: CountRange): readonly number[] {
  return lower === upper ? [lower] : [lower, upper];
}
