import type { DisclosedAudit } from "../../disclosure/disclosed.js";
import { type Cell, estimateCells, estimateHeader, plain, test } from "./data-cells.js";
import type { DataTable } from "./data-table.js";

/** Tables for machines of the second families of hypothesis 1: one row a group, or a group and cut. */
export function formsTables({ forms }: DisclosedAudit): readonly DataTable[] {
  return forms.flatMap((part): DataTable[] => {
    if (part.kind === "not-tested") return [];
    return [
      {
        id: `hypothesis-1-${part.form}`,
        header: [
          "group",
          "fromBand",
          ...estimateHeader("mean"),
          ...estimateHeader("meanOfOthers"),
          ...estimateHeader("difference"),
          "unadjustedP",
          "adjustedP",
          "finding",
        ],
        rows: part.groups.flatMap(({ group, finding, comparisons }) =>
          comparisons.map((comparison, cut): Cell[] => [
            group,
            part.cuts[cut] ?? "",
            ...estimateCells(comparison.mean),
            ...estimateCells(comparison.restMean),
            ...estimateCells(comparison.difference),
            test(comparison.unadjusted),
            test(comparison.adjusted),
            plain(finding),
          ]),
        ),
      },
    ];
  });
}
