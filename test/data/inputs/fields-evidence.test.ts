import { expect, test } from "vitest";
import { fieldsEvidence } from "../../../src/data/inputs/fields-evidence.js";
import { fieldsList } from "../../../src/data/inputs/fields-list.js";
import { FIELD_STATES } from "../../../src/plan/inputs/answer-states.js";
import { inputsSettings, registeredRows, samplePlan } from "../../support/registered-rows.js";

const plan = samplePlan();
const groups = ["A", "A", "B", "B", "B", ""];

function evidenceOf(columns: Record<string, readonly string[]>, fields: string, scores: number[] | null = null) {
  const settings = inputsSettings(`fields: ${fields}`).fields!;
  return fieldsEvidence(registeredRows(columns, { groups, scores }), settings, plan);
}

test("each value has the first state that holds", () => {
  const { fields } = evidenceOf(
    {
      w: ["J", "", "x", "J", "N", "J"],
      d: ["2021-05-19", "2021-05-19", "2021-05-19", "2018-05-19", "", "2018-05-21"],
    },
    '{ columns: { website: w }, asOf: "2021-05-20", stale: [{ field: website, date: d, years: 3 }] }',
  );
  expect(Object.fromEntries(FIELD_STATES.map((state, at) => [state, fields[0]!.states[at]]))).toEqual({
    missing: 1,
    invalid: 1,
    undated: 1,
    stale: 1,
    "in-order": 2,
  });
});

test("25, 100 and 1000 employees under both readings, and class 1 for want of a website", () => {
  const { size } = evidenceOf(
    {
      s: ["1", "3", "3", "4", "1", "2"],
      w: ["J", "J", "J", "J", "N", "J"],
      e: ["25", "100", "1000", "1001", "", "0"],
    },
    "{ columns: { sizeClass: s, website: w }, size: { employees: e, border: lower, logOdds: [0, -1, -2, -3] } }",
    [50, 60, 70, 80, 40, 30],
  );
  // Lower reading of 25; upper reading of 100; 1000 is class 3 and 1001 class 4; nobody counted; 0 is class 1, not 2.
  expect(size!.states).toEqual([1, 1, 2, 1, 1, 0]);
  // Read as upper, 25 becomes class 2 and 100 class 3.
  expect(size!.changes).toEqual([
    { score: 50, logOdds: -1, units: 1 },
    { score: 60, logOdds: -1, units: 1 },
  ]);
});

test("division 45 after the change is a code of the other edition", () => {
  const { branch, fields } = evidenceOf(
    {
      b: ["4511", "4511", "47722", "0411", "", "0510"],
      d: ["2025-09-12", "2025-09-13", "2025-12-01", "2021-01-01", "2021-01-01", "2021-01-01"],
    },
    '{ columns: { sbi: b }, branch: { date: d, changedOver: "2025-09-13" } }',
  );
  expect(branch).toEqual([1, 1, 2, 1, 0, 1]);
  expect(fields[0]!.states).toEqual([1, 3, 0, 0, 2]);
});

test("J in doubt is counted with the score that it went into, N in doubt is not", () => {
  const { doubt } = evidenceOf(
    { p: ["J", "J", "N", "J", "N", ""], t: ["twijfel", "", "twijfel", "twijfel", "", "twijfel"] },
    "{ columns: { premises: p }, doubt: [{ field: premises, column: t, texts: [twijfel], logOdds: 0.75 }] }",
    [58, 40, 40, 58, 40, 40],
  );
  expect(doubt[0]!.states).toEqual([1, 2, 1, 1, 1]);
  expect(doubt[0]!.changes).toEqual([{ score: 58, logOdds: 0.75, units: 2 }]);
});

test("two readings are counted against each other where both are there", () => {
  const { readings } = evidenceOf(
    { m: ["J", "J", "N", "N", "J", ""], r: ["J", "N", "N", "J", "", "J"] },
    "{ columns: { premisesMatchBranch: m }, readings: [{ field: premisesMatchBranch, second: r }] }",
  );
  expect(readings[0]).toEqual({
    field: "premisesMatchBranch",
    values: ["J", "N"],
    joined: 0,
    counts: [1, 1, 1, 1],
    both: 4,
    agree: 2,
  });
});

