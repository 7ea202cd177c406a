import { plannedFiles, scoredColumns } from "./named-columns.js";
import type { PlanPath, PlanProblem } from "./plan-issues.js";
import { describeValue, quoteAll } from "./plan-issues.js";
import { planRule, repeatedItems } from "./plan-rule.js";
import type { Plan } from "./schema.js";
import { settingConflict } from "./setting-problems.js";

type Model = Plan["models"][number];

/** Further models: named once, made of a score or a band, and of columns that have no other role. */
export const modelRules = [
  planRule(["models"], ({ models }) =>
    repeatedItems(models.map(({ name }) => name)).map(({ item, index }) => ({
      code: "plan-item-twice" as const,
      path: ["models", index, "name"],
      expected: "an item that does not stand in the list yet",
      received: describeValue(item),
    })),
  ),
  planRule(["models"], ({ models }) => models.flatMap(withinOne)),
  planRule(["models"], ({ models }) => {
    const named = models.flatMap((model, index) =>
      (["score", "band"] as const).flatMap((key) =>
        model[key] === undefined ? [] : [{ column: model[key], path: ["models", index, key] }],
      ),
    );
    return repeatedItems(named.map(({ column }) => column)).map(({ item, index }) => ({
      code: "plan-column-twice" as const,
      path: named[index]!.path,
      expected: "a column that no other model has",
      received: describeValue(item),
    }));
  }),
  planRule(["data", "models"], ({ data, models }) => {
    if (data.form === "counts") {
      return models.length === 0
        ? []
        : [settingConflict(["models"], "empty, since the form is counts", "a list of models")];
    }
    return models.flatMap((model, index) => [
      ...otherRole(data, model.score, { path: ["models", index, "score"], allowed: "modelScore" }),
      ...otherRole(data, model.band, { path: ["models", index, "band"], allowed: null }),
    ]);
  }),
  planRule(["bands", "models"], ({ bands, models }) => models.flatMap((model, index) => onScale(bands, model, index))),
];

function withinOne({ score, band, thresholds, map }: Model, index: number): readonly PlanProblem[] {
  const path = ["models", index];
  const fall = (thresholds ?? []).findIndex((bound, i) => i > 0 && bound <= thresholds![i - 1]!);
  return [
    ...(score === undefined && band === undefined
      ? [settingConflict([...path, "score"], "the name of a column, or a column of bands", "nothing")]
      : []),
    ...(thresholds !== undefined && score === undefined
      ? [settingConflict([...path, "thresholds"], "absent, since no score is named", describeValue(thresholds))]
      : []),
    ...(thresholds !== undefined && band !== undefined
      ? [settingConflict([...path, "thresholds"], "absent, since a band column is named", describeValue(thresholds))]
      : []),
    ...(map !== undefined && band === undefined
      ? [settingConflict([...path, "map"], "absent, since no band column is named", "a mapping")]
      : []),
    ...(fall < 0
      ? []
      : [settingConflict([...path, "thresholds", fall], "a rising number", describeValue(thresholds![fall]))]),
  ];
}

function onScale(bands: Plan["bands"], { band, thresholds, map }: Model, index: number): readonly PlanProblem[] {
  if (band === undefined && thresholds === undefined) return [];
  const path = ["models", index];
  if (bands === undefined) {
    const key = band === undefined ? "thresholds" : "band";
    return [settingConflict([...path, key], "absent, since the plan has no section bands", "a value")];
  }
  const count = bands.order.length - 1;
  const unknown = Object.entries(map ?? {}).filter(([, meant]) => !bands.order.includes(meant));
  return [
    ...(thresholds === undefined || thresholds.length === count
      ? []
      : [
          settingConflict(
            [...path, "thresholds"],
            `${count} numbers for ${bands.order.length} bands`,
            describeValue(thresholds),
          ),
        ]),
    ...unknown.map(([text, meant]) =>
      settingConflict([...path, "map", text], `one of ${quoteAll(bands.order)}`, describeValue(meant)),
    ),
  ];
}

function otherRole(
  data: Plan["data"],
  column: string | undefined,
  { path, allowed }: { readonly path: PlanPath; readonly allowed: string | null },
): readonly PlanProblem[] {
  const { section } = plannedFiles(data)[0];
  const role = Object.entries(scoredColumns(data)).find(
    ([key, names]) => key !== allowed && column !== undefined && [names].flat().includes(column),
  );
  if (role === undefined) return [];
  const expected = `another column than data.${section}.columns.${role[0]}`;
  return [{ code: "plan-column-twice", path, expected, received: describeValue(column) }];
}
