import { expect, test } from "vitest";
import { DataError } from "../../../src/errors.js";
import { parseInputsSettings } from "../../../src/plan/inputs/inputs-schema.js";

const HEAD = "version: 1\nplan: plan.yaml\ntitle: t\n";

function messages(text: string): readonly string[] {
  try {
    parseInputsSettings(HEAD + text, "inputs.yaml");
    return [];
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return error.issues.map(({ message }) => message);
  }
}

test("a section on fields is read with its defaults", () => {
  const { fields } = parseInputsSettings(`${HEAD}fields: { columns: { website: w } }`, "inputs.yaml");
  expect(fields).toEqual({ columns: { website: "w" }, stale: [], doubt: [], readings: [], provenance: [] });
});

test("the reading of the borders of a size class has no default", () => {
  const text = "fields: { columns: { website: w, sizeClass: s }, size: { employees: e } }";
  expect(messages(text).join()).toContain("fields.size.border");
  expect(messages(text.replace("e }", "e, border: upper }"))).toEqual([]);
});

test("the day on which the branch code changed over has no default", () => {
  expect(messages("fields: { columns: { sbi: b }, branch: { date: d } }").join()).toContain(
    "fields.branch.changedOver",
  );
});

test("an age needs a day to count from, and either years or days", () => {
  const stale = "fields: { columns: { website: w }, stale: [{ field: website, date: d }] }";
  const found = messages(stale).join();
  expect(found).toContain("fields.asOf");
  expect(found).toContain("either years or days");
});

test("a field in doubt needs its column, and stands once", () => {
  const doubt = "{ field: premises, column: c, texts: [x] }";
  expect(messages(`fields: { columns: { website: w }, doubt: [${doubt}] }`).join()).toContain(
    "fields.columns.premises",
  );
  expect(messages(`fields: { columns: { premises: p }, doubt: [${doubt}, ${doubt}] }`).join()).toContain(
    "a field that stands once",
  );
});

test("provenance is one of a stated source and a column, and its parts go together", () => {
  const found = (entry: string) =>
    messages(`fields: { columns: { website: w }, provenance: [{ field: website, ${entry} }] }`).join();
  expect(found("source: KvK")).toBe("");
  expect(found("source: KvK, sourceColumn: s, sources: [KvK]")).toContain("either source or sourceColumn");
  expect(found("sourceColumn: s")).toContain("sourceColumn and sources together");
  expect(found("sourceColumn: s, sources: [KvK], weak: [LinkedIn]")).toContain("one of sources");
  expect(found("sourceColumn: s, sources: [KvK, KvK]")).toContain("a source that stands once");
  expect(found("sourceColumn: s, sources: [no-source]")).toContain("a text that the audit does not use itself");
  expect(found("date: d")).toContain("fields.asOf");
  expect(found("weak: []")).toContain("a source, a date or a person");
  expect(messages("fields: { columns: { website: w }, provenance: [{ field: sbi, source: KvK }] }").join()).toContain(
    "fields.columns.sbi",
  );
});
