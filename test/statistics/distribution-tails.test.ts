import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  binomialTails,
  chiSquaredTails,
  fTails,
  hypergeometricTails,
  normalTails,
  tTails,
} from "../../src/statistics/distribution-tails.js";
import { chiSquaredLowerQuantile, chiSquaredLowerTail } from "../../src/statistics/distributions.js";
import type { Tails } from "../../src/statistics/incomplete-beta.js";
import { expectClose } from "../support/closeness.js";

const df = fc.double({ min: 0.3, max: 1000, noNaN: true });
const positive = fc.double({ min: 1e-3, max: 1e4, noNaN: true });
const anyTails: fc.Arbitrary<Tails> = fc.oneof(
  fc.double({ min: -30, max: 30, noNaN: true }).map(normalTails),
  fc.tuple(positive, df).map(([x, d]) => chiSquaredTails(x, d)),
  fc.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), df).map(([t, d]) => tTails(t, d)),
  fc.tuple(positive, df, df).map(([f, a, b]) => fTails(f, a, b)),
  fc
    .tuple(
      fc.integer({ min: 0, max: 2000 }),
      fc.integer({ min: 0, max: 2000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .map(([k, more, p]) => binomialTails(k, k + more, p)),
  fc
    .tuple(fc.nat(60), fc.nat(500), fc.nat(500))
    .map(([x, white, black]) => hypergeometricTails(x, { white, black, drawn: Math.floor((white + black) / 2) })),
);

describe("both tails of a law", () => {
  it("add up to 1, and their logarithms are theirs", () => {
    fc.assert(
      fc.property(anyTails, ({ lower, upper, logLower, logUpper }) => {
        expect(lower + upper).toBeCloseTo(1, 12);
        for (const [tail, log] of [
          [lower, logLower],
          [upper, logUpper],
        ] as const) {
          expect(Math.abs(Math.exp(log) - tail)).toBeLessThanOrEqual(1e-11 * tail + 1e-300);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    // R 4.2.2: pt(-40, 1000, log.p = TRUE), pf(87.572293274387476, 75, 484, lower.tail = FALSE, log.p = TRUE), and so on.
    ["t", tTails(-59.893318135389897, 298.47319494184347).logLower, -386.72633332765309],
    ["F", fTails(87.572293274387476, 75, 484).logUpper, -545.37658178415847],
    ["F, lower", fTails(0.041976970438079977, 136, 192).logLower, -135.8103475115538],
    ["binomial", binomialTails(1338, 1954, 0.3131871959194541).logUpper, -572.24594390868128],
    [
      "hypergeometric",
      hypergeometricTails(2064, { white: 2631, black: 95, drawn: 2158 }).logLower,
      -19.338678085657346,
    ],
    ["chi-squared", chiSquaredTails(956.16106314124386, 2534.9971500612733).logLower, -450.43887773308302],
    ["normal", normalTails(-20).logLower, -203.917155371097],
  ])("are those of R: %s", (_, ours, r) => {
    expectClose(ours, r, 1e-12);
  });

  it("keep their logarithm where the tail is below the smallest double", () => {
    expect(binomialTails(0, 5000, 0.5).lower).toBe(0);
    expectClose(binomialTails(0, 5000, 0.5).logLower, 5000 * Math.log(0.5), 1e-13);
    // P(T > t) of 1 degree of freedom is atan(1 / t) / pi.
    expectClose(tTails(1e150, 1).logUpper, Math.log(1e-150 / Math.PI), 1e-13);
    // P(F > f) of (2, 2 b) degrees of freedom is (1 + f / b)^-b.
    expectClose(fTails(1e6, 2, 200).logUpper, -100 * Math.log1p(1e4), 1e-13);
    // Drawing all 600 white balls out of 1,200 has one way.
    const { logUpper, upper } = hypergeometricTails(599, { white: 600, black: 600, drawn: 600 });
    expect(upper).toBe(0);
    expectClose(logUpper, 2 * logFactorial(600) - logFactorial(1200), 1e-12);
  });

  it("end at nothing and everything", () => {
    expect(tTails(Number.POSITIVE_INFINITY, 3)).toEqual({ lower: 1, upper: 0, logLower: 0, logUpper: -Infinity });
    expect(tTails(Number.NEGATIVE_INFINITY, 3)).toEqual({ lower: 0, upper: 1, logLower: -Infinity, logUpper: 0 });
    expect(fTails(Number.POSITIVE_INFINITY, 3, 4).logUpper).toBe(-Infinity);
    expect(fTails(0, 3, 4).logLower).toBe(-Infinity);
    expect(binomialTails(7, 7, 0.2)).toEqual({ lower: 1, upper: 0, logLower: 0, logUpper: -Infinity });
    expect(() => tTails(Number.NaN, 3)).toThrow("tTails requires a number; got NaN");
    expect(() => fTails(-1, 3, 4)).toThrow("fTails requires f of 0 or more; got -1");
  });
});

describe("chiSquaredLowerQuantile", () => {
  it("turns the lower tail around, also far below", () => {
    fc.assert(
      fc.property(fc.double({ min: -250, max: -0.01, noNaN: true }), df, (log10, d) => {
        const p = 10 ** log10;
        const x = chiSquaredLowerQuantile(p, d);
        if (x > 1e-280) expectClose(chiSquaredLowerTail(x, d), p, 1e-10);
      }),
    );
  });

  it("is that of R far below and closed where the degrees of freedom are two", () => {
    expectClose(chiSquaredLowerQuantile(1.5211017755791293e-245, 14.93632817530886), 1.1775234657245367e-32, 1e-12);
    expectClose(chiSquaredLowerQuantile(0.25, 2), -2 * Math.log1p(-0.25), 1e-13);
    expectClose(chiSquaredLowerQuantile(0.75, 2), -2 * Math.log1p(-0.75), 1e-13);
    expect(chiSquaredLowerQuantile(0, 3)).toBe(0);
  });
});

function logFactorial(n: number): number {
  let sum = 0;
  for (let k = 2; k <= n; k++) sum += Math.log(k);
  return sum;
}
