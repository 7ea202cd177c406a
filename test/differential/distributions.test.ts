import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as door from "../../src/statistics/distributions.js";
import { logHypergeometricTail } from "../../src/statistics/hypergeometric-tails.js";
import { disagreements } from "../support/agreement.js";
import { type Draws, drawsFrom } from "../support/draws.js";
import { type RSession, startR } from "../support/r-session.js";

let r: RSession;
beforeAll(async () => {
  r = await startR();
});
afterAll(() => r.close());

const CASES = 4000;
/** The smallest p-value that is promised to full digits; below it doubles themselves run out of them. */
const SMALLEST = 1e-300;

type Numbers = readonly number[];

/** A function of ours and R's expression for it over the vectors `a`, `b`, `c`, `d` of arguments. */
interface Law {
  readonly ours: (...numbers: number[]) => number;
  readonly theirs: string;
  /** Relative, where R's own value is less exact than 1e-12. */
  readonly tolerance?: (...numbers: number[]) => number;
  /** Accepted as an alternative. */
  readonly absolute?: number;
}

/** Everything that disagrees among laws that share their drawn arguments. */
async function differences(laws: Readonly<Record<string, Law>>, cases: readonly Numbers[]): Promise<string[]> {
  const names = ["a", "b", "c", "d"].slice(0, cases[0]!.length);
  const inputs = Object.fromEntries(names.map((name, i) => [name, cases.map((numbers) => numbers[i]!)]));
  const found: string[] = [];
  for (const [what, { ours, theirs, tolerance = () => 1e-12, absolute = SMALLEST * 1e-3 }] of Object.entries(laws)) {
    const values = await r.evaluate(theirs, inputs);
    expect(values).toHaveLength(cases.length);
    found.push(
      ...disagreements(
        cases.map((input, i) => ({
          input,
          what,
          ours: ours(...input),
          theirs: values[i]!,
          tolerance: tolerance(...input),
          absolute,
        })),
      ),
    );
  }
  return found;
}

/** Probability anywhere from 1e-300 to 1 - 1e-12, with both ends. */
function drawProbability(draws: Draws): number {
  const kind = draws.whole(0, 9);
  if (kind === 0) return draws.oneOf([0, 1, 0.5, 1e-300, 1e-16, 0.25, 0.975]);
  if (kind <= 4) return draws.scale(1e-300, 1e-3);
  if (kind === 5) return 1 - draws.scale(1e-12, 1e-3);
  return draws.between(0, 1);
}

const drawDegrees = (draws: Draws): number =>
  draws.oneOf([() => draws.whole(1, 30), () => draws.scale(0.05, 1e6), () => draws.whole(1, 2000)])();

describe("R's chi-squared distribution", () => {
  const drawPoint = (draws: Draws): number[] => {
    const df = drawDegrees(draws);
    const spread = Math.sqrt(2 * df);
    const near = Math.max(0, df + spread * draws.between(-6, 30));
    return [
      draws.oneOf([0, near, near, draws.between(0, 1400), draws.scale(1e-20, 1e5), Number.POSITIVE_INFINITY]),
      df,
    ];
  };

  it("has our tails and their logarithm", async () => {
    const draws = drawsFrom(101);
    // A rounding error of x alone moves a tail by x / 2 of it.
    const tolerance = (x: number): number => 1e-12 + (Number.isFinite(x) ? x * Number.EPSILON : 0);
    const laws = {
      upper: { ours: door.chiSquaredUpperTail, theirs: "pchisq(a, b, lower.tail = FALSE)", tolerance },
      lower: { ours: door.chiSquaredLowerTail, theirs: "pchisq(a, b)", tolerance },
      logUpper: {
        ours: door.logChiSquaredUpperTail,
        theirs: "pchisq(a, b, lower.tail = FALSE, log.p = TRUE)",
        tolerance,
      },
    };
    const cases = draws.list(CASES, () => drawPoint(draws));
    expect(await differences(laws, cases)).toEqual([]);
  });

  it("takes our quantiles back to the probability, and has them to the 1e-10 of its own search", async () => {
    const draws = drawsFrom(102);
    const cases = draws
      .list(CASES, () => [drawProbability(draws), drawDegrees(draws)] as const)
      .map(([p, df]) => [door.chiSquaredQuantile(p, df), df, p]);
    const laws = {
      back: {
        ours: (_x: number, _df: number, p: number) => p,
        theirs: "pchisq(a, b, lower.tail = FALSE)",
        // Below 1e-290 the quantile of a small df underflows, and with it the way back.
        tolerance: (x: number) => (x > 1e-290 ? 2e-12 + x * Number.EPSILON : 1),
      },
    };
    expect(await differences(laws, cases)).toEqual([]);
    const bulk = cases.filter(([, , p]) => p! <= 0.9).map(([, df, p]) => [p!, df!]);
    const search = {
      ours: door.chiSquaredQuantile,
      theirs: "qchisq(a, b, lower.tail = FALSE)",
      tolerance: () => 1e-10,
    };
    expect(bulk.length).toBeGreaterThan(CASES / 2);
    expect(await differences({ search }, bulk)).toEqual([]);
  });

  it("has our noncentral upper tail to the absolute 1e-12 of its own sum", async () => {
    const draws = drawsFrom(103);
    const cases = draws.list(CASES, () => [draws.scale(0.01, 200), draws.whole(1, 60), draws.scale(0.01, 60)]);
    const noncentral = {
      ours: door.noncentralChiSquaredUpperTail,
      theirs: "pchisq(a, b, c, lower.tail = FALSE)",
      tolerance: () => 0,
      absolute: 2e-12,
    };
    expect(await differences({ noncentral }, cases)).toEqual([]);
  });
});

