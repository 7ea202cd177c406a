import { describe, expect, it } from "vitest";
import {
  devianceTerm,
  differenceFromMean,
  logBinomialTerm,
  stirlingError,
} from "../../src/statistics/binomial-density.js";
import { conditionalOddsRatio } from "../../src/statistics/conditional-odds-ratio.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import {
  betaQuantile,
  betaUpperQuantile,
  binomialDensity,
  binomialLowerTail,
  binomialUpperTail,
  chiSquaredLowerQuantile,
  chiSquaredQuantile,
  chiSquaredUpperTail,
  fUpperTail,
  hypergeometricUpperTail,
  logChiSquaredLowerTail,
  logChiSquaredUpperTail,
  noncentralChiSquaredUpperTail,
  normalUpperTail,
  tQuantile,
  tUpperTail,
  twoSidedNormal,
} from "../../src/statistics/distributions.js";
import { logHypergeometricTerm } from "../../src/statistics/hypergeometric-density.js";
import { hypergeometricSupport, logHypergeometricTail } from "../../src/statistics/hypergeometric-tails.js";
import { incompleteBeta } from "../../src/statistics/incomplete-beta.js";
import { tiltToTail } from "../../src/statistics/tilted-law.js";
import { expectClose } from "../support/closeness.js";

const NOTHING = Number.NEGATIVE_INFINITY;

function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let ways = 1n;
  for (let i = 1; i <= k; i++) ways = (ways * BigInt(n - k + i)) / BigInt(i);
  return ways;
}

/** A ratio of whole numbers of any size, to the last digit. */
function ratio(above: bigint, below: bigint): number {
  return Number((above << 900n) / below) / 2 ** 900;
}

/** Ways to draw x white balls, for every x from 0 to drawn. */
function waysToDraw(white: number, black: number, drawn: number): bigint[] {
  return Array.from({ length: drawn + 1 }, (_, x) => choose(white, x) * choose(black, drawn - x));
}

function sumOf(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => sum + value, 0n);
}

const URNS = [
  [5, 7, 4],
  [4, 3, 5],
  [1, 1, 1],
  [3, 3, 6],
  [0, 4, 2],
  [4, 0, 2],
  [4, 3, 0],
  [20, 30, 25],
  [2, 60, 31],
  [60, 2, 31],
  [90, 110, 7],
] as const;

describe("the hypergeometric law in whole numbers", () => {
  it.each(URNS)(
    "has the densities of %d white, %d black, %d drawn, and none outside its support",
    (white, black, drawn) => {
      const urn = { white, black, drawn };
      const total = choose(white + black, drawn);
      for (const [x, ways] of waysToDraw(white, black, drawn).entries()) {
        const log = logHypergeometricTerm(x, urn);
        if (ways === 0n) expect(log).toBe(NOTHING);
        else expectClose(Math.exp(log), ratio(ways, total), 1e-13);
      }
      for (const x of [-1, 0.5, drawn + 1, white + 1]) expect(logHypergeometricTerm(x, urn)).toBe(NOTHING);
    },
  );

  it.each(URNS)("has the support, the mode and both tails of %d white, %d black, %d drawn", (white, black, drawn) => {
    const urn = { white, black, drawn };
    const total = choose(white + black, drawn);
    const ways = waysToDraw(white, black, drawn);
    const { lowest, highest, mode } = hypergeometricSupport(urn);
    const possible = [...ways.keys()].filter((x) => ways[x]! > 0n);
    expect([lowest, highest]).toEqual([possible[0], possible.at(-1)]);
    for (const x of possible) expect(ways[mode]! >= ways[x]!).toBe(true);
    for (let x = -1; x <= drawn + 1; x++) {
      const below = sumOf(ways.slice(0, Math.max(0, x + 1)));
      const above = sumOf(ways.slice(Math.max(0, x)));
      const lower = logHypergeometricTail(urn, x, "lower");
      const upper = logHypergeometricTail(urn, x, "upper");
      if (below === 0n) expect(lower).toBe(NOTHING);
      else expectClose(Math.exp(lower), ratio(below, total), 1e-13);
      if (above === 0n) expect(upper).toBe(NOTHING);
      else expectClose(Math.exp(upper), ratio(above, total), 1e-13);
      expectClose(hypergeometricUpperTail(x - 1 + 0.5, urn), ratio(above, total), 1e-13);
    }
  });
});

