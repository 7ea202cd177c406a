import * as d from "../../../src/statistics/distributions.js";

interface Call {
  readonly f: string;
  readonly args: readonly number[];
}

interface Tail {
  readonly value: number;
  readonly log: number;
}

const plain = (value: number): Tail => ({ value, log: Math.log(value) });

const tails: Readonly<Record<string, (...args: number[]) => Tail>> = {
  chi2Upper: (x, df) => ({ value: d.chiSquaredUpperTail(x!, df!), log: d.logChiSquaredUpperTail(x!, df!) }),
  chi2Lower: (x, df) => plain(d.chiSquaredLowerTail(x!, df!)),
  normalUpper: (z) => ({ value: d.normalUpperTail(z!), log: d.logNormalUpperTail(z!) }),
  normalLower: (z) => ({ value: d.normalLowerTail(z!), log: d.logNormalUpperTail(-z!) }),
  betaLower: (x, a, b) => {
    const { lower, logLower } = d.betaTails(x!, a!, b!);
    return { value: lower, log: logLower };
  },
  betaUpper: (x, a, b) => {
    const { upper, logUpper } = d.betaTails(x!, a!, b!);
    return { value: upper, log: logUpper };
  },
  tUpper: (t, df) => plain(d.tUpperTail(t!, df!)),
  tLower: (t, df) => plain(d.tUpperTail(-t!, df!)),
  fUpper: (f, df1, df2) => plain(d.fUpperTail(f!, df1!, df2!)),
  binomialLower: (k, n, p) => plain(d.binomialLowerTail(k!, n!, p!)),
  hypergeometricUpper: (x, white, black, drawn) =>
    plain(d.hypergeometricUpperTail(x!, { white: white!, black: black!, drawn: drawn! })),
};

const quantiles: Readonly<Record<string, (...args: number[]) => number>> = {
  normalQuantileLower: (p) => d.normalQuantile(p!),
  normalQuantileUpper: (p) => -d.normalQuantile(p!),
  chi2QuantileUpper: (p, df) => d.chiSquaredQuantile(p!, df!),
  chi2QuantileLower: (p, df) => d.chiSquaredQuantile(1 - p!, df!),
  betaQuantileLower: (p, a, b) => d.betaQuantile(p!, a!, b!),
  betaQuantileUpper: (p, a, b) => 1 - d.betaQuantile(p!, b!, a!),
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
