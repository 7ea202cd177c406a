import { expect, test } from "vitest";
import { SCORING_FIELDS } from "../../src/plan/inputs/scoring-field-names.js";
import { fieldProblem } from "../../src/registry/field-problems.js";
import { SCORING_FIELD_WORDS } from "../../src/registry/scoring-field-words.js";
import { scoringFieldsSchema } from "../../src/registry/scoring-fields.js";

test("the words cover the fields of the screen, in its order", () => {
  expect(SCORING_FIELDS).toEqual(Object.keys(scoringFieldsSchema.shape));
  expect(Object.keys(SCORING_FIELD_WORDS)).toEqual(SCORING_FIELDS);
});

test.each([
  ["kvk", "01234567"],
  ["postcodeDigits", "2500"],
  ["postcodeLetters", "GM"],
  ["founded", "2020-02-29"],
  ["website", "N"],
  ["sizeClass", "4"],
  ["sbi", "47722"],
  ["remark", ""],
] as const)("%s %s keeps the rule of the instruction", (field, text) => {
  expect(fieldProblem(field, text)).toBeNull();
});

test.each([
  ["kvk", "1234567"],
  ["postcodeDigits", "0500"],
  ["postcodeLetters", "gm"],
  ["founded", "2021-02-29"],
  ["website", "j"],
  ["sizeClass", "5"],
  ["sbi", "4"],
  ["sbi", "0411"],
] as const)("%s %s breaks it", (field, text) => {
  expect(fieldProblem(field, text)?.kind).toBe("invalid");
});

test("a field without a value is missing, and a space is no value", () => {
  expect(fieldProblem("name", "")).toEqual({ kind: "missing" });
  expect(fieldProblem("premises", " ")).toEqual({ kind: "missing" });
});

test("division 45 is known in SBI 2008 and not in SBI 2025", () => {
  expect(fieldProblem("sbi", "45112", { edition: "2008" })).toBeNull();
  expect(fieldProblem("sbi", "45112", { edition: "2025" })?.kind).toBe("invalid");
});
