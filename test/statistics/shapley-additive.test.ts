import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shapleyAdditive } from "../../src/statistics/shapley-additive.js";

/** Every order of k parts, one by one: the definition. */
function byAllOrders(own: readonly number[], reference: readonly number[], value: (sum: number) => number): number[] {
  const k = own.length;
  const shares = own.map(() => 0);
  let orders = 0;
  const go = (left: number[], taken: number[]) => {
    if (left.length === 0) {
      orders++;
      const inside = new Set<number>();
      const sum = () => own.reduce((total, part, j) => total + (inside.has(j) ? part : reference[j]!), 0);
      let before = value(sum());
      for (const j of taken) {
        inside.add(j);
        const after = value(sum());
        shares[j]! += after - before;
        before = after;
      }
    }
    for (const j of left)
      go(
        left.filter((other) => other !== j),
        [...taken, j],
      );
  };
  go(
    Array.from({ length: k }, (_, j) => j),
    [],
  );
  return shares.map((share) => share / orders);
}

const quarter = fc.integer({ min: -12, max: 12 }).map((value) => value / 4);
const game = fc
  .array(fc.record({ own: quarter, reference: quarter }), { minLength: 1, maxLength: 6 })
  .map((parts) => ({ own: parts.map(({ own }) => own), reference: parts.map(({ reference }) => reference) }));

function sharesOf(
  { own, reference }: { own: number[]; reference: number[] },
  value: (sum: number) => number,
): number[] {
  const rows = own.map((part) => Float64Array.of(part));
  return shapleyAdditive(rows, { base: 0, reference: Float64Array.from(reference), value }).map(([share]) => share!);
}

describe("the shares", () => {
  it("equal those over all orders, for a threshold", () => {
    fc.assert(
      fc.property(game, quarter, (each, cut) => {
        const value = (sum: number) => (sum >= cut - 0.1 ? 1 : 0);
        const expected = byAllOrders(each.own, each.reference, value);
        sharesOf(each, value).forEach((share, j) => {
          expect(share).toBeCloseTo(expected[j]!, 12);
        });
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it("equal those over all orders, for a curve", () => {
    fc.assert(
      fc.property(game, (each) => {
        const value = (sum: number) => 1 / (1 + Math.exp(-sum));
        const expected = byAllOrders(each.own, each.reference, value);
        sharesOf(each, value).forEach((share, j) => {
          expect(share).toBeCloseTo(expected[j]!, 12);
        });
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it("are the parts themselves where the value is the sum", () => {
    const shares = sharesOf({ own: [1.5, -2, 0.25], reference: [0.5, 0, 0.25] }, (sum) => sum);
    expect(shares.map((share) => Number(share.toFixed(12)))).toEqual([1, -2, 0]);
  });

  it("add up to the value less that of the reference over 17 parts", () => {
    const own = Array.from({ length: 17 }, (_, j) => Math.sin(j * 2.3));
    const reference = own.map((_, j) => 0.3 * Math.cos(j));
    const value = (sum: number) => (sum >= 0.5 ? 1 : 0);
    const total = sharesOf({ own, reference }, value).reduce((sum, share) => sum + share, 0);
    const sumOf = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0);
    expect(total).toBeCloseTo(value(sumOf(own)) - value(sumOf(reference)), 10);
  });

  it("give nothing to a part that is as in the reference", () => {
    const [first, second] = sharesOf({ own: [3, 1], reference: [0, 1] }, (sum) => (sum > 2 ? 1 : 0));
    expect([first, second]).toEqual([1, 0]);
  });
});

it("more parts than can be enumerated are refused", () => {
  const parts = Array.from({ length: 21 }, () => Float64Array.of(1));
  expect(() => shapleyAdditive(parts, { base: 0, reference: new Float64Array(21), value: (sum) => sum })).toThrow(
    "1 to 20 parts; got 21",
  );
});