describe("R's normal distribution", () => {
  it("has our tails, their logarithm, and our density", async () => {
    const draws = drawsFrom(111);
    const cases = draws.list(CASES, () => [
      draws.oneOf([
        () => draws.between(-6, 6),
        () => draws.between(-38, 38),
        () => draws.scale(1e-300, 1),
        () => draws.oneOf([0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 37.5, -37.5]),
      ])(),
    ]);
    const laws = {
      lower: { ours: door.normalLowerTail, theirs: "pnorm(a)" },
      upper: { ours: door.normalUpperTail, theirs: "pnorm(a, lower.tail = FALSE)" },
      logUpper: { ours: door.logNormalUpperTail, theirs: "pnorm(a, lower.tail = FALSE, log.p = TRUE)" },
      twoSided: { ours: door.twoSidedNormal, theirs: "2 * pnorm(-abs(a))" },
      density: { ours: door.normalDensity, theirs: "dnorm(a)" },
    };
    expect(await differences(laws, cases)).toEqual([]);
    const far = { logUpper: laws.logUpper };
    expect(
      await differences(
        far,
        draws.list(500, () => [draws.scale(38, 1e150)]),
      ),
    ).toEqual([]);
  });

  it("has our quantiles and multipliers", async () => {
    const draws = drawsFrom(112);
    const laws = { quantile: { ours: door.normalQuantile, theirs: "qnorm(a)" } };
    expect(
      await differences(
        laws,
        draws.list(CASES, () => [drawProbability(draws)]),
      ),
    ).toEqual([]);
    const multiplier = {
      multiplier: { ours: door.normalMultiplier, theirs: "qnorm((1 - a) / 2, lower.tail = FALSE)" },
    };
    expect(
      await differences(
        multiplier,
        draws.list(CASES, () => [draws.between(0.001, 0.9999999)]),
      ),
    ).toEqual([]);
  });
});

