import type { Issue } from "../../errors.js";
import { DataError } from "../../errors.js";
import type { Plan } from "../../plan/schema.js";
import { throwIfAborted } from "../../runtime/inline.js";
import type { RunContext } from "../../runtime/run-context.js";
import type { Check } from "./check.js";
import { countedProblems, isPlaceless } from "./counted-problems.js";
import { isJoined } from "./join-files.js";
import { type LoadedFiles, loadFiles } from "./load-files.js";
import { type LoadedFile, readColumn, readColumnsOf, readStrataColumns } from "./loaded-file.js";
import { type Problem, toIssue } from "./problem.js";
import { columnOf } from "./sql.js";
import { caseChecks, countRowChecks } from "./validate-cases.js";
import { boardChecks, directorChecks } from "./validate-directors.js";
import { eventChecks } from "./validate-events.js";
import { MOST_GROUPS, migrantChecks } from "./validate-members.js";
import { listChecks, registrationChecks } from "./validate-registrations.js";
import { sponsorChecks } from "./validate-sponsors.js";

/** Problems that an error carries; the total is always counted over all rows. */
export const MOST_ISSUES = 1_000;

/**
 * Every problem of the data files of a plan, in physical order: a workfile, never part of a release.
 *
 * @param plan  validated plan
 * @param planFolder  folder that its paths are relative to
 * @param context  signal and progress
 * @returns issues one by one, files in the order of the plan
 * @throws AuditError `interrupted` or `source-unavailable`; problems of the data are yielded, not thrown
 * @example for await (const issue of collectProblems(plan, folder, context)) lines.push(issue.message);
 */
export async function* collectProblems(plan: Plan, planFolder: string, context: RunContext): AsyncGenerator<Issue> {
  const loaded = await loadFiles(plan, planFolder, context, undefined, { grouped: true });
  try {
    yield* problemsOf(loaded, context);
  } finally {
    loaded.database.close();
  }
}

/**
 * Refuses data with problems, all at once.
 *
 * @param loaded  files in the database
 * @param context  signal
 * @throws DataError `data-unreadable` when a file is missing or not in its format, else `data-invalid`; it carries the
 *   first 1,000 problems and their total
 */
export async function refuseInvalid(loaded: LoadedFiles, context: RunContext): Promise<void> {
  const first: Issue[] = [];
  let total = 0;
  for await (const issue of problemsOf(loaded, context)) {
    if (first.length < MOST_ISSUES) first.push(issue);
    total++;
  }
  if (total === 0) return;
  const code = first.some((issue) => UNREADABLE.has(issue.code)) ? "data-unreadable" : "data-invalid";
  const problems = total === 1 ? "1 problem" : `${total} problems`;
  const names = loaded.files.map(({ file }) => file.name).join(" with ");
  throw new DataError(code, `${names} requires data without problems; got ${problems}`, first, { total });
}

const UNREADABLE = new Set([
  "file-missing",
  "file-unreadable",
  "files-differ",
  "table-missing",
  "file-empty",
  "no-rows",
  "records-unreconciled",
]);

/**
 * Every problem of files that are loaded, in physical order.
 * @param loaded  files in the database
 * @param context  signal and progress
 */
export async function* problemsOf(loaded: LoadedFiles, context: RunContext): AsyncGenerator<Issue> {
  for (const file of loaded.files) {
    throwIfAborted(context.signal);
    context.progress({ stage: "checking", done: loaded.files.indexOf(file), total: loaded.files.length });
    for await (const problem of problemsOfFile(loaded, file)) yield toIssue(problem.file ?? file.file.name, problem);
  }
}

/** Problems of form and of rows, merged by line; problems of the whole file come first. */
async function* problemsOfFile(loaded: LoadedFiles, file: LoadedFile): AsyncGenerator<Problem> {
  yield* await tooManyGroups(loaded, file);
  yield* await tooManyStrata(loaded, file);
  let next = 0;
  for await (const problem of rowProblems(loaded, file)) {
    while (next < file.problems.length && (file.problems[next]!.line ?? 0) <= (problem.line ?? 0))
      yield file.problems[next++]!;
    yield problem;
  }
  yield* file.problems.slice(next);
}

