import { type Check, SEARCHED } from "./check.js";
import { type Counts, pair, rowOf, sumOf } from "./published-counts.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";
import { estimateChecks } from "./table-checks.js";

/** Checks of the human step, from its published table. */
export function selectionChecks({ selection, tables, plan }: ReplicatedNumbers): readonly Check[] {
  if (selection.kind !== "estimated") return [];
  const table = tables.find(({ id }) => id === selection.groupBySelected);
  const all = sumOf(table);
  const reference = pair(rowOf(table, plan.groups.reference ?? ""), 0, 1);
  return selection.groups.flatMap((group) => {
    const own = pair(rowOf(table, group.group), 0, 1);
    const total = pair(all, 0, 1);
    const rest = own === null || total === null ? null : { x: total.x - own.x, n: total.n - own.n };
    const ratio = (what: string, published: typeof group.ratio, others: Counts) =>
      estimateChecks(
        `selected, ${group.group}: ${what}`,
        published,
        own !== null && others !== null,
        ratioInR(own, others),
      );
    return [
      ...estimateChecks(`selected, ${group.group}: share`, group.selectedShare, own !== null, shareInR(own)),
      ...ratio("ratio", group.ratio, rest),
      ...(group.ratioToReference === null ? [] : ratio("ratio to the reference", group.ratioToReference, reference)),
    ];
  });
}

function shareInR(counts: Counts) {
  const { x, n } = counts ?? { x: 0, n: 0 };
  return { value: `${x} / ${n}`, interval: (level: string) => `wilson(${x}, ${n}, ${level})` };
}

function ratioInR(own: Counts, others: Counts) {
  const [a, b] = [own ?? { x: 0, n: 0 }, others ?? { x: 0, n: 0 }];
  return {
    value: `(${a.x} / ${a.n}) / (${b.x} / ${b.n})`,
    interval: (level: string) => `ratio_interval(${a.x}, ${a.n}, ${b.x}, ${b.n}, ${level})`,
    tolerance: SEARCHED,
  };
}
