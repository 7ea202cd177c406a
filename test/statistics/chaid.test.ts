import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ChaidScale, chaidMerge, waysToJoin } from "../../src/statistics/chaid-merge.js";
import { type ChaidNode, type ChaidPredictor, chaidTree } from "../../src/statistics/chaid-tree.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { pearsonChiSquared } from "../../src/statistics/pearson-chi-squared.js";
import { nextUniform, streamsFrom } from "../../src/statistics/random.js";

/** Every way to put codes into groups. */
function partitions(codes: readonly number[]): number[][][] {
  if (codes.length === 0) return [[]];
  const [first, ...rest] = codes as [number, ...number[]];
  return partitions(rest).flatMap((partition) => [
    [[first], ...partition],
    ...partition.map((_, at) => partition.map((group, i) => (i === at ? [first, ...group] : group))),
  ]);
}

const inOneRun = (group: readonly number[]) => Math.max(...group) - Math.min(...group) === group.length - 1;

function allowed(partition: number[][], scale: ChaidScale, categories: number): boolean {
  if (scale === "nominal") return true;
  const ordered =
    scale === "floating" ? partition.map((group) => group.filter((code) => code < categories - 1)) : partition;
  return ordered.every((group) => group.length === 0 || inOneRun(group));
}

const pOf = (rows: readonly (readonly number[])[]): number => {
  const test = pearsonChiSquared(contingencyTable(rows.map((row) => [...row])));
  return test.kind === "estimate" ? test.pValue : 1;
};

describe("the number of ways to join categories", () => {
  it.each(["ordinal", "nominal", "floating"] as const)("equals counting them out on a %s scale", (scale) => {
    for (let categories = scale === "floating" ? 2 : 1; categories <= 7; categories++) {
      const every = partitions(Array.from({ length: categories }, (_, code) => code)).filter((partition) =>
        allowed(partition, scale, categories),
      );
      for (let groups = 1; groups <= categories; groups++) {
        const counted = every.filter((partition) => partition.length === groups).length;
        expect(waysToJoin(categories, groups, scale), `${categories} into ${groups}`).toBe(counted);
      }
    }
  });
});

/** Joining written a second time, plainly: the most alike pair is joined while it does not differ; nothing is taken apart. */
function joinedPlainly(
  counts: readonly (readonly number[])[],
  scale: "ordinal" | "nominal",
  alpha: number,
): number[][] {
  const merged = (a: readonly number[], b: readonly number[]) => a.map((count, i) => count + b[i]!);
  let state = counts.map((row, code) => ({ codes: [code], row }));
  while (state.length > 1) {
    const pairs = state.flatMap((one, i) =>
      state
        .slice(i + 1)
        .flatMap((other, j) => (scale === "ordinal" && j > 0 ? [] : [{ one, other, p: pOf([one.row, other.row]) }])),
    );
    const closest = pairs.reduce((best, pair) => (pair.p > best.p ? pair : best));
    if (closest.p <= alpha) break;
    const both = {
      codes: [...closest.one.codes, ...closest.other.codes].sort((a, b) => a - b),
      row: merged(closest.one.row, closest.other.row),
    };
    state = state
      .filter((each) => each !== closest.one && each !== closest.other)
      .concat(both)
      .sort((a, b) => a.codes[0]! - b.codes[0]!);
  }
  return state.map(({ codes }) => codes);
}

