import type { DisclosedAudit } from "../../disclosure/disclosed.js";
import { assumptionTables } from "./assumption-tables.js";
import type { GroupPart, TestedPart } from "./audit-parts.js";
import { conditionalTables } from "./conditional-tables.js";
import { countTable } from "./count-table.js";
import { type Cell, estimateCells, estimateHeader, plain, test, value } from "./data-cells.js";
import type { DataTable } from "./data-table.js";
import { formsTables } from "./forms-tables.js";
import { markedTables } from "./marked-tables.js";
import { outcomeTables } from "./outcome-tables.js";
import { discriminationTables } from "./score-data-tables.js";
import { severityTables } from "./severity-tables.js";
import { stabilityTables } from "./stability-tables.js";

export type { DataTable } from "./data-table.js";

/**
 * All tables of a disclosed audit for CSV files: the published counts, and the numbers per group. A suppressed cell
 * holds "suppressed", a withheld number "withheld", a class its relation and bound, a missing number its reason.
 *
 * @param audit  disclosed audit
 * @returns tables with English headers, in a fixed order; with synthetic data each row says so in its last cell
 * @example
 * tables(audit).map((table) => table.id);
 */
export function tables(audit: DisclosedAudit): readonly DataTable[] {
  const all = [
    ...audit.tables.map(countTable),
    ...hypothesisTable("hypothesis-1", audit.hypothesis1),
    ...hypothesisTable("hypothesis-2", audit.hypothesis2),
    ...(audit.hypothesis2Selected === null ? [] : hypothesisTable("hypothesis-2-selected", audit.hypothesis2Selected)),
    ...conditionalTables("hypothesis-1", audit.hypothesis1),
    ...conditionalTables("hypothesis-2", audit.hypothesis2),
    ...sensitivityTable(audit.hypothesis2),
    ...audit.families.flatMap(({ name, hypothesis1, hypothesis2 }) => [
      ...(hypothesis1 === null ? [] : hypothesisTable(`family-${name}-hypothesis-1`, hypothesis1)),
      ...(hypothesis2 === null ? [] : hypothesisTable(`family-${name}-hypothesis-2`, hypothesis2)),
    ]),
    ...formsTables(audit),
    ...scoreTable(audit),
    ...discriminationTables(audit),
    ...assumptionTables(audit.assumption),
    ...outcomeTables(audit),
    ...severityTables(audit),
    ...selectionTable(audit),
    ...stabilityTables(audit),
  ];
  return markedTables(all, audit.plan.synthetic);
}

/** One row a rule and group; a rule that tests no group that may be named has one row without a group. */
function sensitivityTable(part: DisclosedAudit["hypothesis2"]): DataTable[] {
  if (part.kind !== "tested" || part.sensitivity === null) return [];
  return [
    {
      id: "hypothesis-2-sensitivity",
      header: [
        "rule",
        "threshold",
        "minMigrants",
        "decides",
        "unitsWithMajority",
        "groupsTested",
        "smallestAdjustedP",
        "group",
        "difference",
        "ratio",
        "unadjustedP",
        "adjustedP",
        "shown",
      ],
      rows: part.sensitivity.rules.flatMap((outcome): Cell[][] => {
        const { rule } = outcome;
        const start: Cell[] = [
          rule.kind,
          rule.kind === "threshold" ? rule.threshold : "",
          rule.minMigrants,
          outcome.decides ? "yes" : "no",
          outcome.unitsWithMajority === null ? "" : plain(outcome.unitsWithMajority),
          outcome.tested,
          plain(outcome.smallestAdjusted),
        ];
        if (outcome.groups.length === 0) return [[...start, "", "", "", "", "", ""]];
        return outcome.groups.map((group) => [
          ...start,
          group.group,
          value(group.difference),
          value(group.ratio),
          plain(group.unadjusted),
          plain(group.adjusted),
          group.shown.kind === "shown" && group.shown.value ? "yes" : "no",
        ]);
      }),
    },
  ];
}

