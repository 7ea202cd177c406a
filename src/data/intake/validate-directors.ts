import { type Check, requireValue } from "./check.js";
import type { ColumnRole } from "./data-files.js";
import { type LoadedFile, type ReadColumn, readColumn, readNamedColumn } from "./loaded-file.js";
import { textShape } from "./received.js";
import { isOneOf } from "./sql.js";

/**
 * Rules of a file of directors: an identifier and a kind in every row, known codes of countries, days that are days, and no
 * last day before the first. What a row holds is told by its shape alone: the origin of a person is never printed.
 * @param loaded  file in the database
 * @returns one check a rule
 */
export function directorChecks(loaded: LoadedFile): readonly Check[] {
  const id = readColumn(loaded, "id");
  const kind = readColumn(loaded, "directorKind");
  if (loaded.table === null) return [];
  return [
    ...(id === undefined ? [] : [requireValue(id, "an identifier")]),
    ...(kind === undefined ? [] : [requireValue(kind, "a natural or a legal person")]),
    ...accepted(loaded, "country", "a code of ISO 3166-1 alpha-3 or of a former state"),
    ...accepted(loaded, "directorKind", "a text that the settings give a meaning"),
    ...days(readColumn(loaded, "since")),
    ...days(readColumn(loaded, "until")),
    ...order(loaded),
  ];
}

/**
 * Rules of the columns of boards in a file of sponsors or registrations: a class from 1 to 10, and a day. A class tells of
 * origin, so it is told by its shape alone.
 * @param loaded  file in the database
 * @returns one check a rule; none for a file without such columns
 */
export function boardChecks(loaded: LoadedFile): readonly Check[] {
  const { registered, date } = loaded.file.board ?? {};
  const named = (name: string | undefined) => (name === undefined ? undefined : readNamedColumn(loaded, name));
  const column = named(registered);
  if (loaded.table === null) return [];
  return [
    ...(column === undefined
      ? []
      : [
          {
            code: "value-unknown" as const,
            column: column.name,
            expected: "a class from 1 to 10",
            brokenWhere: `NOT ${column.isMissing} AND NOT regexp_full_match(${column.text}, '[1-9]|10')`,
            value: column.text,
            received: (text: string | null) => textShape(text),
          },
        ]),
    ...days(named(date)),
  ];
}

function accepted(loaded: LoadedFile, role: ColumnRole, expected: string): readonly Check[] {
  const column = readColumn(loaded, role);
  const known = loaded.file.accepts?.[role];
  if (column === undefined || known === undefined) return [];
  return [
    {
      code: "value-unknown",
      column: column.name,
      expected,
      brokenWhere: `NOT ${column.isMissing} AND NOT ${isOneOf(column.text, known)}`,
      value: column.text,
      received: (text) => textShape(text, `${known.length} known texts`),
    },
  ];
}

function days(column: ReadColumn | undefined): readonly Check[] {
  if (column === undefined) return [];
  return [
    {
      code: "value-type",
      column: column.name,
      expected: "a date as YYYY-MM-DD",
      brokenWhere: `NOT ${column.isMissing} AND ${column.days} IS NULL`,
      value: column.text,
      received: (text) => textShape(text),
    },
  ];
}

function order(loaded: LoadedFile): readonly Check[] {
  const [since, until] = [readColumn(loaded, "since"), readColumn(loaded, "until")];
  if (since === undefined || until === undefined) return [];
  return [
    {
      code: "value-range",
      column: until.name,
      expected: `a last day that is not before ${JSON.stringify(since.name)}`,
      brokenWhere: `${until.days} < ${since.days}`,
      value: until.text,
      received: (text) => textShape(text),
    },
  ];
}
