import { type Check, requireValue } from "./check.js";
import { type LoadedFile, readColumn } from "./loaded-file.js";
import { textShape } from "./received.js";
import { isOneOf } from "./sql.js";

/**
 * Rules of a file of events of enforcement: an identifier and an existing day in every row, and a known status where there
 * is one. What a row holds is told by its shape alone.
 * @param loaded  file in the database
 * @returns one check a rule
 */
export function eventChecks(loaded: LoadedFile): readonly Check[] {
  const id = readColumn(loaded, "id");
  const day = readColumn(loaded, "eventDay");
  const status = readColumn(loaded, "eventStatus");
  if (loaded.table === null) return [];
  const known = loaded.file.accepts?.eventStatus ?? [];
  return [
    ...(id === undefined ? [] : [requireValue(id, "an identifier")]),
    ...(day === undefined
      ? []
      : [
          requireValue(day, "a date as YYYY-MM-DD"),
          {
            code: "value-type" as const,
            column: day.name,
            expected: "a date as YYYY-MM-DD",
            brokenWhere: `NOT ${day.isMissing} AND ${day.days} IS NULL`,
            value: day.text,
            received: (text: string | null) => textShape(text),
          },
        ]),
    ...(status === undefined
      ? []
      : [
          {
            code: "value-unknown" as const,
            column: status.name,
            expected: `no value, or one of ${known.join(", ")}`,
            brokenWhere: `NOT ${status.isMissing} AND NOT ${isOneOf(status.text, known)}`,
            value: status.text,
            received: (text: string | null) => textShape(text),
          },
        ]),
  ];
}
