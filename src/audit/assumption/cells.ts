import type { GroupScoreEvidence } from "../../data/evidence.js";
import type { FlagOutcomes } from "../../statistics/hidden-error-rates.js";
import { type HiddenSpread, midRanksOf, spreadHidden } from "../../statistics/hidden-places.js";
import type { PartlyKnownOutcomes } from "../../statistics/hidden-violations.js";

/** Units that share score, group and band: known outcomes whatever way they became known, and never-inspected ones. */
export interface AssumptionCells {
  /** Middle of the ranks of the cell's score (of its band, where not every unit has a score) among the never-inspected. */
  readonly midRanks: Float64Array;
  readonly groups: Uint16Array;
  readonly bands: Uint8Array;
  readonly violations: Float64Array;
  readonly none: Float64Array;
  readonly unknown: Float64Array;
  /** Never-inspected units in all. */
  readonly neverInspected: number;
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
  const rank = (pattern: number) => (everyScore ? scoreCodes[pattern]! : bandCodes[pattern]!);
  const width = evidence.groups.length + 2;
  const bands = evidence.bands?.order.length ?? 1;
  const places = new Map<number, [number, number, number]>();
  for (let pattern = 0; pattern < weights.length; pattern++) {
    const outcome = evidence.outcomeCodes[pattern]!;
    if (outcome === 2 && evidence.provenanceCodes[pattern] !== never) continue;
    const key = (rank(pattern) * width + groupCodes[pattern]!) * bands + bandCodes[pattern]!;
    const counts = places.get(key) ?? [0, 0, 0];
    counts[outcome]! += weights[pattern]!;
    places.set(key, counts);
  }
  const cells = [...places].sort(([a], [b]) => a - b);
  const counts = (outcome: 0 | 1 | 2) => Float64Array.from(cells, ([, cell]) => cell[outcome]);
  const unknown = counts(2);
  return {
    midRanks: midRanksOf(
      unknown,
      cells.map(([key]) => Math.floor(key / (width * bands))),
    ),
    groups: Uint16Array.from(cells, ([key]) => Math.floor(key / bands) % width),
    bands: Uint8Array.from(cells, ([key]) => key % bands),
    violations: counts(0),
    none: counts(1),
    unknown,
    neverInspected: unknown.reduce((sum, count) => sum + count, 0),
  };
}

/**
 * Units by distinct score, with bands cut from it, where nobody knows their groups: all are in one.
 * @param outcomes  counts at each score, ascending
 * @param thresholds  increasing; a score equal to one falls in the higher band
 */
export function cellsOfScores(
  outcomes: PartlyKnownOutcomes & { readonly scores: Float64Array },
  thresholds: readonly number[],
): AssumptionCells {
  const { scores, violations, none, unknown } = outcomes;
  return {
    midRanks: midRanksOf(unknown),
    groups: new Uint16Array(scores.length),
    bands: Uint8Array.from(scores, (score) => thresholds.filter((threshold) => score >= threshold).length),
    violations,
    none,
    unknown,
    neverInspected: unknown.reduce((sum, count) => sum + count, 0),
  };
}

/** Hidden violations of one scenario in each cell, out of all never-inspected units. */
export function scenarioOf(cells: AssumptionCells, hidden: number, spread: HiddenSpread): Float64Array {
  return spreadHidden(cells.unknown, hidden, spread, cells.midRanks);
}

/**
 * Hidden violations of one scenario where one group has a number of its own, and all that it is compared with another.
 * @param hidden.own, hidden.others  hidden violations in the group and in the other units that are compared
 * @param hidden.compared  group codes below this are compared
 */
export function scenarioApart(
  cells: AssumptionCells,
  group: number,
  hidden: { readonly own: number; readonly others: number; readonly compared: number },
  spread: HiddenSpread,
): Float64Array {
  const moved = new Float64Array(cells.unknown.length);
  const place = (count: number, keep: (code: number) => boolean) => {
    const those = [...cells.groups.keys()].filter((cell) => keep(cells.groups[cell]!));
    const pick = (values: Float64Array) => Float64Array.from(those, (cell) => values[cell]!);
    const placed = spreadHidden(pick(cells.unknown), count, spread, pick(cells.midRanks));
    those.forEach((cell, index) => {
      moved[cell] = placed[index]!;
    });
  };
  place(hidden.own, (code) => code === group);
  place(hidden.others, (code) => code !== group && code < hidden.compared);
  return moved;
}

/** Sums of values over the cells of each band. */
export function byBand(cells: AssumptionCells, values: Float64Array, bands: number): readonly number[] {
  const sums = Array.from({ length: bands }, () => 0);
  values.forEach((value, cell) => {
    sums[cells.bands[cell]!]! += value;
  });
  return sums;
}

/** Sums of values over the cells of each group code: flagged, then not flagged. */
export function byGroupAndFlag(
  cells: AssumptionCells,
  values: Float64Array,
  shape: { readonly groups: number; readonly flagged: readonly boolean[] },
): readonly (readonly [number, number])[] {
  const sums = Array.from({ length: shape.groups }, (): [number, number] => [0, 0]);
  values.forEach((value, cell) => {
    sums[cells.groups[cell]!]![shape.flagged[cells.bands[cell]!] === true ? 0 : 1] += value;
  });
  return sums;
}

/** Outcomes of each group code by flag. */
export function outcomesByGroup(
  cells: AssumptionCells,
  shape: Parameters<typeof byGroupAndFlag>[2],
): readonly FlagOutcomes[] {
  const [violations, none, unknown] = [cells.violations, cells.none, cells.unknown].map((counts) =>
    byGroupAndFlag(cells, counts, shape),
  );
  return violations!.map((_, group) => ({
    violations: violations![group]!,
    none: none![group]!,
    unknown: unknown![group]!,
  }));
}
