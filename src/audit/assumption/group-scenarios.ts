import type { ByFlag } from "../../statistics/hidden-error-rates.js";
import { type HiddenSpread, hiddenShares } from "../../statistics/hidden-places.js";
import { type AssumptionCells, hiddenByClass, unknownByRank } from "./cells.js";

/** Hidden violations of one scenario in a group and in the units that it is compared with. */
export interface OneScenario {
  readonly own: ByFlag;
  readonly others: ByFlag;
}

/** Both scenarios. */
export interface GroupScenarios {
  readonly inProportion: OneScenario;
  readonly byRank: OneScenario;
}

/** Never-inspected units at each rank: flagged and other ones of a group, then of all that it is compared with. */
export type GroupRanks = readonly [Float64Array, Float64Array, Float64Array, Float64Array];

/**
 * Never-inspected units of a group and of the others at each rank.
 * @param shape.compared  group codes below this are compared; units without members are not
 */
export function groupRanks(
  cells: AssumptionCells,
  group: number,
  shape: { readonly compared: number; readonly flagged: readonly boolean[] },
): GroupRanks {
  const [ownFlagged, ownOther, flagged, other] = unknownByRank(cells, 4, (cell) => {
    const code = cells.groups[cell]!;
    if (code >= shape.compared) return -1;
    return (code === group ? 0 : 2) + (shape.flagged[cells.bands[cell]!] === true ? 0 : 1);
  });
  return [ownFlagged!, ownOther!, flagged!, other!];
}

/**
 * A scenario in which hidden violations lie among all never-inspected units.
 * @param ranks  of `groupRanks`
 * @param shares  share hidden at each rank, of `hiddenShares`
 */
export function commonScenario(ranks: GroupRanks, shares: Float64Array): OneScenario {
  const [ownFlagged, ownOther, flagged, other] = hiddenByClass(ranks, shares);
  return { own: [ownFlagged!, ownOther!], others: [flagged!, other!] };
}

/** A scenario in which a group hides a number of its own, and the others theirs. */
export function scenarioApart(
  [ownFlagged, ownOther, flagged, other]: GroupRanks,
  hidden: { readonly own: number; readonly others: number },
  spread: HiddenSpread,
): OneScenario {
  const place = (classes: readonly [Float64Array, Float64Array], count: number): ByFlag => {
    const all = classes[0].map((units, rank) => units + classes[1][rank]!);
    const [among, beside] = hiddenByClass(classes, hiddenShares(all, count, spread), count);
    return [among!, beside!];
  };
  return { own: place([ownFlagged, ownOther], hidden.own), others: place([flagged, other], hidden.others) };
}
