import type { BandScale, CompositionEvidence, Evidence, GroupCountEvidence, Unavailable } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import type { RunContext } from "../../runtime/run-context.js";
import { countsByGroup } from "../group-margins.js";
import { hypotheses } from "../hypotheses.js";
import { renamedTables, type WithTables } from "../renamed-tables.js";
import type { HypothesisResult } from "../result.js";

/** The human step as a scale of two bands: what is tested is whether a unit was selected. */
const STEP: BandScale = { order: ["not-selected", "selected"], flagged: [false, true] };
const NOTHING = { tables: [], result: null };

/**
 * H2 for the human step: the same test of the same groups, with "selected" in place of "flagged". Units of which it is
 * not known whether they were selected are left out. H1 and the strata of the plan are not asked of this step.
 * @param evidence  evidence with what people selected
 * @param flagged  H2 for the model's step: where that was not tested, nor is this one
 * @returns tables named `h2s.*` and the result; null where the data does not hold the step
 * @throws AuditError `interrupted` when the signal of the context was aborted
 */
export async function selectedStep(
  { composition, groupCounts }: Evidence<"composition" | "groupCounts">,
  flagged: HypothesisResult,
  plan: Plan,
  context: RunContext,
): Promise<WithTables<HypothesisResult | null>> {
  if (flagged.kind === "not-tested") return NOTHING;
  const members = composition.kind === "unavailable" ? composition : knownSelections(composition);
  const counts = groupCounts.kind === "unavailable" ? groupCounts : countsBySelection(groupCounts);
  if (members === null || (members.kind === "unavailable" && counts === null)) return NOTHING;
  const tested = await hypotheses(members, counts ?? unknown(), onlySecond(plan), context);
  const { tables, result } = renamedTables(
    { tables: tested.tables.filter(({ id }) => id !== "units.members"), result: tested.hypothesis2 },
    (id) => (id === "units.bands" ? "h2s.units" : id.replace(/^h2\./, "h2s.")),
  );
  const larger = (id: string) => (id === "h2s.groups" ? { subsetOf: "h2.groups" } : {});
  return { tables: tables.map((table) => ({ ...table, ...larger(table.id) })), result };
}

/** A plan under which no group passes the gate of H1, and nothing is conditioned on. */
function onlySecond(plan: Plan): Plan {
  const gate = { ...plan.groups.gate, effectiveUnits: Number.POSITIVE_INFINITY };
  return { ...plan, groups: { ...plan.groups, gate }, strata: [] };
}

function unknown(): Unavailable {
  return { kind: "unavailable", reason: "no-selected-column" };
}

/** Patterns whose selection is known, with the selection as their band; null where it is known of none. */
function knownSelections(evidence: CompositionEvidence): CompositionEvidence | null {
  const known = [...evidence.weights.keys()].filter((pattern) => evidence.selected[pattern]! <= 1);
  if (known.length === 0) return null;
  const entries = known.map((pattern) => [evidence.offsets[pattern]!, evidence.offsets[pattern + 1]!] as const);
  const offsets = new Uint32Array(known.length + 1);
  entries.forEach(([begin, end], place) => {
    offsets[place + 1] = offsets[place]! + end - begin;
  });
  const gathered = <Values extends Uint16Array | Uint32Array>(values: Values, into: Values): Values => {
    entries.forEach(([begin, end], place) => {
      into.set(values.subarray(begin, end), offsets[place]!);
    });
    return into;
  };
  const length = offsets[known.length]!;
  const weights = Uint32Array.from(known, (pattern) => evidence.weights[pattern]!);
  const selected = Uint8Array.from(known, (pattern) => evidence.selected[pattern]!);
  return {
    ...evidence,
    bands: STEP,
    weights,
    offsets,
    groupCodes: gathered(evidence.groupCodes, new Uint16Array(length)),
    memberCounts: gathered(evidence.memberCounts, new Uint32Array(length)),
    bandCodes: selected,
    selected,
    units: weights.reduce((sum, weight) => sum + weight, 0),
  };
}

/** Counts by group and selection; null where the source has no selections, or suppressed some cells. */
function countsBySelection(evidence: GroupCountEvidence): GroupCountEvidence | null {
  if (evidence.selections === null || evidence.suppressed.includes(1)) return null;
  const selected = countsByGroup(evidence, ({ selection }) => selection === "selected");
  const others = countsByGroup(evidence, ({ selection }) => selection === "not-selected");
  const counts = Float64Array.from(evidence.groups.flatMap((_, group) => [others[group]!, selected[group]!]));
  return {
    ...evidence,
    bands: STEP,
    outcomes: null,
    selections: null,
    counts,
    suppressed: new Uint8Array(counts.length),
  };
}
