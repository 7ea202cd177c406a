import type { DisclosedProxies } from "../../../disclosure/inputs/proxies.js";
import { type Cell, estimateCells, estimateHeader, plain, test } from "../data-cells.js";
import type { DataTable } from "../data-table.js";

/** Tables for machines of the chapter on proxies: every indicator, and the areas of those that are numbers. */
export function proxiesTables(proxies: DisclosedProxies): readonly DataTable[] {
  return [strengths(proxies), ...(proxies.indicators.some(({ areas }) => areas.length > 0) ? [areasOf(proxies)] : [])];
}

function strengths({ indicators }: DisclosedProxies): DataTable {
  return {
    id: "proxies-strengths",
    header: [
      ...["indicator", "with", "measure", "levels", "units"],
      ...estimateHeader("strength"),
      ...["adjustedP", "holmP", "detectableStrength", "relation", "standsAs"],
    ],
    rows: indicators.flatMap(({ column, measure, levels, corner, ...each }) =>
      (["group", "outcome", "flagged"] as const).flatMap((by): Cell[][] => {
        const found = each[by];
        if (found === null) return [];
        const { units, strength, adjusted, holm, detectable } = found;
        const relation = by === "group" ? each.toGroup : by === "outcome" ? each.toOutcome : "";
        return [
          [
            ...[column, by, measure, levels ?? "", units],
            ...estimateCells(strength),
            ...[test(adjusted), plain(holm), detectable.kind === "estimate" ? detectable.value : detectable.reason],
            ...[relation, corner],
          ],
        ];
      }),
    ),
  };
}

function areasOf({ indicators }: DisclosedProxies): DataTable {
  return {
    id: "proxies-areas",
    header: ["indicator", "group", ...estimateHeader("auc")],
    rows: indicators.flatMap(({ column, areas }) =>
      areas.map(({ group, auc }): Cell[] => [column, group, ...estimateCells(auc)]),
    ),
  };
}
