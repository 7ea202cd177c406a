import { describe, expect, it } from "vitest";
import { chaidPrediction, chaidSplitters } from "../../src/statistics/chaid-prediction.js";
import { type ChaidNode, type ChaidPredictor, chaidTree } from "../../src/statistics/chaid-tree.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { pearsonChiSquared } from "../../src/statistics/pearson-chi-squared.js";
import { nextBelow, nextUniform, streamsFrom } from "../../src/statistics/random.js";

/*
 * Kass's algorithm written a second time, from the paper and over rows instead of counts: groups are sets of labels, ways
 * to join are counted by going through all of them, and p-values come from the test of a table.
 */

type Row = Readonly<Record<string, number>> & { readonly outcome: number };
interface Rules {
  readonly names: readonly string[];
  readonly ordered: ReadonlySet<string>;
  readonly depth: number;
  readonly least: number;
}
interface Plain {
  readonly name: string | null;
  readonly p: number;
  readonly branches: readonly { readonly labels: readonly number[]; readonly node: Plain }[];
  readonly size: number;
}

const ALPHA = 0.05;

function pOf(rows: readonly Row[], name: string, groups: readonly (readonly number[])[]): number {
  const table = groups.map((labels) =>
    [0, 1].map((outcome) => rows.filter((row) => labels.includes(row[name]!) && row.outcome === outcome).length),
  );
  const test = pearsonChiSquared(contingencyTable(table));
  return test.kind === "estimate" ? test.pValue : 1;
}

/** Every way to cut labels into groups; neighbours only, where labels are ordered. */
function waysOf(labels: readonly number[], ordered: boolean): number[][][] {
  if (labels.length === 0) return [[]];
  const [first, ...rest] = labels as [number, ...number[]];
  return waysOf(rest, ordered).flatMap((way) => {
    const joined = way.flatMap((group, at) =>
      ordered && Math.min(...group) !== rest[0] ? [] : [way.map((own, i) => (i === at ? [first, ...own] : own))],
    );
    return [[[first], ...way], ...joined];
  });
}

function merged(rows: readonly Row[], name: string, ordered: boolean): { groups: number[][]; adjusted: number } {
  const labels = [...new Set(rows.map((row) => row[name]!))].sort((a, b) => a - b);
  let groups = labels.map((label) => [label]);
  const visited: string[] = [];
  while (groups.length > 1) {
    const pairs = groups
      .flatMap((a, i) => groups.slice(i + 1).map((b) => ({ a, b, p: pOf(rows, name, [a, b]) })))
      .filter(({ a, b }) => !ordered || groups.indexOf(b) - groups.indexOf(a) === 1)
      .sort((one, other) => other.p - one.p);
    const { a, b, p } = pairs[0]!;
    if (p <= ALPHA) break;
    const both = [...a, ...b].sort((x, y) => x - y);
    const inOrder = (list: number[][]) => [...list].sort((x, y) => x[0]! - y[0]!);
    groups = inOrder([...groups.filter((group) => group !== a && group !== b), both]);
    const halves = waysOf(both, ordered)
      .filter((way) => way.length === 2)
      .map((way) => ({ way, p: pOf(rows, name, way) }))
      .sort((one, other) => one.p - other.p);
    if (both.length > 2 && halves[0]!.p <= ALPHA) {
      const apart = inOrder([...groups.filter((group) => group !== both), ...halves[0]!.way]);
      if (!visited.includes(JSON.stringify(apart))) groups = apart;
    }
    if (visited.includes(JSON.stringify(groups))) break;
    visited.push(JSON.stringify(groups));
  }
  const ways = waysOf(labels, ordered).filter((way) => way.length === groups.length).length;
  return { groups, adjusted: groups.length === 1 ? 1 : Math.min(1, ways * pOf(rows, name, groups)) };
}