describe("R's hypergeometric distribution", () => {
  const drawUrn = (draws: Draws): number[] => {
    // R walks through the whole support from its very end: that is drawn for smaller urns only.
    const largest = draws.whole(0, 49) === 0 ? 1e9 : draws.oneOf([3, 12, 100, 5000, 1e5]);
    const white = draws.whole(0, largest);
    const black = draws.whole(0, largest);
    const drawn = draws.whole(0, Math.min(white + black, 2 ** 31));
    const lowest = Math.max(0, drawn - black);
    const highest = Math.min(drawn, white);
    const mean = drawn * (white / (white + black));
    const spread = Math.sqrt(mean * (black / (white + black)) + 1);
    const near = Math.round(mean + spread * draws.between(-12, 12));
    const x = largest === 1e9 ? near : draws.oneOf([near, near, near, lowest, highest]);
    return [Math.min(highest, Math.max(lowest, Number.isNaN(x) ? lowest : x)), white, black, drawn];
  };
  // R rounds the expected counts of its three binomial densities: its 41906 / 54937 is off by 1.7e-12, the rest by the
  // deviation times 1e-16.
  const tolerance = (x: number, white: number, black: number, drawn: number): number =>
    1e-11 + 8 * Number.EPSILON * Math.abs(x - (white * drawn) / Math.max(1, white + black));
  const urn = (white: number, black: number, drawn: number) => ({ white, black, drawn });

  it("has our density, tails and their logarithms", async () => {
    const draws = drawsFrom(121);
    const laws = {
      density: {
        ours: (x: number, w: number, b: number, k: number) => door.hypergeometricDensity(x, urn(w, b, k)),
        theirs: "dhyper(a, b, c, d)",
        tolerance,
      },
      logDensity: {
        ours: (x: number, w: number, b: number, k: number) => door.logHypergeometricDensity(x, urn(w, b, k)),
        theirs: "dhyper(a, b, c, d, log = TRUE)",
        tolerance,
      },
      upper: {
        ours: (x: number, w: number, b: number, k: number) => door.hypergeometricUpperTail(x, urn(w, b, k)),
        theirs: "phyper(a, b, c, d, lower.tail = FALSE)",
        tolerance,
      },
      logLower: {
        ours: (x: number, w: number, b: number, k: number) => logHypergeometricTail(urn(w, b, k), x, "lower"),
        theirs: "phyper(a, b, c, d, log.p = TRUE)",
        tolerance,
      },
      logUpper: {
        ours: (x: number, w: number, b: number, k: number) => logHypergeometricTail(urn(w, b, k), x, "upper"),
        theirs: "phyper(a - 1, b, c, d, lower.tail = FALSE, log.p = TRUE)",
        tolerance,
      },
    };
    expect(
      await differences(
        laws,
        draws.list(CASES, () => drawUrn(draws)),
      ),
    ).toEqual([]);
  });
});

describe("R's binomial distribution", () => {
  it("has our density and tails", async () => {
    const draws = drawsFrom(131);
    const cases = draws.list(CASES, () => {
      const n = draws.oneOf([() => draws.whole(1, 20), () => draws.whole(1, 3000), () => draws.whole(1, 1e9)])();
      const p = draws.oneOf([
        () => draws.between(0, 1),
        () => draws.scale(1e-9, 1),
        () => draws.oneOf([0, 1, 0.5, 0.05]),
      ])();
      const near = Math.round(n * p + Math.sqrt(n * p * (1 - p) + 1) * draws.between(-20, 20));
      const k = draws.oneOf([near, near, near, 0, n]);
      return [Math.min(n, Math.max(0, k)), n, p];
    });
    // R rounds the expected count n p: an error of the deviation from it times 1e-16.
    const tolerance = (k: number, n: number, p: number): number => 1e-12 + 4 * Number.EPSILON * Math.abs(k - n * p);
    const laws = {
      density: { ours: door.binomialDensity, theirs: "dbinom(a, b, c)", tolerance },
      lower: { ours: door.binomialLowerTail, theirs: "pbinom(a, b, c)", tolerance },
      upper: { ours: door.binomialUpperTail, theirs: "pbinom(a - 1, b, c, lower.tail = FALSE)", tolerance },
    };
    expect(await differences(laws, cases)).toEqual([]);
  });
});

