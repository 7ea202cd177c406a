/** A record of a CSV text with the line on which it starts. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Records of a small CSV text as a spreadsheet saves it: comma or semicolon (the one that the header has more of),
 * quotes doubled inside quotes, any line end, with or without a byte order mark. Blank lines are left out.
 * @param text  the whole file
 * @returns records in order; null where a quote is not closed
 * @see RFC 4180
 * @example csvRows("a;b\n1;2")?.[1]?.cells // ["1", "2"]
 */
export function csvRows(text: string): readonly CsvRow[] | null {
  const plain = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const header = /^[^\r\n]*/.exec(plain)![0];
  const delimiter = header.split(";").length > header.split(",").length ? ";" : ",";
  const pattern = new RegExp(
    `"((?:[^"]|"")*)"|([^"${delimiter}\\r\\n][^${delimiter}\\r\\n]*)|(${delimiter})|(\\r\\n|\\n|\\r)`,
    "y",
  );
  const rows: CsvRow[] = [];
  let [line, start, cells, open] = [1, 1, [] as string[], ""];
  const endRow = () => {
    if (cells.length > 0 || open !== "") rows.push({ line: start, cells: [...cells, open] });
    [cells, open] = [[], ""];
  };
  while (pattern.lastIndex < plain.length) {
    const match = pattern.exec(plain);
    if (match === null) return null;
    const [, quoted, bare, comma, end] = match;
    if (quoted !== undefined) {
      open += quoted.replaceAll('""', '"');
      line += quoted.split("\n").length - 1;
    } else if (bare !== undefined) open += bare;
    else if (comma !== undefined) {
      cells.push(open);
      open = "";
    } else if (end !== undefined) {
      endRow();
      line += 1;
      start = line;
    }
  }
  endRow();
  return rows;
}
