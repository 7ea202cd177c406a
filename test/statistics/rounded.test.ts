import { describe, expect, it } from "vitest";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { cramersV } from "../../src/statistics/cramers-v.js";
import { fisherExact } from "../../src/statistics/fisher-exact.js";
import {
  mantelHaenszelOddsRatio,
  mantelHaenszelRiskDifference,
  mantelHaenszelRiskRatio,
} from "../../src/statistics/mantel-haenszel-effects.js";
import { pearsonChiSquared } from "../../src/statistics/pearson-chi-squared.js";
import { newcombeDifferenceInterval } from "../../src/statistics/proportion-difference.js";
import { ratioEquivalence } from "../../src/statistics/proportion-equivalence.js";
import { miettinenNurminenRatioInterval } from "../../src/statistics/proportion-ratio.js";
import {
  addingUp,
  type CountRange,
  roundedCountRange,
  sumOfRanges,
  suppressedCountRange,
} from "../../src/statistics/rounded-counts.js";
import { roundedFisher } from "../../src/statistics/rounded-fisher.js";
import {
  roundedNewcombe,
  roundedRatioEquivalence,
  roundedRatioInterval,
  roundedWilson,
} from "../../src/statistics/rounded-intervals.js";
import {
  roundedMantelHaenszelDifference,
  roundedMantelHaenszelOddsRatio,
  roundedMantelHaenszelRatio,
} from "../../src/statistics/rounded-mantel-haenszel.js";
import { roundedCramersV, roundedPearson } from "../../src/statistics/rounded-pearson.js";
import { roundedDifference, roundedRatio, roundedShare } from "../../src/statistics/rounded-shares.js";
import { wilsonInterval } from "../../src/statistics/wilson-interval.js";
import { consistentCounts } from "../support/consistent-tables.js";
import { type Draws, drawsFrom } from "../support/draws.js";

function drawRange(draws: Draws, most: number, width: number): CountRange {
  const lower = draws.whole(0, most);
  return { lower, upper: lower + draws.whole(0, width) };
}

const drawTable = (draws: Draws) => [0, 1, 2, 3].map(() => drawRange(draws, 9, 4));

const groupOf = (ranges: readonly CountRange[]) => ({ events: ranges[0]!, others: ranges[1]! });
const restOf = (ranges: readonly CountRange[]) => ({ events: ranges[2]!, others: ranges[3]! });

/** Extremes of a statistic over every table that agrees with the ranges. */
function extremes(ranges: readonly CountRange[], statistic: (counts: number[]) => number) {
  let lower = Number.POSITIVE_INFINITY;
  let upper = Number.NEGATIVE_INFINITY;
  for (const counts of consistentCounts(ranges)) {
    const value = statistic(counts);
    lower = Math.min(lower, value);
    upper = Math.max(upper, value);
  }
  return { lower, upper };
}

const TABLES = (() => {
  const draws = drawsFrom(4101);
  return draws
    .list(60, () => drawTable(draws))
    .filter(([a, b, c, d]) => a!.lower + b!.lower > 0 && c!.lower + d!.lower > 0);
})();

/** The same tables, a few at a time. */
const PARTS = [0, 1, 2, 3, 4, 5].map((part) => TABLES.filter((_, i) => i % 6 === part));

it("a rounded count stands for what lies half a base away, or a base less one, and a suppressed one for less", () => {
  expect(roundedCountRange(30, { base: 10, kind: "nearest" })).toEqual({ lower: 25, upper: 35 });
  expect(roundedCountRange(30, { base: 5, kind: "nearest" })).toEqual({ lower: 28, upper: 32 });
  expect(roundedCountRange(30, { base: 5, kind: "random" })).toEqual({ lower: 26, upper: 34 });
  expect(roundedCountRange(0, { base: 5, kind: "random" })).toEqual({ lower: 0, upper: 4 });
  expect(roundedCountRange(7, { base: 1, kind: "nearest" })).toEqual({ lower: 7, upper: 7 });
  expect(suppressedCountRange(1)).toEqual({ lower: 0, upper: 0 });
  expect(suppressedCountRange(10)).toEqual({ lower: 0, upper: 9 });
});

