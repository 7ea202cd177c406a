import type { DecompositionEvidence } from "../../data/inputs/decomposition-evidence.js";
import { aucDeLongFromScores } from "../../statistics/delong.js";
import { normalMultiplier } from "../../statistics/distributions.js";
import type { MemberContrast } from "../../statistics/member-contrasts.js";
import { LINEARISED_FROM } from "../comparison/clustered-comparison.js";
import { derived, estimate, interval, notEstimable, rowOf } from "../derived.js";
import type { Estimate } from "../result.js";
import { areaEstimate } from "../score/area-estimates.js";
import { contrastEstimate } from "./contrast-estimate.js";
import type { AreaWithout, RefittedArea, RemovedIndicator } from "./decomposition-result.js";
import { removedId, TABLES, withoutId } from "./decomposition-tables.js";
import type { FormulaUnits } from "./formula-units.js";
import { areaChange } from "./refitted-areas.js";

/**
 * What changes when an indicator adds its mean to every score: who is flagged, the ratio of each group, and the area
 * under the curve on known outcomes.
 * @param formula  the formula on every unit
 * @param options  names of the indicators, level of intervals, areas after a refit
 * @param changes  per group and indicator: contrast of the flags without it less the flags with it
 */
export function removedIndicators(
  formula: FormulaUnits,
  {
    names,
    level,
    refitted,
  }: { readonly names: readonly string[]; readonly level: number; readonly refitted: readonly RefittedArea[] | null },
  changes: readonly (readonly MemberContrast[])[],
): readonly RemovedIndicator[] {
  return names.map((indicator, j) => ({
    indicator,
    table: removedId(indicator),
    groupTable: withoutId(indicator),
    areas: areasWithout(formula, j, level),
    refitted: refitted === null ? null : refitted[j]!,
    groups: formula.evidence.groups.map((group, code) => {
      const refs = [rowOf(TABLES.formula, group), rowOf(withoutId(indicator), group)];
      const ratios = ratiosOf(formula, { code, indicator: j, level });
      return {
        group,
        ratioBefore: derived(ratios.before, refs[0]!),
        ratioAfter: derived(ratios.after, refs[1]!),
        ratioChange: derived(ratios.change, ...refs),
        differenceChange: derived(contrastEstimate(changes[code]![j]!), ...refs),
      };
    }),
  }));
}

/** On a random sample first, where there is one, then on all known outcomes. */
function areasWithout(formula: FormulaUnits, indicator: number, level: number): readonly AreaWithout[] {
  const { outcomes, provenanceCodes, provenances } = formula.evidence;
  const known = Array.from(outcomes.keys()).filter((unit) => outcomes[unit]! <= 1);
  const random = known.filter((unit) => provenances[provenanceCodes[unit]!] === "random");
  const sets = [
    ...(random.length > 0 && random.length < known.length ? [{ provenance: "random" as const, units: random }] : []),
    { provenance: "all-known" as const, units: known },
  ];
  return sets.map(({ provenance, units }) => {
    const marks = units.map((unit) => outcomes[unit]!);
    const at = (scores: Float64Array) => Float64Array.from(units, (unit) => scores[unit]!);
    const [before, after] = [at(formula.logOdds), at(formula.without[indicator]!.logOdds)];
    return {
      provenance,
      before: derived(areaEstimate(aucDeLongFromScores(before, marks, { level }), "delong-logit"), TABLES.outcomes),
      after: derived(areaEstimate(aucDeLongFromScores(after, marks, { level }), "delong-logit"), TABLES.outcomes),
      change: derived(areaChange([after, before], marks, level), TABLES.outcomes),
    };
  });
}

/** Flagged share of a group over that of all others, by the formula with and without an indicator. */
function ratiosOf(
  { evidence, flagged, without }: FormulaUnits,
  { code, indicator, level }: { readonly code: number; readonly indicator: number; readonly level: number },
): { readonly before: Estimate; readonly after: Estimate; readonly change: Estimate } {
  const [before, after] = [sharesOf(evidence, flagged, code), sharesOf(evidence, without[indicator]!.flagged, code)];
  const ratio = ({ own, rest }: Shares): Estimate =>
    rest === 0 ? notEstimable("zero-reference") : estimate(own / rest, notEstimable("not-computed"));
  return { before: ratio(before), after: ratio(after), change: ratioChange(evidence, { before, after, code, level }) };
}

interface Shares {
  readonly flags: Float64Array;
  readonly own: number;
  readonly rest: number;
  readonly units: number;
  readonly others: number;
}

function sharesOf({ majority }: DecompositionEvidence, flags: Float64Array, code: number): Shares {
  const counts = { own: 0, ownFlagged: 0, flagged: 0 };
  majority.forEach((group, unit) => {
    counts.flagged += flags[unit]!;
    if (group !== code) return;
    counts.own += 1;
    counts.ownFlagged += flags[unit]!;
  });
  const others = majority.length - counts.own;
  return {
    flags,
    own: counts.ownFlagged / counts.own,
    rest: (counts.flagged - counts.ownFlagged) / others,
    units: counts.own,
    others,
  };
}

/** Ratio of the ratios, with the interval of its logarithm linearised over units; the same units are in both. */
function ratioChange(
  { majority }: DecompositionEvidence,
  {
    before,
    after,
    code,
    level,
  }: { readonly before: Shares; readonly after: Shares; readonly code: number; readonly level: number },
): Estimate {
  if (before.own === 0 || after.own === 0) return notEstimable("no-flagged");
  if (before.rest === 0 || after.rest === 0) return notEstimable("zero-reference");
  const log = Math.log(after.own / after.rest) - Math.log(before.own / before.rest);
  if (before.units < LINEARISED_FROM || before.others < LINEARISED_FROM) {
    return estimate(Math.exp(log), notEstimable("too-few-effective-units"));
  }
  let squares = 0;
  majority.forEach((group, unit) => {
    const [now, then] = [after.flags[unit]!, before.flags[unit]!];
    const part =
      group === code
        ? ((now - after.own) / after.own - (then - before.own) / before.own) / before.units
        : -((now - after.rest) / after.rest - (then - before.rest) / before.rest) / before.others;
    squares += part * part;
  });
  if (squares === 0) return estimate(Math.exp(log), notEstimable("no-variation"));
  const reach = normalMultiplier(level) * Math.sqrt((majority.length / (majority.length - 1)) * squares);
  const bounds = { lower: Math.exp(log - reach), upper: Math.exp(log + reach) };
  return estimate(Math.exp(log), interval(bounds, level, "linearised-over-units"));
}
