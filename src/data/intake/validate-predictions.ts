import type { Plan } from "../../plan/schema.js";
import { PROVENANCES } from "../evidence.js";
import {
  bandMeaning,
  comparedBandMeaning,
  type Meaning,
  outcomeMeaning,
  provenanceMeaning,
  selectedMeaning,
} from "../reduce/meanings.js";
import type { Check } from "./check.js";
import { type LoadedFile, type ReadColumn, readColumn, readComparedColumns } from "./loaded-file.js";
import { shortNumber, textShape, unknownText } from "./received.js";
import { isOneOf } from "./sql.js";

/**
 * Rules of the columns that sponsors and cases share: scores, bands, outcomes, selection and provenance.
 *
 * @param plan  validated plan
 * @param loaded  sponsors or cases file
 * @returns one check a rule, for the columns that the file has
 */
export function predictionChecks(plan: Plan, loaded: LoadedFile): readonly Check[] {
  const column = (role: Parameters<typeof readColumn>[1]) => readColumn(loaded, role);
  return [
    ...scoreChecks(plan.scoreRange, column("score")),
    ...scoreChecks(plan.scoreRange, column("modelScore")),
    ...meaningChecks(column("band"), bandMeaning(plan)),
    ...meaningChecks(column("outcome"), outcomeMeaning(plan)),
    ...meaningChecks(column("selected"), selectedMeaning(plan)),
    ...meaningChecks(column("provenance"), provenanceMeaning(plan)),
    ...contradictionChecks(plan, column("provenance"), column("outcome")),
    ...meaningChecks(column("period"), new Map((plan.score.periods?.order ?? []).map((text, place) => [text, place]))),
    ...readComparedColumns(loaded, plan).flatMap(({ score, band }, place) => [
      ...scoreChecks(undefined, score),
      ...meaningChecks(band, comparedBandMeaning(plan, plan.models[place]!)),
    ]),
  ];
}

/** A text of the column must be one that the plan gives a meaning, or a missing one. */
export function meaningChecks(column: ReadColumn | undefined, meaning: Meaning): readonly Check[] {
  if (column === undefined) return [];
  const known = [...meaning.keys()];
  return [
    {
      code: "value-unknown",
      column: column.name,
      expected: `one of ${known.map((text) => JSON.stringify(text)).join(", ")}`,
      brokenWhere: `NOT ${column.isMissing} AND NOT ${isOneOf(column.text, known)}`,
      value: column.text,
      received: unknownText(known),
    },
  ];
}

function scoreChecks(range: Plan["scoreRange"], column: ReadColumn | undefined): readonly Check[] {
  if (column === undefined) return [];
  const { lower, upper } = range ?? {};
  const expected = lower === undefined ? "a finite number" : `a number from ${lower} to ${upper}`;
  const beyond = [`isinf(${column.number})`, `isnan(${column.number})`];
  if (lower !== undefined) beyond.push(`${column.number} < ${lower}::DOUBLE`, `${column.number} > ${upper}::DOUBLE`);
  const common = { column: column.name, expected, value: column.text };
  return [
    {
      ...common,
      code: "value-type",
      brokenWhere: `NOT ${column.isMissing} AND ${column.number} IS NULL`,
      received: (value) => `${textShape(value)}, not a number`,
    },
    { ...common, code: "value-range", brokenWhere: `(${beyond.join(" OR ")})`, received: shortNumber },
  ];
}

function contradictionChecks(
  plan: Plan,
  provenance: ReadColumn | undefined,
  outcome: ReadColumn | undefined,
): readonly Check[] {
  if (provenance === undefined || outcome === undefined) return [];
  const never = [...provenanceMeaning(plan)].filter(([, code]) => PROVENANCES[code] === "never").map(([text]) => text);
  return [
    {
      code: "provenance-contradictory",
      column: outcome.name,
      expected: `no outcome where ${JSON.stringify(provenance.name)} says never inspected`,
      brokenWhere: `${isOneOf(provenance.value, never)} AND ${isOneOf(outcome.value, [...outcomeMeaning(plan).keys()])}`,
      value: "NULL",
      received: () => "a known outcome",
    },
  ];
}
