import type { PlanProblem } from "./plan-issues.js";
import type { Plan } from "./schema.js";

/** A rule over several sections. It runs when all the sections that it reads are valid by themselves. */
export interface PlanRule {
  readonly reads: readonly (keyof Plan)[];
  readonly check: (plan: Plan) => readonly PlanProblem[];
}

/**
 * A rule whose check sees no other section than the ones that it declares.
 * @param reads  names of top-level sections
 * @param check  returns one problem a breach, none when the rule holds
 */
export function planRule<Section extends keyof Plan>(
  reads: readonly Section[],
  check: (plan: Pick<Plan, Section>) => readonly PlanProblem[],
): PlanRule {
  return { reads, check };
}

/** Items that stood in the list before, by position: `[{index: 2, item: "a"}]`. */
export function repeatedItems<Item>(items: readonly Item[]): { readonly index: number; readonly item: Item }[] {
  return items.map((item, index) => ({ index, item })).filter(({ item, index }) => items.indexOf(item) < index);
}
