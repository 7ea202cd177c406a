import type { Plan } from "../plan/schema.js";
import type { RunContext } from "../runtime/run-context.js";
import type { PredictionColumns, SourceColumns } from "./columns.js";
import { type GroupCountEvidence, PROVENANCES } from "./evidence.js";
import { refuseInvalid } from "./intake/collect-problems.js";
import { encodeColumns } from "./intake/encode-columns.js";
import { type LoadedFiles, loadFiles } from "./intake/load-files.js";
import { type LoadedFile, readColumnsOf } from "./intake/loaded-file.js";
import { firstRow } from "./intake/sql.js";
import { OUTCOMES, UNKNOWN } from "./reduce/meanings.js";
import { readPredictions } from "./reduce/predictions.js";
import { reduceSource } from "./reduce/reduce-source.js";
import { predictionColumns } from "./reduce/reduce-sponsors.js";

/** One level and the number of units that have it. */
export interface LevelCount {
  readonly level: string;
  readonly units: number;
}

/** What `toetssteen check` prints of valid data: a workfile, since its counts are not disclosed. */
export interface DataProfile {
  readonly files: readonly {
    readonly name: string;
    readonly rows: number;
    readonly columns: readonly { readonly name: string; readonly missing: number }[];
  }[];
  /** Null for the other forms. */
  readonly sponsors: { readonly count: number; readonly withoutMigrants: number } | null;
  /** Number of groups; their names are not in a profile. */
  readonly groups: number;
  /** Null where the source has no such column; rows without a value count as "missing". */
  readonly bands: readonly LevelCount[] | null;
  readonly outcomes: readonly LevelCount[] | null;
  readonly provenances: readonly LevelCount[] | null;
}

/**
 * Profile of the data files of a plan: rows, missing values, and margins of single columns.
 *
 * @param plan  validated plan
 * @param planFolder  folder that its paths are relative to
 * @param context  signal and progress
 * @returns counts of rows as they stand in the files, before the rules of the plan
 * @throws DataError when the data has problems: the first 1,000 and their total
 * @example const { files, groups } = await profileData(plan, folder, context);
 */
export async function profileData(plan: Plan, planFolder: string, context: RunContext): Promise<DataProfile> {
  const loaded = await loadFiles(plan, planFolder, context);
  try {
    await refuseInvalid(loaded, context);
    const files: DataProfile["files"][number][] = [];
    for (const file of loaded.files) files.push(await profileColumns(loaded, file));
    return { files, ...profileSource(plan, await encodeColumns(loaded)) };
  } finally {
    loaded.database.close();
  }
}

async function profileColumns({ database }: LoadedFiles, loaded: LoadedFile) {
  const roles = [...new Set(loaded.file.columns.map(({ role }) => role))];
  const columns = roles.flatMap((role) => readColumnsOf(loaded, role));
  const counts = columns.map(({ isMissing }, i) => `count(*) FILTER (${isMissing})::INTEGER AS n${i}`).join(", ");
  const row = await firstRow(database.connection, `SELECT ${counts} FROM ${loaded.table}`);
  return {
    name: loaded.file.name,
    rows: loaded.rows,
    columns: columns.map(({ name }, i) => ({ name, missing: Number(row[`n${i}`]) })),
  };
}

function profileSource(plan: Plan, source: SourceColumns): Omit<DataProfile, "files"> {
  switch (source.form) {
    case "sponsors": {
      const { groups, offsets } = source.composition;
      const empty = offsets.slice(1).filter((end, i) => end === offsets[i]).length;
      const sponsors = { count: offsets.length - 1, withoutMigrants: empty };
      return {
        sponsors,
        groups: groups.length,
        ...profilePredictions(plan, predictionColumns(source.sponsors), source.sponsors.sponsor.length),
      };
    }
    case "cases": {
      const {
        group,
        cluster: _cluster,
        strata: _strata,
        compared: _compared,
        period: _period,
        ...columns
      } = source.cases;
      return { sponsors: null, groups: group.levels.length, ...profilePredictions(plan, columns, group.codes.length) };
    }
    case "counts": {
      const { groupCounts } = reduceSource(plan, source).evidence;
      const groups = source.counts.group.levels.length;
      const margins = groupCounts.kind === "groupCounts" ? countMargins(groupCounts) : { bands: null, outcomes: null };
      return { sponsors: null, groups, ...margins, provenances: null };
    }
  }
}

function profilePredictions(plan: Plan, columns: PredictionColumns, rows: number) {
  const { bands, outcomes, provenances } = readPredictions(plan, columns, rows);
  return {
    bands: bands && levelCounts(bands, plan.bands!.order),
    outcomes: outcomes && levelCounts(outcomes, OUTCOMES),
    provenances: columns.provenance === undefined ? null : levelCounts(provenances, PROVENANCES),
  };
}

function levelCounts(codes: Uint8Array, levels: readonly string[]): readonly LevelCount[] {
  const counts = new Array<number>(UNKNOWN + 1).fill(0);
  for (const code of codes) counts[code]!++;
  const missing = counts[UNKNOWN]! > 0 ? [{ level: "missing", units: counts[UNKNOWN]! }] : [];
  return [...levels.map((level, code) => ({ level, units: counts[code]! })), ...missing];
}

function countMargins(cells: GroupCountEvidence): Pick<DataProfile, "bands" | "outcomes"> {
  const outcomes = cells.outcomes?.length ?? 1;
  const selections = cells.selections?.length ?? 1;
  const bands = cells.bands?.order.length ?? 1;
  const marginOf = (levels: readonly string[], codeOf: (cell: number) => number) =>
    levels.map((level, code) => ({
      level,
      units: cells.counts.reduce((sum, count, cell) => (codeOf(cell) === code ? sum + count : sum), 0),
    }));
  return {
    bands: cells.bands && marginOf(cells.bands.order, (cell) => Math.floor(cell / (outcomes * selections)) % bands),
    outcomes: cells.outcomes && marginOf(cells.outcomes, (cell) => Math.floor(cell / selections) % outcomes),
  };
}
