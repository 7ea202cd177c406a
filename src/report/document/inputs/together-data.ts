import type { DisclosedInputs } from "../../../disclosure/inputs/disclose-inputs.js";
import { type Cell, estimateCells, estimateHeader, plain } from "../data-cells.js";
import type { DataTable } from "../data-table.js";

/** Tables for machines of the chapter on what all indicators together tell. */
export function togetherTables(together: NonNullable<DisclosedInputs["parts"]["together"]>): readonly DataTable[] {
  if (together.kind === "not-estimable") return [];
  const measures = ["area", "told", "guessed", "gain", "logLoss", "logLossByShares", "logLossGain"] as const;
  return [
    {
      id: "together-groups-areas",
      header: ["group", ...estimateHeader("auc")],
      rows: together.groups.map(({ group, area }): Cell[] => [group, ...estimateCells(area)]),
    },
    {
      id: "together-measures",
      header: ["measure", ...estimateHeader("value")],
      rows: [
        ...measures.map((name): Cell[] => [name, ...estimateCells(together[name])]),
        ["pValueAtMost", plain(together.pValue), "", ""],
      ],
    },
  ];
}
