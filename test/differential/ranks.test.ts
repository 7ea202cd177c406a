import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kruskalWallis } from "../../src/statistics/kruskal-wallis.js";
import { mannWhitney } from "../../src/statistics/mann-whitney.js";
import * as multiplicity from "../../src/statistics/multiplicity.js";
import { streamsFrom } from "../../src/statistics/random.js";
import { type Comparison, disagreements, NOT_ESTIMABLE } from "../support/agreement.js";
import { type Draws, drawsFrom } from "../support/draws.js";
import { type RSession, startR } from "../support/r-session.js";

let r: RSession;
beforeAll(async () => {
  r = await startR();
});
afterAll(() => r.close());

/** Values with few ties, many ties, or none but two levels. */
function drawScores(draws: Draws, n: number): number[] {
  const levels = draws.oneOf([2, 4, 12, 1e6]);
  return draws.list(n, () => draws.whole(1, levels));
}

/** Values without ties, in random order. */
function drawDistinct(draws: Draws, n: number): number[] {
  return draws
    .list(n, (index) => ({ index, key: draws.between(0, 1) }))
    .sort((a, b) => a.key - b.key)
    .map(({ index }) => index);
}

describe("R's wilcox.test", () => {
  it("has our normal p-values with ties, with and without continuity correction", async () => {
    const draws = drawsFrom(401);
    const cases = draws.list(300, () => {
      const sizes = [draws.whole(1, 40), draws.whole(1, 40)] as const;
      return [drawScores(draws, sizes[0]), drawScores(draws, sizes[1])] as const;
    });
    // R takes 1 - pnorm(z) where the first group is the larger, and loses digits there: it is asked from the other side.
    const body = `n <- x[1]; first <- x[1 + seq_len(n)]; second <- x[-seq_len(n + 1)]
      ranks <- rank(c(first, second))
      if (mean(ranks[seq_along(first)]) > mean(ranks)) { other <- first; first <- second; second <- other }
      plain <- wilcox.test(first, second, exact = FALSE, correct = FALSE)
      c(plain$statistic, plain$p.value, wilcox.test(first, second, exact = FALSE)$p.value)`;
    const theirs = await r.each(
      body,
      cases.map(([first, second]) => [first.length, ...first, ...second]),
      3,
    );
    const compared = cases.flatMap(([first, second], i): Comparison[] => {
      const input = { first, second };
      const ours = mannWhitney(first, second, { streams: streamsFrom(1), exactUpTo: 0, resamples: 1 });
      const [u, plain, corrected] = theirs[i] as unknown as [number, number, number];
      if (ours.kind !== "estimate") return [{ input, what: "p", ours: NOT_ESTIMABLE, theirs: plain }];
      return [
        { input, what: "U", ours: Math.min(ours.u, first.length * second.length - ours.u), theirs: u },
        { input, what: "p", ours: ours.normal.pValue, theirs: plain },
        { input, what: "corrected p", ours: ours.normalCorrected.pValue, theirs: corrected },
      ];
    });
    expect(compared.length).toBeGreaterThan(850);
    expect(disagreements(compared)).toEqual([]);
  });

  it("has our exact p-values where no values tie", async () => {
    const draws = drawsFrom(402);
    const cases = draws.list(250, () => {
      const n1 = draws.whole(1, 25);
      const values = drawDistinct(draws, n1 + draws.whole(1, 25));
      const moved = draws.oneOf([0, 0, 5, 100]);
      const first = values.slice(0, n1).map((value) => value + moved + 0.5 * Number(moved > 0));
      return [first, values.slice(n1)] as const;
    });
    const body = `n <- x[1]; first <- x[1 + seq_len(n)]; second <- x[-seq_len(n + 1)]
      p <- function(alternative) wilcox.test(first, second, exact = TRUE, alternative = alternative)$p.value
      c(p("two.sided"), p("less"), p("greater"))`;
    const theirs = await r.each(
      body,
      cases.map(([first, second]) => [first.length, ...first, ...second]),
      3,
    );
    const compared = cases.flatMap(([first, second], i): Comparison[] => {
      const input = { first, second };
      const ours = mannWhitney(first, second, { streams: streamsFrom(1) });
      const [pValue, less, greater] = theirs[i] as unknown as [number, number, number];
      if (ours.kind !== "estimate" || ours.permutation.method !== "exact") {
        return [{ input, what: "exact p", ours: NOT_ESTIMABLE, theirs: pValue }];
      }
      return [
        { input, what: "exact p", ours: ours.permutation.pValue, theirs: pValue },
        { input, what: "exact less", ours: ours.permutation.less, theirs: less },
        { input, what: "exact greater", ours: ours.permutation.greater, theirs: greater },
      ];
    });
    expect(compared.length).toBe(750);
    expect(disagreements(compared)).toEqual([]);
  });
});