describe("the conditional odds ratio of large tables", () => {
  it.each([
    [3000, 2000, 1500, 4000],
    [20, 9000, 400, 700],
    [9000, 20, 700, 400],
  ])("makes %d, %d, %d, %d the mean of its law, and its bounds leave half of 5 % beyond", (a, b, c, d) => {
    const urn = { white: a + b, black: c + d, drawn: a + c };
    const { lowest, highest } = hypergeometricSupport(urn);
    const law = (oddsRatio: number) => {
      const logs = Array.from(
        { length: highest - lowest + 1 },
        (_, i) => logHypergeometricTerm(lowest + i, urn) + (lowest + i - a) * Math.log(oddsRatio),
      );
      const peak = Math.max(...logs);
      const weights = logs.map((log) => Math.exp(log - peak));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const share = (from: number, to: number) =>
        weights.slice(from - lowest, to - lowest + 1).reduce((sum, weight) => sum + weight, 0) / total;
      return { mean: weights.reduce((sum, weight, i) => sum + weight * (lowest + i), 0) / total, share };
    };
    const result = conditionalOddsRatio(
      contingencyTable([
        [a, b],
        [c, d],
      ]),
    );
    if (result.kind !== "estimate") throw new Error("the table has variation");
    expectClose(law(result.value).mean, a, 1e-9);
    expectClose(law(result.interval.lower).share(a, highest), 0.025, 1e-8);
    expectClose(law(result.interval.upper).share(lowest, a), 0.025, 1e-8);
  });
});

describe("a law tilted to a tail", () => {
  it("needs odds of 0 or infinity where the tail is everything", () => {
    const law = { lowest: 2, probabilities: Float64Array.of(0.25, 0.5, 0.25) };
    expect(tiltToTail(law, 2, "upper", 0.025)).toBe(0);
    expect(tiltToTail(law, 4, "lower", 0.025)).toBe(Number.POSITIVE_INFINITY);
    expectClose(tiltToTail(law, 4, "upper", 0.25), 1, 1e-12);
    expectClose(tiltToTail(law, 2, "lower", 0.25), 1, 1e-12);
  });
});

