import type { Plan } from "../../plan/schema.js";
import { bandMeaning, outcomeMeaning, selectedMeaning } from "../reduce/meanings.js";
import { type Check, requireDistinct, requireValue } from "./check.js";
import { type LoadedFile, readColumn, readStrataColumns } from "./loaded-file.js";
import { shortNumber } from "./received.js";
import { isOneOf } from "./sql.js";
import { countChecks } from "./validate-members.js";
import { meaningChecks, predictionChecks } from "./validate-predictions.js";
import { severityChecks } from "./validate-severity.js";

/**
 * Rules of a cases file: an identifier and a group in every row, each case once, and valid predictions.
 *
 * @param plan  validated plan of the cases form
 * @param loaded  cases file
 * @returns one check a rule, for the columns that the file has
 */
export function caseChecks(plan: Plan, loaded: LoadedFile): readonly Check[] {
  const id = readColumn(loaded, "id");
  const group = readColumn(loaded, "group");
  return [
    ...(id === undefined ? [] : [requireValue(id, "an identifier")]),
    ...(group === undefined ? [] : [requireValue(group, "a group")]),
    ...predictionChecks(plan, loaded),
    ...severityChecks(plan, loaded),
    ...(id === undefined || loaded.table === null
      ? []
      : [requireDistinct(loaded.table, [id], { column: id.name, expected: "each case once" })]),
  ];
}

/**
 * Rules of a counts file: every combination once, whole counts from 0 that fit the declared rounding.
 *
 * @param plan  validated plan of the counts form
 * @param loaded  counts file
 * @returns one check a rule, for the columns that the file has
 */
export function countRowChecks(plan: Plan, loaded: LoadedFile): readonly Check[] {
  const [group, band, outcome, selected, count] = (["group", "band", "outcome", "selected", "count"] as const).map(
    (role) => readColumn(loaded, role),
  );
  const suppressed = count === undefined ? "false" : suppressedWhere(plan, count.text);
  return [
    ...(group === undefined ? [] : [requireValue(group, "a group")]),
    ...(band === undefined ? [] : [requireValue(band, "a band"), ...meaningChecks(band, bandMeaning(plan))]),
    ...meaningChecks(outcome, outcomeMeaning(plan)),
    ...meaningChecks(selected, selectedMeaning(plan)),
    ...(count === undefined ? [] : [...countChecks(count, 0, suppressed), ...roundingChecks(plan, count, suppressed)]),
    ...combinationChecks(plan, loaded),
  ];
}

/** SQL condition of rows that the source suppressed. */
export function suppressedWhere(plan: Plan, countText: string): string {
  const mark = plan.data.form === "counts" ? plan.data.suppressed : undefined;
  return mark === undefined ? "false" : isOneOf(countText, [mark]);
}

function roundingChecks(
  plan: Plan,
  count: NonNullable<ReturnType<typeof readColumn>>,
  suppressed: string,
): readonly Check[] {
  const base = plan.data.form === "counts" ? plan.data.rounding?.base : undefined;
  if (base === undefined) return [];
  return [
    {
      code: "value-range",
      column: count.name,
      expected: `a multiple of ${base}, as data.rounding declares`,
      brokenWhere: `${count.whole} % ${base} <> 0 AND NOT (${suppressed})`,
      value: count.text,
      received: shortNumber,
    },
  ];
}

/** Texts that mean the same fall in one combination. */
function combinationChecks(plan: Plan, loaded: LoadedFile): readonly Check[] {
  const group = readColumn(loaded, "group");
  if (group === undefined || loaded.table === null) return [];
  const meanings = { band: bandMeaning(plan), outcome: outcomeMeaning(plan), selected: selectedMeaning(plan) };
  const axes = (["band", "outcome", "selected"] as const).flatMap((role) => {
    const column = readColumn(loaded, role);
    if (column === undefined) return [];
    const cases = [...meanings[role]].map(([text, code]) => `WHEN ${isOneOf(column.value, [text])} THEN 'm${code}'`);
    const value = cases.length === 0 ? column.value : `CASE ${cases.join(" ")} ELSE 't' || ${column.value} END`;
    return [{ ...column, value, isMissing: "false" }];
  });
  const strata = readStrataColumns(loaded, plan).map((column) => ({ ...column, isMissing: "false" }));
  const expected = "each combination once";
  return [requireDistinct(loaded.table, [group, ...axes, ...strata], { column: group.name, expected })];
}
