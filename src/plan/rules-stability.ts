import { scoredColumns } from "./named-columns.js";
import type { PlanPath, PlanProblem } from "./plan-issues.js";
import { describeValue } from "./plan-issues.js";
import { planRule, repeatedItems } from "./plan-rule.js";
import type { Plan } from "./schema.js";
import { settingConflict } from "./setting-problems.js";

/** Stability: codes in doubt belong to indicators that move a score, dates increase, shares make bands. */
export const stabilityRules = [
  planRule(["data", "bands", "stability"], ({ data, bands, stability }) =>
    stability.indicators.length === 0 ? [] : needsOfIndicators(data, bands),
  ),
  planRule(["data", "stability"], ({ data, stability }) =>
    stability.indicators.flatMap((indicator, index) =>
      oneIndicator(data, indicator, ["stability", "indicators", index]),
    ),
  ),
  planRule(["stability"], ({ stability }) =>
    repeatedItems(stability.indicators.map(({ column }) => column)).map(({ item, index }) =>
      twice(["stability", "indicators", index, "column"], item),
    ),
  ),
  planRule(["data", "stability"], ({ data, stability }) => dateRules(data, stability.dates)),
  planRule(["data", "bands", "stability"], ({ data, bands, stability }) =>
    stability.bandShares === undefined ? [] : shareRules(data, bands, stability.bandShares),
  ),
];

function needsOfIndicators(data: Plan["data"], bands: Plan["bands"]): readonly PlanProblem[] {
  const path = ["stability", "indicators"];
  if (data.form !== "sponsors") return [settingConflict(path, `absent, since the form is ${data.form}`, "a list")];
  if (bands?.thresholds !== undefined) return [];
  return [settingConflict(path, "absent, since no thresholds cut the score into bands", "a list")];
}

function oneIndicator(
  data: Plan["data"],
  { column, inDoubt, points, logOdds }: Plan["stability"]["indicators"][number],
  path: PlanPath,
): readonly PlanProblem[] {
  const named = data.form !== "sponsors" || [scoredColumns(data).indicators ?? []].flat().includes(column);
  const given = [points, logOdds].filter((change) => change !== undefined).length;
  return [
    ...(named
      ? []
      : [settingConflict([...path, "column"], "one of data.sponsors.columns.indicators", describeValue(column))]),
    ...(given === 1 ? [] : [settingConflict(path, "either points or logOdds", given === 0 ? "none of both" : "both")]),
    ...repeatedItems(inDoubt).map(({ item, index }) => twice([...path, "inDoubt", index], item)),
  ];
}

function dateRules(data: Plan["data"], dates: Plan["stability"]["dates"]): readonly PlanProblem[] {
  if (dates.length === 0) return [];
  const path = ["stability", "dates"];
  if (scoredColumns(data).predictedOn === undefined) {
    return [settingConflict(path, "absent, since no column predictedOn is named", "a list")];
  }
  return dates.flatMap(({ date }, index) => {
    const before = dates[index - 1]?.date;
    if (before === undefined || date > before) return [];
    return [settingConflict([...path, index, "date"], `after ${before}`, describeValue(date))];
  });
}

function shareRules(data: Plan["data"], bands: Plan["bands"], shares: readonly number[]): readonly PlanProblem[] {
  const path = ["stability", "bandShares"];
  if (bands === undefined || scoredColumns(data).score === undefined) {
    return [settingConflict(path, "absent, since no score column is named", describeValue(shares))];
  }
  const sum = shares.reduce((total, share) => total + share, 0);
  const count = bands.order.length;
  if (shares.length === count && Math.abs(sum - 1) < 1e-9) return [];
  return [settingConflict(path, `${count} shares with the sum 1`, describeValue(shares))];
}

function twice(path: PlanPath, item: string): PlanProblem {
  const expected = "an item that does not stand in the list yet";
  return { code: "plan-item-twice", path, expected, received: describeValue(item) };
}
