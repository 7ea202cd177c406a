import type { Plan } from "../../plan/schema.js";
import { type Check, requireDistinct, requireValue } from "./check.js";
import { type LoadedFile, type ReadColumn, readColumn, readComparedColumns, readStrataColumns } from "./loaded-file.js";
import { textShape } from "./received.js";
import { predictionChecks } from "./validate-predictions.js";
import { severityChecks } from "./validate-severity.js";

/**
 * Rules of the sponsors file: identifiers, predictions, and one prediction a unit after the plan's rules.
 *
 * @param plan  validated plan of the sponsors form
 * @param loaded  sponsors file
 * @returns one check a rule, for the columns that the file has
 */
export function sponsorChecks(plan: Plan, loaded: LoadedFile): readonly Check[] {
  const id = readColumn(loaded, "id");
  return [
    ...(id === undefined ? [] : [requireValue(id, "an identifier")]),
    ...predictionChecks(plan, loaded),
    ...severityChecks(plan, loaded),
    ...dateChecks(readColumn(loaded, "predictedOn")),
    ...(id === undefined || loaded.table === null ? [] : unitChecks(plan, loaded, { id, table: loaded.table })),
  ];
}

function dateChecks(date: ReadColumn | undefined): readonly Check[] {
  if (date === undefined) return [];
  return [
    {
      code: "value-type",
      column: date.name,
      expected: "a date as YYYY-MM-DD",
      brokenWhere: `NOT ${date.isMissing} AND ${date.days} IS NULL`,
      value: date.text,
      received: (value) => `${textShape(value)}, not a date`,
    },
  ];
}

function unitChecks(
  plan: Plan,
  loaded: LoadedFile,
  { id, table }: { readonly id: ReadColumn; readonly table: string },
): readonly Check[] {
  const concern = plan.rules?.unit === "concern" ? readColumn(loaded, "concern") : undefined;
  const contradictory = concern === undefined ? [] : [oneConcern(table, id, concern)];
  if (plan.rules?.episodes === "refuse") {
    const once = requireDistinct(table, [id], { column: id.name, expected: "each sponsor once" });
    if (concern === undefined) return [once];
    const expected = "each concern once, since rules.episodes refuses several";
    return [...contradictory, once, requireDistinct(table, [concern], { column: concern.name, expected })];
  }
  const date = readColumn(loaded, "predictedOn");
  if (date === undefined) return contradictory;
  const unit = concern === undefined ? `'n' || ${id.value}` : unitOf(id, concern);
  return [...contradictory, ...episodeChecks(plan, loaded, table, { unit, date })];
}

/** Prefixes keep a concern and a number of the same text apart. */
function unitOf(id: ReadColumn, concern: ReadColumn): string {
  return `CASE WHEN ${concern.isMissing} THEN 'n' || ${id.value} ELSE 'c' || ${concern.value} END`;
}

function oneConcern(table: string, id: ReadColumn, concern: ReadColumn): Check {
  return {
    code: "concern-contradictory",
    column: concern.name,
    expected: "one concern a sponsor",
    brokenWhere: `${id.value} IN (SELECT ${id.value} FROM ${table} GROUP BY 1 HAVING count(DISTINCT ${concern.value}) > 1)`,
    value: concern.text,
    received: (value) => `${textShape(value)}, and another in other rows`,
  };
}

function episodeChecks(
  plan: Plan,
  loaded: LoadedFile,
  table: string,
  { unit, date }: { readonly unit: string; readonly date: ReadColumn },
): readonly Check[] {
  const several = `${unit} IN (SELECT ${unit} FROM ${table} GROUP BY 1 HAVING count(*) > 1)`;
  const roles = [
    "score",
    "modelScore",
    "band",
    "selected",
    "outcome",
    "provenance",
    "severity",
    "violations",
    "period",
  ] as const;
  const compared = readComparedColumns(loaded, plan).flatMap(({ score, band }) => [score, band]);
  const parts = [
    ...roles.map((role) => readColumn(loaded, role)),
    ...compared,
    ...readStrataColumns(loaded, plan),
  ].flatMap((column) => column?.value ?? []);
  const prediction = parts.length === 0 ? "0" : `row(${parts.join(", ")})`;
  const ambiguous = `SELECT ${unit} AS unit, ${date.days} AS day FROM ${table}
    GROUP BY 1, 2 HAVING count(DISTINCT ${prediction}) > 1`;
  return [
    {
      code: "value-missing",
      column: date.name,
      expected: "a date, since the unit has several rows",
      brokenWhere: `${date.isMissing} AND ${several}`,
      value: "NULL",
      received: () => "no value",
    },
    {
      code: "prediction-ambiguous",
      column: date.name,
      expected: "one prediction and stratum of a unit on one date",
      brokenWhere: `${date.days} IS NOT NULL AND (${unit}, ${date.days}) IN (${ambiguous})`,
      value: "NULL",
      received: () => "different predictions or strata on the same date",
    },
  ];
}