describe("R's beta distribution", () => {
  const drawShape = (draws: Draws): number =>
    draws.oneOf([() => draws.whole(1, 50), () => draws.scale(0.05, 1e6), () => draws.whole(1, 5000) / 2])();

  it("has our tails and their logarithms", async () => {
    const draws = drawsFrom(141);
    const cases = draws.list(CASES, () => {
      const a = drawShape(draws);
      const b = drawShape(draws);
      const mean = a / (a + b);
      const near = mean + Math.sqrt((mean * (1 - mean)) / (a + b + 1)) * draws.between(-20, 20);
      const x = draws.oneOf([near, near, draws.between(0, 1), draws.scale(1e-12, 1), 0, 1]);
      return [Math.min(1, Math.max(0, x)), a, b];
    });
    const tolerance = (x: number, a: number, b: number): number =>
      1e-12 + 4 * Number.EPSILON * Math.abs(a - (a + b) * x);
    // R underflows to 0 from 1e-290 on, and its logarithms of such tails are off by 1 % and more, or -Inf.
    const absolute = 1e-290;
    const logOf = (log: number): number => (log < -600 ? -600 : log);
    const laws = {
      lower: {
        ours: (x: number, a: number, b: number) => door.betaTails(x, a, b).lower,
        theirs: "pbeta(a, b, c)",
        tolerance,
        absolute,
      },
      upper: {
        ours: (x: number, a: number, b: number) => door.betaTails(x, a, b).upper,
        theirs: "pbeta(a, b, c, lower.tail = FALSE)",
        tolerance,
        absolute,
      },
      logLower: {
        ours: (x: number, a: number, b: number) => logOf(door.betaTails(x, a, b).logLower),
        theirs: "pmax(pbeta(a, b, c, log.p = TRUE), -600)",
        tolerance,
        absolute,
      },
      logUpper: {
        ours: (x: number, a: number, b: number) => logOf(door.betaTails(x, a, b).logUpper),
        theirs: "pmax(pbeta(a, b, c, lower.tail = FALSE, log.p = TRUE), -600)",
        tolerance,
        absolute,
      },
    };
    expect(await differences(laws, cases)).toEqual([]);
  });

  it("has our quantiles", async () => {
    const draws = drawsFrom(142);
    const cases = draws.list(CASES, () => [
      draws.oneOf([() => draws.between(0, 1), () => draws.scale(1e-15, 1)])(),
      drawShape(draws),
      drawShape(draws),
    ]);
    const laws = {
      quantile: { ours: door.betaQuantile, theirs: "qbeta(a, b, c)" },
      upperQuantile: { ours: door.betaUpperQuantile, theirs: "qbeta(a, b, c, lower.tail = FALSE)" },
    };
    expect(await differences(laws, cases)).toEqual([]);
  });
});

describe("R's t and F distributions", () => {
  it("have our upper tails", async () => {
    const draws = drawsFrom(151);
    const t = draws.list(CASES, () => [
      draws.oneOf([() => draws.between(-8, 8), () => draws.scale(1e-8, 1e8), () => 0])(),
      drawDegrees(draws),
    ]);
    expect(await differences({ t: { ours: door.tUpperTail, theirs: "pt(a, b, lower.tail = FALSE)" } }, t)).toEqual([]);
    const f = draws.list(CASES, () => [
      draws.oneOf([() => draws.between(0, 10), () => draws.scale(1e-8, 1e8), () => 0])(),
      drawDegrees(draws),
      drawDegrees(draws),
    ]);
    expect(await differences({ f: { ours: door.fUpperTail, theirs: "pf(a, b, c, lower.tail = FALSE)" } }, f)).toEqual(
      [],
    );
  });

  it("have our quantiles of t", async () => {
    const draws = drawsFrom(152);
    const cases = draws
      .list(CASES, () => [drawProbability(draws), drawDegrees(draws)] as const)
      .map(([p, df]) => [door.tQuantile(p, df), df, p]);
    const back = { ours: (_t: number, _df: number, p: number) => p, theirs: "pt(a, b)" };
    // A quantile beyond the largest double is infinite, and has no way back.
    const finite = cases.filter(([t, , p]) => Number.isFinite(t!) || p === 0 || p === 1);
    expect(finite.length).toBeGreaterThan(0.9 * CASES);
    expect(await differences({ back }, finite)).toEqual([]);
    // R stops its search early in the far tail.
    const bulk = cases.filter(([, , p]) => p! >= 1e-15 && p! <= 0.9).map(([, df, p]) => [p!, df!]);
    expect(bulk.length).toBeGreaterThan(CASES / 4);
    const search = { ours: door.tQuantile, theirs: "qt(a, b)", absolute: 1e-15 };
    expect(await differences({ search }, bulk)).toEqual([]);
  });
});

describe("R's log-gamma function", () => {
  it("is ours", async () => {
    const draws = drawsFrom(161);
    const cases = draws.list(CASES, () => [
      draws.oneOf([() => draws.scale(1e-300, 1e300), () => draws.scale(0.01, 100), () => draws.whole(1, 200)])(),
    ]);
    expect(await differences({ logGamma: { ours: door.logGamma, theirs: "lgamma(a)" } }, cases)).toEqual([]);
  });
});
