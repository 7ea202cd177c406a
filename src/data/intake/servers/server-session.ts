import type { TypedColumn } from "../load-typed.js";

/** Kinds of servers that are read. */
export type ServerKind = "postgresql" | "clickhouse";

/** A table or a view, as the catalogue of the server has it. */
export interface CatalogueTable {
  /** Schema of PostgreSQL, database of ClickHouse. */
  readonly schema: string;
  readonly name: string;
}

/** A table with its columns: types in the words of DuckDB, or its own where that does not know one. */
export interface DescribedTable extends CatalogueTable {
  readonly columns: readonly TypedColumn[];
}

/** One statement. Names in it come from the catalogue and are quoted; values travel beside it. */
export interface Statement {
  readonly sql: string;
  readonly values?: readonly unknown[];
}

/** What an audit asks of a table, in the words of one kind of server. Every column of an answer is text. */
export interface Dialect {
  /** Every row: one text a column, or no value. */
  rows(table: DescribedTable, columns: readonly TypedColumn[]): Statement;
  /** Distinct rows, and last how many rows each stands for. */
  combinations(table: DescribedTable, columns: readonly TypedColumn[]): Statement;
  /** Rows with a text that means no value or with none at all, then distinct identifiers among the others. */
  identifiers(table: DescribedTable, id: TypedColumn, missing: readonly string[]): Statement;
  /** Number of rows, then a mark that changes with what stands in the columns. */
  state(table: DescribedTable, columns: readonly TypedColumn[]): Statement;
}

/** A connection that can read and nothing else. */
export interface ServerSession {
  readonly kind: ServerKind;
  readonly dialect: Dialect;
  /** True where all queries see the tables at one moment: nothing that others write changes an answer. */
  readonly isSnapshot: boolean;
  /** Schema in which a table is looked for first that the plan names without one; null: in all alike. */
  readonly home: string | null;
  /** Whether the login could also change data in another session: reading suffices. */
  readonly mayWrite: boolean;
  /** Tables and views that the login may read. */
  tables(): Promise<readonly CatalogueTable[]>;
  describe(table: CatalogueTable): Promise<DescribedTable>;
  /** Calls `onRow` with every row of the answer. */
  read(statement: Statement, onRow: (row: readonly (string | null)[]) => void): Promise<void>;
  close(): Promise<void>;
}
