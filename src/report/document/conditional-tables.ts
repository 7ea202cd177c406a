import type { HypothesisPart, TestedPart } from "./audit-parts.js";
import { type Cell, estimateCells, estimateHeader, plain, rangeCells, test, value } from "./data-cells.js";
import type { DataTable } from "./data-table.js";

type OutcomePart = Extract<TestedPart["conditional"][number]["outcome"], { readonly kind: "tested" }>;
type WithinPart = OutcomePart["groups"][number];

/** Numbers of every tested group within each stratification, one table a stratification. */
export function conditionalTables(id: string, part: HypothesisPart): DataTable[] {
  if (part.kind !== "tested") return [];
  return part.conditional.flatMap(({ name, outcome }): DataTable[] => {
    if (outcome.kind !== "tested") return [];
    const fourfold = outcome.groups.some(({ mantelHaenszel }) => mantelHaenszel !== null);
    return [
      {
        id: `${id}-within-${name}`,
        header: [
          "group",
          ...estimateHeader("withinDifference"),
          ...estimateHeader("throughShare"),
          "statistic",
          "unadjustedP",
          "adjustedP",
          "reversal",
          ...(fourfold ? fourfoldHeader() : []),
        ],
        rows: outcome.groups.map((group) => [...groupCells(group), ...(fourfold ? fourfoldCells(group) : [])]),
      },
    ];
  });
}

function groupCells(group: WithinPart): Cell[] {
  return [
    group.group,
    ...estimateCells(group.withinDifference),
    ...estimateCells(group.throughShare),
    value(group.statistic),
    test(group.unadjusted),
    test(group.adjusted),
    plain(group.reversal),
  ];
}

function fourfoldHeader(): string[] {
  return [
    "mantelHaenszelP",
    "mantelHaenszelHolm",
    ...estimateHeader("mantelHaenszelOddsRatio"),
    ...estimateHeader("mantelHaenszelRatio"),
    ...estimateHeader("mantelHaenszelDifference"),
    "sameInAllStrataP",
    ...["oddsRatio", "ratio", "difference"].flatMap((name) => [`${name}OverRoundingLower`, `${name}OverRoundingUpper`]),
  ];
}

function fourfoldCells({ mantelHaenszel }: WithinPart): Cell[] {
  if (mantelHaenszel === null) return fourfoldHeader().map(() => "");
  const { test: cmh, holm, oddsRatio, ratio, difference, sameInAllStrata, overRounding } = mantelHaenszel;
  return [
    test(cmh),
    plain(holm),
    ...estimateCells(oddsRatio),
    ...estimateCells(ratio),
    ...estimateCells(difference),
    test(sameInAllStrata),
    ...(overRounding === null
      ? ["", "", "", "", "", ""]
      : [overRounding.oddsRatio, overRounding.ratio, overRounding.difference].flatMap(rangeCells)),
  ];
}
