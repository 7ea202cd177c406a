import { AuditError } from "../../errors.js";
import type { Plan } from "../../plan/schema.js";
import type { RunContext } from "../../runtime/run-context.js";
import { type ScoredUnits, scoredUnits } from "../scored-units.js";
import { refuseInvalid } from "./collect-problems.js";
import { encodeColumns, encodeText } from "./encode-columns.js";
import { loadFiles } from "./load-files.js";
import { readColumn } from "./loaded-file.js";

/**
 * Reads the scored units of a plan with their identifiers, after the checks and rules of an audit.
 *
 * @param plan  validated plan
 * @param planFolder  folder that its paths are relative to
 * @param context  signal and progress
 * @returns units in the order of the data: rows, so a workfile
 * @throws DataError when the data has problems; AuditError `evidence-unavailable` for counts or a plan without bands
 * @example const { ids } = await loadUnits(plan, "data-samples/sponsors", context);
 */
export async function loadUnits(plan: Plan, planFolder: string, context: RunContext): Promise<ScoredUnits> {
  const loaded = await loadFiles(plan, planFolder, context);
  try {
    await refuseInvalid(loaded, context);
    const [file] = loaded.files;
    const id = file === undefined ? undefined : readColumn(file, "id");
    const units =
      file === undefined || id === undefined
        ? null
        : scoredUnits(plan, await encodeColumns(loaded), await identifiers(loaded, { table: file.table!, id }));
    if (units !== null) return units;
    throw new AuditError(
      "evidence-unavailable",
      "loadUnits requires scored units with identifiers and bands; got none",
    );
  } finally {
    loaded.database.close();
  }
}

async function identifiers(
  { database }: Awaited<ReturnType<typeof loadFiles>>,
  { table, id }: { readonly table: string; readonly id: NonNullable<ReturnType<typeof readColumn>> },
): Promise<readonly string[]> {
  const { codes, levels } = await encodeText(database.connection, table, id);
  return Array.from(codes, (code) => levels[code]!);
}