describe("ranges of counts", () => {
  it("hold what rounds to the published count", () => {
    for (let value = 0; value <= 60; value++) {
      const nearest = roundedCountRange(Math.round(value / 5) * 5, { base: 5, kind: "nearest" });
      expect(value >= nearest.lower && value <= nearest.upper).toBe(true);
      for (const published of [Math.floor(value / 3) * 3, Math.ceil(value / 3) * 3]) {
        const random = roundedCountRange(published, { base: 3, kind: "random" });
        expect(value >= random.lower && value <= random.upper).toBe(true);
      }
    }
    expect(suppressedCountRange(10)).toEqual({ lower: 0, upper: 9 });
  });

  it("are refused for what is no count", () => {
    expect(() => roundedCountRange(1.5, { base: 5, kind: "nearest" })).toThrow("got 1.5");
    expect(() => roundedCountRange(5, { base: 0, kind: "nearest" })).toThrow("got 0");
    expect(() => suppressedCountRange(0)).toThrow("got 0");
  });

  it("are cut back by a published total to what every table allows, and no further", () => {
    const draws = drawsFrom(4102);
    let impossible = 0;
    for (let trial = 0; trial < 200; trial++) {
      const parts = draws.list(3, () => drawRange(draws, 6, 4));
      const total = drawRange(draws, sumOfRanges(parts).upper + 2, 3);
      const tables = [...consistentCounts(parts)].filter((counts) => {
        const sum = counts.reduce((all, count) => all + count, 0);
        return sum >= total.lower && sum <= total.upper;
      });
      const cut = addingUp(parts, total);
      if (tables.length === 0) impossible++;
      expect(cut === null).toBe(tables.length === 0);
      cut?.parts.forEach((part, i) => {
        expect(part.lower).toBe(Math.min(...tables.map((counts) => counts[i]!)));
        expect(part.upper).toBe(Math.max(...tables.map((counts) => counts[i]!)));
      });
    }
    expect(impossible).toBeGreaterThan(5);
  });
});

describe("ranges of shares", () => {
  it("are those of every consistent table", () => {
    for (const ranges of TABLES) {
      const share = extremes(ranges, ([a, b]) => a! / (a! + b!));
      expect(roundedShare(groupOf(ranges))).toEqual(share);
      const difference = extremes(ranges, ([a, b, c, d]) => a! / (a! + b!) - c! / (c! + d!));
      expect(roundedDifference(groupOf(ranges), restOf(ranges))).toEqual(difference);
      if (ranges[2]!.upper === 0) continue;
      const ratio = extremes(ranges, ([a, b, c, d]) =>
        c === 0 ? (a === 0 ? 0 : Number.POSITIVE_INFINITY) : a! / (a! + b!) / (c! / (c! + d!)),
      );
      const ours = roundedRatio(groupOf(ranges), restOf(ranges));
      if ("kind" in ours) throw new Error(ours.reason);
      expect(ours.lower).toBeCloseTo(ratio.lower, 12);
      if (ranges[0]!.upper > 0)
        expect(ours.upper).toBe(ranges[2]!.lower === 0 ? Number.POSITIVE_INFINITY : ratio.upper);
    }
  });

  it("are narrower with a published total, and still those of every consistent table", () => {
    const draws = drawsFrom(4103);
    let narrower = 0;
    for (let trial = 0; trial < 200; trial++) {
      const [events, others] = [drawRange(draws, 8, 4), drawRange(draws, 8, 4)];
      const total = drawRange(draws, events.upper + others.upper, 2);
      const shares = [...consistentCounts([events, others])]
        .filter(([a, b]) => a! + b! >= Math.max(1, total.lower) && a! + b! <= total.upper)
        .map(([a, b]) => a! / (a! + b!));
      const range = roundedShare({ events, others, total });
      if ("kind" in range) {
        expect(range.reason === "no-such-table" ? shares.length : total.lower).toBe(0);
        continue;
      }
      expect(range).toEqual({ lower: Math.min(...shares), upper: Math.max(...shares) });
      const free = roundedShare({ events, others });
      if (!("kind" in free) && free.upper - free.lower > range.upper - range.lower) narrower++;
    }
    expect(narrower).toBeGreaterThan(20);
  });

  it("do not exist where the group may be empty, nor a ratio to a rest without events", () => {
    const maybe = { events: { lower: 0, upper: 3 }, others: { lower: 0, upper: 3 } };
    const none = { events: { lower: 0, upper: 0 }, others: { lower: 4, upper: 5 } };
    expect(roundedShare(maybe)).toEqual({ kind: "not-estimable", reason: "possibly-empty" });
    expect(roundedDifference(none, maybe)).toEqual({ kind: "not-estimable", reason: "possibly-empty" });
    expect(roundedRatio(none, none)).toEqual({ kind: "not-estimable", reason: "zero-reference" });
    const possiblyEmpty = { kind: "not-estimable", reason: "possibly-empty" };
    expect(roundedDifference(maybe, none)).toEqual(possiblyEmpty);
    expect(roundedRatio(maybe, none)).toEqual(possiblyEmpty);
    expect(roundedRatio(none, maybe)).toEqual(possiblyEmpty);
    const impossible = { ...none, total: { lower: 9, upper: 9 } };
    expect(roundedShare(impossible)).toEqual({ kind: "not-estimable", reason: "no-such-table" });
    const some = { events: { lower: 0, upper: 2 }, others: { lower: 6, upper: 8 } };
    expect(roundedRatio({ events: { lower: 1, upper: 1 }, others: { lower: 3, upper: 3 } }, some)).toEqual({
      lower: 1,
      upper: Number.POSITIVE_INFINITY,
    });
    // Not even with no events in the group: 0 / 0 has no upper end.
    expect(roundedRatio(none, some)).toEqual({ lower: 0, upper: Number.POSITIVE_INFINITY });
  });
});

