import type { BoardOtherwise, BoardResult } from "../../audit/inputs/board-result.js";
import type { Disclosed, Published } from "../disclosed.js";
import type { Thresholds } from "../hidden-cells.js";
import type { Publisher } from "../publish.js";
import { disclosedShares } from "./group-question.js";

/** Shares from which a change under another reading is told: an exact one would give small classes away. */
const BOUNDS = [0.01, 0.05, 0.1, 0.25, 0.5];

/**
 * Composition of boards, as it may be written. What another reading does is told in classes alone: by subtraction its
 * numbers would give away boards of one kind, which stand in no table.
 * @param result  undisclosed result
 * @param options  publisher and thresholds
 */
export function disclosedBoard(
  result: BoardResult,
  { publish, thresholds }: { readonly publish: Publisher; readonly thresholds: Thresholds },
): Disclosed<BoardResult> {
  const { alpha, classes, unknown, flags, registered, units } = result;
  const { threshold } = thresholds;
  return {
    ...result,
    classes: { table: classes.table, shares: disclosedShares(classes.shares, publish) },
    unknown: unknown && { table: unknown.table, shares: disclosedShares(unknown.shares, publish) },
    flags: flags && {
      table: flags.table,
      shares: disclosedShares(flags.shares, publish),
      strength: publish.number(flags.strength),
      test: publish.test(flags.test, alpha),
    },
    registered: registered && {
      ...registered,
      without: publish.number(registered.without),
      agreement: publish.number(registered.agreement),
      kappa: publish.number(registered.kappa),
      shares: disclosedShares(registered.shares, publish),
    },
    otherwise: result.otherwise.map(({ changed, pValue, ...reading }) => ({
      ...reading,
      changed: threshold === 0 ? publish.number(changed) : changeClass(changed, { publish, units, threshold }),
      pValue: pValue && (threshold === 0 ? publish.pValue(pValue, alpha) : publish.asClass(pValue.value, alpha)),
    })),
  };
}

/** The largest bound that a share lies above; the first of them is at least the threshold in sponsors. */
function changeClass(
  { value }: BoardOtherwise["changed"],
  { publish, units, threshold }: { readonly publish: Publisher; readonly units: number; readonly threshold: number },
): Published<number> {
  const least = units === 0 ? 1 : Math.max(BOUNDS[0]!, Math.ceil((100 * threshold) / units) / 100);
  const bounds = [Math.min(1, least), ...BOUNDS.filter((bound) => bound > least)];
  return publish.asClass(value, bounds.findLast((bound) => value > bound) ?? bounds[0]!);
}
