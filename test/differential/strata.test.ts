import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cochranMantelHaenszel } from "../../src/statistics/cochran-mantel-haenszel.js";
import { contingencyTable, margins } from "../../src/statistics/contingency-table.js";
import { exactCmh } from "../../src/statistics/exact-cmh.js";
import { generalisedCmh } from "../../src/statistics/generalised-cmh.js";
import { mantelHaenszelOddsRatio } from "../../src/statistics/mantel-haenszel-effects.js";
import { pooledTable } from "../../src/statistics/strata-of-tables.js";
import { type Comparison, disagreements, NOT_ESTIMABLE } from "../support/agreement.js";
import { type CountKind, type Draws, drawsFrom, drawTable, drawUntil } from "../support/draws.js";
import { type RSession, startR } from "../support/r-session.js";

let r: RSession;
beforeAll(async () => {
  r = await startR();
});
afterAll(() => r.close());

type Strata = number[][][];

interface Shape {
  readonly rows?: number;
  readonly columns?: number;
  readonly strata: number;
  readonly kinds: readonly CountKind[];
}

/** Strata with at least two units each, as R wants them, and no level empty in all of them. */
function drawStrata(draws: Draws, { rows = 2, columns = 2, strata, kinds }: Shape): Strata {
  const hasUnits = (table: number[][]): boolean => table.flat().reduce((sum, count) => sum + count, 0) >= 2;
  return drawUntil(
    () => draws.list(strata, () => drawUntil(() => drawTable(draws, rows, columns, kinds), hasUnits)),
    (tables) => {
      const { rowTotals, columnTotals } = margins(pooledTable(tables.map(contingencyTable)));
      return [...rowTotals, ...columnTotals].every((total) => total > 0);
    },
  );
}

/** Strata for R: rows, columns, number of strata, then the counts by column as R stores them. */
function flat(strata: Strata): number[] {
  const columns = strata[0]![0]!.map((_, column) => column);
  return [
    strata[0]!.length,
    columns.length,
    strata.length,
    ...strata.flatMap((table) => columns.flatMap((column) => table.map((row) => row[column]!))),
  ];
}
const ARRAY = "a <- array(x[-(1:3)], x[1:3])";

/**
 * Error of R's statistic D^2 / V: the sum of differences D is taken as observed minus expected first cells, and loses a
 * rounding error of these.
 */
function roundingOfR(strata: Strata, statistic: number): number {
  if (!(statistic >= 0)) return 0;
  let difference = 0;
  let cells = 0;
  let variance = 0;
  for (const [[a, b], [c, d]] of strata as [[number, number], [number, number]][]) {
    const n = a + b + c + d;
    difference += (a * d - b * c) / n;
    cells += a + ((a + b) * (a + c)) / n;
    variance += ((a + b) / n) * ((c + d) / n) * (a + c) * ((b + d) / (n - 1));
  }
  const lost = Number.EPSILON * cells;
  return (2 * Math.abs(difference) * lost + lost * lost) / variance;
}

