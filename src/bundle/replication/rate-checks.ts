import type { PublishedTable } from "../../disclosure/disclosed.js";
import { type Check, SEARCHED } from "./check.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";
import { estimateChecks } from "./table-checks.js";

/** Checks of error rates and of the human step, each from its own published table. */
export function rateChecks(audit: ReplicatedNumbers): readonly Check[] {
  return [...errorChecks(audit), ...selectionChecks(audit)];
}

function errorChecks({ errors, tables }: ReplicatedNumbers): readonly Check[] {
  if (errors.kind !== "estimated") return [];
  const table = tables.find(({ id }) => id === errors.confusion);
  const rate = (name: string, published: typeof errors.overall.falsePositiveRate, counts: Counts): readonly Check[] =>
    estimateChecks(name, published, counts !== null, shareInR(counts));
  const all = tables.find(({ id }) => id === errors.totals)?.counts ?? [];
  return [
    ...rate("errors, all: false-positive rate", errors.overall.falsePositiveRate, pair(all, 1, 3)),
    ...rate("errors, all: false-negative rate", errors.overall.falseNegativeRate, pair(all, 2, 0)),
    ...errors.groups.flatMap((group) => {
      const row = rowOf(table, group.group);
      return [
        ...rate(`errors, ${group.group}: false-positive rate`, group.falsePositiveRate, pair(row, 1, 3)),
        ...rate(`errors, ${group.group}: false-negative rate`, group.falseNegativeRate, pair(row, 2, 0)),
        ...rate(`errors, ${group.group}: violations among the flagged`, group.precision, pair(row, 0, 1)),
      ];
    }),
  ];
}

function selectionChecks({ selection, tables, plan }: ReplicatedNumbers): readonly Check[] {
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

/** Events and units; null where a count is suppressed or the table is not there. */
type Counts = { readonly x: number; readonly n: number } | null;

function rowOf(table: PublishedTable | undefined, label: string): readonly (number | "suppressed")[] {
  const row = table?.keys[0]?.levels.indexOf(label) ?? -1;
  if (table === undefined || row < 0) return [];
  const width = table.counts.length / table.keys[0]!.levels.length;
  return table.counts.slice(row * width, (row + 1) * width);
}

function sumOf(table: PublishedTable | undefined): readonly (number | "suppressed")[] {
  const rows = table?.keys[0]?.levels.map((label) => rowOf(table, label)) ?? [];
  return (rows[0] ?? []).map((_, column) =>
    rows.reduce<number | "suppressed">((sum, row) => {
      const count = row[column]!;
      return sum === "suppressed" || count === "suppressed" ? "suppressed" : sum + count;
    }, 0),
  );
}

function pair(row: readonly (number | "suppressed")[], events: number, others: number): Counts {
  const [x, rest] = [row[events], row[others]];
  return typeof x === "number" && typeof rest === "number" ? { x, n: x + rest } : null;
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
