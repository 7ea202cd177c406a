import type { ListsResult } from "../../audit/inputs/lists-result.js";
import type { Disclosed } from "../disclosed.js";
import type { Publisher } from "../publish.js";

/** What was found of the lists, as it may be written. */
export function disclosedLists(result: ListsResult, publish: Publisher): Disclosed<ListsResult> {
  const { alpha, drift } = result;
  return {
    ...result,
    drift: drift && {
      ...drift,
      indicators: drift.indicators.map(({ shares, index, test, adjusted, pointedOut, ...indicator }) => ({
        ...indicator,
        shares: shares.map(({ level, earlier, later }) => ({
          level,
          earlier: publish.number(earlier),
          later: publish.number(later),
        })),
        index: publish.number(index),
        test: publish.test(test, alpha),
        adjusted: publish.pValue(adjusted, alpha),
        pointedOut: publish.number(pointedOut),
      })),
    },
  };
}
