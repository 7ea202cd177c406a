import type { RebuildPlan } from "../../plan/rebuild-schema.js";
import type { ChaidNode } from "../../statistics/chaid-tree.js";
import { derived } from "../derived.js";
import type { SplitRow } from "../human-check/split-tables.js";
import { OUTCOMES, type TreeNode } from "./rebuild-result.js";

/** Name of the table of the last nodes of the tree. */
export const LEAVES = "tree.leaves";

/**
 * The tree as a numbered list, each node before those below it. What is said of a node rests on all cases at the root, on
 * the table of the indicator one step below it, and on the last nodes of the tree further down.
 * @param tree  of `chaidTree`, outcome 1 the violations
 */
export function treeNodes(tree: ChaidNode, { development }: Pick<RebuildPlan, "development">): readonly TreeNode[] {
  const levelsOf = (indicator: string, codes: readonly number[]) => {
    const { levels } = development.indicators.find(({ column }) => column === indicator)!;
    return codes.map((code) => levels[code]!.value);
  };
  const walk = (node: ChaidNode, number: string, by: TreeNode["by"]): readonly TreeNode[] => {
    const depth = number.split(".").length - 1;
    const { split } = node;
    const own: TreeNode = {
      number,
      depth,
      by,
      cases: derived({ cases: node.rows, violations: node.outcomes[1] ?? 0 }, countedBy(depth, by?.indicator)),
      split:
        split === null
          ? null
          : { indicator: split.predictor, adjusted: derived(split.adjusted, countedBy(depth + 1, split.predictor)) },
    };
    if (split === null) return [own];
    return [
      own,
      ...split.branches.flatMap(({ codes, node: below }, at) =>
        walk(below, `${number}.${at + 1}`, { indicator: split.predictor, levels: levelsOf(split.predictor, codes) }),
      ),
    ];
  };
  return walk(tree, "1", null);
}

function countedBy(depth: number, indicator: string | undefined): string {
  if (depth === 0 || indicator === undefined) return OUTCOMES;
  return depth === 1 ? `indicator.${indicator}.split` : `${LEAVES}.split`;
}

/** Last nodes of the tree with their cases: violations and none. */
export function treeLeaves(tree: ChaidNode): readonly SplitRow[] {
  return leavesBelow(tree, "1").map(({ number, node }) => ({
    level: number,
    counts: [node.outcomes[1] ?? 0, node.outcomes[0] ?? 0],
  }));
}

function leavesBelow(
  node: ChaidNode,
  number: string,
): readonly { readonly number: string; readonly node: ChaidNode }[] {
  if (node.split === null) return [{ number, node }];
  return node.split.branches.flatMap(({ node: below }, at) => leavesBelow(below, `${number}.${at + 1}`));
}
