import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors.js";
import * as d from "../../src/statistics/distributions.js";
import { incompleteBeta } from "../../src/statistics/incomplete-beta.js";
import reference from "../fixtures/distributions.json" with { type: "json" };
import { expectClose } from "../support/closeness.js";

describe("incomplete beta", () => {
  it("agrees with 60-digit arithmetic in both tails and their logarithms", () => {
    for (const { x, a, b, lower, upper, logLower, logUpper } of reference.beta) {
      const tails = incompleteBeta(x, a, b);
      expectClose(tails.lower, lower, 1e-12);
      expectClose(tails.upper, upper, 1e-12);
      expectClose(tails.logLower, logLower, 1e-12);
      expectClose(tails.logUpper, logUpper, 1e-12);
    }
  });

  it("is x^a for b = 1 and 1 - (1 - x)^b for a = 1", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), fc.integer({ min: 1, max: 60 }), (x, shape) => {
        expectClose(incompleteBeta(x, shape, 1).lower, x ** shape, 1e-12);
        expectClose(incompleteBeta(x, 1, shape).upper, Math.exp(shape * Math.log1p(-x)), 1e-12);
      }),
    );
  });

  it("mirrors: I_x(a, b) = 1 - I_(1-x)(b, a)", () => {
    const shape = fc.double({ min: 0.5, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1023 }), shape, shape, (numerator, a, b) => {
        const x = numerator / 1024;
        expectClose(incompleteBeta(x, a, b).lower, incompleteBeta(1 - x, b, a).upper, 1e-13, 1e-300);
      }),
    );
  });

  it("satisfies the recurrence I_x(a, b) = x I_x(a - 1, b) + (1 - x) I_x(a, b - 1)", () => {
    const shape = fc.integer({ min: 2, max: 400 });
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.95, noNaN: true }), shape, shape, (x, a, b) => {
        const combined = x * incompleteBeta(x, a - 1, b).lower + (1 - x) * incompleteBeta(x, a, b - 1).lower;
        expectClose(incompleteBeta(x, a, b).lower, combined, 1e-11, 1e-300);
      }),
    );
  });

  it("has the ends 0 and 1 and refuses what is no argument", () => {
    expect(incompleteBeta(0, 2, 3)).toMatchObject({ lower: 0, upper: 1, logLower: Number.NEGATIVE_INFINITY });
    expect(incompleteBeta(1, 2, 3)).toMatchObject({ lower: 1, upper: 0, logUpper: Number.NEGATIVE_INFINITY });
    for (const [x, a, b] of [
      [Number.NaN, 1, 1],
      [1.1, 1, 1],
      [0.5, 0, 1],
      [0.5, 1, -2],
      [0.5, Number.POSITIVE_INFINITY, 1],
    ] as const) {
      expect(() => incompleteBeta(x, a, b)).toThrow(ArgumentError);
    }
  });
});

