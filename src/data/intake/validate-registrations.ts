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
