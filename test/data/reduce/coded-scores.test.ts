import { expect, test } from "vitest";
import { codedScores, inDoubtPatterns } from "../../../src/data/reduce/coded-scores.js";

const indicator = (column: string, inDoubt: readonly string[]) => ({
  column,
  inDoubt: [...inDoubt],
  points: 5,
  label: { nl: column, en: column },
});

test("a pattern has a bit for every indicator whose code is in doubt, in the order of the plan", () => {
  const strata = {
    website: { codes: Uint8Array.of(0, 1, 2, 1), levels: ["J", "N", "?"] },
    premises: { codes: Uint8Array.of(1, 1, 0, 0), levels: ["J", "N"] },
  };
  const indicators = [indicator("premises", ["J"]), indicator("website", ["N", "?"])];
  expect([...inDoubtPatterns(indicators, { strata, rows: Uint32Array.of(0, 1, 2, 3) })]).toEqual([0, 2, 3, 3]);
  expect([...inDoubtPatterns(indicators, { strata, rows: Uint32Array.of(3, 0) })]).toEqual([3, 0]);
});

test("an indicator without its column is refused", () => {
  expect(() => inDoubtPatterns([indicator("website", ["J"])], { rows: Uint32Array.of(0) })).toThrow(
    /requires the column "website"; got none/,
  );
});

test("units are counted by score and pattern, sorted, whatever the order of the rows", () => {
  const scores = Float64Array.of(30, 10, 30, 30, 10, Number.NaN, 0);
  const patterns = Uint8Array.of(1, 0, 0, 1, 0, 1, 0);
  const expected = {
    kind: "codedScores",
    unit: "sponsors",
    scores: Float64Array.of(0, 10, 30, 30),
    patterns: Uint8Array.of(0, 0, 0, 1),
    counts: Float64Array.of(1, 2, 1, 2),
    setByHand: 0,
    fewestByHand: 0,
  };
  expect(codedScores(scores, patterns, { unit: "sponsors", markers: [] })).toEqual(expected);
  const turned = codedScores(scores.toReversed(), patterns.toReversed(), { unit: "sponsors", markers: [] });
  expect(turned).toEqual(expected);
});

test("scores that mark an override by hand are counted apart", () => {
  const evidence = codedScores(Float64Array.of(99, 50, 59, 99), Uint8Array.of(1, 1, 0, 0), {
    unit: "sponsors",
    markers: [99, 59],
  });
  expect(evidence).toMatchObject({
    setByHand: 3,
    fewestByHand: 1,
    scores: Float64Array.of(50),
    counts: Float64Array.of(1),
  });
});

test("without a column of scores there is nothing", () => {
  expect(codedScores(null, new Uint8Array(0), { unit: "cases", markers: [] })).toEqual({
    kind: "unavailable",
    reason: "no-score-column",
  });
});
