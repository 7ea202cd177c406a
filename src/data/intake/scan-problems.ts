import { lineOfRecord } from "./locate-record.js";
import type { Problem, ProblemCode } from "./problem.js";
import type { ByteScan } from "./record-scanner.js";

/**
 * Problems that the bytes of a CSV file show without reading its columns.
 *
 * @param scan  scan of the file
 * @returns problems by line; blank lines after the last record are none
 */
export function formProblems(scan: ByteScan): readonly Problem[] {
  const file = wholeFile(scan);
  if (scan.byteOrderMark === "utf-16" || scan.headerFields === 0) return file;
  const fields = `${fieldCount(scan.headerFields)}, as the header has`;
  const lastRecord = 1 + scan.records + scan.blank.length;
  const lastBlank = trailingBlanks(scan.blank, lastRecord);
  return [
    ...file,
    ...scan.ragged.flatMap((record, i) =>
      record === scan.unterminated ? [] : at(scan, record, ["row-ragged", fields, fieldCount(scan.raggedFields[i]!)]),
    ),
    ...listed(scan, scan.badEncoding, ["encoding-invalid", "UTF-8, as the plan declares", "bytes that are not UTF-8"]),
    ...listed(scan, scan.nul, ["nul-byte", "text", "a NUL byte"]),
    ...listed(scan, scan.blank.slice(0, scan.blank.length - lastBlank), ["row-blank", fields, "a blank line"]),
    ...listed(scan, scan.malformedQuotes, [
      "quote-malformed",
      "a delimiter or line end after a closing quote",
      "other text",
    ]),
    ...listed(scan, oneOrNone(scan.unterminated), ["quote-unterminated", "a closing quote", "the end of the file"]),
    ...listed(scan, oneOrNone(scan.loneCarriageReturn), [
      "line-end-mixed",
      "lines that end in a line feed",
      "a carriage return alone",
    ]),
    ...listed(scan, oneOrNone(scan.otherLineEnd), ["line-end-mixed", "the line end of the header", "another line end"]),
  ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** True when a reader by columns can be trusted with the file. */
export function formIsReadable(scan: ByteScan): boolean {
  return (
    scan.byteOrderMark !== "utf-16" &&
    scan.headerFields > 0 &&
    scan.records > 0 &&
    scan.malformedQuotes.length === 0 &&
    scan.unterminated === null &&
    scan.loneCarriageReturn === null &&
    scan.otherLineEnd === null &&
    !scan.badEncoding.includes(1)
  );
}

type Wording = readonly [code: ProblemCode, expected: string, received: string];

function wholeFile(scan: ByteScan): readonly Problem[] {
  if (scan.byteOrderMark === "utf-16") {
    return [
      { code: "byte-order-mark", line: 1, expected: "UTF-8 or Latin-1 text", received: "a UTF-16 byte-order mark" },
    ];
  }
  if (scan.headerFields === 0) {
    const received = scan.bytes === 0 ? "an empty file" : "a blank first line";
    return [{ code: "file-empty", expected: "a header and at least one row", received }];
  }
  const mark: readonly Problem[] =
    scan.byteOrderMark === "utf-8"
      ? [
          {
            code: "byte-order-mark",
            line: 1,
            expected: "text without a byte-order mark",
            received: "a UTF-8 byte-order mark",
          },
        ]
      : [];
  if (scan.records > 0) return mark;
  return [...mark, { code: "no-rows", expected: "at least one row", received: "a header alone" }];
}

function listed(scan: ByteScan, records: readonly number[], wording: Wording): readonly Problem[] {
  return records.map((record) => at(scan, record, wording));
}

function at(scan: ByteScan, record: number, [code, expected, received]: Wording): Problem {
  return { code, line: lineOfRecord(scan, record), record, expected, received };
}

function oneOrNone(record: number | null): readonly number[] {
  return record === null ? [] : [record];
}

/** Blank lines at the very end of the file. */
function trailingBlanks(blank: readonly number[], lastRecord: number): number {
  let trailing = 0;
  while (trailing < blank.length && blank[blank.length - 1 - trailing] === lastRecord - trailing) trailing++;
  return trailing;
}

function fieldCount(fields: number): string {
  return fields === 1 ? "1 field" : `${fields} fields`;
}
