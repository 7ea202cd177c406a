import type { DecompositionEvidence } from "../../data/inputs/decomposition-evidence.js";
import { sortedCanonicalJson } from "../../plan/canonical-json.js";
import type { Composition } from "../../statistics/composition.js";
import { type MemberContrast, memberContrasts } from "../../statistics/member-contrasts.js";
import { streamsFrom } from "../../statistics/random.js";
import { type ShapleyShares, shapleyShares } from "../../statistics/shapley-shares.js";
import { ESTIMABLE_FROM, LINEARISED_FROM } from "../comparison/clustered-comparison.js";
import { derived, estimate, notEstimable, rowOf } from "../derived.js";
import type { TableId } from "../result.js";
import { contrastEstimate } from "./contrast-estimate.js";
import type { DecomposedGroup, DecompositionResult } from "./decomposition-result.js";
import { decompositionTables, TABLES } from "./decomposition-tables.js";
import { type FormulaUnits, formulaUnits, majorityComposition } from "./formula-units.js";
import type { InputsQuestion, PartAnswer } from "./inputs-question.js";
import { refittedAreas } from "./refitted-areas.js";
import { removedIndicators } from "./removed-indicators.js";

/** First random streams: far from those of the audit and of other sections. */
const FIRST_STREAM = { members: 0x21000000, majority: 0x22000000, orders: 0x23000000, refit: 0x24000000 } as const;

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
  const { indicators, threshold, resamples, refit } = all.decomposition!;
  const formula = formulaUnits(evidence, threshold);
  const names = indicators.map(({ name }) => name);
  const level = 1 - all.alpha;
  const streams = streamsFrom(plan.resampling.seed);
  const { coefficients, added } = evidence;
  const bound = formula.bound - coefficients.intercept;
  const shapley = shapleyShares(
    { parts: added, marked: formula.flagged, bound },
    { streams, block: FIRST_STREAM.orders },
  );
  const values = valuesOf(formula, shapley);
  const contrasts = (composition: Composition, first: number) =>
    memberContrasts(composition, values, {
      level,
      resamples,
      first,
      streams,
      groups: evidence.groups.map((_, group) => group),
      estimableFrom: ESTIMABLE_FROM,
      linearisedFrom: LINEARISED_FROM,
    });
  const members = contrasts(evidence.composition, FIRST_STREAM.members);
  const majority = contrasts(majorityComposition(evidence), FIRST_STREAM.majority);
  const decomposed = (own: typeof members, whole: TableId, flagged: TableId) =>
    own.map((each, code) => decomposedGroup(evidence.groups[code]!, each, { names, whole, flagged }));
  const { version, source } = evidence.coefficients;
  const drawn = { streams, block: FIRST_STREAM.refit, table: TABLES.outcomes };
  const result: DecompositionResult = {
    unit: evidence.unit,
    alpha: all.alpha,
    coefficients: { version, source, hash: await context.hash(bytesOf(evidence)) },
    threshold,
    resamples,
    orders: ordersOf(evidence, shapley),
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
      { names, level, refitted: refit ? refittedAreas(evidence, { ...drawn, level }) : null },
      majority.map((own) => own.slice(-names.length)),
    ),
  };
  return { result, tables: decompositionTables(formula, names) };
}

/** Registered flag, remainder, log odds, Shapley values, what each indicator adds, and the change of the flag without it. */
function valuesOf(
  { evidence, logOdds, flagged, without }: FormulaUnits,
  { shares }: ShapleyShares,
): readonly Float64Array[] {
  const { added } = evidence;
  const registered = Float64Array.from(evidence.flagged);
  return [
    registered,
    registered.map((flag, unit) => flag - flagged[unit]!),
    logOdds,
    ...shares,
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

/** The largest standard error over groups and indicators, from batches of orders. */
function ordersOf(
  { majority, groups }: DecompositionEvidence,
  { method, batches }: ShapleyShares,
): DecompositionResult["orders"] {
  if (method === "exact") return { kind: "all" };
  const units = groups.map((_, group) => majority.reduce((sum, own) => sum + Number(own === group), 0));
  const differences = batches.map((batch) =>
    batch.map((own) => {
      const sums = new Float64Array(groups.length + 1);
      majority.forEach((group, unit) => {
        sums[group]! += own[unit]!;
      });
      const all = sums.reduce((sum, value) => sum + value, 0);
      return units.map((count, group) => sums[group]! / count - (all - sums[group]!) / (majority.length - count));
    }),
  );
  const errors = differences[0]!.flatMap((own, part) =>
    own.map((_, group) => {
      const values = differences.map((batch) => batch[part]![group]!);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      return Math.sqrt(squares / (values.length - 1) / values.length);
    }),
  );
  return { kind: "drawn", error: derived(Math.max(...errors), TABLES.agreement) };
}

function bytesOf({ coefficients }: DecompositionEvidence): Uint8Array {
  return new TextEncoder().encode(sortedCanonicalJson(coefficients));
}
