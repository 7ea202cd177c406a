import type { Plan } from "../../plan/schema.js";
import type { RunContext } from "../../runtime/run-context.js";
import type { Engine } from "../evidence.js";
import { refuseInvalid } from "../intake/collect-problems.js";
import { combineCases } from "../intake/combine-cases.js";
import { withinLimits } from "../intake/database.js";
import { encodeColumns } from "../intake/encode-columns.js";
import { type LoadedFiles, type LoadOptions, loadFiles, readsCombinations } from "../intake/load-files.js";
import { columnEngine } from "./column-engine.js";

/**
 * An engine over the data of a plan: reads its files, and its tables of a server, through DuckDB, validates every row,
 * applies the rules of the plan, and reduces the rows to evidence. The database is closed before the engine is returned.
 *
 * @param plan  validated plan
 * @param planFolder  folder that its paths are relative to
 * @param context  signal and progress
 * @returns an engine whose evidence equals that of `memoryEngine` on the same rows
 * @throws DataError `data-invalid` or `data-unreadable` with all problems (the first 1,000 and their total)
 * @throws AuditError `interrupted`, or `source-unavailable` also where memory or disk does not suffice or a server fails
 * @example const engine = await openDuckdbEngine(plan, "data-samples/sponsors", context);
 */
export async function openDuckdbEngine(plan: Plan, planFolder: string, context: RunContext): Promise<Engine> {
  const source = { plan, planFolder, context };
  const combined =
    readsCombinations(plan) && plan.data.server === undefined ? await engineOfCombinations(source) : null;
  return combined ?? (await engineOfRows(source));
}

interface Source {
  readonly plan: Plan;
  readonly planFolder: string;
  readonly context: RunContext;
}

/** Rows stay in their file where they can; null where one breaks a rule, or may. */
function engineOfCombinations(source: Source): Promise<Engine | null> {
  return withFiles(source, { stays: true }, async (loaded) => {
    const combined = await combineCases(loaded, source.context);
    return combined === null ? null : encoded(loaded, combined);
  });
}

function engineOfRows(source: Source): Promise<Engine> {
  return withFiles(source, { grouped: true }, async (loaded) => {
    await refuseInvalid(loaded, source.context);
    return encoded(loaded, loaded);
  });
}

async function withFiles<Result>(
  { plan, planFolder, context }: Source,
  options: LoadOptions,
  use: (loaded: LoadedFiles) => Promise<Result>,
): Promise<Result> {
  const { signal } = context;
  const loaded = await withinLimits(() => loadFiles(plan, planFolder, context, undefined, options), signal);
  try {
    return await withinLimits(() => use(loaded), signal);
  } finally {
    loaded.database.close();
  }
}

async function encoded(loaded: LoadedFiles, checked: LoadedFiles): Promise<Engine> {
  const files = loaded.files.map(({ file, rows }) => ({ name: file.name, rows }));
  const joined = loaded.joined.length > 0 ? { joined: loaded.joined } : {};
  const server = loaded.server && { server: { kind: loaded.server.kind, mayWrite: loaded.server.mayWrite } };
  return columnEngine(loaded.plan, await encodeColumns(checked), { files, ...joined, ...server });
}
