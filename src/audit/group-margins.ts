import type { GroupCountEvidence } from "../data/evidence.js";

/** Sums of group counts over the cells for which `keep` holds, per group. */
export function countsByGroup(
  evidence: GroupCountEvidence,
  keep: (cell: { readonly band: number; readonly outcome: string; readonly selection: string }) => boolean,
): readonly number[] {
  const bands = evidence.bands?.order.length ?? 1;
  const outcomes = evidence.outcomes ?? ["unknown"];
  const selections = evidence.selections ?? ["unknown"];
  return evidence.groups.map((_, group) => {
    let sum = 0;
    for (let band = 0; band < bands; band++) {
      outcomes.forEach((outcome, o) => {
        selections.forEach((selection, s) => {
          const cell = ((group * bands + band) * outcomes.length + o) * selections.length + s;
          if (keep({ band, outcome, selection })) sum += evidence.counts[cell]!;
        });
      });
    }
    return sum;
  });
}

/** What the disclosure rules see of counts of units that stand for one person each. */
export function personSupport(counts: readonly number[]) {
  return { people: counts, units: counts, largest: counts.map((count) => Math.min(1, count)) };
}