describe("ranges of intervals", () => {
  it("Wilson and Newcombe: exactly those of every consistent table", () => {
    for (const ranges of TABLES) {
      const wilson = roundedWilson(groupOf(ranges));
      const newcombe = roundedNewcombe(groupOf(ranges), restOf(ranges));
      const pair = ([a, b, c, d]: number[]) => [a!, a! + b!, c!, c! + d!] as const;
      expect(wilson.lower).toBe(extremes(ranges, ([a, b]) => wilsonInterval(a!, a! + b!).lower).lower);
      expect(wilson.upper).toBe(extremes(ranges, ([a, b]) => wilsonInterval(a!, a! + b!).upper).upper);
      const bounds = (counts: number[]) => newcombeDifferenceInterval(...pair(counts));
      expect(newcombe.lower).toBeCloseTo(extremes(ranges, (counts) => bounds(counts).lower).lower, 12);
      expect(newcombe.upper).toBeCloseTo(extremes(ranges, (counts) => bounds(counts).upper).upper, 12);
    }
  });

  it.each(PARTS.map((part, i) => [i, part] as const))(
    "Miettinen-Nurminen and equivalence: those of every consistent table, part %i",
    (_, part) => {
      for (const ranges of part.filter(([, , c]) => c!.lower > 0)) {
        const pair = ([a, b, c, d]: number[]) => [a!, a! + b!, c!, c! + d!] as const;
        const ours = roundedRatioInterval(groupOf(ranges), restOf(ranges));
        const bounds = (counts: number[]) => miettinenNurminenRatioInterval(...pair(counts));
        expect(ours.lower).toBeCloseTo(extremes(ranges, (counts) => bounds(counts).lower).lower, 9);
        expect(ours.upper / extremes(ranges, (counts) => bounds(counts).upper).upper).toBeCloseTo(1, 9);
        const margins = { lower: 0.8, upper: 1.25 };
        const alike = (counts: number[]) => ratioEquivalence(...pair(counts), margins).pValue;
        const largest = extremes(ranges, alike).upper;
        expect(roundedRatioEquivalence(groupOf(ranges), restOf(ranges), margins)).toBeGreaterThanOrEqual(
          largest - 1e-12,
        );
      }
    },
  );

  it("Miettinen-Nurminen bounds move with each count as the ratio does, where no whole group has the event", () => {
    const bounds = (a: number, b: number, c: number, d: number) => miettinenNurminenRatioInterval(a, a + b, c, c + d);
    let compared = 0;
    for (const [a, b, c, d] of consistentCounts([0, 1, 1, 1].map((lower) => ({ lower, upper: 13 })))) {
      if ((a! + b! + c! + d!) % 3 !== 0) continue;
      const here = bounds(a!, b!, c!, d!);
      const steps = [bounds(a! + 1, b!, c!, d!), bounds(a!, b!, c!, d! + 1)];
      const back = [bounds(a!, b! + 1, c!, d!), bounds(a!, b!, c! + 1, d!)];
      const slack = 1e-9 * here.upper;
      for (const more of steps) if (more.lower < here.lower - 1e-9 || more.upper < here.upper - slack) compared = -1e9;
      for (const less of back) if (less.lower > here.lower + 1e-9 || less.upper > here.upper + slack) compared = -1e9;
      compared++;
    }
    expect(compared).toBeGreaterThan(9000);
  });

  it("of exact counts are the plain intervals, at any level", () => {
    const [group, rest] = [
      [3, 9],
      [7, 6],
    ].map(([events, others]) => ({
      events: { lower: events!, upper: events! },
      others: { lower: others!, upper: others! },
    }));
    const level = 0.8;
    const plain = ({ lower, upper }: { readonly lower: number; readonly upper: number }) => ({ lower, upper });
    expect(roundedWilson(group!, { level })).toEqual(plain(wilsonInterval(3, 12, { level })));
    expect(roundedNewcombe(group!, rest!, { level })).toEqual(
      plain(newcombeDifferenceInterval(3, 12, 7, 13, { level })),
    );
    expect(roundedRatioInterval(group!, rest!, { level })).toEqual(
      plain(miettinenNurminenRatioInterval(3, 12, 7, 13, { level })),
    );
    const margins = { lower: 0.8, upper: 1.25 };
    expect(roundedRatioEquivalence(group!, rest!, margins)).toBe(ratioEquivalence(3, 12, 7, 13, margins).pValue);
  });

  it("have no bounds where no table has events, and look at whole groups that have the event", () => {
    const none = { events: { lower: 0, upper: 0 }, others: { lower: 4, upper: 5 } };
    expect(roundedRatioInterval(none, none)).toEqual({ lower: 0, upper: Number.POSITIVE_INFINITY });
    // With 0 to 4 others, the whole group may have the event, or all but one.
    const ranges = [
      { lower: 3, upper: 4 },
      { lower: 0, upper: 4 },
      { lower: 2, upper: 5 },
      { lower: 0, upper: 3 },
    ];
    const bounds = ([a, b, c, d]: number[]) => miettinenNurminenRatioInterval(a!, a! + b!, c!, c! + d!);
    const ours = roundedRatioInterval(groupOf(ranges), restOf(ranges));
    expect(ours.lower).toBeCloseTo(extremes(ranges, (counts) => bounds(counts).lower).lower, 9);
    expect(ours.upper).toBeCloseTo(extremes(ranges, (counts) => bounds(counts).upper).upper, 9);
  });

  it("are unbounded where the rest may have no events", () => {
    const group = { events: { lower: 2, upper: 4 }, others: { lower: 9, upper: 9 } };
    const rest = { events: { lower: 0, upper: 2 }, others: { lower: 30, upper: 31 } };
    expect(roundedRatioInterval(group, rest).upper).toBe(Number.POSITIVE_INFINITY);
    expect(roundedRatioEquivalence(group, rest, { lower: 0.8, upper: 1.25 })).toBe(1);
  });
});

