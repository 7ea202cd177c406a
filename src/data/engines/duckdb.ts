import type { Plan } from "../../plan/schema.js";
import type { RunContext } from "../../runtime/run-context.js";
import type { Engine } from "../evidence.js";
import { refuseInvalid } from "../intake/collect-problems.js";
import { combineCases, readsCombinations } from "../intake/combine-cases.js";
import { withinLimits } from "../intake/database.js";
import { encodeColumns } from "../intake/encode-columns.js";
import { loadFiles } from "../intake/load-files.js";
import { columnEngine } from "./column-engine.js";

/**
 * An engine over the data files of a plan: reads them through DuckDB, validates every row, applies the rules of the
 * plan, and reduces the rows to evidence. The database is closed before the engine is returned.
 *
 * @param plan  validated plan
 * @param planFolder  folder that its paths are relative to
 * @param context  signal and progress
 * @returns an engine whose evidence equals that of `memoryEngine` on the same rows
 * @throws DataError `data-invalid` or `data-unreadable` with all problems (the first 1,000 and their total)
 * @throws AuditError `interrupted`, or `source-unavailable` also where memory or disk does not suffice
 * @example const engine = await openDuckdbEngine(plan, "data-samples/sponsors", context);
 */
export async function openDuckdbEngine(plan: Plan, planFolder: string, context: RunContext): Promise<Engine> {
  const loaded = await withinLimits(() => loadFiles(plan, planFolder, context));
  try {
    const source = await withinLimits(async () => {
      const combined = readsCombinations(plan) ? await combineCases(loaded, context) : null;
      if (combined !== null) return encodeColumns(combined);
      await refuseInvalid(loaded, context);
      return encodeColumns(loaded);
    });
    const files = loaded.files.map(({ file, rows }) => ({ name: file.name, rows }));
    return columnEngine(plan, source, { files, ...(loaded.joined.length > 0 && { joined: loaded.joined }) });
  } finally {
    loaded.database.close();
  }
}
