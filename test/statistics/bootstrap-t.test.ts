import { describe, expect, it } from "vitest";
import {
  type BootstrapProblem,
  bootstrapBlocks,
  bootstrapSharesTask,
  bootstrapTInterval,
  bootstrapTPValue,
} from "../../src/statistics/bootstrap-t.js";
import { compositionSums } from "../../src/statistics/composition.js";
import { compositionFromRows } from "../../src/statistics/composition-from-rows.js";
import { drawWithReplacement, streamsFrom } from "../../src/statistics/random.js";

const ROWS = [
  [3, 1, 0],
  [0, 4, 0],
  [2, 2, 0],
  [5, 0, 0],
  [1, 6, 0],
  [0, 3, 1],
  [4, 1, 0],
];
const FLAGGED = [1, 0, 0, 1, 1, 0, 0];
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Shares and linearised errors of a list of units, term by term as Sarndal, Swensson & Wretman (1992), 5.5 have it. */
function sharesOf(units: readonly number[], group: number) {
  const rows = units.map((unit) => ROWS[unit]!);
  const f = units.map((unit) => FLAGGED[unit]!);
  const own = rows.map((row) => row[group]!);
  const others = rows.map((row) => sum(row) - row[group]!);
  const [n, m] = [sum(own), sum(others)];
  const p = sum(own.map((count, i) => count * f[i]!)) / n;
  const q = sum(others.map((count, i) => count * f[i]!)) / m;
  const residuals = (a: number, b: number) =>
    units.map((_, i) => (a * own[i]! * (f[i]! - p)) / n - (b * others[i]! * (f[i]! - q)) / m);
  const error = (a: number, b: number) =>
    Math.sqrt((units.length / (units.length - 1)) * sum(residuals(a, b).map((u) => u * u)));
  return { n, m, p, q, share: error(1, 0), difference: error(1, 1), logRatio: error(1 / p, 1 / q) };
}

const overError = (deviation: number, error: number) =>
  error > 1e-9 ? deviation / error : Math.abs(deviation) < 1e-12 ? 0 : Math.sign(deviation) * Number.POSITIVE_INFINITY;
const logit = (p: number) => Math.log(p / (1 - p));

function deviationsOf(units: readonly number[], group: number) {
  const drawn = sharesOf(units, group);
  const all = sharesOf([...ROWS.keys()], group);
  if (drawn.n === 0 || drawn.m === 0) return [1, 1, 1].map(() => Number.POSITIVE_INFINITY);
  const spread = drawn.p * (1 - drawn.p);
  return [
    spread === 0
      ? (drawn.p - 0.5) * Number.POSITIVE_INFINITY
      : overError(logit(drawn.p) - logit(all.p), drawn.share / spread),
    overError(drawn.p - drawn.q - (all.p - all.q), drawn.difference),
    drawn.p === 0
      ? Number.NEGATIVE_INFINITY
      : drawn.q === 0
        ? Number.POSITIVE_INFINITY
        : overError(Math.log(drawn.p / drawn.q) - Math.log(all.p / all.q), drawn.logRatio),
  ];
}

const composition = compositionFromRows(ROWS);
const problem: BootstrapProblem = {
  seed: 5,
  resamples: 300,
  composition,
  sums: compositionSums(composition),
  flagged: Uint8Array.from(FLAGGED),
  groups: Uint16Array.of(1, 0),
};

describe("bootstrapSharesTask", () => {
  it("gives the studentised deviations of units written out as often as they were drawn", () => {
    let infinite = 0;
    for (const block of [0, 1, 2]) {
      const { share, difference, logRatio } = bootstrapSharesTask.runBlock(problem, block);
      expect(share.length).toBe(2 * (block === 2 ? 50 : 125));
      const state = streamsFrom(5).block(0x40000000 + block);
      const weights = new Uint32Array(ROWS.length);
      for (let at = 0; at < share.length; at += 2) {
        drawWithReplacement(state, weights);
        const units = [...weights].flatMap((times, unit) => new Array<number>(times).fill(unit));
        for (const [g, group] of [1, 0].entries()) {
          const found = [share[at + g]!, difference[at + g]!, logRatio[at + g]!];
          for (const [i, expected] of deviationsOf(units, group).entries()) {
            if (Number.isFinite(expected)) expect(found[i]).toBeCloseTo(expected, 7);
            else expect(found[i]).toBe(expected);
            if (!Number.isFinite(expected)) infinite++;
          }
        }
      }
    }
    expect(infinite).toBeGreaterThan(5);
  });

  it("takes as many blocks as hold the resamples", () => {
    expect([125, 126, 250, 1999].map(bootstrapBlocks)).toEqual([1, 2, 2, 16]);
  });

  it("calls a resample without the group, or without others, boundless", () => {
    const rare = bootstrapSharesTask.runBlock({ ...problem, groups: Uint16Array.of(2) }, 0);
    expect(rare.share.filter((value) => value === Number.POSITIVE_INFINITY).length).toBeGreaterThan(20);
    expect(rare.difference.some((value) => value === Number.POSITIVE_INFINITY)).toBe(true);
  });
});

describe("bootstrapTInterval", () => {
  const deviations = Float64Array.from({ length: 19 }, (_, i) => (i - 8) / 2);

  it("reaches from the estimate to the deviations that leave half of the rest on either side", () => {
    // (19 + 1) 0.05 = 1: the first and the last; (19 + 1) 0.1 = 2: the second ones.
    expect(bootstrapTInterval(10, 2, deviations, 0.9)).toEqual({ lower: 10 - 2 * 5, upper: 10 + 2 * 4 });
    expect(bootstrapTInterval(10, 2, deviations, 0.8)).toEqual({ lower: 10 - 2 * 4.5, upper: 10 + 2 * 3.5 });
  });

  it("takes the outermost deviations where there are too few", () => {
    expect(bootstrapTInterval(0, 1, deviations, 0.99)).toEqual({ lower: -5, upper: 4 });
  });
});

describe("bootstrapTPValue", () => {
  const deviations = Float64Array.of(-2, -1, 0, 1, 1, 3);

  it("counts deviations at least as far as the bound, and the data itself", () => {
    expect(bootstrapTPValue(5, 2, 3, deviations, "greater")).toBe(4 / 7);
    expect(bootstrapTPValue(5, 2, 3, deviations, "less")).toBe(6 / 7);
    expect(bootstrapTPValue(1, 2, 5, deviations, "less")).toBe(2 / 7);
  });
});