describe("joining categories", () => {
  const counts = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 })), {
    minLength: 2,
    maxLength: 4,
  });

  it.each(["ordinal", "nominal"] as const)(
    "gives what a second program gives on a %s scale, unless a group is taken apart",
    (scale) => {
      fc.assert(
        fc.property(counts, (rows) => {
          const { groups } = chaidMerge(rows, { scale });
          const plain = joinedPlainly(rows, scale, 0.05);
          // Only a group of three or more is ever taken apart.
          if (plain.every((group) => group.length < 3)) expect(groups).toEqual(plain);
        }),
      );
    },
  );

  it("leaves groups that differ pair by pair, and a test that is that of the joined table", () => {
    fc.assert(
      fc.property(counts, fc.constantFrom<ChaidScale>("ordinal", "nominal"), (rows, scale) => {
        const found = chaidMerge(rows, { scale });
        const joined = found.groups.map((group) =>
          [0, 1].map((column) => group.reduce((sum, code) => sum + rows[code]![column]!, 0)),
        );
        expect(found.groups.flat().sort()).toEqual(rows.map((_, code) => code));
        joined.forEach((row, i) => {
          for (const other of scale === "ordinal" ? joined.slice(i + 1, i + 2) : joined.slice(i + 1)) {
            expect(pOf([row, other])).toBeLessThanOrEqual(0.05 + 1e-12);
          }
        });
        if (joined.length > 1) {
          expect(found.pValue).toBeCloseTo(pOf(joined), 10);
          expect(found.adjusted).toBeCloseTo(Math.min(1, found.multiplier * found.pValue), 10);
        } else expect(found.adjusted).toBe(1);
      }),
    );
  });

  it("does not depend on the order of categories without an order", () => {
    fc.assert(
      fc.property(counts, (rows) => {
        const forth = chaidMerge(rows, { scale: "nominal" });
        const back = chaidMerge([...rows].reverse(), { scale: "nominal" });
        expect(back.groups.length).toBe(forth.groups.length);
        expect(back.chiSquared).toBeCloseTo(forth.chiSquared, 8);
      }),
    );
  });

  it("joins only neighbours on an ordered scale, and an unknown to any", () => {
    const rows = [
      [50, 10],
      [10, 50],
      [50, 10],
      [10, 50],
    ];
    expect(chaidMerge(rows, { scale: "ordinal" }).groups).toEqual([[0], [1], [2], [3]]);
    expect(chaidMerge(rows, { scale: "nominal" }).groups).toEqual([
      [0, 2],
      [1, 3],
    ]);
    expect(chaidMerge(rows, { scale: "floating" }).groups).toEqual([[0], [1, 3], [2]]);
  });

  it("takes a group apart again where a split inside it tells more", () => {
    // Joined in the order of likeness, 0 and 3 end up together though 0 and 1 against 2 and 3 differ.
    const rows = [
      [40, 60],
      [46, 54],
      [52, 48],
      [58, 42],
    ];
    const { groups } = chaidMerge(rows, { scale: "ordinal" });
    for (const group of groups) {
      if (group.length < 3) continue;
      const sums = (codes: readonly number[]) =>
        [0, 1].map((column) => codes.reduce((sum, code) => sum + rows[code]![column]!, 0));
      for (let cut = 1; cut < group.length; cut++)
        expect(pOf([sums(group.slice(0, cut)), sums(group.slice(cut))])).toBeGreaterThan(0.05);
    }
    expect(groups.length).toBeGreaterThan(1);
  });

  it("refuses what is no table of outcomes", () => {
    expect(() => chaidMerge([[1], [2]], { scale: "nominal" })).toThrow(/two or more outcome classes; got 1/);
    expect(() =>
      chaidMerge(
        [
          [1, 2],
          [0, 0],
        ],
        { scale: "nominal" },
      ),
    ).toThrow(/sum above 0 in category 1; got 0,0/);
    expect(() => chaidMerge([[1, 2], [1]], { scale: "nominal" })).toThrow(/requires 2 counts/);
  });
});

describe("a CHAID tree", () => {
  const drawn = (seed: number, count: number, effect: number) => {
    const state = streamsFrom(seed).block(0);
    const uniform = () => nextUniform(state);
    const size = Uint8Array.from({ length: count }, () => Math.floor(4 * uniform()));
    const branch = Uint8Array.from({ length: count }, () => Math.floor(5 * uniform()));
    const outcomes = Uint8Array.from({ length: count }, (_, row) =>
      uniform() < 0.2 + (size[row]! >= 2 ? effect : 0) ? 1 : 0,
    );
    const predictors: ChaidPredictor[] = [
      { name: "size", codes: size, categories: 4, scale: "ordinal" },
      { name: "branch", codes: branch, categories: 5, scale: "nominal" },
    ];
    return { predictors, outcomes };
  };

  it("splits where the outcome was planted, and there only", () => {
    const { predictors, outcomes } = drawn(1, 2000, 0.25);
    const tree = chaidTree(predictors, outcomes);
    expect(tree.split?.predictor).toBe("size");
    expect(tree.split?.branches.map(({ codes }) => codes)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it("splits one node in twenty at most where nothing was planted", () => {
    const seeds = Array.from({ length: 400 }, (_, seed) => seed + 1);
    const split = seeds.filter((seed) => {
      const { predictors, outcomes } = drawn(seed, 400, 0);
      return chaidTree(predictors.slice(0, 1), outcomes).split !== null;
    });
    // Bonferroni's adjustment errs on the side of no split: exact binomial bound of 5 % at 1e-4.
    expect(split.length).toBeLessThanOrEqual(38);
  });

  it("holds every row once, and stops at the sizes and the depth that are set", () => {
    const { predictors, outcomes } = drawn(3, 3000, 0.3);
    const leaves = (node: ChaidNode): ChaidNode[] =>
      node.split === null ? [node] : node.split.branches.flatMap(({ node: own }) => leaves(own));
    for (const options of [{}, { fewestInNode: 700 }, { depth: 1 }, { depth: 0 }, { fewestToSplit: 4000 }]) {
      const tree = chaidTree(predictors, outcomes, options);
      expect(leaves(tree).reduce((sum, { rows }) => sum + rows, 0)).toBe(3000);
      for (const { rows } of leaves(tree)) expect(rows).toBeGreaterThanOrEqual(options.fewestInNode ?? 50);
      if (options.depth === 0 || options.fewestToSplit === 4000) expect(tree.split).toBeNull();
      if (options.depth === 1) expect(tree.split?.branches.every(({ node }) => node.split === null)).toBe(true);
    }
  });

  it("refuses codes that do not fit", () => {
    const codes = Uint8Array.of(0, 3);
    expect(() => chaidTree([{ name: "a", codes, categories: 3, scale: "nominal" }], [0, 1])).toThrow(
      /codes of a from 0 to 2; got 3 in row 1/,
    );
    expect(() => chaidTree([{ name: "a", codes, categories: 4, scale: "nominal" }], [0])).toThrow(
      /requires 1 codes of a; got 2/,
    );
  });
});
