import { describe, expect, it } from "vitest";
import { type ChaidScale, chaidMerge, waysToJoin } from "../../src/statistics/chaid-merge.js";
import { type ChaidPredictor, chaidTree } from "../../src/statistics/chaid-tree.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { pearsonChiSquared } from "../../src/statistics/pearson-chi-squared.js";
import { nextBelow, streamsFrom } from "../../src/statistics/random.js";

type Table = readonly (readonly number[])[];

/** Chi-squared and its p-value by the test of a table, without the outcome classes that do not occur. */
function testOf(rows: Table): { chiSquared: number; p: number } {
  const columns = rows[0]!.map((_, column) => column).filter((column) => rows.some((row) => row[column]! > 0));
  const test = pearsonChiSquared(contingencyTable(rows.map((row) => columns.map((column) => row[column]!))));
  return test.kind === "estimate" ? { chiSquared: test.statistic, p: test.pValue } : { chiSquared: 0, p: 1 };
}

/*
 * Kass's steps 1 to 3 a second time, for every scale: what may stand together is asked of the codes of a whole group,
 * and a group is taken apart in every way there is. Null where two p-values are equal: which of them goes first is free.
 */
function plainly(counts: Table, scale: ChaidScale, alpha: number): { groups: number[][]; apart: number } | null {
  const last = counts.length - 1;
  const together = (codes: readonly number[]): boolean => {
    if (scale === "nominal") return true;
    const ordered = scale === "floating" ? codes.filter((code) => code !== last) : codes;
    return ordered.length === 0 || Math.max(...ordered) - Math.min(...ordered) === ordered.length - 1;
  };
  const p = (groups: Table) =>
    testOf(groups.map((codes) => counts[0]!.map((_, j) => codes.reduce((sum, code) => sum + counts[code]![j]!, 0)))).p;
  const inOrder = (groups: number[][]) =>
    groups.map((group) => [...group].sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!);
  let groups = counts.map((_, code) => [code]);
  let apart = 0;
  const visited = new Set<string>();
  for (;;) {
    const pairs = groups
      .flatMap((a, i) => groups.slice(i + 1).map((b) => ({ a, b })))
      .filter(({ a, b }) => together([...a, ...b]))
      .map((pair) => ({ ...pair, p: p([pair.a, pair.b]) }))
      .sort((one, other) => other.p - one.p);
    if (pairs.length === 0 || pairs[0]!.p <= alpha) break;
    if (pairs.length > 1 && pairs[0]!.p - pairs[1]!.p < 1e-9) return null;
    const { a, b } = pairs[0]!;
    const both = [...a, ...b];
    const others = groups.filter((group) => group !== a && group !== b);
    groups = inOrder([...others, both]);
    const halves = Array.from({ length: 2 ** both.length }, (_, mask) => [
      both.filter((__, i) => (mask >> i) & 1),
      both.filter((__, i) => !((mask >> i) & 1)),
    ])
      .filter(([one, other]) => one!.includes(both[0]!) && other!.length > 0 && together(one!) && together(other!))
      .map((way) => ({ way, p: p(way) }))
      .sort((one, other) => one.p - other.p);
    if (halves.length > 1 && halves[1]!.p - halves[0]!.p < 1e-9) return null;
    if (both.length > 2 && halves[0]!.p <= alpha) {
      const split = inOrder([...others, ...halves[0]!.way]);
      if (!visited.has(JSON.stringify(split))) {
        groups = split;
        apart++;
      }
    }
    if (visited.has(JSON.stringify(groups))) break;
    visited.add(JSON.stringify(groups));
  }
  return { groups, apart };
}

function drawnTables(seed: number, categories: number, classes: number): Table[] {
  const state = streamsFrom(seed).block(0);
  return Array.from({ length: 60 }, () =>
    Array.from({ length: categories }, () => Array.from({ length: classes }, () => 8 + nextBelow(state, 40))),
  );
}

