import type { AnsweredGroups, FlagStates, OverridesEvidence } from "../../data/inputs/overrides-evidence.js";
import { MARKER_STATES, REASON_STATES } from "../../plan/inputs/override-states.js";
import type { CountTable, TableId } from "../result.js";
import { stateTable } from "./state-table.js";

/** All tables that the chapter on overrides publishes together. */
export interface OverrideTables {
  readonly markers: CountTable;
  readonly reasons: CountTable;
  /** Null where no override has a remark. */
  readonly categories: CountTable | null;
  readonly outcomes: CountTable;
  /** Overridden or not and flag state by group, and flag state of members: those that the evidence has. */
  readonly byGroup: readonly CountTable[];
}

/**
 * Tables of overrides: whole tables of markers, reasons, their categories and outcomes, and those by group.
 * @param evidence  counts
 * @example overrideTables(evidence).markers.id // "overrides.markers"
 */
export function overrideTables(evidence: OverridesEvidence): OverrideTables {
  const { markers, reasons, categories, overridden, sponsors, migrants } = evidence;
  const unit = "sponsors" as const;
  const hasRemarks = categories.counts.some((count) => count > 0);
  return {
    markers: stateTable("overrides.markers", { unit, key: "marker is", levels: MARKER_STATES, counts: markers }),
    reasons: stateTable("overrides.reasons", { unit, key: "reason", levels: REASON_STATES, counts: reasons }),
    categories: hasRemarks
      ? stateTable("overrides.categories", {
          unit,
          key: "category",
          levels: categories.names,
          counts: categories.counts,
        })
      : null,
    outcomes: outcomesTable(evidence),
    byGroup: [
      ...(overridden === null || sponsors === null
        ? []
        : [answeredTable(overridden), stateTableOf("overrides.sponsors", "sponsors", sponsors)]),
      ...(migrants === null ? [] : [stateTableOf("overrides.migrants", "migrants", migrants)]),
    ],
  };
}

function outcomesTable({ outcomes }: OverridesEvidence): CountTable {
  return {
    id: "overrides.outcomes",
    unit: "sponsors",
    keys: [
      { name: "marker", levels: ["no", "yes"] },
      { name: "outcome", levels: ["violation", "none", "unknown"] },
    ],
    counts: outcomes,
    support: { people: outcomes, units: outcomes, largest: outcomes.map((count) => Math.min(1, count)) },
  };
}

function stateTableOf(
  id: TableId,
  unit: "sponsors" | "migrants",
  { groups, states, counts, support }: FlagStates,
): CountTable {
  const keys = [
    { name: "group", levels: groups },
    { name: "flag", levels: states },
  ];
  return { id, unit, keys, counts, support };
}

function answeredTable({ groups, counts, support }: AnsweredGroups): CountTable {
  const keys = [
    { name: "group", levels: groups },
    { name: "overridden", levels: ["yes", "no"] },
  ];
  return { id: "overrides.by-group", unit: "sponsors", keys, counts, support };
}
