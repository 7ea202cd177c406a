import type { DisclosedAudit } from "../../disclosure/disclosed.js";
import { type Cell, estimateCells, estimateHeader, test } from "./data-cells.js";
import type { DataTable } from "./data-table.js";
import type { GradedPart } from "./severity-figure.js";

/** Tables for machines of severity and number of violations by band. */
export function severityTables({ bandsByGrade }: DisclosedAudit): readonly DataTable[] {
  return bandsByGrade.flatMap((part) => [sharesTable(part), orderTable(part)]);
}

function sharesTable({ by, sets }: GradedPart): DataTable {
  return {
    id: `bands-by-${by}`,
    header: ["outcomes", "band", "grade", ...estimateHeader("shareOfViolations")],
    rows: sets.flatMap(({ provenance, bands }) =>
      bands.flatMap(({ band, shares }) =>
        shares.map(({ grade, share }): Cell[] => [provenance, band, grade, ...estimateCells(share)]),
      ),
    ),
  };
}

/** One row a set, population and pair of bands; the row without bands is over all of them. */
function orderTable({ by, sets }: GradedPart): DataTable {
  return {
    id: `bands-by-${by}-order`,
    header: [
      "outcomes",
      "restsOnUntestedAssumption",
      "over",
      "lower",
      "higher",
      ...estimateHeader("higherInHigherBand"),
      "jonckheereP",
    ],
    rows: sets.flatMap((set) =>
      [
        { over: "all", graded: set.all },
        ...(set.violators === null ? [] : [{ over: "violators", graded: set.violators }]),
      ].flatMap(({ over, graded }): Cell[][] => {
        const start = [set.provenance, set.restsOnUntestedAssumption ? "yes" : "no", over];
        return [
          [...start, "", "", ...estimateCells(graded.superiority), test(graded.test)],
          ...graded.steps.map(({ lower, higher, superiority }) => [
            ...start,
            lower,
            higher,
            ...estimateCells(superiority),
            "",
          ]),
        ];
      }),
    ),
  };
}