/** Tables in which small categories pull a group together that differs inside: one in some hundreds of drawn ones. */
const TAKEN_APART: readonly (readonly [scale: ChaidScale, alphaMerge: number, counts: Table])[] = [
  [
    "ordinal",
    0.2,
    [
      [3, 7],
      [6, 7],
      [4, 2],
      [7, 4],
      [5, 6],
    ],
  ],
  [
    "ordinal",
    0.2,
    [
      [4, 4],
      [6, 4],
      [6, 7],
      [3, 5],
      [2, 6],
    ],
  ],
  [
    "ordinal",
    0.05,
    [
      [33, 65],
      [7, 5],
      [17, 33],
      [161, 193],
      [4, 6],
    ],
  ],
  [
    "ordinal",
    0.2,
    [
      [8, 4],
      [7, 7],
      [3, 7],
      [7, 7],
      [47, 24],
    ],
  ],
  [
    "ordinal",
    0.05,
    [
      [49, 81, 49],
      [5, 25, 17],
      [2, 4, 3],
      [7, 6, 5],
    ],
  ],
  [
    "ordinal",
    0.2,
    [
      [37, 35, 23],
      [3, 6, 6],
      [8, 6, 6],
      [78, 61, 31],
    ],
  ],
  [
    "nominal",
    0.2,
    [
      [5, 6, 3],
      [7, 2, 5],
      [2, 2, 3],
      [3, 5, 3],
    ],
  ],
  [
    "nominal",
    0.05,
    [
      [8, 9, 5],
      [24, 11, 18],
      [72, 46, 29],
      [6, 6, 7],
    ],
  ],
  [
    "nominal",
    0.2,
    [
      [2, 4],
      [3, 2],
      [2, 7],
      [4, 5],
    ],
  ],
  [
    "nominal",
    0.05,
    [
      [3, 5],
      [33, 161],
      [3, 5],
      [3, 9],
    ],
  ],
  [
    "nominal",
    0.2,
    [
      [2, 2, 3],
      [2, 6, 5],
      [5, 4, 3],
      [3, 6, 4],
      [7, 7, 2],
    ],
  ],
  [
    "nominal",
    0.05,
    [
      [7, 13, 9],
      [3, 3, 11],
      [5, 13, 11],
      [3, 7, 3],
      [2, 5, 7],
    ],
  ],
  [
    "nominal",
    0.2,
    [
      [6, 4, 5],
      [42, 53, 56],
      [7, 7, 8],
      [6, 5, 6],
      [8, 3, 6],
    ],
  ],
  [
    "floating",
    0.2,
    [
      [6, 6],
      [3, 6],
      [5, 4],
      [2, 7],
    ],
  ],
  [
    "floating",
    0.05,
    [
      [2, 7],
      [7, 2],
      [6, 5],
      [5, 7],
    ],
  ],
  [
    "floating",
    0.05,
    [
      [4, 3],
      [13, 25],
      [17, 49],
      [9, 41],
    ],
  ],
  [
    "floating",
    0.05,
    [
      [7, 9],
      [22, 20],
      [53, 103],
      [17, 25],
    ],
  ],
  [
    "floating",
    0.2,
    [
      [5, 4],
      [2, 5],
      [6, 4],
      [2, 7],
      [3, 6],
    ],
  ],
  [
    "floating",
    0.2,
    [
      [6, 4],
      [7, 7],
      [2, 4],
      [3, 4],
      [5, 2],
    ],
  ],
  [
    "floating",
    0.2,
    [
      [97, 49],
      [13, 25],
      [7, 6],
      [3, 6],
      [33, 81],
    ],
  ],
  [
    "floating",
    0.05,
    [
      [83, 61],
      [57, 37],
      [7, 6],
      [74, 50],
      [107, 108],
    ],
  ],
  [
    "floating",
    0.05,
    [
      [25, 40],
      [62, 62],
      [5, 8],
      [7, 8],
      [28, 52],
    ],
  ],
  [
    "nominal",
    0.2,
    [
      [41, 49, 41],
      [5, 2, 3],
      [9, 5, 5],
      [6, 6, 2],
    ],
  ],
  [
    "nominal",
    0.2,
    [
      [65, 129, 193],
      [41, 49, 41],
      [5, 2, 3],
      [9, 5, 5],
      [6, 6, 2],
    ],
  ],
  [
    "nominal",
    0.2,
    [
      [11, 3, 9],
      [81, 49, 97],
      [25, 17, 17],
      [17, 13, 25],
      [33, 33, 49],
    ],
  ],
  [
    "nominal",
    0.2,
    [
      [17, 17],
      [17, 33],
      [7, 6],
      [65, 81],
      [11, 7],
    ],
  ],
  [
    "ordinal",
    0.2,
    [
      [5, 5],
      [49, 9],
      [81, 97],
      [13, 21],
      [17, 17],
      [11, 7],
    ],
  ],
  [
    "ordinal",
    0.05,
    [
      [7, 11],
      [3, 11],
      [161, 33],
      [13, 5],
      [6, 6],
      [17, 5],
    ],
  ],
  [
    "floating",
    0.05,
    [
      [21, 25],
      [25, 13],
      [33, 49],
      [5, 5],
      [17, 49],
      [17, 13],
    ],
  ],
  [
    "floating",
    0.05,
    [
      [7, 9],
      [97, 81],
      [13, 3],
      [17, 9],
      [9, 9],
      [49, 17],
    ],
  ],
];

