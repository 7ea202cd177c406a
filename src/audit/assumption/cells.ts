import type { GroupScoreEvidence } from "../../data/evidence.js";
import type { ByFlag, FlagOutcomes } from "../../statistics/hidden-error-rates.js";
import { wholeCounts } from "../../statistics/hidden-places.js";
import type { PartlyKnownOutcomes } from "../../statistics/hidden-violations.js";

/** Known outcomes and never-inspected units by distinct score, and units of neither kind. */
export interface ScoredOutcomes extends PartlyKnownOutcomes {
  readonly scores: Float64Array;
  readonly unrecorded: Float64Array;
}

/** Units that share score, group and band: known outcomes whatever way they became known, and never-inspected ones. */
export interface AssumptionCells {
  /** Place of the cell's score (of its band, where not every unit has a score) among all, ascending. */
  readonly ranks: Uint32Array;
  readonly rankCount: number;
  readonly groups: Uint16Array;
  readonly bands: Uint8Array;
  readonly violations: Float64Array;
  readonly none: Float64Array;
  readonly unknown: Float64Array;
  /** Never-inspected units in all. */
  readonly neverInspected: number;
  /** Units of each band without a known outcome that are not marked as never inspected: they are in no cell. */
  readonly leftOut: readonly number[];
}

/**
 * Units by score, group and band. Those that were inspected with no outcome on record are left out.
 * @param evidence  patterns sorted by score, group and band
 * @returns cells of lower ranks first
 */
export function cellsOf(evidence: GroupScoreEvidence): AssumptionCells {
  const { scores, scoreCodes, groupCodes, bandCodes, weights } = evidence;
  const never = evidence.provenances.indexOf("never");
  const everyScore = scores !== null && scoreCodes.every((code) => code < scores.length);
  const width = evidence.groups.length + 2;
  const bands = evidence.bands?.order.length ?? 1;
  const leftOut = Array.from({ length: bands }, () => 0);
  const places = new Map<number, [number, number, number]>();
  for (let pattern = 0; pattern < weights.length; pattern++) {
    const outcome = evidence.outcomeCodes[pattern]!;
    if (outcome === 2 && evidence.provenanceCodes[pattern] !== never) {
      leftOut[bandCodes[pattern]!]! += weights[pattern]!;
      continue;
    }
    const rank = everyScore ? scoreCodes[pattern]! : bandCodes[pattern]!;
    const key = (rank * width + groupCodes[pattern]!) * bands + bandCodes[pattern]!;
    const counts = places.get(key) ?? [0, 0, 0];
    counts[outcome]! += weights[pattern]!;
    places.set(key, counts);
  }
  const cells = [...places].sort(([a], [b]) => a - b);
  const counts = (outcome: 0 | 1 | 2) => Float64Array.from(cells, ([, cell]) => cell[outcome]);
  const unknown = counts(2);
  return {
    ranks: Uint32Array.from(cells, ([key]) => Math.floor(key / (width * bands))),
    rankCount: everyScore ? scores.length : bands,
    groups: Uint16Array.from(cells, ([key]) => Math.floor(key / bands) % width),
    bands: Uint8Array.from(cells, ([key]) => key % bands),
    violations: counts(0),
    none: counts(1),
    unknown,
    neverInspected: total(unknown),
    leftOut,
  };
}

/**
 * Units by distinct score, with bands cut from it, where nobody knows their groups: all are in one.
 * @param outcomes  counts at each score, ascending
 * @param thresholds  increasing; a score equal to one falls in the higher band
 */
export function cellsOfScores(outcomes: ScoredOutcomes, thresholds: readonly number[]): AssumptionCells {
  const { scores, violations, none, unknown, unrecorded } = outcomes;
  const bandOf = (score: number) => thresholds.filter((threshold) => score >= threshold).length;
  const leftOut = Array.from({ length: thresholds.length + 1 }, () => 0);
  scores.forEach((score, place) => {
    leftOut[bandOf(score)]! += unrecorded[place]!;
  });
  return {
    ranks: Uint32Array.from(scores.keys()),
    rankCount: scores.length,
    groups: new Uint16Array(scores.length),
    bands: Uint8Array.from(scores, bandOf),
    violations,
    none,
    unknown,
    neverInspected: total(unknown),
    leftOut,
  };
}

/**
 * Never-inspected units of several classes at each rank.
 * @param classOf  class of a cell; -1 leaves it out
 * @returns one array a class
 */
export function unknownByRank(
  cells: AssumptionCells,
  classes: number,
  classOf: (cell: number) => number,
): readonly Float64Array[] {
  const counts = Array.from({ length: classes }, () => new Float64Array(cells.rankCount));
  cells.unknown.forEach((count, cell) => {
    const place = classOf(cell);
    if (place >= 0) counts[place]![cells.ranks[cell]!]! += count;
  });
  return counts;
}

/**
 * Hidden violations of a scenario in each class, as whole numbers. Classes are filled from sums over their units alone,
 * so nothing of a scenario tells how groups that are added up differ.
 * @param classes  units at each rank, a class each
 * @param shares  share that hides a violation at each rank
 * @param hidden  absent: as many as the shares give, rounded down
 */
export function hiddenByClass(
  classes: readonly Float64Array[],
  shares: Float64Array,
  hidden?: number,
): readonly number[] {
  const expected = Float64Array.from(classes, (units) =>
    units.reduce((sum, count, rank) => sum + count * shares[rank]!, 0),
  );
  return [...wholeCounts(expected, Float64Array.from(classes, total), hidden ?? Math.floor(total(expected) + 1e-9))];
}

/** Sums of counts over the cells of each band. */
export function byBand(cells: AssumptionCells, counts: Float64Array, bands: number): readonly number[] {
  const sums = Array.from({ length: bands }, () => 0);
  counts.forEach((count, cell) => {
    sums[cells.bands[cell]!]! += count;
  });
  return sums;
}

/** Outcomes of each group code below `groups`, by flag. */
export function outcomesByGroup(
  cells: AssumptionCells,
  { groups, flagged }: { readonly groups: number; readonly flagged: readonly boolean[] },
): readonly FlagOutcomes[] {
  const [violations, none, unknown] = [cells.violations, cells.none, cells.unknown].map((counts) => {
    const sums = Array.from({ length: groups }, (): [number, number] => [0, 0]);
    counts.forEach((count, cell) => {
      const own = sums[cells.groups[cell]!];
      if (own !== undefined) own[flagged[cells.bands[cell]!] === true ? 0 : 1] += count;
    });
    return sums as readonly ByFlag[];
  });
  return violations!.map((_, group) => ({
    violations: violations![group]!,
    none: none![group]!,
    unknown: unknown![group]!,
  }));
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
