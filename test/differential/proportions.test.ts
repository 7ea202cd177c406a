import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clopperPearsonInterval } from "../../src/statistics/clopper-pearson-interval.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { pearsonChiSquared } from "../../src/statistics/pearson-chi-squared.js";
import {
  minimumDetectableProportion,
  neededForProportions,
  proportionsPower,
} from "../../src/statistics/power-proportions.js";
import { newcombeDifferenceInterval } from "../../src/statistics/proportion-difference.js";
import { cochranArmitage } from "../../src/statistics/trend-tests.js";
import { wilsonInterval } from "../../src/statistics/wilson-interval.js";
import { type Comparison, disagreements, NOT_ESTIMABLE } from "../support/agreement.js";
import { type Draws, drawsFrom } from "../support/draws.js";
import { type RSession, startR } from "../support/r-session.js";

let r: RSession;
beforeAll(async () => {
  r = await startR();
});
afterAll(() => r.close());

/** Events of n: anything from none to all, few units and up to 1e9. */
function drawShare(draws: Draws): [number, number] {
  const n = draws.oneOf([
    () => draws.whole(1, 12),
    () => draws.whole(1, 400),
    () => Math.floor(draws.scale(10, 1e9)),
  ])();
  const events = draws.oneOf([
    () => draws.whole(0, n),
    () => Math.min(n, draws.whole(0, 5)),
    () => n - Math.min(n, draws.whole(0, 3)),
  ])();
  return [events, n];
}

const drawLevel = (draws: Draws): number => draws.oneOf([0.95, 0.95, 0.9, 0.99, 0.999, 0.5]);

describe("R's prop.test", () => {
  it("has our Wilson interval", async () => {
    const draws = drawsFrom(301);
    const cases = draws.list(400, () => [...drawShare(draws), drawLevel(draws)]);
    const theirs = await r.each("prop.test(x[1], x[2], conf.level = x[3], correct = FALSE)$conf.int", cases, 2);
    const compared = cases.flatMap((input, i): Comparison[] => {
      const [events, n, level] = input as [number, number, number];
      const ours = wilsonInterval(events, n, { level });
      // R subtracts a root from a centre of the same size: its bounds near 0 and 1 are good to 1e-16, not 1e-12 of them.
      return [
        { input, what: "lower", ours: ours.lower, theirs: theirs[i]![0]!, absolute: 4e-16 },
        { input, what: "upper", ours: ours.upper, theirs: theirs[i]![1]!, absolute: 4e-16 },
      ];
    });
    expect(compared).toHaveLength(800);
    expect(disagreements(compared)).toEqual([]);
  });

  it("tests two shares as our chi-squared does, and its Wilson intervals make our Newcombe interval", async () => {
    const draws = drawsFrom(302);
    const cases = draws.list(250, () => [...drawShare(draws), ...drawShare(draws), drawLevel(draws)]);
    const body = `test <- prop.test(x[c(1, 3)], x[c(2, 4)], correct = FALSE)
      wilson <- function(i) prop.test(x[i], x[i + 1], conf.level = x[5], correct = FALSE)$conf.int
      first <- wilson(1); second <- wilson(3); share <- x[c(1, 3)] / x[c(2, 4)]; d <- share[1] - share[2]
      c(test$statistic, test$p.value,
        d - sqrt((share[1] - first[1])^2 + (second[2] - share[2])^2),
        d + sqrt((first[2] - share[1])^2 + (share[2] - second[1])^2))`;
    const theirs = await r.each(body, cases, 4);
    const compared = cases.flatMap((input, i): Comparison[] => {
      const [events1, n1, events2, n2, level] = input as [number, number, number, number, number];
      const test = pearsonChiSquared(
        contingencyTable([
          [events1, n1 - events1],
          [events2, n2 - events2],
        ]),
      );
      const interval = newcombeDifferenceInterval(events1, n1, events2, n2, { level });
      const [statistic, pValue, lower, upper] = theirs[i] as unknown as [number, number, number, number];
      const found = test.kind === "estimate" ? test : { statistic: NOT_ESTIMABLE, pValue: NOT_ESTIMABLE };
      const rounding = roundingOfR(events1 + events2, n1 + n2, statistic);
      return [
        { input, what: "statistic", ours: found.statistic, theirs: statistic, absolute: rounding },
        {
          input,
          what: "p",
          ours: found.pValue,
          theirs: pValue,
          tolerance: 1e-12 + rounding * (1 + 1 / Math.sqrt(statistic || 1)),
          absolute: 1e-303,
        },
        { input, what: "Newcombe lower", ours: interval.lower, theirs: lower, absolute: 4e-16 },
        { input, what: "Newcombe upper", ours: interval.upper, theirs: upper, absolute: 4e-16 },
      ];
    });
    expect(compared).toHaveLength(1000);
    expect(disagreements(compared)).toEqual([]);
  });
});

