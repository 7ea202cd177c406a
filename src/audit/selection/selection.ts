import type { EvidenceNeed, GroupCountEvidence, Unavailable } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { type Flagged, ratioOf, shareOf } from "../comparison/independent-shares.js";
import { derived, rowOf } from "../derived.js";
import { countsByGroup, personSupport } from "../group-margins.js";
import { selectionSharesOverRounding } from "../ranges/selection-ranges.js";
import type { CountTable, ScoreNotEstimable, SelectionResult } from "../result.js";

/** What the human step asks of a source: group by selection. */
export const SELECTION_NEEDS: readonly EvidenceNeed[] = ["groupCounts"];

const TABLE = "selection.groupBySelected";

/** The human step after the proposal: share selected per group, its ratio to the others and to the reference group. */
export function selection(
  evidence: GroupCountEvidence | Unavailable,
  plan: Plan,
): { readonly tables: readonly CountTable[]; readonly result: SelectionResult | ScoreNotEstimable } {
  if (evidence.kind === "unavailable")
    return { tables: [], result: { kind: "not-estimable", reason: evidence.reason } };
  if (evidence.selections === null)
    return { tables: [], result: { kind: "not-estimable", reason: "no-selected-column" } };
  if (evidence.unit === "members-of-clusters") {
    return { tables: [], result: { kind: "not-estimable", reason: "clusters-unknown" } };
  }
  // A suppressed cell is not zero: rates of what is left would be of another population.
  if (evidence.suppressed.includes(1)) {
    return { tables: [], result: { kind: "not-estimable", reason: "suppressed-in-source" } };
  }
  const selected = countsByGroup(evidence, (cell) => cell.selection === "selected");
  const others = countsByGroup(evidence, (cell) => cell.selection === "not-selected");
  const groups = evidence.groups.map((_, group) => ({
    flagged: selected[group]!,
    total: selected[group]! + others[group]!,
  }));
  const all = groups.reduce((sum, group) => add(sum, group, 1), { flagged: 0, total: 0 });
  const reference = groups[evidence.groups.indexOf(plan.groups.reference ?? "")] ?? null;
  const level = 1 - plan.hypothesis2.alpha;
  const ranges = selectionSharesOverRounding(evidence, TABLE);
  const counts = evidence.groups.flatMap((_, group) => [selected[group]!, others[group]!]);
  return {
    tables: [
      {
        id: TABLE,
        unit: evidence.unit,
        keys: [
          { name: "group", levels: evidence.groups },
          { name: "selected", levels: ["selected", "not-selected"] },
        ],
        counts,
        support: personSupport(counts),
      },
    ],
    result: {
      kind: "estimated",
      unit: evidence.unit,
      groupBySelected: TABLE,
      groups: evidence.groups.map((group, code) => ({
        group,
        selectedShare: derived(shareOf(groups[code]!, level), rowOf(TABLE, group)),
        ratio: derived(ratioOf(groups[code]!, add(all, groups[code]!, -1), level), TABLE),
        ratioToReference:
          reference === null
            ? null
            : derived(
                ratioOf(groups[code]!, reference, level),
                rowOf(TABLE, group),
                rowOf(TABLE, plan.groups.reference ?? ""),
              ),
        overRounding: ranges?.[code] ?? null,
      })),
    },
  };
}

function add(left: Flagged, right: Flagged, sign: 1 | -1): Flagged {
  return { flagged: left.flagged + sign * right.flagged, total: left.total + sign * right.total };
}