function checksOf({ plan, files }: LoadedFiles, file: LoadedFile): readonly Check[] {
  switch (file.file.section) {
    case "sponsors":
      return sponsorChecks(plan, file);
    case "migrants":
      return migrantChecks(plan, file, files[0]!);
    case "cases":
      return caseChecks(plan, file);
    case "counts":
      return countRowChecks(plan, file);
    case "registrations":
      return registrationChecks(file);
    case "directors":
      return directorChecks(file);
    case "events":
      return eventChecks(file);
    default:
      return isJoined(file) ? registrationChecks(file) : listChecks(file);
  }
}

/** The bytes of a CSV file and the texts of JSON are scanned for NUL; those of Parquet and databases are looked through. */
function nulChecks(loaded: LoadedFile): readonly Check[] {
  if (loaded.file.format === "csv" || loaded.file.format === "json-lines") return [];
  const roles = [...new Set(loaded.file.columns.map(({ role }) => role))];
  return roles.flatMap((role) =>
    readColumnsOf(loaded, role).map(({ name, text }): Check => {
      const wording = { expected: "text", value: "NULL", received: () => "a NUL byte" };
      return { code: "nul-byte", column: name, brokenWhere: `contains(${text}, chr(0))`, ...wording };
    }),
  );
}

async function* rowProblems(loaded: LoadedFiles, file: LoadedFile): AsyncGenerator<Problem> {
  const all = [...nulChecks(file), ...checksOf(loaded, file), ...boardChecks(file)];
  if (file.table === null) return;
  yield* await countedProblems(
    loaded.database,
    file,
    all.filter(({ column }) => isPlaceless(file, column)),
  );
  const checks = all.filter(({ column }) => !isPlaceless(file, column));
  if (checks.length === 0) return;
  const branches = checks.map(({ brokenWhere, value, column }, i) => {
    const origin = file.origins?.get(column);
    const once = origin && ` QUALIFY row_number() OVER (PARTITION BY ${origin.record} ORDER BY record) = 1`;
    return `SELECT record::INTEGER AS record, ${i} AS broken, CAST(${value} AS VARCHAR) AS value,
      coalesce(${origin?.record ?? "record"}, 0)::INTEGER AS place FROM ${file.table} WHERE ${brokenWhere}${once ?? ""}`;
  });
  const sql = `SELECT * FROM (${branches.join(" UNION ALL ")}) ORDER BY record, broken`;
  const result = await loaded.database.connection.run(sql);
  for (let i = 0; i < result.chunkCount; i++) {
    const [records, broken, values, places] = result.getChunk(i).getColumns();
    for (let row = 0; row < records!.length; row++) {
      const check = checks[broken![row] as number]!;
      const origin = file.origins?.get(check.column)?.file;
      yield {
        code: check.code,
        ...(origin && { file: origin.file.name }),
        ...(origin ?? file).locate(places![row] as number),
        column: check.column,
        expected: check.expected,
        received: check.received(values![row] as string | null),
      };
    }
  }
}

async function tooManyGroups({ database }: LoadedFiles, file: LoadedFile): Promise<readonly Problem[]> {
  const group = readColumn(file, "group");
  if (group === undefined || file.table === null) return [];
  const sql = `SELECT count(DISTINCT ${group.value})::INTEGER FROM ${file.table}`;
  const [groups = 0] = await columnOf<number>(database.connection, sql);
  if (groups <= MOST_GROUPS) return [];
  const expected = `at most ${MOST_GROUPS} groups`;
  return [{ code: "value-range", column: group.name, expected, received: `${groups} groups` }];
}

/** Strata are coded in 16 bits: a cross with more than that is refused before it is reduced. */
async function tooManyStrata({ plan, database }: LoadedFiles, file: LoadedFile): Promise<readonly Problem[]> {
  const columns = readStrataColumns(file, plan);
  if (columns.length === 0 || file.table === null) return [];
  const problems: Problem[] = [];
  for (const stratification of plan.strata) {
    const [first, ...others] = columns.filter(({ name }) => stratification.columns.includes(name));
    if (first === undefined) continue;
    const values = [first, ...others].map(({ value }) => value).join(", ");
    const sql = `SELECT count(DISTINCT row(${values}))::INTEGER FROM ${file.table}`;
    const [combinations = 0] = await columnOf<number>(database.connection, sql);
    const strata = combinations * ((stratification.memberClasses?.length ?? -1) + 2);
    if (strata <= MOST_GROUPS) continue;
    const expected = `at most ${MOST_GROUPS} strata in ${stratification.name}`;
    problems.push({ code: "value-range", column: first.name, expected, received: `${strata} strata` });
  }
  return problems;
}
