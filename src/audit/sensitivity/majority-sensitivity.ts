import type { CompositionEvidence, Unavailable } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import type { RunContext } from "../../runtime/run-context.js";
import { derived, notEstimable, point, rowOf } from "../derived.js";
import { NO_MAJORITY } from "../hypothesis-2/hypothesis-2.js";
import { type MajorityRule, majorityRules, ruledMajority } from "../hypothesis-2/majority-rules.js";
import { type AuditedUnits, auditedUnits } from "../permutation/audited-units.js";
import { majorities } from "../permutation/majority.js";
import type { GroupComparison, HypothesisResult, MaybeTest, TestedHypothesis } from "../result.js";
import { type CutCounts, cutCounts, cutPValues } from "./cut-outcome.js";
import type { RuledEffect, RuledGroup, RuleOutcome, Sensitivity } from "./sensitivity-result.js";
import { shareOutcomes } from "./share-outcome.js";

/** Most resamples of a rule that decides nothing; of the rule without a cut fewer, since it costs most. */
const CUT_RESAMPLES = 49_999;
const SHARE_RESAMPLES = 19_999;

/** What every rule is computed from. */
interface Sweep {
  readonly units: AuditedUnits;
  readonly deciding: TestedHypothesis;
  readonly plan: Plan;
  readonly context: RunContext;
  /** Counts of the deciding rule, by whose p-values equal counts are answered too. */
  readonly decidingCounts: CutCounts;
}

/**
 * H2 with its outcome under every rule of the plan's sensitivity section. The rule that decides takes its numbers from
 * the deciding test; every other cut draws flagged counts from their multivariate hypergeometric law.
 * @param hypothesis2  H2 as it was tested
 * @param evidence  migrants of each sponsor, from which H2 was tested
 * @returns the same result with one outcome a rule, in the order of `majorityRules`; unchanged where H2 was not tested
 *   or the migrants are not known
 * @throws AuditError `interrupted` when the signal of the context was aborted
 */
export async function withSensitivity(
  hypothesis2: HypothesisResult,
  evidence: CompositionEvidence | Unavailable,
  plan: Plan,
  context: RunContext,
): Promise<HypothesisResult> {
  if (hypothesis2.kind === "not-tested" || evidence.kind === "unavailable") return hypothesis2;
  const units = auditedUnits(evidence);
  if (units.composition === null) return hypothesis2;
  return { ...hypothesis2, sensitivity: await majoritySensitivity(units, hypothesis2, plan, context) };
}

async function majoritySensitivity(
  units: AuditedUnits,
  deciding: TestedHypothesis,
  plan: Plan,
  context: RunContext,
): Promise<Sensitivity> {
  const { majorityThreshold, minMigrants } = plan.hypothesis2;
  const { majority } = majorities(units, { threshold: majorityThreshold, minMembers: minMigrants });
  const decidingCounts = cutCounts(units, majority, plan.groups.gate.majorityUnits);
  const sweep = { units, deciding, plan, context, decidingCounts };
  const rules = majorityRules(plan.hypothesis2);
  const outcomes: RuleOutcome[] = [];
  for (const [place, { rule, decides }] of rules.entries()) {
    outcomes.push(await outcomeOf(rule, decides, sweep));
    context.progress({ stage: "sensitivity", done: place + 1, total: rules.length });
  }
  const withMembers = units.unitsByMembers.slice(1).reduce((sum, count) => sum + count, 0);
  return { singleMember: derived(units.unitsByMembers[1]! / withMembers, "units.members"), rules: outcomes };
}

