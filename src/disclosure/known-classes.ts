import type { ScoreBins } from "../audit/stability/stability-result.js";
import type { PublishedTable } from "./disclosed.js";

/** Units with a known outcome and a score from `from` to below `to`, as a released table of score classes tells them. */
export interface KnownClass {
  readonly from: number;
  readonly to: number;
  readonly units: number;
}

const CLASS = /^from (-?[\d.]+(?:e[+-]?\d+)?)$/;

/**
 * Score classes of released tables: who has them may subtract them from counts of all units by score.
 * @param tables  released tables
 * @returns one list a table of score classes, from low to high; a hidden class stands in none
 * @example knownClasses(tables)[0][0].from // 12
 */
export function knownClasses(tables: readonly PublishedTable[]): readonly (readonly KnownClass[])[] {
  return tables.flatMap(({ keys, counts }) => {
    const levels = keys[0]?.name === "score" ? keys[0].levels : [];
    const starts = levels.map((level) => Number(CLASS.exec(level)?.[1] ?? Number.NaN));
    if (starts.length === 0 || starts.some(Number.isNaN)) return [];
    const width = counts.length / levels.length;
    const classes = starts.map((from, row) => ({
      from,
      to: starts[row + 1] ?? Number.POSITIVE_INFINITY,
      cells: counts.slice(row * width, (row + 1) * width),
    }));
    return [
      classes.flatMap(({ from, to, cells }): KnownClass[] => {
        const shown = cells.filter((cell) => cell !== "suppressed");
        return shown.length < cells.length ? [] : [{ from, to, units: shown.reduce((sum, cell) => sum + cell, 0) }];
      }),
    ];
  });
}

/**
 * Bins joined further until, between any two edges, the units that released classes of known outcomes leave over are none
 * or enough: else who subtracts the classes from the bins learns of a few units that nobody knows their outcome.
 * @param bins  bins that each hold enough by themselves; thresholds are among the edges and stay
 * @param thresholds  edges that may not go
 * @param known  classes of each released table
 * @param least  fewest units that may be told apart
 * @returns null where edges at the thresholds alone still tell too much
 * @see Hundepool et al. 2012, "Statistical Disclosure Control", section 4.2 (linked tables)
 * @example binsBesideKnown({ edges: [30, 40], counts: [50, 12, 50] }, [40], [[{ from: 30, to: 40, units: 9 }]], 10).edges // [40]
 */
export function binsBesideKnown(
  bins: ScoreBins,
  thresholds: readonly number[],
  known: readonly (readonly KnownClass[])[],
  least: number,
): ScoreBins | null {
  if (least === 0) return bins;
  for (let joined = bins; ; ) {
    const tight = tightRange(joined, known, least);
    if (tight === null) return joined;
    const edge = [tight.to, tight.from].find((place) => Number.isFinite(place) && !thresholds.includes(place));
    const own = edge ?? joined.edges.find((place) => !thresholds.includes(place));
    if (own === undefined) return null;
    joined = withoutEdge(joined, own);
  }
}

/** The first range between two edges of which the classes leave over some units, and too few. */
function tightRange(
  { edges, counts }: ScoreBins,
  known: readonly (readonly KnownClass[])[],
  least: number,
): { readonly from: number; readonly to: number } | null {
  const places = [Number.NEGATIVE_INFINITY, ...edges, Number.POSITIVE_INFINITY];
  for (let first = 0; first < counts.length; first++) {
    let units = 0;
    for (let last = first; last < counts.length; last++) {
      units += counts[last]!;
      const [from, to] = [places[first]!, places[last + 1]!];
      for (const classes of known) {
        const left = units - within(classes, from, to);
        if (left !== 0 && left < least) return { from, to };
      }
    }
  }
  return null;
}

function within(classes: readonly KnownClass[], from: number, to: number): number {
  return classes.reduce((sum, one) => (one.from >= from && one.to <= to ? sum + one.units : sum), 0);
}

function withoutEdge({ edges, counts }: ScoreBins, edge: number): ScoreBins {
  const at = edges.indexOf(edge);
  return {
    edges: edges.filter((_, place) => place !== at),
    counts: counts.flatMap((count, place) => {
      if (place === at + 1) return [];
      return [place === at ? count + counts[at + 1]! : count];
    }),
  };
}