describe("R's mantelhaen.test", () => {
  it("has our 2 x 2 x K statistics, with and without correction, odds ratio and interval", async () => {
    const draws = drawsFrom(501);
    const kinds = ["small", "sparse", "middling", "skewed", "huge"] as const;
    const cases = draws.list(400, () => drawStrata(draws, { strata: draws.whole(2, 8), kinds }));
    const body = `${ARRAY}; plain <- mantelhaen.test(a, correct = FALSE); corrected <- mantelhaen.test(a)
      c(plain$statistic, plain$p.value, corrected$statistic, corrected$p.value, plain$estimate, plain$conf.int)`;
    const theirs = await r.each(body, cases.map(flat), 7);
    const compared = cases.flatMap((input, i): Comparison[] => {
      const strata = input.map(contingencyTable);
      const ratio = mantelHaenszelOddsRatio(strata);
      const [, , , , estimate, lower, upper] = theirs[i]!;
      const effects: Comparison[] =
        ratio.kind === "estimate"
          ? [
              { input, what: "odds ratio", ours: ratio.value, theirs: estimate! },
              { input, what: "lower", ours: ratio.interval.lower, theirs: lower! },
              { input, what: "upper", ours: ratio.interval.upper, theirs: upper! },
            ]
          : // R gives 0, Inf or NaN there, and no interval.
            [
              {
                input,
                what: "no odds ratio",
                ours: 1,
                theirs: Number.isFinite(estimate! + lower! + upper!) && estimate! > 0 ? 0 : 1,
              },
            ];
      const tests = [false, true].flatMap((continuityCorrection, at): Comparison[] => {
        const ours = cochranMantelHaenszel(strata, { continuityCorrection });
        const [statistic, pValue] = [...theirs[i]!.subarray(2 * at)] as [number, number];
        const found = ours.kind === "estimate" ? ours : { statistic: NOT_ESTIMABLE, pValue: NOT_ESTIMABLE };
        const rounding = roundingOfR(input, statistic);
        const what = continuityCorrection ? "corrected " : "";
        return [
          { input, what: `${what}statistic`, ours: found.statistic, theirs: statistic, absolute: rounding },
          {
            input,
            what: `${what}p`,
            ours: found.pValue,
            theirs: pValue,
            tolerance: 1e-12 + rounding,
            absolute: 1e-303,
          },
        ];
      });
      return [...effects, ...tests];
    });
    expect(compared.length).toBeGreaterThan(2200);
    expect(disagreements(compared)).toEqual([]);
  });

  it("has our exact test, two-sided and one-sided, and its odds ratio as far as its root search goes", async () => {
    const draws = drawsFrom(502);
    const kinds = ["small", "sparse", "middling"] as const;
    const cases = draws.list(150, () => drawStrata(draws, { strata: draws.whole(2, 6), kinds }));
    const body = `${ARRAY}; test <- function(side) mantelhaen.test(a, exact = TRUE, alternative = side)
      two <- test("two.sided"); c(two$p.value, test("less")$p.value, test("greater")$p.value, two$estimate, two$conf.int)`;
    const varying = cases.filter((input) => exactCmh(input.map(contingencyTable)).kind === "estimate");
    const theirs = await r.each(body, varying.map(flat), 6);
    const compared = varying.flatMap((input, i): Comparison[] => {
      const ours = exactCmh(input.map(contingencyTable));
      if (ours.kind !== "estimate") return [];
      const [pValue, less, greater, ...ratios] = theirs[i]!;
      const bounds = [ours.oddsRatio, ours.interval.lower, ours.interval.upper].map((value, at) => ({
        input,
        what: ["odds ratio", "lower", "upper"][at]!,
        ours: value > 1 ? 1 / value : value,
        theirs: value > 1 ? 1 / ratios[at]! : ratios[at]!,
        tolerance: 0,
        absolute: 1.3e-4,
      }));
      return [
        { input, what: "exact p", ours: ours.pValue, theirs: pValue! },
        { input, what: "exact less", ours: ours.less, theirs: less! },
        { input, what: "exact greater", ours: ours.greater, theirs: greater! },
        ...bounds,
      ];
    });
    expect(compared.length).toBeGreaterThan(700);
    expect(disagreements(compared)).toEqual([]);
  });

  it("has our generalised statistic, degrees of freedom and p-value of r x c x K tables", async () => {
    const draws = drawsFrom(503);
    const kinds = ["small", "middling", "skewed", "huge"] as const;
    const cases = draws.list(300, () => {
      const rows = draws.whole(2, 5);
      return drawStrata(draws, {
        rows,
        columns: rows === 2 ? draws.whole(3, 5) : draws.whole(2, 4),
        strata: draws.whole(2, 5),
        kinds,
      });
    });
    // R stops at a singular covariance; ours takes its rank. Such strata are left to other tests.
    const body = `${ARRAY}; tryCatch({ test <- mantelhaen.test(a); c(test$statistic, test$parameter, test$p.value) },
      error = function(e) { stopifnot(grepl("singular", conditionMessage(e))); c(NaN, NaN, NaN) })`;
    const theirs = await r.each(body, cases.map(flat), 3);
    const compared = cases.flatMap((input, i): Comparison[] => {
      const ours = generalisedCmh(input.map(contingencyTable));
      const [statistic, df, pValue] = theirs[i] as unknown as [number, number, number];
      if (Number.isNaN(statistic)) return [];
      const found =
        ours.kind === "estimate" ? ours : { statistic: NOT_ESTIMABLE, degreesOfFreedom: 0, pValue: NOT_ESTIMABLE };
      return [
        { input, what: "statistic", ours: found.statistic, theirs: statistic },
        { input, what: "df", ours: found.degreesOfFreedom, theirs: df },
        {
          input,
          what: "p",
          ours: found.pValue,
          theirs: pValue,
          tolerance: 1e-12 * Math.max(1, statistic),
          absolute: 1e-303,
        },
      ];
    });
    expect(compared.length).toBeGreaterThan(800);
    expect(disagreements(compared)).toEqual([]);
  });
});
