import type { CellSum, LinkedSystem } from "../../src/disclosure/linked/linked-system.js";

/** A system with totals and sums that everyone knows beside its cells. */
export function withTotals(
  system: LinkedSystem,
  totals: readonly { readonly of: readonly number[]; readonly total: number }[],
  sums: readonly CellSum[],
): LinkedSystem {
  const first = system.starts.at(-1)!;
  const counts = totals.map(({ total }) => total);
  const extended = (values: Float64Array, added: readonly number[]) => Float64Array.from([...values, ...added]);
  return {
    ...system,
    tables: [
      ...system.tables,
      {
        id: "known",
        unit: "sponsors",
        keys: [{ name: "known", levels: counts.map((_, at) => `${at}`) }],
        counts,
        hidden: counts.map(() => false),
        least: 0,
      },
    ],
    starts: [...system.starts, first + counts.length],
    lower: extended(system.lower, counts),
    upper: extended(system.upper, counts),
    least: extended(
      system.least,
      counts.map(() => 0),
    ),
    sums: [
      ...system.sums,
      ...sums,
      ...totals.map(({ of }, at) => ({ more: of, less: [first + at], kind: "equal" as const })),
    ],
  };
}
