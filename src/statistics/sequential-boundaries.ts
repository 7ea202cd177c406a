import { ArgumentError } from "../errors.js";
import { normalDensity, normalUpperTail } from "./distributions.js";
import { increasingRoot } from "./root.js";

/** Nodes and weights of Gauss-Legendre quadrature on [-1, 1], the positive half (Abramowitz & Stegun 1972, table 25.4). */
const GAUSS_NODES = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363] as const;
const GAUSS_WEIGHTS = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763] as const;
/** Width of a panel of eight nodes, in standard deviations of the next increment. */
const PANEL = 1.5;
/** Where no boundary cuts it off, the density beyond this many standard deviations is left out: 1e-15. */
const FAR = 8;
const NO_ALPHA = 1e-14;

/** Boundaries of a two-sided test that looks several times, on the scale of z. */
export interface SequentialBoundaries {
  /** |z| at or above it stops the series; Infinity where nothing may be spent. */
  readonly boundaries: readonly number[];
  /** Probability of having stopped by each look when there is no difference. */
  readonly crossed: readonly number[];
}

/**
 * Symmetric boundaries that spend a given error probability at each look.
 * @param information  information at each look, above 0 and strictly increasing; only ratios matter
 * @param spent  two-sided error probability spent by each look, non-decreasing, below 1
 * @returns one boundary a look
 * @throws ArgumentError when lists differ in length or break these rules
 * @see Armitage, McPherson & Rowe 1969 (recursion); Lan & DeMets 1983; Jennison & Turnbull 2000, chapter 19
 * @example sequentialBoundaries([1, 2], [0.025, 0.05]).boundaries[0] // 2.241
 */
export function sequentialBoundaries(information: readonly number[], spent: readonly number[]): SequentialBoundaries {
  requireLooks("sequentialBoundaries", information, spent.length);
  const wrong = spent.findIndex((value, i) => !(value >= (spent[i - 1] ?? 0) && value < 1));
  if (wrong >= 0) {
    throw new ArgumentError(`sequentialBoundaries requires spending that does not decrease; got ${spent[wrong]}`);
  }
  return walk(information, (look, crossing) => boundaryFor(spent[look]! - (spent[look - 1] ?? 0), crossing));
}

/**
 * Probability that a series without a difference has crossed given boundaries by each look.
 * @param information  information at each look, above 0 and strictly increasing
 * @param boundaries  boundary of |z| at each look, above 0; Infinity allowed
 * @returns the same boundaries with the probabilities
 * @throws ArgumentError when lists differ in length or break these rules
 * @see Armitage, McPherson & Rowe 1969, table 2: five looks at 1.96 make 0.142
 * @example crossingProbabilities([1, 2, 3, 4, 5], [1.96, 1.96, 1.96, 1.96, 1.96]).crossed[4] // 0.142
 */
export function crossingProbabilities(
  information: readonly number[],
  boundaries: readonly number[],
): SequentialBoundaries {
  requireLooks("crossingProbabilities", information, boundaries.length);
  const wrong = boundaries.find((boundary) => !(boundary > 0));
  if (wrong !== undefined) {
    throw new ArgumentError(`crossingProbabilities requires boundaries above 0; got ${wrong}`);
  }
  return walk(information, (look) => boundaries[look]!);
}

/** Density of the score statistic on its positive half, for series that have not stopped: `mass` is weight x density. */
interface Continuing {
  readonly nodes: Float64Array;
  readonly mass: Float64Array;
}

/** P(not stopped before, |Z| >= boundary now), and how fast it falls as the boundary rises. */
type Crossing = (boundary: number) => { readonly probability: number; readonly fall: number };

function walk(
  information: readonly number[],
  choose: (look: number, crossing: Crossing) => number,
): SequentialBoundaries {
  const boundaries: number[] = [];
  const crossed: number[] = [];
  let before: Continuing | null = null;
  information.forEach((total, look) => {
    const spread = Math.sqrt(total - (information[look - 1] ?? 0));
    const crossing: Crossing = (boundary) => {
      const { probability, fall } = crossingAt(before, boundary * Math.sqrt(total), spread);
      return { probability, fall: fall * Math.sqrt(total) };
    };
    const boundary = choose(look, crossing);
    boundaries.push(boundary);
    crossed.push((crossed[look - 1] ?? 0) + crossing(boundary).probability);
    const next = information[look + 1];
    if (next === undefined) return;
    const edge = Math.min(boundary, FAR) * Math.sqrt(total);
    before = continuing(before, { edge, spread, panel: PANEL * Math.min(Math.sqrt(next - total), spread) });
  });
  return { boundaries, crossed };
}

/** P(not stopped before, |S| >= edge now), and its fall with the edge. */
function crossingAt(before: Continuing | null, edge: number, spread: number) {
  if (before === null) {
    return { probability: 2 * normalUpperTail(edge / spread), fall: (2 * normalDensity(edge / spread)) / spread };
  }
  let tails = 0;
  let density = 0;
  for (let i = 0; i < before.nodes.length; i++) {
    const above = (edge - before.nodes[i]!) / spread;
    const below = (edge + before.nodes[i]!) / spread;
    tails += before.mass[i]! * (normalUpperTail(above) + normalUpperTail(below));
    density += before.mass[i]! * (normalDensity(above) + normalDensity(below));
  }
  return { probability: 2 * tails, fall: (2 * density) / spread };
}

function boundaryFor(alpha: number, crossing: Crossing): number {
  if (alpha < NO_ALPHA) return Number.POSITIVE_INFINITY;
  const evaluate = (boundary: number) => {
    const { probability, fall } = crossing(boundary);
    return { value: Math.log(alpha) - Math.log(probability), slope: fall / probability };
  };
  return increasingRoot(evaluate, { start: 2, step: 1 });
}

function continuing(
  before: Continuing | null,
  { edge, spread, panel }: { readonly edge: number; readonly spread: number; readonly panel: number },
): Continuing {
  const panels = Math.max(1, Math.ceil(edge / panel));
  const half = edge / panels / 2;
  const nodes = new Float64Array(8 * panels);
  const mass = new Float64Array(8 * panels);
  for (let at = 0; at < nodes.length; at++) {
    const place = at % 4;
    const side = at % 8 < 4 ? 1 : -1;
    const node = half * (2 * Math.floor(at / 8) + 1 + side * GAUSS_NODES[place]!);
    nodes[at] = node;
    mass[at] = half * GAUSS_WEIGHTS[place]! * densityAt(before, node, spread);
  }
  return { nodes, mass };
}

function densityAt(before: Continuing | null, place: number, spread: number): number {
  if (before === null) return normalDensity(place / spread) / spread;
  let sum = 0;
  for (let i = 0; i < before.nodes.length; i++) {
    const above = (place - before.nodes[i]!) / spread;
    const below = (place + before.nodes[i]!) / spread;
    sum += before.mass[i]! * (Math.exp(-0.5 * above * above) + Math.exp(-0.5 * below * below));
  }
  return sum / (spread * Math.sqrt(2 * Math.PI));
}

function requireLooks(caller: string, information: readonly number[], others: number): void {
  if (information.length === 0 || information.length !== others) {
    throw new ArgumentError(`${caller} requires one value a look; got ${information.length} and ${others}`);
  }
  const wrong = information.findIndex(
    (total, look) => !(Number.isFinite(total) && total > (information[look - 1] ?? 0) * (1 + 1e-9)),
  );
  if (wrong >= 0) throw new ArgumentError(`${caller} requires increasing information; got ${information[wrong]}`);
}