describe("ranges of tests", () => {
  it.each(PARTS.map((part, i) => [i, part] as const))(
    "Fisher's tails: exactly those of every consistent table; doubled: all inside, the inner ends attained, part %i",
    (_, part) => {
      for (const ranges of part) {
        const ours = roundedFisher(groupOf(ranges), restOf(ranges));
        const test = ([a, b, c, d]: number[]) =>
          fisherExact(
            contingencyTable([
              [a!, b!],
              [c!, d!],
            ]),
          );
        const greater = extremes(ranges, (counts) => test(counts).greater);
        const less = extremes(ranges, (counts) => test(counts).less);
        expect(ours.greater.lower).toBeCloseTo(greater.lower, 12);
        expect(ours.greater.upper).toBeCloseTo(greater.upper, 12);
        expect(ours.less.lower).toBeCloseTo(less.lower, 12);
        expect(ours.less.upper).toBeCloseTo(less.upper, 12);
        const values = [...consistentCounts(ranges)].map((counts) => {
          const { greater: up, less: down } = test(counts);
          return Math.min(1, 2 * Math.min(up, down));
        });
        const { outer, inner } = ours.doubled;
        expect(outer.lower).toBeCloseTo(Math.min(...values), 12);
        expect(outer.upper).toBeGreaterThanOrEqual(Math.max(...values) - 1e-12);
        for (const end of [inner.lower, inner.upper]) {
          expect(values.some((value) => Math.abs(value - end) < 1e-12)).toBe(true);
        }
      }
    },
  );

  it.each([4104, 4106, 4107, 4108])(
    "Pearson's X2: every consistent table inside the outer range, the inner ends attained, seed %i",
    (seed) => {
      const draws = drawsFrom(seed);
      for (let trial = 0; trial < 10; trial++) {
        const cells = draws.list(6, () => {
          const range = drawRange(draws, 6, 2);
          return { ...range, lower: range.lower + 1, upper: range.upper + 1, count: range.lower + 1 };
        });
        const ours = roundedPearson(cells, 2, 3);
        if ("kind" in ours) throw new Error(ours.reason);
        const values = [...consistentCounts(cells)].map((counts) => {
          const test = pearsonChiSquared(contingencyTable([counts.slice(0, 3), counts.slice(3)]));
          if (test.kind !== "estimate") throw new Error(test.reason);
          return test.statistic;
        });
        expect(ours.outer.lower).toBeLessThanOrEqual(Math.min(...values) + 1e-9);
        expect(ours.outer.upper).toBeGreaterThanOrEqual(Math.max(...values) - 1e-9);
        for (const end of [ours.inner.lower, ours.inner.upper]) {
          expect(values.some((value) => Math.abs(value - end) < 1e-9)).toBe(true);
        }
      }
    },
  );

  it("Cramer's V lies in the outer range for every consistent table, and reaches both ends of the inner one", () => {
    const draws = drawsFrom(77);
    let emptied = 0;
    for (let set = 0; set < 12; set++) {
      const cells = Array.from({ length: 6 }, (_, at) => {
        const range = drawRange(draws, at < 2 ? 1 : 5, 2);
        return { ...range, count: range.upper };
      });
      const ours = roundedCramersV(cells, 3, 2);
      if ("kind" in ours) continue;
      const values = [...consistentCounts(cells)].flatMap((counts) => {
        const test = cramersV(contingencyTable([counts.slice(0, 2), counts.slice(2, 4), counts.slice(4)]));
        if (counts[0]! + counts[1]! === 0) emptied++;
        return test.kind === "estimate" ? [test.value] : [];
      });
      expect(ours.outer.lower).toBeLessThanOrEqual(Math.min(...values) + 1e-9);
      expect(ours.outer.upper).toBeGreaterThanOrEqual(Math.max(...values) - 1e-9);
      expect(ours.outer.upper).toBeLessThanOrEqual(1);
      for (const end of [ours.inner.lower, ours.inner.upper]) {
        expect(values.some((value) => Math.abs(value - end) < 1e-9)).toBe(true);
      }
    }
    expect(emptied).toBeGreaterThan(0);
  });

  it("Cramer's V of exact counts is itself", () => {
    const rows = [
      [3, 7, 2],
      [6, 1, 9],
    ];
    const ours = roundedCramersV(
      rows.flat().map((count) => ({ count, lower: count, upper: count })),
      2,
      3,
    );
    const exact = cramersV(contingencyTable(rows));
    if ("kind" in ours || exact.kind !== "estimate") throw new Error("both have a V");
    for (const end of [ours.outer.lower, ours.outer.upper, ours.inner.lower, ours.inner.upper]) {
      expect(end).toBeCloseTo(exact.value, 10);
    }
    expect(() => roundedCramersV([], 2, 2)).toThrow(/requires 4 cells; got 0/);
  });

  it("Pearson's X2 of exact counts is itself, and of four counts by hand what the hand finds", () => {
    for (const rows of [
      [
        [3, 7, 2],
        [6, 1, 9],
      ],
      [
        [4, 0],
        [2, 5],
        [1, 8],
      ],
    ]) {
      const cells = rows.flat().map((count) => ({ count, lower: count, upper: count }));
      const exact = pearsonChiSquared(contingencyTable(rows));
      const ours = roundedPearson(cells, rows.length, rows[0]!.length);
      if ("kind" in ours || exact.kind !== "estimate") throw new Error("both have an X2");
      for (const end of [ours.outer.lower, ours.outer.upper, ours.inner.lower, ours.inner.upper]) {
        expect(end).toBeCloseTo(exact.statistic, 10);
      }
    }
    const cells = [3, 1, 1, 3].map((count) => ({ count, lower: count, upper: count + 1 }));
    const ours = roundedPearson(cells, 2, 2);
    if ("kind" in ours) throw new Error(ours.reason);
    // Shares of at most 4/5 and 2/5: 12 (2 * 0.64 + 2 * 0.16 - 1). Attained: 4, 1, 1, 4 and 3, 2, 2, 3.
    expect(ours.outer.lower).toBe(0);
    expect(ours.outer.upper).toBeCloseTo(7.2, 12);
    expect(ours.inner.upper).toBeCloseTo((10 * 15 ** 2) / 5 ** 4, 12);
    expect(ours.inner.lower).toBeCloseTo((10 * 5 ** 2) / 5 ** 4, 12);
  });

  it("Pearson's X2: the outer range is made of the extremes of every share in its margin, and at most N (k - 1)", () => {
    const range = (lower: number, upper: number) => ({ lower, upper, count: upper });
    for (const { cells, rows, columns } of [
      { cells: [range(9, 10), range(2, 3), range(0, 1), range(1, 2), range(8, 9), range(12, 14)], rows: 2, columns: 3 },
      { cells: [range(9, 10), range(2, 2), range(0, 1), range(8, 9), range(1, 1), range(3, 4)], rows: 3, columns: 2 },
      { cells: [range(0, 3), range(0, 0), range(3, 3), range(4, 4)], rows: 2, columns: 2 },
      { cells: [range(0, 9), range(0, 9), range(0, 9), range(0, 9)], rows: 2, columns: 2 },
    ]) {
      const shareOf = (cell: number, margin: readonly number[]) =>
        extremes(
          margin.map((at) => cells[at]!),
          (counts) => counts[margin.indexOf(cell)]! / (counts.reduce((sum, count) => sum + count, 0) || 1),
        );
      const all = [...cells.keys()];
      const sums = all.map((cell) => {
        const inRow = all.filter((at) => Math.floor(at / columns) === Math.floor(cell / columns));
        const ofRow = shareOf(cell, inRow);
        const ofColumn = shareOf(
          cell,
          all.filter((at) => at % columns === cell % columns),
        );
        return [ofRow.lower * ofColumn.lower, ofRow.upper * ofColumn.upper] as const;
      });
      const [lower, upper] = [0, 1].map((end) => sums.reduce((sum, each) => sum + each[end]!, 0) - 1);
      const [least, most] = [sumOfRanges(cells).lower, sumOfRanges(cells).upper];
      const ours = roundedPearson(cells, rows, columns);
      if ("kind" in ours) throw new Error(ours.reason);
      expect(ours.outer.lower).toBeCloseTo(least * Math.max(0, lower!), 10);
      expect(ours.outer.upper).toBeCloseTo(most * Math.min(upper!, Math.min(rows, columns) - 1), 10);
    }
  });

  it("Pearson's X2 does not exist for a table with one row that counts, and needs all cells", () => {
    const cell = { lower: 0, upper: 0, count: 0 };
    const full = { lower: 4, upper: 6, count: 5 };
    expect(roundedPearson([full, full, cell, cell], 2, 2)).toEqual({ kind: "not-estimable", reason: "no-variation" });
    expect(() => roundedPearson([full], 2, 2)).toThrow("roundedPearson requires 4 cells; got 1");
  });

  const commonEffects = [
    ["ratio", roundedMantelHaenszelRatio, mantelHaenszelRiskRatio],
    ["odds ratio", roundedMantelHaenszelOddsRatio, mantelHaenszelOddsRatio],
    ["difference", roundedMantelHaenszelDifference, mantelHaenszelRiskDifference],
  ] as const;
  const seeds = [4105, 4109, 4110, 4111, 4112, 4113];

  it.each(seeds.flatMap((seed) => commonEffects.map((effect) => [...effect, seed] as const)))(
    "the Mantel-Haenszel %s over two strata: exactly that of every consistent pair of tables",
    (_, rounded, exact, seed) => {
      const draws = drawsFrom(seed);
      for (let trial = 0; trial < 6; trial++) {
        const ranges = draws.list(8, () => {
          const lower = draws.whole(1, 6);
          return { lower, upper: lower + draws.whole(0, 2) };
        });
        const strata = [ranges.slice(0, 4), ranges.slice(4)].map((each) => ({
          group: groupOf(each),
          rest: restOf(each),
        }));
        const ours = rounded(strata);
        if ("kind" in ours) throw new Error(ours.reason);
        const table = ([a, b, c, d]: number[]) =>
          contingencyTable([
            [a!, b!],
            [c!, d!],
          ]);
        const all = extremes(ranges, (counts) => {
          const effect = exact([table(counts.slice(0, 4)), table(counts.slice(4))]);
          if (effect.kind !== "estimate") throw new Error(effect.reason);
          return effect.value;
        });
        expect(ours.lower).toBeCloseTo(all.lower, 10);
        expect(ours.upper).toBeCloseTo(all.upper, 10);
      }
    },
  );

  it("the Mantel-Haenszel difference has no value where the group and the others never meet", () => {
    const some = { lower: 2, upper: 3 };
    const none = { lower: 0, upper: 0 };
    const alone = { group: { events: some, others: some }, rest: { events: none, others: none } };
    expect(roundedMantelHaenszelDifference([alone])).toEqual({ kind: "not-estimable", reason: "zero-reference" });
    const apart = roundedMantelHaenszelOddsRatio([
      { group: { events: some, others: none }, rest: { events: none, others: some } },
    ]);
    expect(apart).toEqual({ kind: "not-estimable", reason: "zero-reference" });
  });

  it("the Mantel-Haenszel ratio is unbounded where the rest may have no events, and not there where it has none", () => {
    const some = { lower: 2, upper: 3 };
    const stratum = (events: CountRange) => ({ group: { events: some, others: some }, rest: { events, others: some } });
    const open = roundedMantelHaenszelRatio([stratum({ lower: 0, upper: 2 })]);
    expect("kind" in open ? open : open.upper).toBe(Number.POSITIVE_INFINITY);
    const none = roundedMantelHaenszelRatio([stratum({ lower: 0, upper: 0 })]);
    expect(none).toEqual({ kind: "not-estimable", reason: "zero-reference" });
  });
});

