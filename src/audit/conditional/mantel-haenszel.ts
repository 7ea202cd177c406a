import { cochranMantelHaenszel } from "../../statistics/cochran-mantel-haenszel.js";
import { type ContingencyTable, contingencyTable } from "../../statistics/contingency-table.js";
import { breslowDay } from "../../statistics/homogeneity-of-odds.js";
import {
  type CommonEffect,
  mantelHaenszelOddsRatio,
  mantelHaenszelRiskDifference,
  mantelHaenszelRiskRatio,
} from "../../statistics/mantel-haenszel-effects.js";
import { holm } from "../../statistics/multiplicity.js";
import { derived, estimate, interval, notEstimable, rowOf } from "../derived.js";
import type { CountTable, Estimate, IntervalMethod, MaybeTest } from "../result.js";
import type { MantelHaenszelResult } from "./conditional-result.js";

/**
 * Each tested group against the rest over strata: Cochran, Mantel and Haenszel's test with common effects, and Breslow
 * and Day's test with Tarone's correction. They stand beside the permutation test within strata.
 * @param table  group x stratum x flag; the tested groups come first
 * @param level  of the intervals
 * @see method, section 3
 */
export function mantelHaenszelBeside(
  table: CountTable,
  { tested, level }: { readonly tested: number; readonly level: number },
): readonly MantelHaenszelResult[] {
  const groups = table.keys[0]!.levels.slice(0, tested);
  const strata = groups.map((_, group) => fourfoldTables(table, group));
  const tests = strata.map((tables) => cochranMantelHaenszel(tables));
  const adjusted = holm(tests.map((test) => (test.kind === "estimate" ? test.pValue : 1)));
  return groups.map((group, at) => {
    const tables = strata[at]!;
    const row = rowOf(table.id, group);
    const homogeneity = breslowDay(tables);
    return {
      test: derived(testOf(tests[at]!), row),
      holm: derived(adjusted[at]!, table.id),
      oddsRatio: derived(effectOf(mantelHaenszelOddsRatio(tables, { level }), "robins-breslow-greenland"), row),
      ratio: derived(effectOf(mantelHaenszelRiskRatio(tables, { level }), "greenland-robins"), row),
      difference: derived(effectOf(mantelHaenszelRiskDifference(tables, { level }), "sato"), row),
      sameInAllStrata: derived(
        homogeneity.kind === "estimate" ? testOf(homogeneity.tarone) : notEstimable("no-variation"),
        row,
      ),
      overRounding: null,
    };
  });
}

/** One table a stratum: the group against all others, flagged against not. */
function fourfoldTables({ keys, counts }: CountTable, group: number): readonly ContingencyTable[] {
  const rows = keys[0]!.levels.length;
  const strata = keys[1]!.levels.length;
  return keys[1]!.levels.map((_, stratum) => {
    const at = (row: number, flag: number) => counts[(row * strata + stratum) * 2 + flag]!;
    const rest = [0, 0];
    for (let row = 0; row < rows; row++) {
      if (row === group) continue;
      rest[0]! += at(row, 0);
      rest[1]! += at(row, 1);
    }
    return contingencyTable([[at(group, 0), at(group, 1)], rest]);
  });
}

function testOf(test: { readonly kind: "estimate"; readonly pValue: number } | { readonly kind: "not-estimable" }) {
  const result: MaybeTest =
    test.kind === "estimate"
      ? { method: "asymptotic", pValue: test.pValue, twoSidedRule: "as-extreme" }
      : notEstimable("no-variation");
  return result;
}

function effectOf(effect: CommonEffect | { readonly kind: "not-estimable" }, method: IntervalMethod): Estimate {
  if (effect.kind === "not-estimable") return notEstimable("no-variation");
  return estimate(effect.value, interval(effect.interval, effect.interval.level, method));
}
