import type { DecompositionEvidence } from "../../data/inputs/decomposition-evidence.js";
import { sortedCanonicalJson } from "../../plan/canonical-json.js";
import type { Composition } from "../../statistics/composition.js";
import { type MemberContrast, memberContrasts } from "../../statistics/member-contrasts.js";
import { streamsFrom } from "../../statistics/random.js";
import { shapleyAdditive } from "../../statistics/shapley-additive.js";
import { ESTIMABLE_FROM, LINEARISED_FROM } from "../comparison/clustered-comparison.js";
import { derived, estimate, notEstimable, rowOf } from "../derived.js";
import type { TableId } from "../result.js";
import { contrastEstimate } from "./contrast-estimate.js";
import type { DecomposedGroup, DecompositionResult } from "./decomposition-result.js";
import { decompositionTables, TABLES } from "./decomposition-tables.js";
import { type FormulaUnits, formulaUnits, majorityComposition } from "./formula-units.js";
import type { InputsQuestion, PartAnswer } from "./inputs-question.js";
import { removedIndicators } from "./removed-indicators.js";

/** First random streams: far from those of the audit and of other sections. */
const FIRST_STREAM = { members: 0x21000000, majority: 0x22000000 } as const;

/**
 * Which indicators the differences between groups run through, and what changes without each. The log odds of the score
 * add up over indicators, so what each adds to a difference of means is exact; flagged shares divide by Shapley values.
 * @param evidence  what each indicator adds to the score of every unit
 * @param question  settings of the section, plan and error rate
 * @returns contributions with intervals over units, drawn whole; with the remainder they add up to the difference
 * @see Kitagawa 1955; Oaxaca 1973; Blinder 1973; Shapley 1953
 */
export async function decompose(
  evidence: DecompositionEvidence,
  { plan, settings: all, context }: InputsQuestion,
): Promise<PartAnswer<DecompositionResult>> {
  const { indicators, threshold, resamples } = all.decomposition!;
  const formula = formulaUnits(evidence, threshold);
  const names = indicators.map(({ name }) => name);
  const level = 1 - all.alpha;
  const values = valuesOf(formula);
  const contrasts = (composition: Composition, first: number) =>
    memberContrasts(composition, values, {
      level,
      resamples,
      first,
      streams: streamsFrom(plan.resampling.seed),
      groups: evidence.groups.map((_, group) => group),
      estimableFrom: ESTIMABLE_FROM,
      linearisedFrom: LINEARISED_FROM,
    });
  const members = contrasts(evidence.composition, FIRST_STREAM.members);
  const majority = contrasts(majorityComposition(evidence), FIRST_STREAM.majority);
  const decomposed = (own: typeof members, whole: TableId, flagged: TableId) =>
    own.map((each, code) => decomposedGroup(evidence.groups[code]!, each, { names, whole, flagged }));
  const { version, source } = evidence.coefficients;
  const result: DecompositionResult = {
    unit: evidence.unit,
    alpha: all.alpha,
    coefficients: { version, source, hash: await context.hash(bytesOf(evidence)) },
    threshold,
    resamples,
    indicators: indicators.map(({ name, label }) => ({ name, label: label ?? null })),
    leftOutTable: TABLES.leftOut,
    agreementTable: TABLES.agreement,
    thresholdTable: TABLES.threshold,
    flaggedTable: TABLES.flagged,
    membersTable: TABLES.flaggedMembers,
    h1: decomposed(members, TABLES.members, TABLES.flaggedMembers),
    h2: decomposed(majority, TABLES.groups, TABLES.flagged),
    removed: removedIndicators(
      formula,
      { names, level },
      majority.map((own) => own.slice(-names.length)),
    ),
  };
  return { result, tables: decompositionTables(formula, names) };
}

/** Registered flag, remainder, log odds, Shapley values, what each indicator adds, and the change of the flag without it. */
function valuesOf({ evidence, flagOf, means, logOdds, flagged, without }: FormulaUnits): readonly Float64Array[] {
  const { added, coefficients } = evidence;
  const registered = Float64Array.from(evidence.flagged);
  return [
    registered,
    registered.map((flag, unit) => flag - flagged[unit]!),
    logOdds,
    ...shapleyAdditive(added, { base: coefficients.intercept, reference: means, value: flagOf }),
    ...added,
    ...without.map((own) => own.flagged.map((flag, unit) => flag - flagged[unit]!)),
  ];
}

function decomposedGroup(
  group: string,
  [registered, remainder, logOdds, ...parts]: readonly MemberContrast[],
  { names, whole, flagged }: { readonly names: readonly string[]; readonly whole: TableId; readonly flagged: TableId },
): DecomposedGroup {
  const [units, flags] = [rowOf(whole, group), rowOf(flagged, group)];
  const shareOf = (value: number) => derived(estimate(value, notEstimable("not-computed")), flags);
  return {
    group,
    effectiveUnits: derived(registered!.effectiveUnits, units),
    flaggedShare: shareOf(registered!.mean),
    restShare: shareOf(registered!.restMean),
    difference: derived(contrastEstimate(registered!), flags),
    remainder: derived(contrastEstimate(remainder!), flags),
    logOdds: derived(contrastEstimate(logOdds!), units),
    contributions: names.map((indicator, j) => ({
      indicator,
      flagged: derived(contrastEstimate(parts[j]!), flags),
      logOdds: derived(contrastEstimate(parts[names.length + j]!), units),
    })),
  };
}

function bytesOf({ coefficients }: DecompositionEvidence): Uint8Array {
  return new TextEncoder().encode(sortedCanonicalJson(coefficients));
}