/**
 * Error of R's chi-squared of two shares: it takes 1 - p for the share of the rest, which loses digits where p is near 1,
 * and the statistic is as far off as that; each x - E besides loses a rounding error of E.
 */
function roundingOfR(events: number, n: number, statistic: number): number {
  if (!(statistic > 0)) return 0;
  return 2 * Number.EPSILON * (statistic / (1 - events / n) + 2 * Math.sqrt(n * statistic));
}

describe("R's binom.test", () => {
  const bounds = (cases: readonly number[][], theirs: (i: number) => readonly [number, number]): Comparison[] =>
    cases.flatMap((input, i) => {
      const [events, n, level] = input as [number, number, number];
      const ours = clopperPearsonInterval(events, n, { level });
      const [lower, upper] = theirs(i);
      return [
        { input, what: "lower", ours: ours.lower, theirs: lower },
        { input, what: "upper", ours: ours.upper, theirs: upper },
      ];
    });

  it("has our Clopper-Pearson interval", async () => {
    const draws = drawsFrom(311);
    const cases = draws.list(300, () => {
      const n = draws.whole(1, 1000);
      return [draws.whole(0, n), n, drawLevel(draws)];
    });
    const theirs = await r.each("binom.test(x[1], x[2], conf.level = x[3])$conf.int", cases, 2);
    expect(disagreements(bounds(cases, (i) => theirs[i] as unknown as [number, number]))).toEqual([]);
  });

  it("has our Clopper-Pearson interval by its own formula where it would run out of memory", async () => {
    const draws = drawsFrom(312);
    const cases = draws.list(2000, () => [...drawShare(draws), drawLevel(draws)]);
    const [events, n, level] = [0, 1, 2].map((at) => cases.map((one) => one[at]!));
    const theirs = await r.evaluate(
      `tail <- (1 - level) / 2
       c(ifelse(events == 0, 0, qbeta(tail, events, n - events + 1)),
         ifelse(events == n, 1, qbeta(tail, events + 1, n - events, lower.tail = FALSE)))`,
      { events: events!, n: n!, level: level! },
    );
    expect(theirs).toHaveLength(4000);
    expect(disagreements(bounds(cases, (i) => [theirs[i]!, theirs[i + 2000]!]))).toEqual([]);
  });
});

describe("R's prop.trend.test", () => {
  it("has our Cochran-Armitage statistic and p-value, with drawn scores", async () => {
    const draws = drawsFrom(321);
    const cases = draws.list(120, () => {
      const k = draws.whole(2, 8);
      const totals = draws.list(k, () => Math.floor(draws.scale(1, draws.oneOf([20, 500, 1e5]))));
      const rate = draws.between(0, 1);
      const events = totals.map((n) => Math.min(n, Math.round(n * rate * draws.between(0.5, 1.5))));
      const scores = draws.oneOf([() => totals.map((_, i) => i + 1), () => totals.map(() => draws.between(-5, 20))])();
      return { events, totals, scores };
    });
    const body = `k <- length(x) / 3; events <- x[seq_len(k)]; totals <- x[k + seq_len(k)]
      if (sum(events) %in% c(0, sum(totals))) return(c(NaN, NaN))
      test <- prop.trend.test(events, totals, x[2 * k + seq_len(k)])
      c(test$statistic, test$p.value)`;
    const theirs = await r.each(
      `(function() {${body}})()`,
      cases.map(({ events, totals, scores }) => [...events, ...totals, ...scores]),
      2,
    );
    const compared = cases.flatMap((input, i): Comparison[] => {
      const ours = cochranArmitage(input.events, input.totals, input.scores);
      const [statistic, pValue] = theirs[i] as unknown as [number, number];
      if (ours.kind !== "estimate") return [{ input, what: "statistic", ours: NOT_ESTIMABLE, theirs: statistic }];
      return [
        { input, what: "statistic", ours: ours.statistic, theirs: statistic, absolute: 1e-28 },
        { input, what: "p", ours: ours.pValue, theirs: pValue, tolerance: 1e-12 * Math.max(1, statistic) },
      ];
    });
    expect(compared.length).toBeGreaterThan(200);
    expect(disagreements(compared)).toEqual([]);
  });
});

