import type { TogetherResult } from "../../audit/inputs/together-result.js";
import type { Disclosed } from "../disclosed.js";
import type { HiddenCells } from "../hidden-cells.js";
import { type Publisher, roundedUp } from "../publish.js";

/**
 * How well indicators foretell groups, as it may be written: the area of a hidden group is withheld, and no p-value has
 * more digits than say on which side of a bound it lies.
 * @param result  undisclosed result
 * @param options  hidden cells and their publisher
 */
export function disclosedTogether(
  result: TogetherResult,
  { publish, hidden }: { readonly publish: Publisher; readonly hidden: HiddenCells },
): Disclosed<TogetherResult> {
  if (result.kind === "not-estimable") return result;
  const pValue = { ...result.pValue, value: Math.min(1, roundedUp(result.pValue.value)) };
  return {
    ...result,
    area: publish.number(result.area),
    groups: result.groups.map(({ group, area }) => ({
      group,
      area: (hidden.rests(area.restsOn) ? publish.ofHiddenGroup : publish).number(area),
    })),
    told: publish.number(result.told),
    guessed: publish.number(result.guessed),
    gain: publish.number(result.gain),
    logLoss: publish.number(result.logLoss),
    logLossByShares: publish.number(result.logLossByShares),
    logLossGain: publish.number(result.logLossGain),
    pValue: publish.pValue(pValue, result.alpha),
  };
}