describe("distributions", () => {
  it("agree with 60-digit arithmetic for t, F, binomial and noncentral chi-squared", () => {
    for (const { t, df, upper } of reference.tUpperTail) expectClose(d.tUpperTail(t, df), upper, 2e-12);
    for (const { f, dfNumerator, dfDenominator, upper } of reference.fUpperTail) {
      expectClose(d.fUpperTail(f, dfNumerator, dfDenominator), upper, 1e-12);
    }
    for (const { k, n, p, lower, upper, density } of reference.binomial) {
      expectClose(d.binomialLowerTail(k, n, p), lower, 1e-12);
      expectClose(d.binomialUpperTail(k, n, p), upper, 1e-12);
      expectClose(d.binomialDensity(k, n, p), density, 1e-12);
    }
    for (const { x, df, noncentrality, upper } of reference.noncentralChiSquared) {
      expectClose(d.noncentralChiSquaredUpperTail(x, df, noncentrality), upper, 1e-11);
    }
  });

  it("have the quantiles of SciPy for t and beta", () => {
    for (const { f, p, arguments: shape, value } of reference.quantiles) {
      const received = f === "t" ? d.tQuantile(p, shape[0]!) : d.betaQuantile(p, shape[0]!, shape[1]!);
      expectClose(received, value, 1e-9);
    }
  });

  it("have quantiles that lead back to their probability", () => {
    const p = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
    const shape = fc.double({ min: 0.5, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(p, shape, shape, (probability, a, b) => {
        const x = d.betaQuantile(probability, a, b);
        fc.pre(x < 0.999999 && x > 1e-290);
        expectClose(d.betaTails(x, a, b).lower, probability, 1e-9);
        expectClose(d.tUpperTail(-d.tQuantile(Math.min(probability, 0.5), a), a), Math.min(probability, 0.5), 1e-11);
        expectClose(d.chiSquaredUpperTail(d.chiSquaredQuantile(probability, a), a), probability, 1e-10);
        expectClose(d.normalUpperTail(-d.normalQuantile(probability)), probability, 1e-12);
      }),
      { numRuns: 300 },
    );
  });

  it("meet each other: chi-squared on 1 df is a squared normal, on 2 df an exponential; F is a squared t", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 37, noNaN: true }),
        fc.double({ min: 1, max: 1e4, noNaN: true }),
        (z, df) => {
          expectClose(d.chiSquaredUpperTail(z * z, 1), d.twoSidedNormal(z), 1e-12);
          expectClose(d.chiSquaredUpperTail(2 * z, 2), Math.exp(-z), 1e-12);
          expectClose(d.fUpperTail(z * z, 1, df), 2 * d.tUpperTail(z, df), 1e-11);
          expectClose(Math.exp(d.logChiSquaredUpperTail(z, df)), d.chiSquaredUpperTail(z, df), 1e-12);
          expectClose(d.chiSquaredLowerTail(z, df) + d.chiSquaredUpperTail(z, df), 1, 1e-12);
          expectClose(Math.exp(d.logNormalUpperTail(z)), d.normalUpperTail(z), 1e-12);
          expectClose(d.normalLowerTail(-z), d.normalUpperTail(z), 1e-15);
        },
      ),
    );
  });

  it("keep the closed forms of the t distribution on 1 and 2 degrees of freedom", () => {
    for (const t of [-30, -1, 0, 0.2, 1, 55, 1e5]) {
      expectClose(d.tUpperTail(t, 1), 0.5 - Math.atan(t) / Math.PI, 1e-9);
      expectClose(d.tUpperTail(t, 2), 0.5 - t / (2 * Math.sqrt(2 + t * t)), 1e-5);
    }
    expectClose(d.tQuantile(0.75, 1), 1, 1e-14);
    expect(d.tQuantile(0, 3)).toBe(Number.NEGATIVE_INFINITY);
    expect(d.tUpperTail(Number.POSITIVE_INFINITY, 3)).toBe(0);
    expect(d.fUpperTail(Number.POSITIVE_INFINITY, 3, 4)).toBe(0);
  });

  it("count balls: the hypergeometric density of two of each is 1, 4, 1 sixths", () => {
    const urn = { white: 2, black: 2, drawn: 2 };
    for (const [x, expected] of [1 / 6, 4 / 6, 1 / 6].entries()) {
      expectClose(d.hypergeometricDensity(x, urn), expected);
      expectClose(d.logHypergeometricDensity(x, urn), Math.log(expected));
    }
    expectClose(d.hypergeometricUpperTail(0, urn), 5 / 6);
  });

  it("refuse NaN, negative and impossible arguments with the function's name", () => {
    const calls: Array<[string, () => number]> = [
      ["chiSquaredUpperTail", () => d.chiSquaredUpperTail(-1, 1)],
      ["chiSquaredLowerTail", () => d.chiSquaredLowerTail(1, 0)],
      ["logChiSquaredUpperTail", () => d.logChiSquaredUpperTail(Number.NaN, 1)],
      ["chiSquaredQuantile", () => d.chiSquaredQuantile(1.2, 1)],
      ["noncentralChiSquaredUpperTail", () => d.noncentralChiSquaredUpperTail(1, 1, -1)],
      ["normalLowerTail", () => d.normalLowerTail(Number.NaN)],
      ["normalQuantile", () => d.normalQuantile(-0.1)],
      ["normalMultiplier", () => d.normalMultiplier(1)],
      ["hypergeometricDensity", () => d.hypergeometricDensity(1, { white: 1, black: 1, drawn: 3 })],
      ["logHypergeometricDensity", () => d.logHypergeometricDensity(1, { white: 1.5, black: 1, drawn: 1 })],
      ["hypergeometricUpperTail", () => d.hypergeometricUpperTail(1, { white: -1, black: 1, drawn: 0 })],
      ["binomialDensity", () => d.binomialDensity(3, 2, 0.5)],
      ["binomialLowerTail", () => d.binomialLowerTail(1, 2, 1.5)],
      ["binomialUpperTail", () => d.binomialUpperTail(-1, 2, 0.5)],
      ["betaQuantile", () => d.betaQuantile(Number.NaN, 1, 1)],
      ["tUpperTail", () => d.tUpperTail(Number.NaN, 1)],
      ["tQuantile", () => d.tQuantile(2, 1)],
      ["fUpperTail", () => d.fUpperTail(-1, 1, 1)],
      ["logGamma", () => d.logGamma(0)],
    ];
    for (const [name, call] of calls) expect(call, name).toThrow(new RegExp(`^${name} requires`));
  });

  it("load in a browser bundle and give the same tail there", async () => {
    const bundled = await esbuild.build({
      entryPoints: ["src/statistics/distributions.ts"],
      bundle: true,
      alias: { crypto: resolve("test/support/no-random-bytes.ts") },
      format: "esm",
      platform: "browser",
      outfile: join(mkdtempSync(join(tmpdir(), "distributions-")), "bundle.mjs"),
      metafile: true,
      logLevel: "silent",
    });
    expect(bundled.warnings).toEqual([]);
    const [outfile] = Object.keys(bundled.metafile.outputs);
    const module = (await import(/* @vite-ignore */ pathToFileURL(resolve(outfile!)).href)) as typeof d;
    expect(module.chiSquaredUpperTail(3.2, 2)).toBe(d.chiSquaredUpperTail(3.2, 2));
  });
});
