import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { conditionalOddsRatio } from "../../src/statistics/conditional-odds-ratio.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { fisherExact } from "../../src/statistics/fisher-exact.js";
import { freemanHalton } from "../../src/statistics/freeman-halton.js";
import { goodnessOfFit } from "../../src/statistics/goodness-of-fit.js";
import { mcNemar } from "../../src/statistics/mcnemar.js";
import { pearsonChiSquared } from "../../src/statistics/pearson-chi-squared.js";
import { type Comparison, disagreements, NOT_ESTIMABLE } from "../support/agreement.js";
import { drawCount, drawsFrom, drawTable, drawUntil } from "../support/draws.js";
import { type RSession, startR } from "../support/r-session.js";

let r: RSession;
beforeAll(async () => {
  r = await startR();
});
afterAll(() => r.close());

type Rows = number[][];

const total = (rows: Rows): number => rows.flat().reduce((sum, count) => sum + count, 0);

/** A table for R: number of rows, then the counts row by row. */
const flat = (rows: Rows): number[] => [rows.length, ...rows.flat()];
const TABLE = "m <- matrix(x[-1], nrow = x[1], byrow = TRUE)";
const WITHOUT_EMPTY = "m <- m[rowSums(m) > 0, colSums(m) > 0, drop = FALSE]";

/**
 * Error of R's chi-squared: an expected count of size E is rounded by a part of E, so each term (x - E)^2 / E is off by
 * as much as |x - E|, whose sum over k cells is at most sqrt(k n statistic). A statistic of 0 is the square of such errors.
 */
function roundingOfR(rows: Rows, statistic: number): number {
  return 2 * Number.EPSILON * Math.sqrt(rows.flat().length * total(rows) * Math.max(0, statistic || 0)) + 1e-23;
}

