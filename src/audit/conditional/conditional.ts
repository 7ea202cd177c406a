import type { Plan } from "../../plan/schema.js";
import type { RunContext } from "../../runtime/run-context.js";
import { effectiveUnits } from "../../statistics/composition.js";
import type { FamilyPValues } from "../../statistics/step-down.js";
import { type StratifiedRoute, stratifiedRoutes } from "../../statistics/stratified-routes.js";
import { familyTest, smallestPlace } from "../comparison/resampled-test.js";
import { derived, notEstimable, point, rowOf } from "../derived.js";
import type { CountTable, GroupComparison, NotEstimable, TestedHypothesis, Unit } from "../result.js";
import type { ConditionalGroup, ConditionalOutcome, ConditionalResult, ThinStrata } from "./conditional-result.js";
import { mantelHaenszelBeside } from "./mantel-haenszel.js";
import { reversalOf, throughShare, withinDifference } from "./routes.js";
import { familyWithin, type StrataFamily } from "./strata-family.js";
import { strataTable } from "./strata-table.js";
import type { StratifiedSet } from "./stratified-set.js";

/** Below this share of the units in strata that vary, the test would speak of a few strata only. */
const LEAST_VARIED = 0.5;
/** A tested hypothesis, ready to be asked within strata. */
export interface ConditionalInput {
  readonly id: string;
  readonly memberUnit: Unit;
  readonly set: StratifiedSet;
  readonly hypothesis: TestedHypothesis;
  /** True for H2: units are counted by majority group, so fourfold tables over strata stand beside. */
  readonly fourfold: boolean;
}

export interface ConditionalResults {
  readonly tables: readonly CountTable[];
  readonly results: readonly ConditionalResult[];
}

/**
 * A hypothesis within every stratification of the plan: how much of each group's difference runs through the strata,
 * and whether one exists inside them. Nothing here reaches the verdict.
 * @see method, section 2 ("Conditional") and section 3
 */
export async function conditionalResults(
  input: ConditionalInput,
  plan: Plan,
  context: RunContext,
): Promise<ConditionalResults> {
  const tables: CountTable[] = [];
  const results: ConditionalResult[] = [];
  for (const place of plan.strata.keys()) {
    const one = await conditionalResult(input, place, plan, context);
    tables.push(one.table);
    results.push(one.result);
  }
  return { tables, results };
}

/** Every stratification of the plan as not estimable, where the units cannot be listed one by one. */
export function withoutStrata(plan: Plan, reason: NotEstimable["reason"], table: string): readonly ConditionalResult[] {
  return plan.strata.map(({ name, modelInput }) => ({
    name,
    modelInput,
    table,
    strata: 0,
    variedShare: 0,
    thin: { single: 0, constant: 0, units: 0, names: [] },
    outcome: notEstimable(reason),
  }));
}

async function conditionalResult(
  input: ConditionalInput,
  place: number,
  plan: Plan,
  context: RunContext,
): Promise<{ readonly table: CountTable; readonly result: ConditionalResult }> {
  const { set, hypothesis } = input;
  const { name, levels, codes } = set.strata[place]!;
  const tested = Uint16Array.from(hypothesis.family.tested, (group) => set.groups.indexOf(group));
  const table = strataTable(set, { id: `${input.id}.strata.${name}`, unit: input.memberUnit, place, tested });
  const { thin, variedShare } = thinStrata(levels, codes, set);
  const outcome =
    variedShare < LEAST_VARIED
      ? notEstimable("constant-within-strata")
      : await testedWithin(input, { place, tested, table }, plan, context);
  const { modelInput } = plan.strata[place]!;
  return {
    table,
    result: { name, modelInput, table: table.id, strata: levels.length, variedShare, thin, outcome },
  };
}

