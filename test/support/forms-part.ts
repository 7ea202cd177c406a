import { derived, estimate, interval } from "../../src/audit/derived.js";
import type { FormComparison, FormGroup, TestedForm } from "../../src/audit/forms/forms-result.js";
import type { TestResult } from "../../src/audit/result.js";

/** A resampled test with a p-value. */
export function resampledP(pValue: number): Extract<TestResult, { method: "resampled" }> {
  return {
    method: "resampled",
    pValue,
    resamples: 9999,
    extreme: Math.round(pValue * 10_000) - 1,
    stopped: "fixed",
    seed: 1,
    monteCarloInterval: interval({ lower: 0, upper: 1 }, 0.99, "clopper-pearson"),
    twoSidedRule: "as-extreme",
  };
}

/** A second family of H1 over groups with the given adjusted p-values; numbers rest where those of the audit rest. */
export function formPart(form: TestedForm["form"], pValues: Readonly<Record<string, number>>): TestedForm {
  const alpha = 0.05;
  const cuts = form === "all-bands" ? ["middle", "high"] : [];
  const groups = Object.entries(pValues).map(([group, pValue]): FormGroup => {
    const row = [`h1.groups#${group}`, `h1.groupByBand#${group}`];
    const of = (value: number) =>
      derived(
        estimate(value, interval({ lower: value - 1, upper: value + 1 }, 0.95, "linearised-over-units")),
        ...row,
        "h1.bands",
      );
    const comparison: FormComparison = {
      mean: of(42.34567),
      restMean: of(31.98765),
      difference: of(10.35802),
      unadjusted: derived(resampledP(pValue / 2), ...row),
      adjusted: derived(resampledP(pValue), "h1.groupByBand"),
    };
    return {
      group,
      adjusted: derived(resampledP(pValue), "h1.groupByBand"),
      finding: derived(pValue <= alpha ? "differs" : "not-shown", ...row),
      comparisons: Array.from({ length: Math.max(1, cuts.length) }, () => comparison),
    };
  });
  const named = Object.keys(pValues).filter((group) => pValues[group]! <= alpha);
  return {
    kind: "tested",
    form,
    unit: "sponsors",
    alpha,
    stepDown: "minP",
    resamples: 9999,
    cuts,
    tested: Object.keys(pValues),
    deciding: derived(resampledP(Math.min(...Object.values(pValues))), "h1.groupByBand"),
    named: derived(named, ...named.flatMap((group) => [`h1.groups#${group}`, `h1.groupByBand#${group}`])),
    groups,
  };
}
