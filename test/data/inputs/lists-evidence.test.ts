import { expect, test } from "vitest";
import { companiesLists } from "../../../src/data/inputs/companies-list.js";
import { listsEvidence } from "../../../src/data/inputs/lists-evidence.js";
import { inputsSettings, samplePlan, textColumn } from "../../support/registered-rows.js";

const settings = inputsSettings(`lists:
  files:
    - { name: old, label: { nl: o, en: o }, file: o.csv, source: s, date: "2020-01-01", id: k, reprofiled: { column: m, texts: [J] } }
    - { name: new, label: { nl: n, en: n }, file: n.csv, source: s, date: "2020-12-31", id: k }
`).lists!;

const list = (name: string, ids: readonly string[], marks: readonly string[] = ids.map(() => "")) => ({
  name,
  ids: textColumn(ids),
  columns: new Map([["m", textColumn(marks)]]),
  sha256: "abc",
});

const lists = [
  list("old", ["00000001", "00000002", "00000002", "00000003", "00000003"], ["", "", "J", "", ""]),
  list("new", ["00000001", "3", "0000000x", "00000009"]),
];

test("a number that lost its zeros is reported and stays another number", () => {
  const found = listsEvidence(lists, settings, samplePlan());
  expect(found.lists[1]!.numbers).toEqual([2, 1, 1]);
  // 00000002, 0000000x and 00000009 in one list; 00000001 in two; 00000003 and 3 the same but for zeros.
  expect(found.overlap).toEqual([3, 1, 2]);
  expect(found.distinct).toBe(6);
});

test("a later row is an episode where it is marked as a re-profiling", () => {
  expect(listsEvidence(lists, settings, samplePlan()).lists[0]!.episodes).toEqual([3, 1, 1]);
});

test("lists that share no number add up", () => {
  const apart = [list("old", ["00000001", "00000002"]), list("new", ["00000003"])];
  expect(listsEvidence(apart, settings, samplePlan()).distinct).toBe(3);
});

test("a list carries an HMAC of its file where the owner gave a key, and never the hash", () => {
  const [old, later] = lists as [(typeof lists)[0], (typeof lists)[0]];
  const found = listsEvidence([{ ...old, hmac: "1f" } as typeof old, later], settings, samplePlan());
  expect(found.lists.map(({ hmac }) => hmac)).toEqual(["1f", null]);
  expect(JSON.stringify(found)).not.toContain("abc");
});

test("the manifest with the hash is a list of the analyst, and each number has its line", () => {
  const [manifest, numbers] = companiesLists(lists, settings);
  expect(manifest!.text).toContain("old,o.csv,s,2020-01-01,5,abc");
  expect(numbers!.text.split("\n")).toEqual([
    "list,line,number,problem",
    "old,2,00000001,several-lists",
    "old,4,00000002,reprofiled",
    "old,5,00000003,same-but-for-zeros",
    "old,6,00000003,same-but-for-zeros",
    "old,6,00000003,again",
    "new,2,00000001,several-lists",
    "new,3,3,zeros-lost",
    "new,3,3,same-but-for-zeros",
    "new,4,0000000x,other",
    "",
  ]);
});