describe("R's chisq.test", () => {
  it("has our Pearson statistic, degrees of freedom and p-value on tables with empty margins left out", async () => {
    const draws = drawsFrom(201);
    const cases = draws.list(800, () => drawTable(draws, draws.whole(2, 7), draws.whole(2, 6)));
    const body = `${TABLE}; ${WITHOUT_EMPTY}
      if (nrow(m) < 2 || ncol(m) < 2) return(c(NaN, NaN, NaN))
      test <- chisq.test(m, correct = FALSE); c(test$statistic, test$parameter, test$p.value)`;
    const theirs = await r.each(`(function() {${body}})()`, cases.map(flat), 3);
    const compared = cases.flatMap((input, i): Comparison[] => {
      const ours = pearsonChiSquared(contingencyTable(input));
      const [statistic, df, pValue] = theirs[i] as unknown as [number, number, number];
      if (ours.kind !== "estimate") return [{ input, what: "statistic", ours: NOT_ESTIMABLE, theirs: statistic }];
      const rounding = roundingOfR(input, statistic);
      return [
        { input, what: "statistic", ours: ours.statistic, theirs: statistic, absolute: rounding },
        { input, what: "df", ours: ours.degreesOfFreedom, theirs: df },
        { input, what: "p", ours: ours.pValue, theirs: pValue, tolerance: 1e-12 + rounding, absolute: 1e-303 },
      ];
    });
    expect(compared.length).toBeGreaterThan(2000);
    expect(disagreements(compared)).toEqual([]);
  });

  it("has our statistic and p-value with and without Yates' correction in 2 x 2 tables", async () => {
    const draws = drawsFrom(202);
    const cases = draws.list(500, () => drawTable(draws, 2, 2));
    const body = `${TABLE}; if (min(rowSums(m), colSums(m)) == 0) return(rep(NaN, 4))
      plain <- chisq.test(m, correct = FALSE); yates <- chisq.test(m)
      c(plain$statistic, plain$p.value, yates$statistic, yates$p.value)`;
    const theirs = await r.each(`(function() {${body}})()`, cases.map(flat), 4);
    const compared = cases.flatMap((input, i): Comparison[] =>
      [false, true].flatMap((yates): Comparison[] => {
        const ours = pearsonChiSquared(contingencyTable(input), { yates });
        const [statistic, pValue] = [...theirs[i]!.subarray(yates ? 2 : 0)] as [number, number];
        const found = ours.kind === "estimate" ? ours : { statistic: NOT_ESTIMABLE, pValue: NOT_ESTIMABLE };
        const what = yates ? "Yates " : "plain ";
        const rounding = roundingOfR(input, statistic);
        return [
          { input, what: `${what}statistic`, ours: found.statistic, theirs: statistic, absolute: rounding },
          {
            input,
            what: `${what}p`,
            ours: found.pValue,
            theirs: pValue,
            tolerance: 2e-12 + rounding,
            absolute: 1e-303,
          },
        ];
      }),
    );
    expect(compared).toHaveLength(2000);
    expect(disagreements(compared)).toEqual([]);
  });

  it("has our goodness of fit to given and to equal probabilities", async () => {
    const draws = drawsFrom(203);
    const cases = draws.list(500, () => {
      const k = draws.whole(2, 8);
      const counts = drawUntil(
        () => drawTable(draws, 1, k)[0]!,
        (row) => total([row]) > 0,
      );
      const weights = draws.oneOf([() => counts.map(() => 1), () => counts.map(() => draws.scale(0.01, 10))])();
      const sum = weights.reduce((all, weight) => all + weight, 0);
      return { counts, probabilities: weights.map((weight) => weight / sum) };
    });
    const body = `k <- length(x) / 2; test <- chisq.test(x[seq_len(k)], p = x[-seq_len(k)])
      c(test$statistic, test$parameter, test$p.value)`;
    const theirs = await r.each(
      body,
      cases.map(({ counts, probabilities }) => [...counts, ...probabilities]),
      3,
    );
    const compared = cases.flatMap((input, i): Comparison[] => {
      const ours = goodnessOfFit(input.counts, input.probabilities);
      const [statistic, df, pValue] = theirs[i] as unknown as [number, number, number];
      if (ours.kind !== "estimate") return [{ input, what: "statistic", ours: NOT_ESTIMABLE, theirs: statistic }];
      const rounding = roundingOfR([input.counts], statistic);
      return [
        { input, what: "statistic", ours: ours.statistic, theirs: statistic, absolute: rounding },
        { input, what: "df", ours: ours.degreesOfFreedom, theirs: df },
        { input, what: "p", ours: ours.pValue, theirs: pValue, tolerance: 1e-12 + rounding, absolute: 1e-303 },
      ];
    });
    expect(compared).toHaveLength(1500);
    expect(disagreements(compared)).toEqual([]);
  });
});