async function outcomeOf(rule: MajorityRule, decides: boolean, sweep: Sweep): Promise<RuleOutcome> {
  if (rule.kind === "share") return shareOutcome(rule, sweep);
  const { units, plan, deciding, decidingCounts } = sweep;
  const counts = decides
    ? decidingCounts
    : cutCounts(units, ruledMajority(units, rule), plan.groups.gate.majorityUnits);
  const same = sameCounts(counts, decidingCounts);
  const pValues = same
    ? counts.groups.map(({ code }) => decidingPValues(deciding, units.groups[code]!))
    : await cutPValues(units, counts, testOptions(sweep, CUT_RESAMPLES), sweep.context);
  const groups = counts.groups.map(({ code, size, flagged, support }, place): RuledGroup => {
    const share = flagged / size;
    const rest = (units.flaggedUnits - flagged) / (units.sums.units - size);
    return ruledGroup(sweep, { code, share, rest, support, ...pValues[place]! }, "cut");
  });
  return {
    rule,
    decides,
    unitsWithMajority: derived(counts.withMajority, rowOf(deciding.groupTotals, NO_MAJORITY)),
    resamples: same ? deciding.family.resamples : testOptions(sweep, CUT_RESAMPLES).resamples,
    ...familyOf(groups, sweep),
  };
}

async function shareOutcome(rule: MajorityRule, sweep: Sweep): Promise<RuleOutcome> {
  const { units, plan, context } = sweep;
  const test = testOptions(sweep, SHARE_RESAMPLES);
  const gate = plan.groups.gate.majorityUnits;
  const outcomes = await shareOutcomes(units, { ...test, gate, minMigrants: rule.minMigrants }, context);
  const groups = outcomes.map((outcome) => ruledGroup(sweep, outcome, "share"));
  return { rule, decides: false, unitsWithMajority: null, resamples: test.resamples, ...familyOf(groups, sweep) };
}

function testOptions({ deciding, plan }: Sweep, most: number) {
  const { stepDown, resamples } = deciding.family;
  return { stepDown, resamples: Math.min(resamples, most), seed: plan.resampling.seed };
}

function familyOf(
  groups: readonly RuledGroup[],
  { deciding }: Sweep,
): Pick<RuleOutcome, "smallestAdjusted" | "tested" | "groups"> {
  const smallest = groups.reduce((least, group) => Math.min(least, group.adjusted.value), 1);
  return { tested: groups.length, smallestAdjusted: derived(smallest, deciding.groupByBand), groups };
}

interface RuledNumbers extends Pick<RuledGroup, "support"> {
  readonly code: number;
  readonly share: number;
  readonly rest: number;
  readonly unadjusted: number;
  readonly adjusted: number;
}

/** A share of migrants looks at all sponsors with a member of the group: it rests on the row of H1 too. */
function ruledGroup({ units, deciding }: Sweep, numbers: RuledNumbers, kind: "cut" | "share"): RuledGroup {
  const group = units.groups[numbers.code]!;
  const row = [
    rowOf(deciding.groupByBand, group),
    deciding.bandTotals,
    ...(kind === "share" ? [rowOf("h1.groupByBand", group)] : []),
  ];
  const ratio: RuledEffect = numbers.rest > 0 ? point(numbers.share / numbers.rest) : notEstimable("zero-reference");
  return {
    group,
    difference: derived(point(numbers.share - numbers.rest), ...row),
    ratio: derived(ratio, ...row),
    unadjusted: derived(numbers.unadjusted, ...row),
    adjusted: derived(numbers.adjusted, deciding.groupByBand),
    shown: derived(numbers.adjusted <= deciding.family.alpha, ...row),
    support: numbers.support,
  };
}

function decidingPValues({ groups }: TestedHypothesis, label: string) {
  const group = groups.find((each): each is GroupComparison => each.group === label)!;
  return { unadjusted: pValueOf(group.unadjusted.value), adjusted: pValueOf(group.adjusted.value) };
}

function pValueOf(test: MaybeTest): number {
  return "pValue" in test ? test.pValue : 1;
}

function sameCounts(left: CutCounts, right: CutCounts): boolean {
  return (
    left.groups.length === right.groups.length &&
    left.groups.every((group, place) => {
      const other = right.groups[place]!;
      return group.code === other.code && group.size === other.size && group.flagged === other.flagged;
    })
  );
}
