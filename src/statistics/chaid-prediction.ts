import type { ChaidNode, ChaidPredictor } from "./chaid-tree.js";

/**
 * What a CHAID tree predicts for rows: the share of an outcome class in the last node that a row reaches. A row whose code
 * no branch holds stays at the node above.
 *
 * @param tree        of `chaidTree`
 * @param predictors  codes of the rows, by the names of the tree, all of length n
 * @param outcome     class whose share is predicted; default 1
 * @returns shares of length n, in [0, 1]
 * @example chaidPrediction({ rows: 4, outcomes: [3, 1], split: null }, [{ name: "a", codes: [0, 0] }]) // [0.25, 0.25]
 */
export function chaidPrediction(
  tree: ChaidNode,
  predictors: readonly Pick<ChaidPredictor, "name" | "codes">[],
  outcome = 1,
): Float64Array {
  const codes = new Map(predictors.map((predictor) => [predictor.name, predictor.codes]));
  return Float64Array.from({ length: predictors[0]?.codes.length ?? 0 }, (_, row) => {
    const { outcomes, rows } = nodeOf(tree, (name) => codes.get(name)?.[row] ?? -1);
    return rows === 0 ? 0 : (outcomes[outcome] ?? 0) / rows;
  });
}

/**
 * Names of the predictors that split a node of the tree, each once, from the root down.
 * @example chaidSplitters({ rows: 4, outcomes: [3, 1], split: null }) // []
 */
export function chaidSplitters({ split }: ChaidNode): readonly string[] {
  if (split === null) return [];
  return [...new Set([split.predictor, ...split.branches.flatMap(({ node }) => chaidSplitters(node))])];
}

function nodeOf(node: ChaidNode, codeOf: (name: string) => number): ChaidNode {
  if (node.split === null) return node;
  const code = codeOf(node.split.predictor);
  const branch = node.split.branches.find(({ codes }) => codes.includes(code));
  return branch === undefined ? node : nodeOf(branch.node, codeOf);
}
