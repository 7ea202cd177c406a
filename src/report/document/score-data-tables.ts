import type { DisclosedAudit } from "../../disclosure/disclosed.js";
import type { EstimateValue, ModelPart } from "./audit-parts.js";
import { type Cell, estimateCells, estimateHeader, test, value } from "./data-cells.js";
import type { DataTable } from "./data-table.js";
import { shownValue } from "./published.js";

/**
 * What stands beside the area, as tables for machines: yields, periods and other models.
 *
 * @param audit  disclosed audit
 * @returns tables with English headers; a question that was not asked has none
 * @example
 * discriminationTables(audit).map(({ id }) => id); // ["score-yields"]
 */
export function discriminationTables(audit: DisclosedAudit): DataTable[] {
  return [...yieldTable(audit), ...periodTable(audit), ...modelTable(audit)];
}

function yieldTable({ discrimination }: DisclosedAudit): DataTable[] {
  if (discrimination.kind !== "estimated") return [];
  const shown = (estimate: EstimateValue) => estimateCells({ kind: "shown", value: estimate });
  return [
    {
      id: "score-yields",
      header: [
        "outcomes",
        "share",
        "capacity",
        "inspected",
        "found",
        ...["yield", "reached", "lift"].flatMap(estimateHeader),
      ],
      rows: discrimination.sets.flatMap(({ provenance, yields }) => {
        const rows = shownValue(yields);
        if (rows === undefined || "kind" in rows) return [];
        return rows.map((row): Cell[] => [
          provenance,
          row.share,
          row.capacity ?? "",
          row.inspected,
          row.found,
          ...[row.yield, row.reached, row.lift].flatMap(shown),
        ]);
      }),
    },
  ];
}

function periodTable({ discrimination }: DisclosedAudit): DataTable[] {
  if (discrimination.kind !== "estimated" || discrimination.periods === null) return [];
  const { provenance, periods } = discrimination.periods;
  return [
    {
      id: "score-periods",
      header: ["outcomes", "period", "developedOn", ...estimateHeader("auc")],
      rows: periods.map(({ period, developedOn, auc }) => [
        provenance,
        period,
        developedOn ? "yes" : "no",
        ...estimateCells(auc),
      ]),
    },
  ];
}

function modelTable({ models }: DisclosedAudit): DataTable[] {
  if (models.length === 0) return [];
  const areas = ["audited", "other", "difference"];
  return [
    {
      id: "score-models",
      header: [
        "model",
        ...areas.flatMap(estimateHeader),
        "p",
        ...["bandKappa", "flagKappa", "auditedWrong", "otherWrong"].flatMap(estimateHeader),
        "mcNemarExact",
        "mcNemarMidP",
      ],
      rows: models.map((model) => [model.name, ...modelCells(model)]),
    },
  ];
}

function modelCells({ areas, agreement, errors }: ModelPart): Cell[] {
  const none = (cells: number): Cell[] => new Array<Cell>(cells).fill("");
  return [
    ...(areas === null
      ? none(10)
      : [...[areas.audited, areas.other, areas.difference].flatMap(estimateCells), test(areas.test)]),
    ...(agreement === null ? none(6) : [agreement.bandKappa, agreement.flagKappa].flatMap(estimateCells)),
    ...(errors === null
      ? none(8)
      : [...[errors.auditedWrong, errors.otherWrong].flatMap(estimateCells), test(errors.exact), value(errors.midP)]),
  ];
}