describe("R's fisher.test", () => {
  it("has our two-sided and one-sided p-values of 2 x 2 tables", async () => {
    const draws = drawsFrom(211);
    const cases = draws.list(250, () =>
      drawUntil(
        () => drawTable(draws, 2, 2, ["small", "sparse", "middling", "skewed"]),
        (rows) => total(rows) > 0,
      ),
    );
    const body = `${TABLE}; p <- function(side) fisher.test(m, alternative = side, conf.int = FALSE)$p.value
      c(p("two.sided"), p("less"), p("greater"))`;
    const theirs = await r.each(body, cases.map(flat), 3);
    const compared = cases.flatMap((input, i): Comparison[] => {
      const ours = fisherExact(contingencyTable(input));
      const [pValue, less, greater] = theirs[i] as unknown as [number, number, number];
      // R's hypergeometric density rounds its expected counts: 1e-12 for counts of 1e5.
      const tolerance = 4e-12;
      return [
        { input, what: "two-sided p", ours: ours.pValue, theirs: pValue, tolerance, absolute: 1e-303 },
        { input, what: "less", ours: ours.less, theirs: less, tolerance, absolute: 1e-303 },
        { input, what: "greater", ours: ours.greater, theirs: greater, tolerance, absolute: 1e-303 },
      ];
    });
    expect(compared).toHaveLength(750);
    expect(disagreements(compared)).toEqual([]);
  });

  it("has our conditional odds ratio and interval, as far as its root search goes", async () => {
    const draws = drawsFrom(212);
    const cases = draws.list(250, () =>
      drawUntil(
        () => drawTable(draws, 2, 2, ["small", "sparse", "middling"]),
        (rows) => conditionalOddsRatio(contingencyTable(rows)).kind === "estimate",
      ),
    );
    const theirs = await r.each(`${TABLE}; f <- fisher.test(m); c(f$estimate, f$conf.int)`, cases.map(flat), 3);
    const compared = cases.flatMap((input, i): Comparison[] => {
      const ours = conditionalOddsRatio(contingencyTable(input));
      if (ours.kind !== "estimate") return [{ input, what: "odds ratio", ours: NOT_ESTIMABLE, theirs: theirs[i]![0]! }];
      return [ours.value, ours.interval.lower, ours.interval.upper].map((value, at) => ({
        input,
        what: ["odds ratio", "lower", "upper"][at]!,
        // R searches a ratio above 1 by its reciprocal, to an absolute 1.2e-4.
        ours: value > 1 ? 1 / value : value,
        theirs: value > 1 ? 1 / theirs[i]![at]! : theirs[i]![at]!,
        tolerance: 0,
        absolute: 1.3e-4,
      }));
    });
    expect(compared).toHaveLength(750);
    expect(disagreements(compared)).toEqual([]);
  });

  it("has our p-value of r x c tables", async () => {
    const draws = drawsFrom(213);
    const cases = draws.list(300, () =>
      drawUntil(
        () => drawTable(draws, draws.whole(2, 5), draws.whole(2, 4), ["small", "sparse"]),
        (rows) => total(rows) > 0 && total(rows) <= 40 && rows.flat().length > 4,
      ),
    );
    const body = `${TABLE}; ${WITHOUT_EMPTY}
      if (nrow(m) < 2 || ncol(m) < 2) 1 else fisher.test(m, conf.int = FALSE)$p.value`;
    const theirs = await r.each(body, cases.map(flat), 1);
    const compared = cases.map((input, i): Comparison => {
      const ours = freemanHalton(contingencyTable(input));
      // FEXACT keeps its paths in hashed integers of the log probability: good to 1e-7 of the probability.
      return {
        input,
        what: "p",
        ours: "pValue" in ours ? ours.pValue : NOT_ESTIMABLE,
        theirs: theirs[i]![0]!,
        tolerance: 1e-7,
      };
    });
    expect(compared).toHaveLength(300);
    expect(disagreements(compared)).toEqual([]);
  });
});

describe("R's mcnemar.test", () => {
  it("has our statistic and p-value, with and without continuity correction, and binom.test our exact p-value", async () => {
    const draws = drawsFrom(221);
    const cases = draws.list(400, () => {
      const kind = draws.oneOf(["small", "sparse", "middling", "skewed"] as const);
      return draws.list(2, () => draws.list(2, () => drawCount(draws, kind)));
    });
    const body = `${TABLE}; if (m[1, 2] + m[2, 1] == 0) return(rep(NaN, 5))
      plain <- mcnemar.test(m, correct = FALSE); corrected <- mcnemar.test(m)
      c(plain$statistic, plain$p.value, corrected$statistic, corrected$p.value,
        binom.test(m[1, 2], m[1, 2] + m[2, 1])$p.value)`;
    const theirs = await r.each(`(function() {${body}})()`, cases.map(flat), 5);
    const compared = cases.flatMap((input, i): Comparison[] => {
      const ours = mcNemar(contingencyTable(input));
      if (ours.kind !== "estimate") return [{ input, what: "statistic", ours: NOT_ESTIMABLE, theirs: theirs[i]![0]! }];
      const numbers = {
        statistic: ours.statistic,
        p: ours.pValue,
        "corrected statistic": ours.corrected.statistic,
        "corrected p": ours.corrected.pValue,
        "exact p": ours.exact.pValue,
      };
      return Object.entries(numbers).map(([what, value], at) => ({
        input,
        what,
        ours: value,
        theirs: theirs[i]![at]!,
        absolute: 1e-303,
      }));
    });
    expect(compared.length).toBeGreaterThan(1500);
    expect(disagreements(compared)).toEqual([]);
  });
});