function hypothesisTable(id: string, part: DisclosedAudit["hypothesis1"]): DataTable[] {
  if (part.kind !== "tested") return [];
  const beside = part.groups.some((group) => group.beside !== null);
  return [
    {
      id: `${id}-groups`,
      header: [
        "group",
        "tested",
        "unit",
        "effectiveUnits",
        ...estimateHeader("flaggedShare"),
        ...estimateHeader("restShare"),
        ...estimateHeader("difference"),
        ...estimateHeader("ratio"),
        "designEffect",
        "unadjustedP",
        "adjustedP",
        "minimumDetectableRatio",
        "largestDetectableBelow",
        "powerAtMargin",
        "unitsNeeded",
        "evidence",
        "signal",
        "equivalence",
        "adequacy",
        ...(beside ? ["fisher", "fisherMidP", "holm", "benjaminiYekutieli", ...estimateHeader("oddsRatio")] : []),
      ],
      rows: part.groups.map((group) => groupRow(group, part, beside)),
    },
  ];
}

function groupRow(group: GroupPart, part: TestedPart, beside: boolean): Cell[] {
  return [
    group.group,
    group.tested ? "tested" : "described",
    part.memberUnit,
    plain(group.effectiveUnits),
    ...estimateCells(group.flaggedShare),
    ...estimateCells(group.restShare),
    ...estimateCells(group.difference),
    ...estimateCells(group.ratio),
    value(group.designEffect),
    test(group.unadjusted),
    test(group.adjusted),
    value(group.minimumDetectableRatio),
    ...powerCells(group),
    ...verdictCells(group),
    ...(beside ? besideCells(group) : []),
  ];
}

function powerCells({ power }: GroupPart): Cell[] {
  if (power.kind !== "shown") return ["withheld", "withheld", "withheld"];
  if (power.value.kind !== "estimate") return [power.value.reason, power.value.reason, power.value.reason];
  const { below, atMargin, neededUnits } = power.value;
  const cell = (found: typeof below | typeof neededUnits) => (found.kind === "estimate" ? found.value : found.reason);
  return [cell(below), atMargin, cell(neededUnits)];
}

function verdictCells({ verdict }: GroupPart): Cell[] {
  if (verdict.kind !== "shown") return ["withheld", "withheld", "withheld", "withheld"];
  const { evidence, signal, equivalence, adequacy } = verdict.value;
  return [evidence.value, signal.value, equivalence.value, adequacy.value];
}

function besideCells({ beside }: GroupPart): Cell[] {
  if (beside === null) return ["", "", "", "", "", "", ""];
  return [
    test(beside.fisher),
    test(beside.fisherMidP),
    plain(beside.holm),
    plain(beside.benjaminiYekutieli),
    ...estimateCells(beside.oddsRatio),
  ];
}

function scoreTable({ score }: DisclosedAudit): DataTable[] {
  if (score.kind !== "estimated") return [];
  const baselines = score.sets[0]?.baselines.map((baseline) => baseline.baseline) ?? [];
  return [
    {
      id: "score-sets",
      header: [
        "outcomes",
        "unit",
        "untestedAssumption",
        ...estimateHeader("auc"),
        ...baselines.flatMap((baseline) => [`position against ${baseline}`, `p against ${baseline}`]),
      ],
      rows: score.sets.map((set) => [
        set.provenance,
        score.unit,
        set.restsOnUntestedAssumption ? "yes" : "no",
        ...estimateCells(set.auc),
        ...set.baselines.flatMap((baseline) => [plain(baseline.position), test(baseline.test)]),
      ]),
    },
  ];
}

function selectionTable({ selection, plan }: DisclosedAudit): DataTable[] {
  if (selection.kind !== "estimated") return [];
  const { reference } = plan.groups;
  return [
    {
      id: "selection-by-group",
      header: [
        "group",
        "unit",
        ...estimateHeader("selectedShare"),
        ...estimateHeader("ratio"),
        ...(reference === undefined ? [] : estimateHeader("ratioToReference")),
      ],
      rows: selection.groups.map((group) => [
        group.group,
        selection.unit,
        ...estimateCells(group.selectedShare),
        ...estimateCells(group.ratio),
        ...(reference === undefined
          ? []
          : group.ratioToReference === null
            ? ["", "", ""]
            : estimateCells(group.ratioToReference)),
      ]),
    },
  ];
}
