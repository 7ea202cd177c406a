import type { DisclosedInputs } from "../../../disclosure/inputs/disclose-inputs.js";
import { type Cell, estimateCells, estimateHeader, plain } from "../data-cells.js";
import type { DataTable } from "../data-table.js";

type Decomposition = NonNullable<DisclosedInputs["parts"]["decomposition"]>;

/** Tables for machines of the chapter on contributions. */
export function decompositionTables(decomposition: Decomposition): readonly DataTable[] {
  return [differences(decomposition), contributions(decomposition), areas(decomposition), ratios(decomposition)];
}

const HYPOTHESES = ["h1", "h2"] as const;

function differences(decomposition: Decomposition): DataTable {
  return {
    id: "decomposition-differences",
    header: [
      ...["hypothesis", "group", "effectiveUnits"],
      ...["flaggedShare", "restShare", "difference", "remainder", "logOdds"].flatMap(estimateHeader),
    ],
    rows: HYPOTHESES.flatMap((hypothesis) =>
      decomposition[hypothesis].map(({ group, effectiveUnits, ...own }): Cell[] => [
        ...[hypothesis, group, plain(effectiveUnits)],
        ...[own.flaggedShare, own.restShare, own.difference, own.remainder, own.logOdds].flatMap(estimateCells),
      ]),
    ),
  };
}

function contributions(decomposition: Decomposition): DataTable {
  return {
    id: "decomposition-contributions",
    header: ["hypothesis", "group", "indicator", ...estimateHeader("flagged"), ...estimateHeader("logOdds")],
    rows: HYPOTHESES.flatMap((hypothesis) =>
      decomposition[hypothesis].flatMap(({ group, contributions: own }) =>
        own.map(({ indicator, flagged, logOdds }): Cell[] => [
          ...[hypothesis, group, indicator],
          ...estimateCells(flagged),
          ...estimateCells(logOdds),
        ]),
      ),
    ),
  };
}

function areas({ removed }: Decomposition): DataTable {
  return {
    id: "decomposition-areas",
    header: ["indicator", "outcomes", ...["before", "after", "change"].flatMap(estimateHeader)],
    rows: removed.flatMap(({ indicator, areas: own, refitted }) =>
      [
        ...own.map(({ provenance, ...area }) => ({ outcomes: provenance, ...area })),
        ...(refitted === null ? [] : [{ outcomes: "all-known, refitted", ...refitted }]),
      ].map(({ outcomes, before, after, change }): Cell[] => [
        ...[indicator, outcomes],
        ...[before, after, change].flatMap(estimateCells),
      ]),
    ),
  };
}

function ratios({ removed }: Decomposition): DataTable {
  return {
    id: "decomposition-without",
    header: [
      ...["indicator", "group"],
      ...["ratioBefore", "ratioAfter", "ratioChange", "differenceChange"].flatMap(estimateHeader),
    ],
    rows: removed.flatMap(({ indicator, groups }) =>
      groups.map(({ group, ...own }): Cell[] => [
        ...[indicator, group],
        ...[own.ratioBefore, own.ratioAfter, own.ratioChange, own.differenceChange].flatMap(estimateCells),
      ]),
    ),
  };
}
