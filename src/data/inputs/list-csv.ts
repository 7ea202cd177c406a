/** A list as a file: base name, ending in .csv, and text. */
export interface ListFile {
  readonly name: string;
  readonly text: string;
}

/**
 * A list of single registrations as CSV. Text that a spreadsheet would take for a formula gets an apostrophe before it.
 * @param header  names of the columns
 * @param rows  finished text, one entry a column
 * @returns lines that end in a line feed
 * @example listCsv(["row", "column"], [["2", "a,b"]]) // 'row,column\n2,"a,b"\n'
 */
export function listCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
}

/** What may be told of a text that nobody is to read in a list: what it is made of and how long it is. */
export function shapeOf(text: string): string {
  const length = [...text].length;
  const characters = length === 1 ? "1 character" : `${length} characters`;
  if (/^\d+$/.test(text)) return `digits, ${characters}`;
  return /^[A-Za-z]+$/.test(text) ? `letters, ${characters}` : `text, ${characters}`;
}

function cell(text: string): string {
  const safe = /^[=+@\t-]/.test(text) && !/^-?\d/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
