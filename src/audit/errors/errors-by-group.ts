import type { EvidenceNeed, GroupCountEvidence, Unavailable } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { shareOf } from "../comparison/independent-shares.js";
import { derived, notEstimable, rowOf } from "../derived.js";
import { countsByGroup, personSupport } from "../group-margins.js";
import type { CountTable, ErrorsByGroup, Estimate, ScoreNotEstimable } from "../result.js";

/** What the errors ask of a source: group by band by outcome. */
export const ERROR_NEEDS: readonly EvidenceNeed[] = ["groupCounts"];

const TABLE = "errors.confusion";

/**
 * False-positive rate (flagged among those without a violation) and false-negative rate (not flagged among those with
 * one), per group and over all, with Wilson intervals.
 */
export function errorsByGroup(
  evidence: GroupCountEvidence | Unavailable,
  plan: Plan,
): { readonly tables: readonly CountTable[]; readonly result: ErrorsByGroup | ScoreNotEstimable } {
  if (evidence.kind === "unavailable")
    return { tables: [], result: { kind: "not-estimable", reason: evidence.reason } };
  if (evidence.bands === null) return { tables: [], result: { kind: "not-estimable", reason: "no-band" } };
  if (evidence.outcomes === null) return { tables: [], result: { kind: "not-estimable", reason: "no-outcome-column" } };
  if (evidence.unit === "members-of-clusters") {
    return { tables: [], result: { kind: "not-estimable", reason: "clusters-unknown" } };
  }
  // A suppressed cell is not zero: rates of what is left would be of another population.
  if (evidence.suppressed.includes(1)) {
    return { tables: [], result: { kind: "not-estimable", reason: "suppressed-in-source" } };
  }
  const { flagged } = evidence.bands;
  const cell = (isFlagged: boolean, outcome: string) =>
    countsByGroup(evidence, (at) => flagged[at.band] === isFlagged && at.outcome === outcome);
  const confusion = [
    cell(true, "violation"),
    cell(true, "none"),
    cell(false, "violation"),
    cell(false, "none"),
  ] as const;
  const counts = evidence.groups.flatMap((_, group) => confusion.map((column) => column[group]!));
  const rates = (
    [truePositive, falsePositive, falseNegative, trueNegative]: readonly number[],
    refs: readonly string[],
  ) => ({
    falsePositiveRate: derived(rate(falsePositive!, trueNegative!, plan), ...refs),
    falseNegativeRate: derived(rate(falseNegative!, truePositive!, plan), ...refs),
  });
  return {
    tables: [
      {
        id: TABLE,
        unit: evidence.unit,
        keys: [
          { name: "group", levels: evidence.groups },
          { name: "flagged", levels: ["flagged", "not-flagged"] },
          { name: "outcome", levels: ["violation", "none"] },
        ],
        counts,
        support: personSupport(counts),
      },
    ],
    result: {
      kind: "estimated",
      unit: evidence.unit,
      confusion: TABLE,
      groups: evidence.groups.map((group, code) => ({
        group,
        ...rates(counts.slice(4 * code, 4 * code + 4), [rowOf(TABLE, group)]),
      })),
      overall: rates(
        confusion.map((column) => column.reduce((sum, count) => sum + count, 0)),
        [TABLE],
      ),
    },
  };
}

function rate(events: number, others: number, plan: Plan): Estimate {
  if (events + others === 0) return notEstimable("no-outcomes");
  return shareOf({ flagged: events, total: events + others }, 1 - plan.score.alpha);
}