describe("R's kruskal.test", () => {
  it("has our statistic, degrees of freedom and p-value, ties or not", async () => {
    const draws = drawsFrom(411);
    const cases = draws.list(300, () => {
      const groups = draws.list(draws.whole(2, 7), () => draws.whole(1, 25));
      return { groups: groups.flatMap((size, group) => draws.list(size, () => group)), values: [] as number[] };
    });
    for (const one of cases) one.values.push(...drawScores(draws, one.groups.length));
    const body = `n <- length(x) / 2; k <- kruskal.test(x[seq_len(n)], x[-seq_len(n)])
      c(k$statistic, k$parameter, k$p.value)`;
    const theirs = await r.each(
      body,
      cases.map(({ groups, values }) => [...values, ...groups]),
      3,
    );
    const compared = cases.flatMap(({ groups, values }, i): Comparison[] => {
      const input = { groups, values };
      const ours = kruskalWallis([...new Set(groups)].map((group) => values.filter((_, at) => groups[at] === group)));
      const [statistic, df, pValue] = theirs[i] as unknown as [number, number, number];
      if (ours.kind !== "estimate") return [{ input, what: "H", ours: NOT_ESTIMABLE, theirs: statistic }];
      return [
        // R subtracts 3 (n + 1) from a sum of that size: its small statistics keep an error of 1e-16 of it.
        { input, what: "H", ours: ours.statistic, theirs: statistic, absolute: 1e-15 * 12 * (values.length + 1) },
        { input, what: "df", ours: ours.degreesOfFreedom, theirs: df },
        { input, what: "p", ours: ours.pValue, theirs: pValue },
      ];
    });
    expect(compared.length).toBeGreaterThan(850);
    expect(disagreements(compared)).toEqual([]);
  });
});

describe("R's p.adjust", () => {
  const methods = {
    bonferroni: multiplicity.bonferroni,
    holm: multiplicity.holm,
    hochberg: multiplicity.hochberg,
    BH: multiplicity.benjaminiHochberg,
    BY: multiplicity.benjaminiYekutieli,
  };

  it.each(Object.entries(methods))("has our %s, ties, zeros and ones included", async (name, adjust) => {
    const draws = drawsFrom(421);
    const drawOne = (): number =>
      draws.oneOf([() => draws.between(0, 1), () => draws.scale(1e-300, 1), () => draws.oneOf([0, 1, 0.05, 0.5])])();
    const cases = draws.list(400, () => draws.list(draws.oneOf([1, 2, 3, 7, 40]), drawOne));
    const sizes = cases.map((values) => values.length);
    const theirs = await r.evaluate(
      `unlist(lapply(split(values, rep(seq_along(sizes), sizes)), p.adjust, method = "${name}"), use.names = FALSE)`,
      { values: cases.flat(), sizes },
    );
    const compared = cases.flatMap((input) => adjust(input).map((ours, at) => ({ input: { p: input, at }, ours })));
    expect(theirs).toHaveLength(compared.length);
    expect(disagreements(compared.map((one, i) => ({ ...one, what: name, theirs: theirs[i]! })))).toEqual([]);
  });
});
