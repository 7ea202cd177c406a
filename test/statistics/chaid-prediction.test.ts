import { describe, expect, it } from "vitest";
import { chaidPrediction, chaidSplitters } from "../../src/statistics/chaid-prediction.js";
import type { ChaidNode } from "../../src/statistics/chaid-tree.js";

const leaf = (...outcomes: number[]): ChaidNode => ({
  rows: outcomes.reduce((sum, count) => sum + count, 0),
  outcomes,
  split: null,
});

const split = (predictor: string, branches: readonly (readonly [number[], ChaidNode])[]): ChaidNode["split"] => ({
  predictor,
  adjusted: 0.01,
  chiSquared: 9,
  df: 1,
  branches: branches.map(([codes, node]) => ({ codes, node })),
});

describe("what a tree predicts", () => {
  const below: ChaidNode = {
    rows: 40,
    outcomes: [10, 30],
    split: split("b", [
      [[0], leaf(8, 2)],
      [[1], leaf(2, 28)],
    ]),
  };
  const tree: ChaidNode = {
    rows: 100,
    outcomes: [50, 50],
    split: split("a", [
      [[0, 2], leaf(40, 20)],
      [[1], below],
    ]),
  };

  it("is the share of the last node that a row reaches, or of the node above a code that no branch holds", () => {
    const predictors = [
      { name: "b", codes: [0, 0, 1, 7, 1] },
      { name: "a", codes: [2, 1, 1, 1, 3] },
    ];
    expect([...chaidPrediction(tree, predictors)]).toEqual([20 / 60, 0.2, 28 / 30, 0.75, 0.5]);
    expect([...chaidPrediction(tree, predictors, 0)]).toEqual([40 / 60, 0.8, 2 / 30, 0.25, 0.5]);
    // A class that no row has, and an indicator that is not there.
    expect([...chaidPrediction(tree, predictors, 2)]).toEqual([0, 0, 0, 0, 0]);
    expect([...chaidPrediction(tree, [{ name: "a", codes: [0, 1] }])]).toEqual([20 / 60, 0.75]);
    expect(chaidPrediction(tree, [])).toHaveLength(0);
    expect([...chaidPrediction(leaf(0, 0), [{ name: "a", codes: [0] }])]).toEqual([0]);
  });

  it("names the indicators that split, each once, from the root down", () => {
    expect(chaidSplitters(leaf(1, 2))).toEqual([]);
    expect(chaidSplitters(tree)).toEqual(["a", "b"]);
    const again: ChaidNode = {
      ...tree,
      split: split("b", [
        [[0], tree],
        [[1], leaf(1, 1)],
      ]),
    };
    expect(chaidSplitters(again)).toEqual(["b", "a"]);
  });
});