describe("R's power.prop.test", () => {
  const drawAlternative = (draws: Draws) => {
    const p1 = draws.between(0.001, 0.95);
    const p2 = draws.oneOf([() => draws.between(p1, 1), () => draws.between(0.0005, p1)])();
    return { p1, p2, alpha: draws.oneOf([0.05, 0.01, 0.001, 0.1, 0.05 / 40]) };
  };

  it("has our power of two groups of one size, on one and on both sides", async () => {
    const draws = drawsFrom(331);
    const cases = draws.list(300, () => {
      const { p1, p2, alpha } = drawAlternative(draws);
      return [p1, p2, alpha, Math.round(draws.scale(2, 1e5))];
    });
    const body = `power <- function(strict) power.prop.test(n = x[4], p1 = x[1], p2 = x[2], sig.level = x[3], strict = strict)$power
      c(power(FALSE), power(TRUE))`;
    const theirs = await r.each(body, cases, 2);
    const compared = cases.flatMap((input, i): Comparison[] => {
      const [p1, p2, alpha, n] = input as [number, number, number, number];
      const power = (tails: "expected" | "both") => proportionsPower({ p1, p2, alpha }, { n1: n, n2: n }, { tails });
      return [
        { input, what: "power", ours: power("expected"), theirs: theirs[i]![0]! },
        { input, what: "power of both sides", ours: power("both"), theirs: theirs[i]![1]! },
      ];
    });
    expect(disagreements(compared)).toEqual([]);
  });

  it("has our needed size and detectable share, to the end of its root search", async () => {
    const draws = drawsFrom(332);
    const cases = draws.list(100, () => {
      const p1 = draws.between(0.01, 0.5);
      const p2 = Math.min(0.99, p1 * draws.between(1.1, 2));
      return [p1, p2, draws.oneOf([0.05, 0.01]), draws.between(0.5, 0.95), Math.round(draws.scale(300, 1e5))];
    });
    const body = `size <- power.prop.test(p1 = x[1], p2 = x[2], sig.level = x[3], power = x[4], tol = 1e-10)$n
      share <- power.prop.test(n = x[5], p1 = x[1], sig.level = x[3], power = x[4], tol = 1e-12)$p2
      c(size, share)`;
    const theirs = await r.each(body, cases, 2);
    const compared = cases.flatMap((input, i): Comparison[] => {
      const [p1, p2, alpha, power, n] = input as [number, number, number, number, number];
      const detectable = minimumDetectableProportion({ p1, alpha }, { n1: n, n2: n, power });
      return [
        // The search ends within `tol` of the root, for the size absolute on numbers of 10 and more.
        {
          input,
          what: "size",
          ours: neededForProportions({ p1, p2, alpha }, { power }),
          theirs: theirs[i]![0]!,
          tolerance: 1e-9,
        },
        {
          input,
          what: "share",
          ours: detectable.kind === "estimate" ? detectable.value : NOT_ESTIMABLE,
          theirs: theirs[i]![1]!,
          tolerance: 1e-9,
        },
      ];
    });
    expect(compared).toHaveLength(200);
    expect(disagreements(compared)).toEqual([]);
  });
});