describe("joining categories by Kass's steps", () => {
  it.each([
    ["ordinal", 6, 2, 1],
    ["nominal", 4, 3, 3],
    ["floating", 5, 2, 4],
  ] as const)("on a %s scale is what a second program finds", (scale, categories, classes, seed) => {
    let compared = 0;
    for (const alphaMerge of [0.05, 0.3]) {
      for (const counts of drawnTables(seed, categories, classes)) {
        const plain = plainly(counts, scale, alphaMerge);
        if (plain === null) continue;
        expect(chaidMerge(counts, { scale, alphaMerge }).groups).toEqual(plain.groups);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(80);
  });

  it("takes a group apart where the second program does", () => {
    for (const [scale, alphaMerge, counts] of TAKEN_APART) {
      const plain = plainly(counts, scale, alphaMerge);
      expect(plain?.apart, `${scale} ${JSON.stringify(counts)}`).toBe(1);
      expect(chaidMerge(counts, { scale, alphaMerge }).groups).toEqual(plain!.groups);
    }
  });

  it.each([
    [12, 3e-4],
    [35, 2.5e-5],
  ])(
    "takes a group of fourteen apart along their shares, the best of all splits for two outcomes: draw %i",
    (draw, alphaMerge) => {
      const state = streamsFrom(14).block(draw);
      const counts = Array.from({ length: 14 }, () => [10 + nextBelow(state, 16), 10 + nextBelow(state, 16)]);
      const totals = counts.map(([yes, no]) => yes! + no!);
      const [all, yesOfAll] = [totals.reduce((sum, n) => sum + n, 0), counts.reduce((sum, [yes]) => sum + yes!, 0)];
      let best = 0;
      for (let mask = 1; mask < 2 ** 13; mask++) {
        let [n, yes] = [0, 0];
        for (let code = 0; code < 14; code++) {
          n += ((mask >> code) & 1) * totals[code]!;
          yes += ((mask >> code) & 1) * counts[code]![0]!;
        }
        const share = yesOfAll / all;
        best = Math.max(best, (yes - n * share) ** 2 / (share * (1 - share) * n * (1 - n / all)));
      }
      const { groups, chiSquared } = chaidMerge(counts, { scale: "nominal", alphaMerge });
      expect(chiSquared).toBeCloseTo(best, 9);
      expect(groups.flat().length).toBe(14);
      for (const group of groups) expect(group).toEqual([...group].sort((a, b) => a - b));
      expect(groups[0]![0]).toBe(0);
      // By joining alone it would end in other groups, of a smaller statistic: at the looser level nothing is taken apart.
      expect(chaidMerge(counts, { scale: "nominal", alphaMerge: 1e-3 }).chiSquared).toBeLessThan(best - 1);
    },
  );

  it("keeps two categories apart when their p-value is exactly the level", () => {
    const counts = [
      [30, 20],
      [22, 28],
    ];
    const { pValue } = chaidMerge(counts, { scale: "nominal", alphaMerge: 1 });
    expect(chaidMerge(counts, { scale: "nominal", alphaMerge: pValue }).groups).toEqual([[0], [1]]);
    expect(chaidMerge(counts, { scale: "nominal", alphaMerge: pValue * (1 - 1e-12) }).groups).toEqual([[0, 1]]);
  });

  it("joins the first of pairs that are as much alike", () => {
    const counts = [
      [15, 25],
      [20, 20],
      [25, 15],
    ];
    expect(chaidMerge(counts, { scale: "nominal", alphaMerge: 0.1 }).groups).toEqual([[0, 1], [2]]);
  });

  it("leaves an outcome class out that does not occur", () => {
    const counts = [
      [30, 10, 4],
      [8, 25, 9],
    ];
    const found = chaidMerge(
      counts.map(([a, b, c]) => [a!, 0, b!, 0, c!]),
      { scale: "nominal" },
    );
    const expected = testOf(counts);
    expect(found.df).toBe(2);
    expect(found.chiSquared).toBeCloseTo(expected.chiSquared, 10);
    expect(found.pValue).toBeCloseTo(expected.p, 12);
  });

  it("has one way to leave a single category as it is, on every scale", () => {
    for (const scale of ["ordinal", "nominal", "floating"] as const) {
      expect(waysToJoin(1, 1, scale)).toBe(1);
      expect(chaidMerge([[3, 4]], { scale })).toMatchObject({ groups: [[0]], multiplier: 1, adjusted: 1, pValue: 1 });
    }
  });

  it("takes counts of 0, and refuses counts below 0 and no category", () => {
    expect(
      chaidMerge(
        [
          [0, 9],
          [9, 0],
        ],
        { scale: "ordinal" },
      ).chiSquared,
    ).toBeCloseTo(18, 12);
    expect(() => chaidMerge([[5, -1]], { scale: "ordinal" })).toThrow(
      /2 counts with a sum above 0 in category 0; got 5,-1/,
    );
    expect(() => chaidMerge([], { scale: "ordinal" })).toThrow(/outcome classes; got 0/);
  });
});

/** Rows from a table: code and outcome of every count. */
function rowsOf(counts: Table): { codes: number[]; outcomes: number[] } {
  const cells = counts.flatMap((row, code) =>
    row.flatMap((count, outcome) => Array.from({ length: count }, () => ({ code, outcome }))),
  );
  return { codes: cells.map(({ code }) => code), outcomes: cells.map(({ outcome }) => outcome) };
}

function treeOf(
  counts: Table,
  scale: ChaidScale,
  options: Parameters<typeof chaidTree>[2] = {},
  categories = counts.length,
) {
  const { codes, outcomes } = rowsOf(counts);
  return chaidTree([{ name: "only", codes, categories, scale }], outcomes, {
    fewestToSplit: 2,
    fewestInNode: 1,
    ...options,
  });
}

describe("the nodes of a CHAID tree", () => {
  const counts = [
    [40, 10],
    [30, 20],
    [12, 38],
  ];

  it("counts the rows of every outcome class, two classes at least", () => {
    expect(chaidTree([], [0, 2, 2])).toEqual({ rows: 3, outcomes: [1, 0, 2], split: null });
    expect(chaidTree([], [0, 0])).toEqual({ rows: 2, outcomes: [2, 0], split: null });
    const tree = treeOf(counts, "nominal", { alphaMerge: 0.06 });
    expect(tree.split?.branches.map(({ node }) => node.outcomes)).toEqual(counts);
  });

  it("tests an unknown as floating where it occurs, and leaves the order as it is where it does not", () => {
    const known = [
      [40, 10],
      [38, 12],
      [12, 38],
    ];
    const withUnknown = [...known, [25, 25]];
    const [floating, ordered] = [
      chaidMerge(withUnknown, { scale: "floating" }),
      chaidMerge(known, { scale: "ordinal" }),
    ];
    expect(treeOf(withUnknown, "floating").split?.adjusted).toBe(floating.adjusted);
    expect(treeOf(known, "floating", {}, 4).split?.adjusted).toBe(ordered.adjusted);
    expect(floating.multiplier).not.toBe(chaidMerge(withUnknown, { scale: "ordinal" }).multiplier);
    expect(chaidMerge(known, { scale: "floating" }).multiplier).not.toBe(ordered.multiplier);
    expect(treeOf(withUnknown, "nominal").split?.adjusted).toBe(chaidMerge(withUnknown, { scale: "nominal" }).adjusted);
    expect(treeOf(withUnknown, "ordinal").split?.adjusted).toBe(chaidMerge(withUnknown, { scale: "ordinal" }).adjusted);
    // Categories that do not occur keep their codes.
    const gap = treeOf([counts[0]!, [0, 0], counts[2]!], "nominal");
    expect(gap.split?.branches.map(({ codes }) => codes)).toEqual([[0], [2]]);
  });

  it("splits at exactly the level, the sizes and the rows that are set, and not beyond", () => {
    const { adjusted } = chaidMerge(counts, { scale: "nominal" });
    const whole = (options: Parameters<typeof chaidTree>[2]) => treeOf(counts, "nominal", options).split !== null;
    expect([whole({ alphaSplit: adjusted }), whole({ alphaSplit: adjusted * (1 - 1e-9) })]).toEqual([true, false]);
    expect([whole({ fewestToSplit: 150 }), whole({ fewestToSplit: 151 })]).toEqual([true, false]);
    const uneven = [
      [60, 5],
      [2, 28],
    ];
    const least = (fewestInNode: number) => treeOf(uneven, "nominal", { fewestInNode }).split !== null;
    expect([least(30), least(31)]).toEqual([true, false]);
  });

  it("splits where every row of a category has one outcome", () => {
    const tree = treeOf(
      [
        [20, 0],
        [0, 20],
      ],
      "nominal",
    );
    expect(tree.split?.branches.map(({ node }) => node.rows)).toEqual([20, 20]);
  });

  it("does not split into one group, at any level", () => {
    const alike = [
      [10, 10],
      [10, 10],
    ];
    expect(treeOf(alike, "nominal", { alphaSplit: 1 }).split).toBeNull();
    expect(treeOf([[20, 20]], "nominal", { alphaSplit: 1 }).split).toBeNull();
  });

  it("takes the predictor that tells most, the first of equals, and goes no deeper than set", () => {
    const state = streamsFrom(8).block(0);
    const rows = Array.from({ length: 2000 }, () => [nextBelow(state, 2), nextBelow(state, 2), nextBelow(state, 10)]);
    const outcomes = rows.map(([a, b, noise]) => (noise! < 1 + 2 * a! + 5 * b! ? 1 : 0));
    const predictor = (name: string, column: number): ChaidPredictor => ({
      name,
      codes: rows.map((row) => row[column]!),
      categories: 2,
      scale: "nominal",
    });
    const [weak, strong, again] = [predictor("weak", 0), predictor("strong", 1), predictor("again", 1)];
    expect(chaidTree([weak, strong], outcomes).split?.predictor).toBe("strong");
    expect(chaidTree([strong, weak], outcomes).split?.predictor).toBe("strong");
    expect(chaidTree([weak, strong, again], outcomes).split?.predictor).toBe("strong");
    expect(chaidTree([again, strong, weak], outcomes).split?.predictor).toBe("again");
    const below = (depth: number) =>
      chaidTree([weak, strong], outcomes, { depth }).split!.branches.map(({ node }) => node.split !== null);
    expect(below(1)).toEqual([false, false]);
    expect(below(2)).toEqual([true, true]);
  });

  it("refuses codes that are no whole number from 0", () => {
    for (const code of [-1, 0.5, Number.NaN]) {
      expect(() => chaidTree([{ name: "a", codes: [0, code], categories: 3, scale: "nominal" }], [0, 1])).toThrow(
        new RegExp(`from 0 to 2; got ${code} in row 1`),
      );
    }
  });
});
