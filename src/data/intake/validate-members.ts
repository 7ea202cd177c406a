import type { Plan } from "../../plan/schema.js";
import { MOST_NATIONALITIES } from "../reduce/several-nationalities.js";
import { type Check, requireDistinct, requireValue } from "./check.js";
import { type LoadedFile, type ReadColumn, readColumn } from "./loaded-file.js";
import { shortNumber, textShape } from "./received.js";
import { literal } from "./sql.js";

/** Largest count that a row may hold: evidence keeps counts in 32 bits. */
export const LARGEST_COUNT = 4_294_967_295;
/** Largest number of groups: evidence keeps group codes in 16 bits. */
export const MOST_GROUPS = 65_535;

/**
 * Rules of the migrants file: known sponsors, a nationality in every row, whole counts from 1, no pair twice.
 *
 * @param plan  its separator says which labels list several nationalities
 * @param loaded  migrants file
 * @param sponsors  sponsors file; its identifiers are compared only when all of its rows could be read
 * @returns one check a rule, for the columns that the file has
 */
export function migrantChecks(plan: Plan, loaded: LoadedFile, sponsors: LoadedFile): readonly Check[] {
  const id = readColumn(loaded, "id");
  const group = readColumn(loaded, "group");
  const count = readColumn(loaded, "count");
  return [
    ...(id === undefined ? [] : [requireValue(id, "an identifier"), ...knownSponsor(id, sponsors)]),
    ...(group === undefined ? [] : [requireValue(group, "a group"), ...separable(plan, group)]),
    ...(count === undefined ? [] : countChecks(count, 1)),
    ...(id === undefined || group === undefined || count === undefined || loaded.table === null
      ? []
      : [requireDistinct(loaded.table, [group, id], { column: group.name, expected: "each sponsor and group once" })]),
  ];
}

/**
 * Rules of a column of counts.
 *
 * @param count  column of counts
 * @param least  smallest count that is allowed: 1 for members, 0 for a table
 * @param except  SQL condition of rows that hold no count
 */
export function countChecks(count: ReadColumn, least: 0 | 1, except = "false"): readonly Check[] {
  const expected = `a whole number from ${least} to ${LARGEST_COUNT}`;
  const common = { column: count.name, expected, value: count.text };
  return [
    { ...requireValue(count, expected), brokenWhere: `${count.isMissing} AND NOT (${except})` },
    {
      ...common,
      code: "value-type",
      brokenWhere: `NOT ${count.isMissing} AND NOT (${except}) AND ${count.whole} IS NULL`,
      received: (value) =>
        /^[+-]?[0-9.,]+$/.test(value ?? "") ? shortNumber(value) : `${textShape(value)}, not a number`,
    },
    {
      ...common,
      code: "value-range",
      brokenWhere: `(${count.whole} < ${least} OR ${count.whole} > ${LARGEST_COUNT}) AND NOT (${except})`,
      received: shortNumber,
    },
  ];
}

/** Where labels list nationalities, each list must be one that can be read in one way only. */
function separable({ rules }: Plan, group: ReadColumn): readonly Check[] {
  if (rules?.nationalitySeparator === undefined) return [];
  const parts = `list_transform(string_split(${group.value}, ${literal(rules.nationalitySeparator)}), part -> trim(part))`;
  return [
    {
      code: "value-unknown",
      column: group.name,
      expected: `1 to ${MOST_NATIONALITIES} different nationalities with the separator between them`,
      brokenWhere: `NOT ${group.isMissing} AND (list_contains(${parts}, '')
        OR len(list_distinct(${parts})) < len(${parts}) OR len(${parts}) > ${MOST_NATIONALITIES})`,
      value: group.text,
      received: (value) => textShape(value, "lists of nationalities"),
    },
  ];
}

function knownSponsor(id: ReadColumn, sponsors: LoadedFile): readonly Check[] {
  const known = readColumn(sponsors, "id");
  if (known === undefined || sponsors.table === null || !sponsors.complete) return [];
  return [
    {
      code: "sponsor-unknown",
      column: id.name,
      expected: `a sponsor of ${sponsors.file.name}`,
      brokenWhere: `NOT ${id.isMissing} AND ${id.text} NOT IN
        (SELECT ${known.text} FROM ${sponsors.table} WHERE NOT ${known.isMissing})`,
      value: id.text,
      received: (value) => textShape(value, "known identifiers"),
    },
  ];
}