describe("the binomial law in whole numbers", () => {
  it("has the densities and tails of n from 1 to 12 and beyond, with p in eighths", () => {
    for (const n of [1, 2, 5, 12, 40]) {
      for (const eighths of [0, 1, 3, 4, 7, 8]) {
        const weights = Array.from(
          { length: n + 1 },
          (_, k) => choose(n, k) * BigInt(eighths) ** BigInt(k) * BigInt(8 - eighths) ** BigInt(n - k),
        );
        const total = 8n ** BigInt(n);
        for (let k = 0; k <= n; k++) {
          expectClose(binomialDensity(k, n, eighths / 8), ratio(weights[k]!, total), 1e-13);
          expectClose(binomialLowerTail(k, n, eighths / 8), ratio(sumOf(weights.slice(0, k + 1)), total), 1e-13);
          expectClose(binomialUpperTail(k, n, eighths / 8), ratio(sumOf(weights.slice(k)), total), 1e-13);
        }
      }
    }
  });

  it("has a log density at the ends of its counts and of its probability", () => {
    expect(logBinomialTerm(0, 3, 0, 1)).toBe(0);
    expect(logBinomialTerm(2, 3, 0, 1)).toBe(NOTHING);
    expect(logBinomialTerm(3, 0, 1, 0)).toBe(0);
    expect(logBinomialTerm(3, 2, 1, 0)).toBe(NOTHING);
    expectClose(logBinomialTerm(0, 3, 1e-20, 1), -3e-20, 1e-15);
    expectClose(logBinomialTerm(3, 0, 1, 1e-20), -3e-20, 1e-15);
    expectClose(logBinomialTerm(0, 3, 0.75, 0.25), 3 * Math.log(0.25), 1e-15);
    expectClose(logBinomialTerm(3, 0, 0.25, 0.75), 3 * Math.log(0.25), 1e-15);
  });

  it("rests on Stirling errors and deviances that keep their digits", () => {
    let logFactorial = 0;
    for (let n = 1; n <= 30; n++) {
      logFactorial += Math.log(n);
      const leading = (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI);
      expectClose(stirlingError(n), logFactorial - leading, 1e-10, 1e-13);
    }
    expectClose(stirlingError(1e8), 1 / 12e8, 1e-15);
    for (const [x, mean] of [
      [3, 3],
      [2, 5],
      [5, 2],
      [1, 100],
      [100, 1],
      [1, 3.0001],
      [3.0001, 1],
    ] as const) {
      expectClose(devianceTerm(x, mean), x * Math.log(x / mean) + mean - x, 1e-13, 1e-15);
    }
    expectClose(devianceTerm(1e8, 1e8 + 1, -1), 0.5e-8, 1e-8);
    expectClose(devianceTerm(1e-320, 5), 5, 1e-15);
    expectClose(differenceFromMean(3, 1, 0.75, 0.25), 0);
    expect(differenceFromMean(1, 3, 0.75, 0.25)).toBe(-2);
    expectClose(differenceFromMean(1, 0, 1 - 1e-16, 1e-16), 1e-16, 1e-15);
  });
});

describe("the incomplete beta function", () => {
  it("is the binomial tail at whole arguments, in both tails and their logarithms", () => {
    for (const [a, b] of [
      [1, 1],
      [1, 6],
      [4, 3],
      [9, 2],
      [30, 50],
    ] as const) {
      const n = a + b - 1;
      for (const sixteenths of [1, 5, 8, 12, 15]) {
        const weights = Array.from(
          { length: n + 1 },
          (_, k) => choose(n, k) * BigInt(sixteenths) ** BigInt(k) * BigInt(16 - sixteenths) ** BigInt(n - k),
        );
        const total = 16n ** BigInt(n);
        const tails = incompleteBeta(sixteenths / 16, a, b);
        const lower = ratio(sumOf(weights.slice(a)), total);
        const upper = ratio(sumOf(weights.slice(0, a)), total);
        expectClose(tails.lower, lower, 1e-13);
        expectClose(tails.upper, upper, 1e-13);
        expectClose(tails.logLower, lower < 0.5 ? Math.log(lower) : Math.log1p(-upper), 1e-12);
        expectClose(tails.logUpper, upper < 0.5 ? Math.log(upper) : Math.log1p(-lower), 1e-12);
      }
    }
  });

  it("is empty at one end and everything at the other", () => {
    const empty = { lower: 0, upper: 1, logLower: NOTHING, logUpper: 0 };
    expect(incompleteBeta(0, 2, 3)).toMatchObject({ lower: 0, upper: 1, logLower: NOTHING });
    expect(incompleteBeta(1, 2, 3)).toMatchObject({ lower: 1, upper: 0, logUpper: NOTHING });
    expect(Math.abs(incompleteBeta(0, 2, 3).logUpper)).toBe(empty.logUpper);
    expect(Math.abs(incompleteBeta(1, 2, 3).logLower)).toBe(0);
  });

  it("keeps both tails where x is nearer to 1 than a double can say", () => {
    const { upper, logUpper } = incompleteBeta(1, 2, 3, 1e-30);
    expectClose(upper, 4e-90, 1e-12);
    expectClose(logUpper, Math.log(4) - 90 * Math.LN10, 1e-12);
  });
});

