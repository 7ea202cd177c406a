import { scoredColumns } from "./named-columns.js";
import { describeValue, type PlanPath, type PlanProblem, quoteAll } from "./plan-issues.js";
import { planRule, repeatedItems } from "./plan-rule.js";
import type { Plan } from "./schema.js";

type Bands = NonNullable<Plan["bands"]>;

/** Bands, thresholds, flags and the texts of the band column fit together. */
export const bandRules = [
  planRule(["bands"], ({ bands }) => (bands === undefined ? [] : [...orderRules(bands), ...flagRules(bands)])),
  planRule(["bands"], ({ bands }) => (bands?.thresholds === undefined ? [] : thresholdRules(bands, bands.thresholds))),
  planRule(["data", "bands"], ({ data, bands }) => (bands === undefined ? [] : sourceRules(data, bands))),
  planRule(["bands", "scoreRange"], ({ bands, scoreRange }) =>
    scoreRange === undefined ? [] : rangeRules(bands?.thresholds ?? [], scoreRange),
  ),
  planRule(["bands", "rules"], ({ bands, rules }) =>
    rules?.overrides?.decides === "model-only" && bands !== undefined && bands.thresholds === undefined
      ? [problem(["bands", "thresholds"], "present, since rules.overrides.decides is model-only", "nothing")]
      : [],
  ),
];

function problem(path: PlanPath, expected: string, received: string): PlanProblem {
  return { code: "plan-bands-inconsistent", path, expected, received };
}

function orderRules({ order, map = {} }: Bands): readonly PlanProblem[] {
  const repeated = repeatedItems(order).map(({ item, index }) =>
    problem(["bands", "order", index], "a band that does not stand in the list yet", describeValue(item)),
  );
  const unknown = Object.entries(map)
    .filter(([, band]) => !order.includes(band))
    .map(([text, band]) => problem(["bands", "map", text], `one of ${quoteAll(order)}`, describeValue(band)));
  return [...repeated, ...unknown];
}

function flagRules({ order, flagged }: Bands): readonly PlanProblem[] {
  if (flagged === undefined) return [];
  const unknown = flagged.flatMap((band, index) =>
    order.includes(band)
      ? []
      : [problem(["bands", "flagged", index], `one of ${quoteAll(order)}`, describeValue(band))],
  );
  const repeated = repeatedItems(flagged).map(({ item, index }) =>
    problem(["bands", "flagged", index], "a band that does not stand in the list yet", describeValue(item)),
  );
  if (unknown.length > 0) return [...unknown, ...repeated];
  const lowest = order.findIndex((band) => flagged.includes(band));
  const above = order.slice(lowest);
  if (lowest === 0)
    return [...repeated, problem(["bands", "flagged"], "some of the bands, not the lowest", quoteAll(flagged))];
  if (above.every((band) => flagged.includes(band))) return repeated;
  const expected = `${quoteAll(above)}, since every band above a flagged one is flagged`;
  return [...repeated, problem(["bands", "flagged"], expected, quoteAll(flagged))];
}

function thresholdRules({ order }: Bands, thresholds: readonly number[]): readonly PlanProblem[] {
  const path = ["bands", "thresholds"];
  const count = order.length - 1;
  const wrongCount =
    thresholds.length === count
      ? []
      : [problem(path, `${count} numbers for ${order.length} bands`, describeValue(thresholds))];
  const falling = thresholds.flatMap((threshold, index) =>
    index === 0 || threshold > thresholds[index - 1]!
      ? []
      : [problem([...path, index], `above ${thresholds[index - 1]}`, String(threshold))],
  );
  return [...wrongCount, ...falling];
}

function sourceRules(data: Plan["data"], { thresholds, map }: Bands): readonly PlanProblem[] {
  const { score, band } = scoredColumns(data);
  const path = ["bands", "thresholds"];
  const problems: PlanProblem[] = [];
  if (thresholds !== undefined && score === undefined) {
    problems.push(problem(path, "absent, since no score column is named", describeValue(thresholds)));
  } else if (thresholds !== undefined && band !== undefined) {
    problems.push(problem(path, "absent, since a band column is named and is read", describeValue(thresholds)));
  }
  if (thresholds === undefined && score !== undefined && band === undefined) {
    problems.push(problem(path, "present, since there is a score column and no band column", "nothing"));
  }
  if (map !== undefined && band === undefined) {
    problems.push(problem(["bands", "map"], "absent, since no band column is named", describeValue(map)));
  }
  return problems;
}

function rangeRules(
  thresholds: readonly number[],
  { lower, upper }: NonNullable<Plan["scoreRange"]>,
): readonly PlanProblem[] {
  if (!(lower < upper)) return [problem(["scoreRange"], "a range with lower below upper", `${lower} and ${upper}`)];
  return thresholds.flatMap((threshold, index) =>
    threshold > lower && threshold <= upper
      ? []
      : [
          problem(
            ["bands", "thresholds", index],
            `above ${lower} and at most ${upper}, as scoreRange`,
            String(threshold),
          ),
        ],
  );
}
