import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  benjaminiHochberg,
  benjaminiYekutieli,
  bonferroni,
  hochberg,
  holm,
} from "../../src/statistics/multiplicity.js";
import { phipsonSmythPValue, resampledPValue } from "../../src/statistics/resampled-p-value.js";
import { expectClose } from "../support/closeness.js";

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });
const methods = { bonferroni, holm, hochberg, benjaminiHochberg, benjaminiYekutieli };

describe("adjustment for multiplicity", () => {
  it("never lowers a p-value, stays at or below 1 and keeps the order of the p-values", () => {
    fc.assert(
      fc.property(pValues, (p) => {
        for (const [name, method] of Object.entries(methods)) {
          const adjusted = method(p);
          for (const [i, value] of adjusted.entries()) {
            expect(value >= p[i]! * (1 - 1e-12) && value <= 1, name).toBe(true);
            for (const [j, other] of adjusted.entries()) if (p[i]! < p[j]!) expect(value <= other, name).toBe(true);
          }
        }
      }),
    );
  });

  it("does not depend on the order given", () => {
    fc.assert(
      fc.property(pValues, (p) => {
        for (const method of Object.values(methods)) {
          expect(method([...p].reverse())).toEqual(method(p).reverse());
        }
      }),
    );
  });

  it("ranks the methods: Hochberg within Holm within Bonferroni, Benjamini-Hochberg within both others", () => {
    fc.assert(
      fc.property(pValues, (p) => {
        for (const i of p.keys()) {
          expect(hochberg(p)[i]! <= holm(p)[i]! * (1 + 1e-12)).toBe(true);
          expect(holm(p)[i]! <= bonferroni(p)[i]! * (1 + 1e-12)).toBe(true);
          expect(benjaminiHochberg(p)[i]! <= hochberg(p)[i]! * (1 + 1e-12)).toBe(true);
          expect(benjaminiHochberg(p)[i]! <= benjaminiYekutieli(p)[i]! * (1 + 1e-12)).toBe(true);
        }
      }),
    );
  });

  it("by Holm rejects the same as the closed test of Bonferroni over all subsets", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }), (p) => {
        const adjusted = holm(p);
        for (const i of p.keys()) {
          let largest = 0;
          for (let subset = 1; subset < 1 << p.length; subset++) {
            if (!(subset & (1 << i))) continue;
            const members = p.filter((_, j) => subset & (1 << j));
            largest = Math.max(largest, Math.min(1, members.length * Math.min(...members)));
          }
          expectClose(adjusted[i]!, largest, 1e-12);
        }
      }),
    );
  });

  it("is by hand, for 0.01, 0.02 and 0.03", () => {
    const p = [0.01, 0.02, 0.03];
    const close = (received: number[], expected: number[]): void => {
      for (const [i, value] of expected.entries()) expectClose(received[i]!, value, 1e-12);
    };
    close(bonferroni(p), [0.03, 0.06, 0.09]);
    close(holm(p), [0.03, 0.04, 0.04]);
    close(hochberg(p), [0.03, 0.03, 0.03]);
    close(benjaminiHochberg(p), [0.03, 0.03, 0.03]);
    close(benjaminiYekutieli(p), [0.055, 0.055, 0.055]);
    expect(holm([])).toEqual([]);
  });

  it("refuses what is no p-value", () => {
    for (const [name, method] of Object.entries(methods)) {
      expect(() => method([0.5, 1.1])).toThrow(`${name} requires p-values in [0, 1]; got 1.1`);
      expect(() => method([Number.NaN])).toThrow(/got NaN/);
    }
  });
});

describe("resampled p-value", () => {
  it("is (b + 1) / (m + 1), never 0, with an interval that holds b / m", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.double({ min: 0, max: 1, noNaN: true }), (m, fraction) => {
        const b = Math.round(fraction * m);
        const { pValue, interval } = resampledPValue(b, m);
        expect(pValue).toBe((b + 1) / (m + 1));
        expect(pValue > 0 && pValue <= 1).toBe(true);
        expect(interval.lower <= b / m && b / m <= interval.upper).toBe(true);
      }),
    );
    expect(() => resampledPValue(5, 4)).toThrow(/got 5 of 4/);
    expect(() => resampledPValue(-1, 4)).toThrow(/resampledPValue requires/);
  });

  it("meets Phipson and Smyth's exact p-value, which is smaller and tends to it with many arrangements", () => {
    expectClose(phipsonSmythPValue(3, 99, 462), 0.03891774880159569, 1e-12);
    expect(phipsonSmythPValue(3, 99, 462)).toBeLessThan(resampledPValue(3, 99).pValue);
    expectClose(phipsonSmythPValue(3, 99, 200_000), 0.04, 1e-3);
    expect(phipsonSmythPValue(99, 99, 10)).toBe(1);
    expect(() => phipsonSmythPValue(1, 9, 0)).toThrow(/arrangements; got 0/);
  });
});