describe("the ends of the distributions", () => {
  it("are 0 and 1, or infinite", () => {
    expect(chiSquaredQuantile(1, 3)).toBe(0);
    expect(chiSquaredQuantile(0, 3)).toBe(Number.POSITIVE_INFINITY);
    expect(chiSquaredLowerQuantile(0, 3)).toBe(0);
    expect(chiSquaredLowerQuantile(1, 3)).toBe(Number.POSITIVE_INFINITY);
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
    expect([betaUpperQuantile(0, 2, 3), betaUpperQuantile(1, 2, 3)]).toEqual([1, 0]);
    expect(tQuantile(0, 3)).toBe(NOTHING);
    expect(tQuantile(1, 3)).toBe(Number.POSITIVE_INFINITY);
    expect(tQuantile(0.5, 3)).toBe(0);
    expect(tUpperTail(Number.POSITIVE_INFINITY, 3)).toBe(0);
    expect(tUpperTail(NOTHING, 3)).toBe(1);
    expect(tUpperTail(1e200, 3)).toBe(0);
    expect(tUpperTail(0, 3)).toBe(0.5);
    expect(fUpperTail(Number.POSITIVE_INFINITY, 3, 4)).toBe(0);
    expect(fUpperTail(0, 3, 4)).toBe(1);
    expect(twoSidedNormal(0)).toBe(1);
  });

  it("meet in the middle: quantiles of either tail are the same point", () => {
    for (const p of [0.01, 0.25, 0.5, 0.500001, 0.75, 0.99]) {
      expectClose(chiSquaredLowerQuantile(p, 4), chiSquaredQuantile(1 - p, 4), 1e-12);
      expectClose(betaQuantile(p, 2, 5), betaUpperQuantile(1 - p, 2, 5), 1e-12);
      expectClose(tQuantile(p, 2), (2 * p - 1) / Math.sqrt(2 * p * (1 - p)), 1e-12, 1e-15);
      expectClose(tUpperTail(-tQuantile(p, 7), 7), p, 1e-12);
    }
  });

  it("have the closed forms of chi-squared on 2 degrees of freedom, far out on either side", () => {
    for (const x of [1e-280, 1e-10, 0.5, 3, 700]) {
      expectClose(chiSquaredUpperTail(x, 2), Math.exp(-x / 2), 1e-13);
      if (x < 5) expectClose(chiSquaredLowerQuantile(-Math.expm1(-x / 2), 2), x, 1e-12);
      if (x > 1e-10) expectClose(chiSquaredQuantile(Math.exp(-x / 2), 2), x, 1e-12);
    }
    expectClose(noncentralChiSquaredUpperTail(3, 2, 0), Math.exp(-1.5), 1e-13);
    for (const x of [1e-12, 0.5, 3]) {
      expectClose(logChiSquaredLowerTail(x, 2), Math.log(-Math.expm1(-x / 2)), 1e-12);
      expectClose(logChiSquaredUpperTail(x, 2), -x / 2, 1e-12);
    }
  });

  it("have the closed forms of beta with one argument 1, far out on either side", () => {
    for (const tail of [1e-30, 1e-8, 0.3, 0.7]) {
      expectClose(betaUpperQuantile(tail, 1, 50), 1 - tail ** (1 / 50), 1e-12);
      expectClose(betaQuantile(tail, 50, 1), tail ** (1 / 50), 1e-12);
      expectClose(betaQuantile(tail, 1, 50), -Math.expm1(Math.log1p(-tail) / 50), 1e-12);
      expectClose(betaUpperQuantile(tail, 50, 1), Math.exp(Math.log1p(-tail) / 50), 1e-12);
    }
  });

  it("give the noncentral chi-squared on 1 degree of freedom from the normal law, for small and large noncentrality", () => {
    for (const shift of [0.1, 1, 3, 12, 40]) {
      for (const root of [0, 0.5, 2, shift, shift + 3]) {
        const expected = normalUpperTail(root - shift) + normalUpperTail(root + shift);
        expectClose(noncentralChiSquaredUpperTail(root * root, 1, shift * shift), expected, 1e-11);
      }
    }
  });
});
