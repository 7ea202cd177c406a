import * as t from "../../../src/statistics/distribution-tails.js";
import * as d from "../../../src/statistics/distributions.js";
import type { Tails } from "../../../src/statistics/incomplete-beta.js";

interface Call {
  readonly f: string;
  readonly args: readonly number[];
}

interface Tail {
  readonly value: number;
  readonly log: number;
}

const lower = ({ lower: value, logLower: log }: Tails): Tail => ({ value, log });
const upper = ({ upper: value, logUpper: log }: Tails): Tail => ({ value, log });

type Law = (...args: number[]) => Tails;

const laws: Readonly<Record<string, Law>> = {
  chi2: (x, df) => t.chiSquaredTails(x!, df!),
  normal: (z) => t.normalTails(z!),
  beta: (x, a, b) => d.betaTails(x!, a!, b!),
  t: (x, df) => t.tTails(x!, df!),
  f: (f, df1, df2) => t.fTails(f!, df1!, df2!),
  binomial: (k, n, p) => t.binomialTails(k!, n!, p!),
  hypergeometric: (x, white, black, drawn) =>
    t.hypergeometricTails(x!, { white: white!, black: black!, drawn: drawn! }),
};

const tails: Readonly<Record<string, (...args: number[]) => Tail>> = Object.fromEntries(
  Object.entries(laws).flatMap(([name, law]) => [
    [`${name}Lower`, (...args: number[]) => lower(law(...args))],
    [`${name}Upper`, (...args: number[]) => upper(law(...args))],
  ]),
);

const quantiles: Readonly<Record<string, (...args: number[]) => number>> = {
  normalQuantileLower: (p) => d.normalQuantile(p!),
  normalQuantileUpper: (p) => -d.normalQuantile(p!),
  chi2QuantileUpper: (p, df) => d.chiSquaredQuantile(p!, df!),
  chi2QuantileLower: (p, df) => d.chiSquaredLowerQuantile(p!, df!),
  betaQuantileLower: (p, a, b) => d.betaQuantile(p!, a!, b!),
  betaQuantileUpper: (p, a, b) => d.betaUpperQuantile(p!, a!, b!),
  tQuantileLower: (p, df) => d.tQuantile(p!, df!),
  tQuantileUpper: (p, df) => -d.tQuantile(p!, df!),
};

function each<T>(functions: Readonly<Record<string, (...args: number[]) => T>>) {
  return ({ calls }: { readonly calls: readonly Call[] }) => ({
    values: calls.map(({ f, args }) => {
      const call = functions[f];
      if (call === undefined) throw new Error(`no function for ${f}`);
      return call(...args);
    }),
  });
}

/** Reference cases of distributions. */
export const distributionAdapters = {
  distributionTails: each(tails),
  quantiles: each(quantiles),
} as const satisfies Record<string, (input: never) => unknown>;
