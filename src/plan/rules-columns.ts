import { joinedFiles, type PlannedFile, plannedFiles, scoredColumnPath, scoredColumns } from "./named-columns.js";
import type { PlanPath, PlanProblem } from "./plan-issues.js";
import { describeValue } from "./plan-issues.js";
import { planRule } from "./plan-rule.js";
import type { Plan } from "./schema.js";

/** Files and columns: readable as declared, no column twice, and every setting finds the columns that it needs. */
export const columnRules = [
  planRule(["data"], ({ data }) => filesOf(data).flatMap(namedTwice)),
  planRule(["data"], ({ data }) => filesOf(data).flatMap(readableAsDeclared)),
  planRule(["data", "rules"], ({ data, rules }) => [
    ...needsColumn(data, "concern", rules?.unit === "concern", "rules.unit is concern"),
    ...needsColumn(data, "predictedOn", takesOneEpisode(rules), `rules.episodes is ${rules?.episodes}`),
    ...needsColumn(data, "score", rules?.overrides != null, "rules.overrides names scores"),
    ...needsColumn(
      data,
      "modelScore",
      rules?.overrides?.decides === "model-only",
      "rules.overrides.decides is model-only",
    ),
  ]),
  planRule(["data", "scoreRange"], ({ data, scoreRange }) =>
    needsColumn(data, "score", scoreRange !== undefined, "scoreRange is set"),
  ),
];

const READABLE = /\.(csv|csv\.gz|parquet|jsonl|ndjson|jsonl\.gz|ndjson\.gz|duckdb)$|\/$/i;

interface FileAt {
  readonly path: PlanPath;
  readonly file: PlannedFile["file"];
}

/** Every file of the data, with its place in the plan. */
function filesOf(data: Plan["data"]): readonly FileAt[] {
  return [
    ...plannedFiles(data).map(({ section, file }) => ({ path: ["data", section], file })),
    ...joinedFiles(data).map((file, place) => ({ path: ["data", "joined", place], file })),
  ];
}

function takesOneEpisode(rules: Plan["rules"]): boolean {
  return rules?.episodes === "latest" || rules?.episodes === "first";
}

function needsColumn(data: Plan["data"], column: string, needed: boolean, reason: string): readonly PlanProblem[] {
  if (!needed || scoredColumns(data)[column] !== undefined) return [];
  const path = scoredColumnPath(data, column);
  return [
    { code: "plan-column-missing", path, expected: `the name of a column, since ${reason}`, received: "nothing" },
  ];
}

function namedTwice({ path: at, file }: FileAt): readonly PlanProblem[] {
  const named = Object.entries(file.columns).flatMap(([key, value]): { column: string; path: PlanPath }[] => {
    const place = [...at, "columns", key];
    if (value === undefined) return [];
    if (typeof value === "string") return [{ column: value, path: place }];
    return value.map((column, index) => ({ column, path: [...place, index] }));
  });
  return named.flatMap(({ column, path }, index): PlanProblem[] => {
    const first = named.findIndex((other) => other.column === column);
    if (first === index) return [];
    const expected = `another column than ${named[first]!.path.join(".")}`;
    return [{ code: "plan-column-twice", path, expected, received: describeValue(column) }];
  });
}

function readableAsDeclared({ path, file }: FileAt): readonly PlanProblem[] {
  if (file.file === undefined) return [];
  const problems: PlanProblem[] = [];
  const isDatabase = /\.duckdb$/i.test(file.file);
  if (isDatabase !== (file.table !== undefined)) {
    const expected = isDatabase
      ? "the name of a table, since the file is a database"
      : "absent, since the file is none of DuckDB";
    problems.push({
      code: "plan-file-unreadable-as-declared",
      path: [...path, "table"],
      expected,
      received: describeValue(file.table),
    });
  }
  const report = (key: "file" | "delimiter", expected: string) =>
    problems.push({
      code: "plan-file-unreadable-as-declared",
      path: [...path, key],
      expected,
      received: describeValue(file[key]),
    });
  if (!READABLE.test(file.file))
    report(
      "file",
      "a name that ends in .csv, .csv.gz, .parquet, .jsonl, .ndjson or .duckdb, or a folder of Parquet files (ends in /)",
    );
  if (file.delimiter === file.decimal) report("delimiter", "another character than the decimal mark");
  else if (/["'\r\n\p{L}\p{N}]/u.test(file.delimiter)) {
    report("delimiter", "a character that is no quotation mark, letter, digit or line end");
  }
  return problems;
}
