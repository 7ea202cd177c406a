import { toIssue } from "../data/intake/problem.js";
import { textShape, unknownText } from "../data/intake/received.js";
import { type CsvRecord, csvRecords, spreadsheetDelimiter } from "../data/tables/csv-records.js";
import { DataError } from "../errors.js";
import type { Plan } from "../plan/schema.js";
import type { SampleDraw } from "./draw-sample.js";
import { NO_OUTCOME, type SamplingFrame } from "./sampling-frame.js";
import { WORKLIST_COLUMNS } from "./worklist.js";

const MOST_ISSUES = 1_000;

/** Places of the columns in the returned file. */
type Columns = Readonly<Record<(typeof WORKLIST_COLUMNS)[number], number>>;

interface Found {
  readonly line?: number;
  readonly column?: string;
  readonly code: string;
  readonly expected: string;
  readonly received: string;
}

/**
 * Outcomes out of a worklist that came back. All of its rows must be there, each with its number and identifier as they
 * were and an outcome in the words of the plan, or none yet.
 * @param text  the whole file; comma or semicolon; further columns are ignored
 * @param worklist  frame and draw that the worklist was made of
 * @param options.outcome  words of the plan; options.file  base name for messages
 * @returns outcome of each unit of the frame: 1 violation, 0 none, 255 not inspected or not known
 * @throws DataError `data-invalid` with all problems; identifiers appear in no message, only their shape
 * @example returnedOutcomes(text, { frame, draw }, { outcome: plan.outcome, file: "worklist.csv" })
 */
export function returnedOutcomes(
  text: string,
  { frame, draw }: { readonly frame: Pick<SamplingFrame, "ids">; readonly draw: SampleDraw },
  { outcome, file }: { readonly outcome: NonNullable<Plan["outcome"]>; readonly file: string },
): Uint8Array {
  const plain = text.replace(/^\uFEFF/, "");
  const { records: rows, unterminated } = csvRecords(plain, spreadsheetDelimiter(plain));
  const [header, ...records] = unterminated === null ? rows : [];
  const columns = header === undefined ? null : columnsOf(header);
  if (header === undefined || columns === null) {
    const expected = `a header with ${WORKLIST_COLUMNS.join(", ")}`;
    const received =
      unterminated !== null ? "a quote that is not closed" : header === undefined ? "an empty file" : "another header";
    throw refused(file, [{ line: 1, code: "header-unrecognised", expected, received }]);
  }
  const outcomes = new Uint8Array(frame.ids.length).fill(NO_OUTCOME);
  const listed = new Map(Array.from(draw.worklist, (unit, i) => [frame.ids[unit]!, { unit, number: i + 1 }]));
  const seen = new Set<string>();
  const problems = records.flatMap(({ line, fields }) => {
    const cell = (column: keyof Columns) => (fields[columns[column]] ?? "").trim();
    const id = fields[columns.id] ?? "";
    const entry = listed.get(id);
    const label = cell("outcome");
    const code = outcome.violation.includes(label) ? 1 : outcome.none.includes(label) ? 0 : NO_OUTCOME;
    const found = rowProblems({ id, number: cell("number"), label, code }, { entry, seen, listed, outcome });
    seen.add(id);
    if (entry !== undefined) outcomes[entry.unit] = code;
    return found.map((problem) => ({ line, ...problem }));
  });
  const lacking = [...listed].filter(([id]) => !seen.has(id)).map(([, { number }]) => number);
  const all = [...problems, ...lackingRows(lacking, listed.size)];
  if (all.length > 0) throw refused(file, all);
  return outcomes;
}

function columnsOf({ fields }: CsvRecord): Columns | null {
  const names = fields.map((name) => name.trim().toLowerCase());
  const places = WORKLIST_COLUMNS.map((name) => [name, names.indexOf(name)] as const);
  return places.some(([, place]) => place < 0) ? null : (Object.fromEntries(places) as Columns);
}

function rowProblems(
  row: { readonly id: string; readonly number: string; readonly label: string; readonly code: number },
  context: {
    readonly entry: { readonly number: number } | undefined;
    readonly seen: ReadonlySet<string>;
    readonly listed: ReadonlyMap<string, unknown>;
    readonly outcome: NonNullable<Plan["outcome"]>;
  },
): readonly Found[] {
  const { entry, seen, listed, outcome } = context;
  const problems: Found[] = [];
  const add = (code: string, column: string, expected: string, received: string) =>
    problems.push({ code, column, expected, received });
  if (entry === undefined) {
    add("sponsor-unknown", "id", "an identifier of the worklist", unknownId(row.id, listed));
  } else if (seen.has(row.id)) {
    add("row-duplicate", "id", "each identifier once", `${textShape(row.id)}, in an earlier row too`);
  } else if (row.number !== String(entry.number)) {
    add("value-unknown", "number", "the number that the worklist gave this identifier", "another number");
  }
  if (row.label !== "" && row.code === NO_OUTCOME) {
    const labels = [...outcome.violation, ...outcome.none];
    const words = labels.map((label) => JSON.stringify(label)).join(", ");
    add("value-unknown", "outcome", `one of ${words}, or nothing`, unknownText(labels)(row.label));
  }
  return problems;
}

/** A spreadsheet that takes identifiers for numbers drops their leading zeros: said where it explains the row. */
function unknownId(id: string, listed: ReadonlyMap<string, unknown>): string {
  const shape = textShape(id, `${listed.size} identifiers`);
  const bare = id.replace(/^0+/, "");
  const shortened = bare !== "" && [...listed.keys()].some((known) => known.replace(/^0+/, "") === bare);
  return shortened ? `${shape}; one of them but for leading zeros` : shape;
}

function lackingRows(numbers: readonly number[], listed: number): readonly Found[] {
  if (numbers.length === 0) return [];
  const some = numbers.toSorted((a, b) => a - b).slice(0, 20);
  const more = numbers.length > some.length ? ` and ${numbers.length - some.length} more` : "";
  const received = `${listed - numbers.length}; without the numbers ${some.join(", ")}${more}`;
  return [{ code: "row-missing", expected: `all ${listed} rows of the worklist`, received }];
}

function refused(file: string, found: readonly Found[]): DataError {
  const issues = found.slice(0, MOST_ISSUES).map((problem) => toIssue(file, problem));
  const count = found.length === 1 ? "1 problem" : `${found.length} problems`;
  return new DataError("data-invalid", `${file} requires a worklist without problems; got ${count}`, issues, {
    total: found.length,
  });
}
