import { ArgumentError } from "../errors.js";
import { normalQuantile, normalUpperTail } from "./distributions.js";
import { pivotedCholesky } from "./pivoted-cholesky.js";
import { nextUniform, streamsFrom } from "./random.js";

/** Probability that the largest of several correlated normals reaches a value, with bounds that need no integration. */
export interface NormalMaximum {
  readonly pValue: number;
  /** Standard error of the integration, from its shifted point sets. */
  readonly standardError: number;
  /** The tail of one entry alone, and Bonferroni's sum of all. */
  readonly bounds: { readonly lower: number; readonly upper: number };
}

/** Point sets and their size; the sets differ by a fixed random shift, so that their spread tells the error. */
const SHIFTS = 16;
const MOST_POINTS = 1024;
const FEWEST_POINTS = 64;
/** Products of a set, beyond which it gets fewer points: 100 entries have about 150 of them. */
const WORK_OF_A_SET = 1_500_000;

/**
 * P(max |Z_j| >= c), or of max Z_j, for normals with a given covariance, singular or not. One entry is put beyond c and
 * the others follow given it: p = (sum of single tails) E[1 / number of entries beyond c]. So the relative error stays
 * small however small p is. The points are a fixed lattice: equal input gives equal output.
 * @param c  value reached, of the standardised entries
 * @param covariance  k x k, row major; entries without variance are left out
 * @param options.sides  2 for |Z|, 1 for Z
 * @throws ArgumentError when c is NaN or no entry varies
 * @see Naiman & Priebe 2001; Adler, Blanchet & Liu 2012, algorithm 4.1; Richtmyer 1951 (lattice), as in Genz & Bretz 2009
 * @example normalMaximum(1.959963984540054, Float64Array.of(4), { sides: 2 }).pValue // 0.05
 */
export function normalMaximum(
  c: number,
  covariance: Float64Array,
  { sides }: { readonly sides: 1 | 2 },
): NormalMaximum {
  const correlation = correlationOf(covariance);
  const entries = Math.round(Math.sqrt(correlation.length));
  if (Number.isNaN(c) || entries === 0) {
    throw new ArgumentError(`normalMaximum requires a value and an entry that varies; got ${c} of ${entries} entries`);
  }
  if (sides === 2 && c <= 0) return { pValue: 1, standardError: 0, bounds: { lower: 1, upper: 1 } };
  const tail = sides * normalUpperTail(c);
  const bounds = { lower: tail, upper: Math.min(1, entries * tail) };
  if (entries === 1 || tail === 0) return { pValue: tail, standardError: 0, bounds };
  const shares = inverseCounts({ c, correlation, entries, sides });
  const mean = shares.reduce((sum, share) => sum + share, 0) / SHIFTS;
  const squares = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0);
  const scale = entries * tail;
  return {
    pValue: Math.min(bounds.upper, Math.max(bounds.lower, scale * mean)),
    standardError: scale * Math.sqrt(squares / (SHIFTS * (SHIFTS - 1))),
    bounds,
  };
}

function correlationOf(covariance: Float64Array): Float64Array {
  const size = Math.round(Math.sqrt(covariance.length));
  const varying = [...Array(size).keys()].filter((i) => covariance[i * size + i]! > 0);
  return Float64Array.from(
    varying.flatMap((i) =>
      varying.map((j) =>
        i === j ? 1 : covariance[i * size + j]! / Math.sqrt(covariance[i * size + i]! * covariance[j * size + j]!),
      ),
    ),
  );
}

interface Corner {
  readonly c: number;
  readonly correlation: Float64Array;
  readonly entries: number;
  readonly sides: 1 | 2;
}

/** Mean of 1 / (number of entries beyond c), given that one chosen evenly is, over each shifted set of points. */
function inverseCounts({ c, correlation, entries, sides }: Corner): number[] {
  const { rank, factor } = pivotedCholesky(correlation);
  const points = Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, Math.floor(WORK_OF_A_SET / (entries * rank))));
  const steps = latticeSteps(rank + 2);
  const shifts = streamsFrom(1951).block(0);
  const tail = normalUpperTail(c);
  const normals = new Float64Array(rank);
  return Array.from({ length: SHIFTS }, () => {
    const shift = steps.map(() => nextUniform(shifts));
    // The tent map of a lattice point, kept off 0 and 1.
    const coordinate = (dimension: number, point: number): number => {
      const position = shift[dimension]! + point * steps[dimension]!;
      return Math.min(1 - 1e-12, Math.max(1e-12, Math.abs(2 * (position - Math.floor(position)) - 1)));
    };
    let sum = 0;
    for (let point = 0; point < points; point++) {
      const chosen = Math.floor(coordinate(0, point) * entries);
      const beyond = -normalQuantile(tail * coordinate(1, point));
      for (let i = 0; i < rank; i++) normals[i] = normalQuantile(coordinate(i + 2, point));
      const own = rowProduct(factor, rank, chosen, normals);
      let reached = 0;
      for (let j = 0; j < entries; j++) {
        if (j === chosen) reached++;
        else {
          const free = rowProduct(factor, rank, j, normals);
          const value = free + correlation[j * entries + chosen]! * (beyond - own);
          if ((sides === 2 ? Math.abs(value) : value) >= c * (1 - 1e-12)) reached++;
        }
      }
      sum += 1 / reached;
    }
    return sum / points;
  });
}

function rowProduct(factor: Float64Array, rank: number, row: number, normals: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < rank; i++) sum += factor[row * rank + i]! * normals[i]!;
  return sum;
}

/** Fractional parts of the square roots of the first primes. */
function latticeSteps(dimensions: number): number[] {
  const steps: number[] = [];
  for (let candidate = 2; steps.length < dimensions; candidate++) {
    let divisor = 2;
    while (divisor * divisor <= candidate && candidate % divisor !== 0) divisor++;
    if (divisor * divisor > candidate) steps.push(Math.sqrt(candidate) % 1);
  }
  return steps;
}
