import type { Plan } from "../../plan/schema.js";
import type { ColumnRole, PlannedDataFile } from "./data-files.js";
import type { Problem } from "./problem.js";
import { isOneOf } from "./sql.js";

/** A data file in the database, every column as text, with `record` as the ordinal of the accepted row. */
export interface LoadedFile {
  readonly file: PlannedDataFile;
  /** SQL name of the table; null when no row could be read. */
  readonly table: string | null;
  /** SQL column of every name in the file. */
  readonly columns: ReadonlyMap<string, string>;
  readonly rows: number;
  /**
   * Where rows stay in their source: SQL that reads it, and per column of the table the column there and its text; absent:
   * the table holds the rows.
   */
  readonly source?: {
    readonly expression: string;
    readonly columns: ReadonlyMap<string, { readonly raw: string; readonly text: string }>;
  };
  /** SQL column with the number of rows of the source that each row of the table stands for; absent: one each. */
  readonly weight?: string;
  /** False when records of the file are not in the table. */
  readonly complete: boolean;
  /** Problems of the file as a whole and of its form, by line. */
  readonly problems: readonly Problem[];
  /** Columns that were joined from another file: that file, and the SQL column with its row; absent where none was. */
  readonly origins?: ReadonlyMap<string, { readonly file: LoadedFile; readonly record: string }>;
  /** True where rows have no place, as in a table of a server: problems are then counted and not located. */
  readonly placeless?: boolean;
  /** Where an accepted row stands in the file. */
  readonly locate: (row: number) => {
    readonly line: number;
    readonly record: number;
    /** Base name, where the plan names several files at once. */
    readonly file?: string;
  };
}

/** A file of which nothing could be read. */
export function unreadFile(file: PlannedDataFile, problems: readonly Problem[]): LoadedFile {
  const locate = (row: number) => ({ line: row, record: row });
  return { file, table: null, columns: new Map(), rows: 0, complete: false, problems, locate };
}

/** SQL expressions over one planned column. */
export interface ReadColumn {
  readonly name: string;
  /** Text as it stands in the file. */
  readonly text: string;
  readonly isMissing: string;
  /** Text, empty where missing. */
  readonly value: string;
  /** Number by the declared decimal mark; null where missing or not a number. */
  readonly number: string;
  /** Whole number; null where missing or not a whole number. */
  readonly whole: string;
  /** Days since 1970-01-01; null where missing or not a date. */
  readonly days: string;
}

/**
 * SQL expressions for the columns of a role that the file really has.
 *
 * @param loaded  file in the database
 * @param role  what the columns are to the audit
 * @returns one entry a column, in the order of the plan
 */
export function readColumnsOf(loaded: LoadedFile, role: ColumnRole): readonly ReadColumn[] {
  return loaded.file.columns.flatMap((column) => {
    const sql = loaded.columns.get(column.name);
    return column.role === role && sql !== undefined ? [expressions(loaded, column.name, sql)] : [];
  });
}

/** The column of a role that occurs once, or undefined where the file lacks it. */
export function readColumn(loaded: LoadedFile, role: ColumnRole): ReadColumn | undefined {
  return readColumnsOf(loaded, role)[0];
}

/** The column of a name, whatever its role, or undefined where the file lacks it. */
export function readNamedColumn(loaded: LoadedFile, name: string): ReadColumn | undefined {
  const sql = loaded.columns.get(name);
  return sql === undefined ? undefined : expressions(loaded, name, sql);
}

/** Columns of strata and of codes in doubt that the file has, each once, whatever other role they have. */
export function readStrataColumns(loaded: LoadedFile, plan: Plan): readonly ReadColumn[] {
  const inDoubt = plan.stability.indicators.map(({ column }) => column);
  const names = new Set([...plan.strata.flatMap(({ columns }) => columns), ...inDoubt]);
  return loaded.file.columns.flatMap(({ name }) => {
    const sql = loaded.columns.get(name);
    return names.has(name) && sql !== undefined ? [expressions(loaded, name, sql)] : [];
  });
}

/** Columns of the further models of a plan, in its order, whatever other role they have. */
export function readComparedColumns(
  loaded: LoadedFile,
  { models }: Plan,
): readonly { readonly score?: ReadColumn; readonly band?: ReadColumn }[] {
  const named = (name: string | undefined) => {
    const sql = name === undefined ? undefined : loaded.columns.get(name);
    return name === undefined || sql === undefined ? undefined : expressions(loaded, name, sql);
  };
  return models.map((model) => {
    const [score, band] = [named(model.score), named(model.band)];
    return { ...(score && { score }), ...(band && { band }) };
  });
}

function expressions(loaded: LoadedFile, name: string, text: string): ReadColumn {
  const { file } = loaded.origins?.get(name)?.file ?? loaded;
  const comma = file.format === "csv" && file.settings.decimal === ",";
  const isMissing = `(${text} IS NULL OR ${isOneOf(text, file.settings.missing)})`;
  const present = (condition: string, value: string) => `CASE WHEN NOT ${isMissing} AND ${condition} THEN ${value} END`;
  const mark = comma ? "," : "[.]";
  const pattern = `'[+-]?([0-9]+(${mark}[0-9]*)?|${mark}[0-9]+)([eE][+-]?[0-9]{1,4})?'`;
  const plain = comma ? `replace(${text}, ',', '.')` : text;
  return {
    name,
    text,
    isMissing,
    value: `CASE WHEN ${isMissing} THEN '' ELSE ${text} END`,
    number: present(`regexp_full_match(${text}, ${pattern})`, `try_cast(${plain} AS DOUBLE)`),
    whole: present(`regexp_full_match(${text}, '[+-]?[0-9]{1,18}')`, `try_cast(${text} AS BIGINT)`),
    days: present(
      `regexp_full_match(${text}, '[0-9]{4}-[0-9]{2}-[0-9]{2}')`,
      `datediff('day', DATE '1970-01-01', try_cast(${text} AS DATE))`,
    ),
  };
}
