import fc from "fast-check";
import { expect, it } from "vitest";
import { lineOfRecord, recordOfRow } from "../../../src/data/intake/locate-record.js";
import { parseHeader } from "../../../src/data/intake/parse-header.js";
import { type ByteScan, RecordScanner } from "../../../src/data/intake/record-scanner.js";

function scan(bytes: Uint8Array, chunk = bytes.length || 1): ByteScan {
  const scanner = new RecordScanner({ delimiter: ",".charCodeAt(0), utf8: true });
  for (let i = 0; i < bytes.length; i += chunk) scanner.push(bytes.subarray(i, i + chunk));
  return scanner.finish();
}

const field = fc.constantFrom("", "a", '"', ",", "\n", "\r\n", "\u00e9", "\u{1F600}", "b c");
const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

it("counts the records, fields and lines of any well-formed file, in chunks of any size", () => {
  const record = fc.array(field, { minLength: 1, maxLength: 4 }).filter((fields) => fields.join("") !== "");
  fc.assert(
    fc.property(
      fc.array(record, { minLength: 1, maxLength: 8 }),
      fc.constantFrom("\n", "\r\n"),
      fc.boolean(),
      fc.integer({ min: 1, max: 7 }),
      (records, end, last, chunk) => {
        const texts = records.map((fields) => fields.map(quote).join(","));
        const bytes = Buffer.from(texts.join(end) + (last ? end : ""));
        const found = scan(bytes, chunk);
        expect(found).toEqual(scan(bytes));
        expect(found.records).toBe(records.length - 1);
        expect(found.headerFields).toBe(records[0]!.length);
        expect(parseHeader(found, { delimiter: ",", encoding: "utf-8" })).toEqual(records[0]);
        const ragged = records.flatMap((fields, i) => (fields.length === records[0]!.length ? [] : [i + 1]));
        expect(found.ragged).toEqual(ragged);
        const breaksBefore = (i: number) => texts.slice(0, i).join("").split("\n").length - 1;
        records.forEach((_, i) => {
          expect(lineOfRecord(found, i + 1)).toBe(i + 1 + breaksBefore(i));
        });
        expect([found.badEncoding, found.nul, found.malformedQuotes]).toEqual([[], [], []]);
        expect([found.unterminated, found.loneCarriageReturn, found.otherLineEnd]).toEqual([null, null, null]);
      },
    ),
    { numRuns: 300, seed: 1 },
  );
});

it("finds invalid UTF-8 wherever a strict decoder does", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5),
      ),
      (bytes) => {
        let valid = true;
        try {
          new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes));
        } catch {
          valid = false;
        }
        const content = Uint8Array.from([0x61, 10, 0x61, ...bytes, 10]);
        expect(scan(content).badEncoding).toEqual(valid ? [] : [2]);
      },
    ),
    { numRuns: 3000, seed: 1 },
  );
});

it("finds the record of an accepted row among skipped ones, as a plain walk does", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 2, max: 40 })), fc.integer({ min: 1, max: 30 }), (others, row) => {
      const skipped = [1, ...others.sort((a, b) => a - b)];
      let record = 0;
      for (let left = row; left > 0; ) {
        record++;
        if (!skipped.includes(record)) left--;
      }
      expect(recordOfRow(skipped, row)).toBe(record);
    }),
    { seed: 1 },
  );
});
