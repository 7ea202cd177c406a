import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { shapleyShares } from "../../src/statistics/shapley-shares.js";

const drawing = { streams: streamsFrom(1), block: 0 };
const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function orders(k: number): number[][] {
  if (k === 0) return [[]];
  return orders(k - 1).flatMap((order) =>
    Array.from({ length: k }, (_, at) => [...order.slice(0, at), k - 1, ...order.slice(at)]),
  );
}

/** The definition: every order, and every unit from which unknown parts can come, one by one. */
function byDefinition(units: readonly (readonly number[])[], bound: number): number[][] {
  const k = units[0]!.length;
  const chance = (unit: readonly number[], known: ReadonlySet<number>) =>
    sumOf(units.map((other) => (sumOf(other.map((part, j) => (known.has(j) ? unit[j]! : part))) >= bound ? 1 : 0))) /
    units.length;
  const all = orders(k);
  return Array.from({ length: k }, (_, part) =>
    units.map(
      (unit) =>
        sumOf(
          all.map((order) => {
            const before = new Set(order.slice(0, order.indexOf(part)));
            return chance(unit, new Set([...before, part])) - chance(unit, before);
          }),
        ) / all.length,
    ),
  );
}

function marksOf(units: readonly (readonly number[])[], bound: number) {
  const parts = units[0]!.map((_, j) => Float64Array.from(units, (unit) => unit[j]!));
  return { parts, marked: units.map((unit) => (sumOf(unit) >= bound ? 1 : 0)), bound };
}

describe("the shares", () => {
  it("equal those over all orders and all units", () => {
    const quarters = fc.integer({ min: -6, max: 6 }).map((value) => value / 4);
    const tables = fc
      .integer({ min: 1, max: 4 })
      .chain((k) => fc.array(fc.array(quarters, { minLength: k, maxLength: k }), { minLength: 1, maxLength: 6 }));
    fc.assert(
      fc.property(tables, quarters, (units, bound) => {
        const expected = byDefinition(units, bound);
        const { shares, method } = shapleyShares(marksOf(units, bound), drawing);
        expect(method).toBe("exact");
        shares.forEach((own, part) => {
          own.forEach((share, unit) => {
            expect(share).toBeCloseTo(expected[part]![unit]!, 12);
          });
        });
      }),
      { seed: 1, numRuns: 120 },
    );
  });

  it.each([3, 12])("of %i parts add up to the mark less the share of all", (k) => {
    const state = streamsFrom(3).block(0);
    const units = Array.from({ length: 60 }, () => Array.from({ length: k }, () => nextUniform(state)));
    const sums = marksOf(units, k / 2);
    const { shares } = shapleyShares(sums, drawing);
    const all = sumOf(sums.marked) / 60;
    sums.marked.forEach((mark, unit) => {
      expect(sumOf(shares.map((own) => own[unit]!))).toBeCloseTo(mark - all, 12);
    });
  });

  it("that are sampled come near those that are counted", () => {
    // Twelve parts of which two are always 0 are ten parts: they carry nothing and change no other share.
    const state = streamsFrom(4).block(0);
    const ten = Array.from({ length: 50 }, () => Array.from({ length: 10 }, () => nextUniform(state)));
    const exact = shapleyShares(marksOf(ten, 5), drawing);
    const sampled = shapleyShares(
      marksOf(
        ten.map((unit) => [...unit, 0, 0]),
        5,
      ),
      drawing,
    );
    expect(sampled.method).toBe("sampled");
    expect(sampled.shares[11]!.every((share) => share === 0)).toBe(true);
    exact.shares.forEach((own, part) => {
      const apart = own.map((share, unit) => Math.abs(share - sampled.shares[part]![unit]!));
      expect(Math.max(...apart)).toBeLessThan(0.08);
    });
    const means = exact.shares.map(
      (_, part) => sumOf(sampled.batches.map((batch) => batch[part]![0]!)) / sampled.batches.length,
    );
    means.forEach((mean, part) => {
      expect(mean).toBeCloseTo(sampled.shares[part]![0]!, 12);
    });
  });

  it("of a part with the same law in two groups are the same on average, also where another part differs", () => {
    // Every combination in proportion: the second part is on in a third of either group, the first in 3 of 6 against 1 of 6.
    const group = (on: number) =>
      Array.from({ length: 6 }, (_, i) => (i < on ? 1 : 0)).flatMap((first) =>
        [0, 0, 1].map((second) => [first, second]),
      );
    const units = [...group(3), ...group(1)];
    const { shares } = shapleyShares(marksOf(units, 1), drawing);
    const means = [0, 1].map((part) => [0, 18].map((from) => sumOf([...shares[part]!.slice(from, from + 18)]) / 18));
    expect(means[1]![0]).toBeCloseTo(means[1]![1]!, 12);
    // On where either part is on: 1 - 1/2 x 2/3 against 1 - 5/6 x 2/3, all through the first part.
    expect(means[0]![0]! - means[0]![1]!).toBeCloseTo(2 / 9, 12);
  });
});

it("no part is refused", () => {
  expect(() => shapleyShares({ parts: [], marked: [1], bound: 0 }, drawing)).toThrow("a part and a unit; got 0 and 1");
});
