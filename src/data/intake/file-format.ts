/** Forms of data that are read: four of files, and tables of a server. */
export type FileFormat = "csv" | "parquet" | "json-lines" | "duckdb" | "server";

const FORMATS: readonly (readonly [RegExp, FileFormat])[] = [
  [/\.parquet$|[\\/]$/i, "parquet"],
  [/\.duckdb$/i, "duckdb"],
  [/\.(jsonl|ndjson)(\.gz)?$/i, "json-lines"],
];

/**
 * Form of a data file, by the end of its name. A folder holds Parquet files.
 * @param path  path or name of a file
 * @returns csv where the name says nothing else
 * @example fileFormat("cases.jsonl.gz") // "json-lines"
 */
export function fileFormat(path: string): FileFormat {
  return FORMATS.find(([name]) => name.test(path))?.[1] ?? "csv";
}
