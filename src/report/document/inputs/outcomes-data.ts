import type { AnswerShares, OutcomesResult } from "../../../audit/inputs/outcomes-result.js";
import type { Disclosed } from "../../../disclosure/disclosed.js";
import { estimateCells, estimateHeader, plain } from "../data-cells.js";
import type { DataTable } from "../data-table.js";

/** Tables for machines of the chapter on how outcomes were recorded. */
export function outcomesTables(result: Disclosed<OutcomesResult>): readonly DataTable[] {
  const { remarks, codeYears, histories, deregistrations, policyChange } = result;
  const answers: readonly (readonly [string, Disclosed<AnswerShares>])[] = [
    ...(remarks === null
      ? []
      : ([
          ["remark beside outcome", remarks.recorded],
          ["codes", remarks.codes],
        ] as const)),
    ...(histories === null
      ? []
      : ([
          ["history", histories.states],
          ["what histories say", histories.outcomes],
        ] as const)),
    ...(deregistrations === null ? [] : ([["late deregistrations beside outcome", deregistrations.states]] as const)),
  ];
  return [
    ...(answers.length === 0
      ? []
      : [
          {
            id: "outcomes-shares",
            header: ["question", "answer", ...estimateHeader("share")],
            rows: answers.flatMap(([question, { shares }]) =>
              shares.map(({ state, share }) => [question, state, ...estimateCells(share)]),
            ),
          },
        ]),
    ...(codeYears === null
      ? []
      : [
          {
            id: "outcomes-codes-by-year",
            header: ["year", "part", "change", ...estimateHeader("withCode")],
            rows: codeYears.years.map(({ year, part, withCode }) => [
              ...[year, part, codeYears.change ?? ""],
              ...estimateCells(withCode),
            ]),
          },
        ]),
    ...(deregistrations === null
      ? []
      : [
          {
            id: "outcomes-sizes",
            header: ["deregistrations", ...estimateHeader("sanctioned"), "expectedFromSizeAlone"],
            rows: deregistrations.sizes.map(({ size, sanctioned, expected }) => [
              size,
              ...estimateCells(sanctioned),
              plain(expected),
            ]),
          },
        ]),
    ...(policyChange === null ? [] : [policyTable(policyChange)]),
  ];
}

/** Both periods, and the ratio of the second over the first. */
function policyTable({ date, periods, ratio }: NonNullable<Disclosed<OutcomesResult>["policyChange"]>): DataTable {
  return {
    id: "outcomes-policy",
    header: ["period", "date", ...estimateHeader("share"), ...estimateHeader("auc"), ...estimateHeader("ratio")],
    rows: periods.map(({ period, violations, auc }) => [
      ...[period, date],
      ...estimateCells(violations),
      ...(auc === null ? ["", "", ""] : estimateCells(auc)),
      ...(period === "after" ? estimateCells(ratio) : ["", "", ""]),
    ]),
  };
}
