import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRecords, spreadsheetDelimiter } from "../../../src/data/tables/csv-records.js";

const fieldsOf = (text: string, delimiter = ",") => csvRecords(text, delimiter).records.map(({ fields }) => fields);

test.each([
  ["a line feed", "\n"],
  ["carriage return and line feed", "\r\n"],
  ["a carriage return", "\r"],
])("%s ends a record", (_, end) => {
  const text = ["a,b", "1,2", "", "3,4"].join(end);
  expect(csvRecords(text, ",").records).toEqual([
    { line: 1, fields: ["a", "b"] },
    { line: 2, fields: ["1", "2"] },
    { line: 4, fields: ["3", "4"] },
  ]);
});

test("a quoted line end is text, and the record after it says on which line it starts", () => {
  expect(csvRecords('a,"x\r\ny"\nb,c', ",").records).toEqual([
    { line: 1, fields: ["a", "x\r\ny"] },
    { line: 3, fields: ["b", "c"] },
  ]);
});

test("line ends of all kinds keep the lines of the file", () => {
  expect(csvRecords('a,b\r\n\r\n"x\ny",1\rz,""\n', ",").records).toEqual([
    { line: 1, fields: ["a", "b"] },
    { line: 3, fields: ["x\ny", "1"] },
    { line: 5, fields: ["z", ""] },
  ]);
});

test("a quote that never closes is found where its record starts", () => {
  expect(csvRecords('a,b\n1,"2\n3,4', ",").unterminated).toBe(2);
  expect(csvRecords("a,b\n1,2", ",").unterminated).toBeNull();
});

test("what is quoted comes back as it was", () => {
  const cell = fc.string().filter((text) => text !== "");
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(";")).join("\r\n");
      expect(fieldsOf(text, ";")).toEqual(rows);
    }),
  );
});

test("the delimiter of a spreadsheet is the one that its header has more of", () => {
  expect(spreadsheetDelimiter("a;b;c,d\n1,2,3,4,5")).toBe(";");
  expect(spreadsheetDelimiter("a,b\n1;2;3")).toBe(",");
});