test("values beyond the five most frequent of two readings count as one, and how many they are is said", () => {
  // Five values in both readings, and one unit whose two readings are two further values.
  const { readings } = evidenceOf(
    { m: ["01", "02", "03", "04", "05", "08"], r: ["01", "02", "03", "04", "05", "07"] },
    "{ columns: { sbi: m }, readings: [{ field: sbi, second: r }] }",
  );
  const { values, joined, both, agree, counts } = readings[0]!;
  expect([values.length, values.at(-1), joined, both, agree]).toEqual([6, "other-values", 2, 6, 5]);
  // In the table the differing pair stands where both readings are "other values".
  expect(counts.at(-1)).toBe(1);
});

test("the list names row and column of each problem, and gives a number as a shape", () => {
  const settings = inputsSettings("fields: { columns: { kvk: k, website: w } }").fields!;
  const rows = registeredRows(
    { k: ["00000001", "1234567", "00000003", "00000004", "00000005", "00000006"], w: ["J", "J", "", "ja", "N", "J"] },
    { groups },
  );
  expect(fieldsList(rows, settings).text.split("\n")).toEqual([
    "lineOfFirstFile,id,column,problem,expected,received",
    '3,00000001,k,invalid,"KvK nummer requires 8 digits, a leading zero included","digits, 7 characters"',
    "4,00000002,w,missing,a value,nothing",
    "5,00000003,w,invalid,Heeft aanvrager een website requires J or N,ja",
    "",
  ]);
});

const PROVENANCE = `{ columns: { website: w }, asOf: "2021-05-20", provenance: [{ field: website, sourceColumn: s,
  sources: [KvK, LinkedIn], weak: [LinkedIn], date: d, person: p }] }`;

test("each value has its source, its age and its person; a unit without a value stands apart", () => {
  const { provenance, fields } = evidenceOf(
    {
      w: ["J", "J", "N", "J", "J", ""],
      s: ["KvK", "LinkedIn", "hearsay", "", "KvK", "KvK"],
      d: ["2021-05-20", "2019-05-20", "2016-05-19", "2021-05-21", "20 mei", "2021-01-01"],
      p: ["A", "A", "B", "", "A", "A"],
    },
    PROVENANCE,
  );
  expect(provenance).toEqual([
    {
      field: "website",
      stated: null,
      sources: { levels: ["KvK", "LinkedIn", "other-source", "no-source", "no-value"], counts: [2, 1, 1, 1, 1] },
      weak: ["LinkedIn"],
      // Two years and a day are more than one and less than three; the fifth text is no date.
      ages: [1, 1, 0, 1, 1, 1, 1],
      persons: { counts: [3, 1, 1, 1], different: 2 },
    },
  ]);
  const yes = new Map(fields[0]!.questions.map((each) => [each.question, each.yes]));
  // The fourth has no source, a later day and no person, the fifth no day; the sixth has no value to record anything of.
  expect(yes.get("unrecorded")).toBe(2);
  expect(yes.get("weak-source")).toBe(1);
});

test("a source that the settings state is no column, and asks nothing by group", () => {
  const { provenance, fields } = evidenceOf(
    { w: ["J", "J", "N", "J", "J", ""] },
    "{ columns: { website: w }, provenance: [{ field: website, source: KvK }] }",
  );
  expect(provenance).toEqual([{ field: "website", stated: "KvK", sources: null, weak: [], ages: null, persons: null }]);
  expect(fields[0]!.questions.map(({ question }) => question)).not.toContain("unrecorded");
});

test("the list names what is missing of the record of a value, and never a person", () => {
  const settings = inputsSettings(`fields: ${PROVENANCE}`).fields!;
  const rows = registeredRows(
    { w: ["J", "J"], s: ["KvK", ""], d: ["2021-05-20", "2022-01-01"], p: ["somebody", "somebody"] },
    { groups: ["A", "B"] },
  );
  const { text } = fieldsList(rows, settings);
  expect(text).toContain("3,00000001,s,unrecorded,a source,nothing");
  expect(text).toContain("3,00000001,d,unrecorded,a day up to 2021-05-20,a later day");
  expect(text).not.toContain("somebody");
});