function grown(rows: readonly Row[], rules: Rules, depth = rules.depth): Plain {
  const leaf: Plain = { name: null, p: 1, branches: [], size: rows.length };
  if (depth === 0 || rows.length < 2 * rules.least) return leaf;
  const found = rules.names
    .map((name) => ({ name, ...merged(rows, name, rules.ordered.has(name)) }))
    .filter(({ name, groups, adjusted }) => {
      const sizes = groups.map((labels) => rows.filter((row) => labels.includes(row[name]!)).length);
      return groups.length > 1 && adjusted <= ALPHA && Math.min(...sizes) >= rules.least;
    })
    .sort((a, b) => a.adjusted - b.adjusted)[0];
  if (found === undefined) return leaf;
  const branches = found.groups.map((labels) => ({
    labels,
    node: grown(
      rows.filter((row) => labels.includes(row[found.name]!)),
      rules,
      depth - 1,
    ),
  }));
  return { name: found.name, p: found.adjusted, branches, size: rows.length };
}

function expectSame(tree: ChaidNode, plain: Plain): void {
  expect([tree.split?.predictor ?? null, tree.rows]).toEqual([plain.name, plain.size]);
  if (tree.split === null) return;
  expect(Math.abs(tree.split.adjusted / plain.p - 1)).toBeLessThan(1e-8);
  expect(tree.split.branches.map(({ codes }) => codes)).toEqual(plain.branches.map(({ labels }) => labels));
  tree.split.branches.forEach(({ node }, at) => {
    expectSame(node, plain.branches[at]!.node);
  });
}

/** Rows of four indicators, of which three carry the outcome. */
function drawn(seed: number, count: number): Row[] {
  const state = streamsFrom(seed).block(0);
  return Array.from({ length: count }, () => {
    const [size, branch, website, premises] = [4, 5, 2, 2].map((levels) => nextBelow(state, levels));
    const chance = 0.1 + 0.25 * website! + (branch === 2 || branch === 4 ? 0.3 : 0) + (size! < 2 ? 0.15 : 0);
    return {
      size: size!,
      branch: branch!,
      website: website!,
      premises: premises!,
      outcome: nextUniform(state) < chance ? 1 : 0,
    };
  });
}

const NAMES = ["size", "branch", "website", "premises"] as const;
const LEVELS = { size: 4, branch: 5, website: 2, premises: 2 } as const;
const predictorsOf = (rows: readonly Row[]): ChaidPredictor[] =>
  NAMES.map((name) => ({
    name,
    codes: rows.map((row) => row[name]!),
    categories: LEVELS[name],
    scale: name === "size" ? "ordinal" : "nominal",
  }));

describe("a CHAID tree", () => {
  it.each([119, 600])("is that of a second program of Kass's algorithm, with %i rows", (count) => {
    let splits = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const rows = drawn(seed, count);
      const least = 15;
      const tree = chaidTree(
        predictorsOf(rows),
        rows.map(({ outcome }) => outcome),
        { fewestInNode: least, fewestToSplit: 2 * least },
      );
      expectSame(tree, grown(rows, { names: NAMES, ordered: new Set(["size"]), depth: 3, least }));
      splits += chaidSplitters(tree).length;
    }
    expect(splits).toBeGreaterThan(12);
  });

  it("predicts the share of the node that a row reaches, and stops where no branch holds its code", () => {
    const rows = drawn(3, 600);
    const predictors = predictorsOf(rows);
    const tree = chaidTree(
      predictors,
      rows.map(({ outcome }) => outcome),
      { fewestInNode: 15, fewestToSplit: 30 },
    );
    const shares = chaidPrediction(tree, predictors);
    // Over all rows the predicted shares add up to the outcomes.
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(tree.outcomes[1]!, 9);
    const unseen = predictors.map(({ name }) => ({ name, codes: [99] }));
    expect(chaidPrediction(tree, unseen)[0]).toBe(tree.outcomes[1]! / tree.rows);
    expect(chaidSplitters(tree)).toContain(tree.split!.predictor);
  });
});
