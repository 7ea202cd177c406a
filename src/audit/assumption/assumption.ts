import type { EvidenceNeed, GroupScoreEvidence, ScoreEvidence, Unavailable } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { baselineArea } from "../../plan/score-schema.js";
import { derived, notEstimable } from "../derived.js";
import { unitsOnly } from "../left-out-units.js";
import type { CountTable, ScoreNotEstimable } from "../result.js";
import type { AssumptionResult, HiddenShare } from "./assumption-result.js";
import { type BandsUnderAssumption, bandsUnderAssumption } from "./bands-under-assumption.js";
import { type AssumptionCells, cellsOf, cellsOfScores, type ScoredOutcomes } from "./cells.js";
import { extremeAreas } from "./extreme-areas.js";
import { groupsUnderAssumption } from "./groups-under-assumption.js";
import { aboveConstantBreaks, areasOf } from "./score-areas.js";

/** What the question asks of a source: units that were never inspected beside known outcomes, by score and by group. */
export const ASSUMPTION_NEEDS: readonly EvidenceNeed[] = ["scores", "groupScores"];

const OUTCOMES = "assumption.outcomes";
/** Steps from no hidden violation to the highest share at which bands, and groups, are given. */
const BAND_STEPS = 4;
const GROUP_STEPS = 2;

/** Tables by what they are about: those of groups stand by themselves, since other tables of groups come first. */
export interface AssumptionAnswer {
  readonly tables: readonly CountTable[];
  readonly groupTables: readonly CountTable[];
  readonly result: AssumptionResult | ScoreNotEstimable;
}

/**
 * What rests on the assumption that nobody tested: units that were never inspected comply. Inspected outcomes are taken
 * as true; units that were inspected with no outcome on record are left out.
 * @param evidence  units by score, and by score, group and band
 */
export function assumptionQuestion(
  evidence: { readonly scores: ScoreEvidence | Unavailable; readonly groupScores: GroupScoreEvidence | Unavailable },
  plan: Plan,
): AssumptionAnswer {
  const { scores, groupScores } = evidence;
  if (scores.kind === "unavailable") return missing(scores.reason);
  const outcomes = withNeverInspected(scores);
  const unrecorded = total(outcomes.unrecorded);
  const counts = [outcomes.violations, outcomes.none, outcomes.unknown].map(total);
  const [violations, none, unknown] = counts as [number, number, number];
  if (violations + none === 0) return missing("no-known-outcome");
  if (unknown === 0) return missing("nobody-never-inspected");
  const cells = groupScores.kind === "groupScores" && groupScores.bands !== null ? cellsOf(groupScores) : null;
  const bands = bandsOf(outcomes, { cells, unit: scores.unit }, plan);
  const groups = groupsOf(groupScores, cells, plan);
  return {
    tables: [
      {
        id: OUTCOMES,
        unit: scores.unit,
        keys: [{ name: "outcome", levels: ["violation", "none", "never-inspected"] }],
        counts,
        // Shown beside all units, the few that were left out would follow.
        leftOut: unitsOnly([unrecorded, 0, 0]),
      },
      ...(bands === null ? [] : [bands.table]),
    ],
    groupTables: groups.tables,
    result: {
      kind: "estimated",
      unit: scores.unit,
      outcomes: OUTCOMES,
      leftOut: derived(unrecorded, OUTCOMES),
      highestShare: plan.assumption.highestShare,
      oddsRatio: plan.assumption.oddsRatio,
      ...scoreParts(outcomes, plan, bands),
      bands: bands === null ? null : bands.result,
      groups: groups.result,
    },
  };
}

function missing(reason: ScoreNotEstimable["reason"]): AssumptionAnswer {
  return { tables: [], groupTables: [], result: { kind: "not-estimable", reason } };
}

/** Known outcomes whatever way they came to be known, and units that were never inspected, by distinct score. */
function withNeverInspected(evidence: ScoreEvidence): ScoredOutcomes {
  const { scores, provenances } = evidence;
  const width = provenances.length;
  const never = provenances.indexOf("never");
  const sum = (counts: Float64Array) =>
    Float64Array.from(scores, (_, row) => total(counts.subarray(row * width, (row + 1) * width)));
  const unknown = Float64Array.from(scores, (_, row) => (never < 0 ? 0 : evidence.unknown[row * width + never]!));
  return {
    scores,
    violations: sum(evidence.violations),
    none: sum(evidence.none),
    unknown,
    unrecorded: sum(evidence.unknown).map((count, row) => count - unknown[row]!),
  };
}

/** The area under the ROC curve, and the claims about score and bands. */
function scoreParts(
  outcomes: ScoredOutcomes,
  plan: Plan,
  bands: BandsUnderAssumption | null,
): Pick<AssumptionResult, "areas" | "breakingPoints"> {
  const [violations, none, unknown] = [outcomes.violations, outcomes.none, outcomes.unknown].map(total) as [
    number,
    number,
    number,
  ];
  const most = Math.floor(plan.assumption.highestShare * unknown);
  const ofBands = bands === null ? [] : bands.claims;
  if (violations === 0 || none + unknown - most === 0) {
    return { areas: derived(notEstimable("one-class-only"), OUTCOMES), breakingPoints: ofBands };
  }
  const extremes = extremeAreas(outcomes, most);
  const shares = sharesOf(plan, plan.assumption.steps, unknown);
  const level = 1 - plan.score.alpha;
  return {
    areas: derived(areasOf(outcomes, extremes, { shares, plan }), OUTCOMES),
    breakingPoints: [
      ...plan.score.baselines.map((baseline) =>
        derived(aboveConstantBreaks(outcomes, extremes, baselineArea(baseline), level), OUTCOMES),
      ),
      ...ofBands,
    ],
  };
}

function bandsOf(
  outcomes: ScoredOutcomes,
  { cells, unit }: { readonly cells: AssumptionCells | null; readonly unit: "sponsors" | "cases" },
  plan: Plan,
): BandsUnderAssumption | null {
  const { bands } = plan;
  if (bands === undefined || (cells === null && bands.thresholds === undefined)) return null;
  const known = cells ?? cellsOfScores(outcomes, bands.thresholds!);
  const shares = sharesOf(plan, BAND_STEPS, known.neverInspected);
  return bandsUnderAssumption(known, bands.order, { unit, shares, plan });
}

function groupsOf(
  evidence: GroupScoreEvidence | Unavailable,
  cells: AssumptionCells | null,
  plan: Plan,
): Pick<ReturnType<typeof groupsUnderAssumption>, "tables"> & { readonly result: AssumptionResult["groups"] } {
  if (evidence.kind === "unavailable") {
    return { tables: [], result: { kind: "not-estimable", reason: evidence.reason } };
  }
  if (cells === null) return { tables: [], result: { kind: "not-estimable", reason: "no-band" } };
  return groupsUnderAssumption(evidence, cells, {
    shares: sharesOf(plan, GROUP_STEPS, cells.neverInspected),
    plan,
  });
}

/** Shares from none to the plan's highest, with their numbers of units. */
function sharesOf({ assumption }: Plan, steps: number, unknown: number): readonly HiddenShare[] {
  return Array.from({ length: steps + 1 }, (_, step) => {
    const share = (assumption.highestShare * step) / steps;
    return { share, hidden: Math.floor(share * unknown) };
  });
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