function thinStrata(
  levels: readonly string[],
  codes: Uint16Array,
  { flagged, weights, sums }: StratifiedSet,
): { readonly thin: ThinStrata; readonly variedShare: number } {
  const units = new Uint32Array(levels.length);
  const flags = new Uint32Array(levels.length);
  codes.forEach((code, unit) => {
    const weight = weights === undefined ? 1 : weights[unit]!;
    units[code]! += weight;
    flags[code]! += weight * flagged[unit]!;
  });
  const thin = levels.map((_, code) => code).filter((code) => flags[code] === 0 || flags[code] === units[code]);
  const held = thin.reduce((sum, code) => sum + units[code]!, 0);
  const single = thin.filter((code) => units[code] === 1).length;
  return {
    thin: {
      single,
      constant: thin.length - single,
      units: held,
      names: thin.map((code) => levels[code]!),
    },
    variedShare: 1 - held / sums.units,
  };
}

interface Stratum {
  readonly place: number;
  readonly tested: Uint16Array;
  readonly table: CountTable;
}

async function testedWithin(
  input: ConditionalInput,
  { place, tested, table }: Stratum,
  plan: Plan,
  context: RunContext,
): Promise<ConditionalOutcome | NotEstimable> {
  const { set, hypothesis } = input;
  const units = {
    composition: set.composition,
    sums: set.sums,
    strata: set.strata[place]!.codes,
    flagged: set.flagged,
    tested,
    ...(set.weights && { weights: set.weights }),
  };
  const family = await familyWithin({ ...units, place, family: hypothesis.family }, plan, context);
  if (family === null) return notEstimable("constant-within-strata");
  const routes = stratifiedRoutes(units);
  const level = 1 - hypothesis.family.alpha;
  const beside = input.fourfold ? mantelHaenszelBeside(table, { tested: tested.length, level }) : null;
  const comparisons = new Map(hypothesis.groups.map((group) => [group.group, group]));
  return {
    kind: "tested",
    tested: [...family.placeOf.keys()].map((group) => set.groups[group]!),
    resamples: family.resamples,
    deciding: derived(familyTest(family.adjusted, smallestPlace(family.adjusted), family), table.id),
    groups: Array.from(tested, (group, at) =>
      groupWithin(comparisons.get(set.groups[group]!)!, {
        table: table.id,
        family,
        group,
        route: routes[at]!,
        effective: effectiveUnits(set.sums, group),
        mantelHaenszel: beside?.[at] ?? null,
        level,
      }),
    ),
  };
}

interface GroupFacts {
  readonly table: string;
  readonly family: StrataFamily;
  readonly group: number;
  readonly route: StratifiedRoute;
  readonly effective: number;
  readonly mantelHaenszel: ConditionalGroup["mantelHaenszel"];
  readonly level: number;
}

function groupWithin(comparison: GroupComparison, facts: GroupFacts): ConditionalGroup {
  const { table, family, route, effective, level, mantelHaenszel } = facts;
  const place = family.placeOf.get(facts.group);
  const row = rowOf(table, comparison.group);
  const constant = notEstimable("constant-within-strata");
  const within = withinDifference(route, effective, level);
  const test = (pValues: FamilyPValues) => (place === undefined ? constant : familyTest(pValues, place, family));
  const reversal =
    mantelHaenszel === null
      ? reversalOf(comparison.difference.value, within, { none: 0 })
      : reversalOf(comparison.ratio.value, mantelHaenszel.ratio.value, { none: 1 });
  return {
    group: comparison.group,
    withinDifference: derived(within, row),
    throughShare: derived(
      throughShare(route, comparison.difference.value, effective, level),
      row,
      ...comparison.difference.restsOn,
    ),
    statistic: derived(place === undefined ? constant : point(family.observed[place]!), row),
    unadjusted: derived(test(family.unadjusted), row),
    adjusted: derived(test(family.adjusted), table),
    reversal: derived(reversal, row, ...comparison.difference.restsOn),
    mantelHaenszel,
  };
}
