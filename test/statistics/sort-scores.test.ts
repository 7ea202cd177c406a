import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextNormal, nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { sortScores } from "../../src/statistics/sort-scores.js";

const n = 5_000;
const kinds: Record<string, () => (i: number) => number> = {
  "uniform scores": () => {
    const stream = streamsFrom(1).block(0);
    return () => nextUniform(stream);
  },
  "scores of both signs": () => {
    const stream = streamsFrom(2).block(0);
    return () => nextNormal(stream);
  },
  "negative scores": () => {
    const stream = streamsFrom(3).block(0);
    return () => -1 - nextUniform(stream);
  },
  "scores of all magnitudes": () => {
    const stream = streamsFrom(4).block(0);
    return () => nextNormal(stream) * 10 ** (600 * nextUniform(stream) - 300);
  },
  "percentages with many ties": () => (i) => (i * 7919) % 101,
  "scores that differ in their last bits only, beside a far one": () => (i) =>
    i === 5 ? -1e300 : 1 + ((i * 7919) % n) * 2 ** -52,
  "scores that differ in their last bits only, before a far one": () => (i) =>
    i === n - 1 ? 2 : 1 + ((i * 7919) % n) * 2 ** -52,
  "scores that differ in their last bits only, beside one that differs in two digits": () => (i) =>
    i === 5 ? 3 : 1 + ((i * 7919) % n) * 2 ** -52,
  "scores that differ in their last bits only": () => (i) => 1 + ((i * 7919) % n) * 2 ** -52,
  "scores that differ in their last bits only, the last one in a higher bit": () => (i) =>
    1 + (i === n - 1 ? 2 ** -30 : (i % 7) * 2 ** -52),
  "scores between an eighth and two": () => {
    const stream = streamsFrom(5).block(0);
    return () => 0.125 + 1.875 * nextUniform(stream);
  },
  "scores spread over their first bits, the first two in the wrong order": () => (i) =>
    i === 0 ? 1 + 2 ** -52 : i === 1 ? 1 : 1 + i * 2 ** -20,
  "negative scores spread over their first bits, the first two in the wrong order": () => (i) =>
    i === 0 ? -1 - 2 ** -52 : i === 1 ? -1 : -1 - i * 2 ** -20,
  "one zero among scores spread over their first bits, the first two in the wrong order": () => (i) =>
    i === 0 ? 1 + 2 ** -52 : i === 1 ? 1 : i === 2 ? 0 : 1 + i * 2 ** -20,
  "two negative scores among many": () => (i) => (i === 7 ? -1 : i === 9 ? -2 : 1 + ((i * 7919) % n) / n),
  "the smallest scores there are": () => (i) =>
    [Number.MIN_VALUE, 0, -Number.MIN_VALUE, -1, -2][i] ?? 1 + ((i * 7919) % n) / n,
  "two scores of either sign": () => (i) => (i % 2 === 0 ? 1 : -3),
  "zeros among a few others": () => (i) => [1, -1, 2, -2][i % 100] ?? 0,
  "one score": () => () => 0.25,
  "signed zeros": () => (i) => (i % 2 === 0 ? -0 : 0),
};

describe("sortScores", () => {
  for (const [kind, make] of Object.entries(kinds)) {
    it(`sorts ${kind} as the built-in sort does`, () => {
      const draw = make();
      const scores = Float64Array.from({ length: n }, (_, i) => draw(i));
      const untouched = scores.slice();
      const expected = scores.map((score) => score + 0).sort();
      expect(firstDifference(sortScores(scores), expected)).toBe(-1);
      expect(firstDifference(scores, untouched)).toBe(-1);
    });
  }

  it("sorts short arrays and leaves no -0", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true })), (values) => {
        const sorted = sortScores(Float64Array.from(values));
        expect([...sorted]).toEqual(values.map((value) => value + 0).sort((a, b) => a - b));
      }),
    );
  });

  it("sorts a view that does not start at its buffer", () => {
    const whole = Float64Array.from({ length: n + 1 }, (_, i) => (i * 7919) % 5003);
    expect(sortScores(whole.subarray(1))).toEqual(whole.slice(1).sort());
  });
});

function firstDifference(found: Float64Array, expected: Float64Array): number {
  expect(found.length).toBe(expected.length);
  return found.findIndex((value, i) => !Object.is(value, expected[i]));
}
