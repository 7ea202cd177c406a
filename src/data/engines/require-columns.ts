import { ArgumentError } from "../../errors.js";
import type { CompositionRows, SourceColumns, TextColumn } from "../columns.js";

/**
 * Checks the shape of columns that a caller made by hand: codes below their levels, distinct levels, whole offsets.
 *
 * @param source  columns of any form
 * @throws ArgumentError naming the first column that is out of shape
 */
export function requireColumns(source: SourceColumns): void {
  const { strata = {}, ...columns } =
    source.form === "sponsors" ? source.sponsors : source.form === "cases" ? source.cases : source.counts;
  for (const [name, column] of Object.entries(columns) as [string, object][]) {
    if ("levels" in column) requireText(name, column as TextColumn);
  }
  for (const [name, column] of Object.entries(strata)) requireStratum(name, column, rowsOf(source));
  if (source.form !== "counts") requireCompared(source);
  if (source.form === "sponsors") requireComposition(source.composition);
  if (source.form === "counts") requireCounts(source.counts);
}

function requireText(name: string, column: TextColumn): void {
  requireLevels(name, column.levels);
  for (const code of column.codes) {
    if (code >= column.levels.length) {
      throw new ArgumentError(`memoryEngine requires codes of ${name} below ${column.levels.length}; got ${code}`);
    }
  }
}

function requireStratum(name: string, column: TextColumn, rows: number): void {
  requireText(name, column);
  if (column.codes.length !== rows) {
    throw new ArgumentError(`memoryEngine requires ${rows} values in ${name}; got ${column.codes.length}`);
  }
}

function requireCompared(source: Exclude<SourceColumns, { form: "counts" }>): void {
  const columns = source.form === "sponsors" ? source.sponsors : source.cases;
  const rows = rowsOf(source);
  const requireLength = (name: string, length: number) => {
    if (length !== rows) throw new ArgumentError(`memoryEngine requires ${rows} values in ${name}; got ${length}`);
  };
  (columns.compared ?? []).forEach(({ score, band }, place) => {
    if (score !== undefined) requireLength(`compared.${place}.score`, score.length);
    if (band !== undefined) requireStratum(`compared.${place}.band`, band, rows);
  });
  if (columns.period !== undefined) requireLength("period", columns.period.codes.length);
  if ("cluster" in columns && columns.cluster !== undefined) requireLength("cluster", columns.cluster.length);
}

function rowsOf(source: SourceColumns): number {
  switch (source.form) {
    case "sponsors":
      return source.sponsors.sponsor.length;
    case "cases":
      return source.cases.group.codes.length;
    case "counts":
      return source.counts.count.length;
  }
}

function requireLevels(name: string, levels: readonly string[]): void {
  const distinct = new Set(levels).size;
  if (distinct !== levels.length) {
    throw new ArgumentError(
      `memoryEngine requires distinct levels of ${name}; got ${levels.length - distinct} repeats`,
    );
  }
}

function requireCounts(counts: Extract<SourceColumns, { form: "counts" }>["counts"]): void {
  const rows = counts.count.length;
  const { strata: _strata, ...columns } = counts;
  for (const [name, column] of Object.entries(columns) as [string, TextColumn | Uint8Array | Float64Array][]) {
    const length = "codes" in column ? column.codes.length : column.length;
    if (length !== rows) throw new ArgumentError(`memoryEngine requires ${rows} values in ${name}; got ${length}`);
  }
}

function requireComposition({ groups, offsets, groupCodes, counts }: CompositionRows): void {
  requireLevels("groups", groups);
  if (groups.includes("")) throw new ArgumentError("memoryEngine requires groups with a name; got an empty text");
  const last = offsets[offsets.length - 1] ?? -1;
  if (offsets[0] !== 0 || last !== groupCodes.length || last !== counts.length) {
    throw new ArgumentError(
      `memoryEngine requires offsets from 0 to ${groupCodes.length}; got ${offsets[0]} to ${last}`,
    );
  }
  for (let i = 1; i < offsets.length; i++) {
    if (offsets[i]! < offsets[i - 1]!)
      throw new ArgumentError(`memoryEngine requires rising offsets; got a fall at ${i}`);
  }
  const beyond = groupCodes.find((code) => code >= groups.length);
  if (beyond !== undefined) {
    throw new ArgumentError(`memoryEngine requires group codes below ${groups.length}; got ${beyond}`);
  }
}