describe("corners of rounded tables", () => {
  const range = (lower: number, upper: number) => ({ lower, upper });

  it("give the doubled p-value its ends, and 1 where the middle lies between them", () => {
    const one = { events: range(3, 7), others: range(3, 7) };
    const turning = roundedFisher(one, one);
    expect(turning.doubled.inner.upper).toBe(1);
    const apart = roundedFisher(
      { events: range(8, 10), others: range(2, 4) },
      { events: range(1, 3), others: range(9, 12) },
    );
    for (const { greater, less, doubled } of [turning, apart]) {
      const ends = [
        Math.min(1, 2 * Math.min(greater.lower, less.upper)),
        Math.min(1, 2 * Math.min(greater.upper, less.lower)),
      ];
      expect(doubled.outer.lower).toBe(Math.min(...ends));
      expect(doubled.inner.lower).toBe(Math.min(...ends));
      expect(doubled.outer.upper).toBe(Math.min(1, 2 * Math.min(greater.upper, less.upper)));
    }
    expect(apart.doubled.inner.upper).toBe(Math.min(1, 2 * apart.greater.upper));
    // The middle of 2 to 6 of 12 against 3 to 5 of 12 is 4 against 4.
    const uneven = roundedFisher(
      { events: range(2, 6), others: range(6, 10) },
      { events: range(3, 5), others: range(7, 9) },
    );
    expect(uneven.doubled.inner.upper).toBe(1);
  });

  it("hold no ratio of common risk where the rest has no events, and one of 0 where the group has none", () => {
    const some = { events: range(2, 3), others: range(4, 5) };
    const none = { events: range(0, 0), others: range(4, 5) };
    const maybe = { events: range(0, 3), others: range(4, 5) };
    const nobody = {
      group: { events: range(0, 0), others: range(0, 0) },
      rest: { events: range(0, 0), others: range(0, 0) },
    };
    expect(roundedMantelHaenszelRatio([{ group: some, rest: none }])).toEqual({
      kind: "not-estimable",
      reason: "zero-reference",
    });
    expect(roundedMantelHaenszelRatio([{ group: some, rest: maybe }])).toMatchObject({
      upper: Number.POSITIVE_INFINITY,
    });
    expect(roundedMantelHaenszelRatio([{ group: none, rest: maybe }])).toEqual({ lower: 0, upper: 0 });
    const alone = roundedMantelHaenszelRatio([{ group: some, rest: some }]);
    expect(roundedMantelHaenszelRatio([nobody, { group: some, rest: some }])).toEqual(alone);
  });
});
