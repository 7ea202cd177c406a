import type { DisclosedAudit } from "../../disclosure/disclosed.js";
import { type Cell, estimateCells, estimateHeader, plain, test, value } from "./data-cells.js";
import type { DataTable } from "./data-table.js";
import { COMPARED_RATE_NAMES } from "./errors-rates.js";

const RATES = [...COMPARED_RATE_NAMES, "wronglyFlagged"] as const;

/** Tables for machines of what rests on known outcomes: errors, bands, calibration. */
export function outcomeTables(audit: DisclosedAudit): readonly DataTable[] {
  return [...errorTables(audit), ...bandTables(audit), ...calibrationTables(audit)];
}

function errorTables({ errors }: DisclosedAudit): readonly DataTable[] {
  if (errors.kind !== "estimated") return [];
  const rateHeader = RATES.flatMap(estimateHeader);
  return [
    {
      id: "errors-by-group",
      header: [
        "group",
        "tested",
        "unit",
        ...rateHeader,
        ...COMPARED_RATE_NAMES.flatMap((rate) => [
          ...estimateHeader(`${rate}Difference`),
          `${rate}P`,
          `${rate}AdjustedP`,
        ]),
        ...["auc", "aucDifference"].flatMap(estimateHeader),
        "aucAdjustedP",
        ...["ownViolationsAgainstOthers", "othersViolationsAgainstOwn"].flatMap(estimateHeader),
      ],
      rows: errors.groups.map(({ group, tested, differences, areas, ...rates }): Cell[] => [
        group,
        tested ? "tested" : "described",
        errors.unit,
        ...RATES.flatMap((rate) => estimateCells(rates[rate])),
        ...COMPARED_RATE_NAMES.flatMap((rate): Cell[] => {
          if (differences === null) return ["", "", "", "", ""];
          const { difference, unadjusted, adjusted } = differences[rate];
          return [...estimateCells(difference), test(unadjusted), plain(adjusted)];
        }),
        ...estimateCells(areas.auc),
        ...estimateCells(areas.difference),
        areas.adjusted === null ? "" : plain(areas.adjusted),
        ...estimateCells(areas.againstOthersWithout),
        ...estimateCells(areas.othersAgainstWithout),
      ]),
    },
    ...(errors.sets.length === 0
      ? []
      : [
          {
            id: "errors-by-provenance",
            header: ["outcomes", "restsOnUntestedAssumption", "group", ...rateHeader, ...estimateHeader("auc")],
            rows: errors.sets.flatMap((set) => {
              const start = [set.provenance, set.restsOnUntestedAssumption ? "yes" : "no"];
              return [
                [...start, "", ...RATES.flatMap((rate) => estimateCells(set.overall[rate])), "", "", ""],
                ...set.groups.map((group) => [
                  ...start,
                  group.group,
                  ...RATES.flatMap((rate) => estimateCells(group[rate])),
                  ...estimateCells(group.auc),
                ]),
              ];
            }),
          },
        ]),
  ];
}

function bandTables({ bandsOrdered }: DisclosedAudit): readonly DataTable[] {
  if (bandsOrdered.kind !== "estimated") return [];
  return [
    {
      id: "bands-ordered",
      header: [
        "outcomes",
        "restsOnUntestedAssumption",
        "band",
        ...estimateHeader("violationRate"),
        ...estimateHeader("differenceFromBandBelow"),
        ...estimateHeader("trend"),
        "trendP",
      ],
      rows: bandsOrdered.sets.flatMap((set) =>
        set.bands.map(({ band, violationRate }, code): Cell[] => [
          set.provenance,
          set.restsOnUntestedAssumption ? "yes" : "no",
          band,
          ...estimateCells(violationRate),
          ...(code === 0 ? ["", "", ""] : estimateCells(set.steps[code - 1]!.difference)),
          ...estimateCells(set.trend),
          test(set.test),
        ]),
      ),
    },
  ];
}

function calibrationTables({ calibration }: DisclosedAudit): readonly DataTable[] {
  if (calibration.kind !== "estimated") return [];
  type Numbers = NonNullable<(typeof calibration.sets)[number]["numbers"]>;
  const cells = (numbers: Numbers): Cell[] => [
    value(numbers.meanPredicted),
    ...[numbers.observed, numbers.inTheLarge, numbers.intercept, numbers.slope].flatMap(estimateCells),
  ];
  const rows = [
    ...calibration.sets.flatMap(({ provenance, numbers }) =>
      numbers === null ? [] : [[provenance, "", ...cells(numbers)]],
    ),
    ...calibration.groups.map(({ group, ...numbers }) => ["all-known", group, ...cells(numbers)]),
  ];
  if (rows.length === 0) return [];
  const names = ["observed", "inTheLarge", "intercept", "slope"];
  return [
    { id: "calibration", header: ["outcomes", "group", "meanPredicted", ...names.flatMap(estimateHeader)], rows },
  ];
}
