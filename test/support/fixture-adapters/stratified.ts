import type { ChiSquaredResult } from "../../../src/statistics/cochran-mantel-haenszel.js";
import { cochranMantelHaenszel } from "../../../src/statistics/cochran-mantel-haenszel.js";
import { contingencyTable } from "../../../src/statistics/contingency-table.js";
import { exactCmh } from "../../../src/statistics/exact-cmh.js";
import { generalisedCmh } from "../../../src/statistics/generalised-cmh.js";
import { breslowDay, woolfTest } from "../../../src/statistics/homogeneity-of-odds.js";
import {
  type CommonEffect,
  mantelHaenszelOddsRatio,
  mantelHaenszelRiskDifference,
  mantelHaenszelRiskRatio,
} from "../../../src/statistics/mantel-haenszel-effects.js";
import type { NotEstimable } from "../../../src/statistics/not-estimable.js";

interface Strata {
  readonly strata: number[][][];
  readonly level?: number;
}

const tablesOf = ({ strata }: Strata) => strata.map(contingencyTable);

function tested(result: ChiSquaredResult | NotEstimable<string>) {
  if (result.kind === "not-estimable") return { degenerate: true };
  return { statistic: result.statistic, df: result.degreesOfFreedom, pValue: result.pValue };
}

function commonOdds(effect: CommonEffect | NotEstimable<string>) {
  if (effect.kind === "not-estimable") return { commonOddsRatio: null, confInt95: null };
  return { commonOddsRatio: effect.value, confInt95: [effect.interval.lower, effect.interval.upper] };
}

function cmh(input: Strata) {
  const strata = tablesOf(input);
  const odds = commonOdds(mantelHaenszelOddsRatio(strata, { level: input.level ?? 0.95 }));
  return {
    uncorrected: { ...tested(cochranMantelHaenszel(strata)), ...odds },
    corrected: { ...tested(cochranMantelHaenszel(strata, { continuityCorrection: true })), ...odds },
    woolf: tested(woolfTest(strata)),
  };
}

function exact(input: Strata) {
  const strata = tablesOf(input);
  const result = exactCmh(strata, { level: input.level ?? 0.95 });
  if (result.kind === "not-estimable") return { degenerate: true };
  const { oddsRatio, interval, pValue, less, greater } = result;
  return {
    exact: {
      pValue,
      less,
      greater,
      commonOddsRatioConditionalMLE: oddsRatio,
      confInt95: [interval.lower, interval.upper],
    },
    asymptotic: cmh(input).uncorrected,
  };
}

function homogeneity(input: Strata) {
  const strata = tablesOf(input);
  const tests = breslowDay(strata);
  const odds = mantelHaenszelOddsRatio(strata);
  const ratio = mantelHaenszelRiskRatio(strata);
  const difference = mantelHaenszelRiskDifference(strata);
  return {
    ...(tests.kind === "estimate"
      ? { breslowDay: tested(tests.breslowDay), tarone: tested(tests.tarone) }
      : { degenerate: true }),
    cmh: tested(cochranMantelHaenszel(strata)),
    woolf: tested(woolfTest(strata)),
    commonOddsRatio: odds.kind === "estimate" ? odds.value : null,
    commonRiskRatio: ratio.kind === "estimate" ? ratio.value : null,
    commonRiskDifference: difference.kind === "estimate" ? difference.value : null,
  };
}

/** Reference cases of stratified tables. */
export const stratifiedAdapters = {
  cmh,
  cmhGeneral: (input: Strata) => tested(generalisedCmh(tablesOf(input))),
  cmhExact: exact,
  breslowDay: homogeneity,
} as const satisfies Record<string, (input: never) => unknown>;
