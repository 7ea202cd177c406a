import { scoredColumnPath, scoredColumns } from "./named-columns.js";
import type { PlanPath, PlanProblem } from "./plan-issues.js";
import { describeValue } from "./plan-issues.js";
import { planRule, repeatedItems } from "./plan-rule.js";
import type { Plan } from "./schema.js";
import { baselineArea } from "./score-schema.js";
import { settingConflict } from "./setting-problems.js";

type Periods = NonNullable<Plan["score"]["periods"]>;

/** Baselines that differ and are whole; periods that are cut one way, and from a column that exists. */
export const scoreRules = [
  planRule(["score"], ({ score }) =>
    repeatedItems(score.baselines.map(baselineArea)).map(({ item, index }) =>
      twice(["score", "baselines", index], item),
    ),
  ),
  planRule(["score"], ({ score }) =>
    score.baselines.flatMap((baseline, index) => {
      if (typeof baseline === "number" || (baseline.violations === undefined) === (baseline.none === undefined)) {
        return [];
      }
      const lacking = baseline.none === undefined ? "none" : "violations";
      return [settingConflict(["score", "baselines", index, lacking], "present, since the other count is", "nothing")];
    }),
  ),
  planRule(["score"], ({ score }) => (score.periods === undefined ? [] : withinPeriods(score.periods))),
  planRule(["data", "score"], ({ data, score }) => [
    ...needs(data, "predictedOn", score.periods?.cuts !== undefined, "score.periods.cuts is set"),
    ...needs(data, "period", score.periods?.order !== undefined, "score.periods.order is set"),
    ...(scoredColumns(data).period !== undefined && score.periods?.order === undefined
      ? [settingConflict(["score", "periods", "order"], "present, since a period column is named", "nothing")]
      : []),
  ]),
];

function withinPeriods({ cuts, order, developedOn }: Periods): readonly PlanProblem[] {
  const path = ["score", "periods"];
  if ((cuts === undefined) === (order === undefined)) {
    return [settingConflict(path, "exactly one of cuts and order", cuts === undefined ? "none of both" : "both")];
  }
  const count = cuts === undefined ? order!.length : cuts.length + 1;
  const fall = (cuts ?? []).findIndex((cut, i) => i > 0 && cut <= cuts![i - 1]!);
  return [
    ...(fall < 0 ? [] : [settingConflict([...path, "cuts", fall], `after ${cuts![fall - 1]}`, cuts![fall]!)]),
    ...repeatedItems(order ?? []).map(({ item, index }) => twice([...path, "order", index], item)),
    ...repeatedItems(developedOn).map(({ item, index }) => twice([...path, "developedOn", index], item)),
    ...developedOn.flatMap((period, index) =>
      period <= count
        ? []
        : [settingConflict([...path, "developedOn", index], `a number from 1 to ${count}`, describeValue(period))],
    ),
    ...(new Set(developedOn).size < count
      ? []
      : [settingConflict([...path, "developedOn"], "not every period", describeValue(developedOn))]),
  ];
}

function needs(data: Plan["data"], column: string, needed: boolean, reason: string): readonly PlanProblem[] {
  if (!needed || scoredColumns(data)[column] !== undefined) return [];
  const path = scoredColumnPath(data, column);
  return [
    { code: "plan-column-missing", path, expected: `the name of a column, since ${reason}`, received: "nothing" },
  ];
}

function twice(path: PlanPath, item: string | number): PlanProblem {
  const expected = "an item that does not stand in the list yet";
  return { code: "plan-item-twice", path, expected, received: describeValue(item) };
}
