import { type Check, requireDistinct, requireValue } from "./check.js";
import { type LoadedFile, readColumn } from "./loaded-file.js";

/**
 * Rules of a file of registrations: an identifier in every row, and each once.
 * @param loaded  file in the database
 * @returns one check a rule
 */
export function registrationChecks(loaded: LoadedFile): readonly Check[] {
  const id = readColumn(loaded, "id");
  if (id === undefined || loaded.table === null) return [];
  const expected = "each sponsor or case once";
  return [requireValue(id, "an identifier"), requireDistinct(loaded.table, [id], { column: id.name, expected })];
}

/**
 * Rules of a list of companies: a number in every row. The same number may stand again: the report says so.
 * @param loaded  file in the database
 * @returns one check
 */
export function listChecks(loaded: LoadedFile): readonly Check[] {
  const id = readColumn(loaded, "id");
  return id === undefined || loaded.table === null ? [] : [requireValue(id, "a number")];
}
