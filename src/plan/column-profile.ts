/** Margin of one value of a column: how many rows hold it. */
export interface ColumnLevel {
  readonly text: string;
  readonly count: number;
}

/** What a draft may know of a column: nothing that joins it with another column. */
export interface ColumnProfile {
  readonly name: string;
  readonly type: "integer" | "number" | "date" | "text";
  readonly rows: number;
  readonly missing: number;
  readonly distinct: number;
  /** Only for a column with few distinct values. */
  readonly levels?: readonly ColumnLevel[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What a draft may know of a file. Delimiter, encoding and decimal mark mean nothing for Parquet. */
export interface FileProfile {
  /** Path as it will stand in the plan; of a server, the name of a table. */
  readonly file: string;
  /** Kind of the server that has the table; absent: it is a file. */
  readonly server?: "postgresql" | "clickhouse";
  readonly rows: number;
  readonly delimiter: string;
  readonly encoding: "utf-8" | "latin-1";
  readonly decimal: "." | ",";
  readonly columns: readonly ColumnProfile[];
}

/** Profiles of the files of one form, from which a plan is drafted. */
export type DraftProfiles =
  | { readonly form: "sponsors"; readonly sponsors: FileProfile; readonly migrants: FileProfile }
  | { readonly form: "cases"; readonly cases: FileProfile }
  | { readonly form: "counts"; readonly counts: FileProfile };
