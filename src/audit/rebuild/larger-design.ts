import { aucDeLongFromHistogram } from "../../statistics/delong.js";
import { normalMultiplier } from "../../statistics/distributions.js";
import type { Streams } from "../../statistics/random.js";
import { type FitRules, type FittedMethods, fitMethods } from "./fit-methods.js";
import { histogramOf } from "./pattern-area.js";
import type { PatternCounts } from "./pattern-design.js";
import type { SimulatedSize } from "./rebuild-result.js";
import { meanOf, simulatedCases } from "./resampled-methods.js";

/** Streams of the simulations start here: those before are of the bootstrap. */
const FIRST_BLOCK = 1_000;

/**
 * What the same design shows with as many cases as there are, and with more: by simulation from the fitted regression,
 * which is taken as the truth.
 * @param counts  cases of each pattern
 * @param fitted  both methods on them
 * @param options.sizes  numbers of cases, one result each
 * @returns null without a fit to simulate from
 */
export function largerDesign(
  counts: PatternCounts,
  fitted: FittedMethods,
  {
    rules,
    sizes,
    simulations,
    streams,
  }: {
    readonly rules: FitRules;
    readonly sizes: readonly number[];
    readonly simulations: number;
    readonly streams: Streams;
  },
): readonly SimulatedSize[] | null {
  const multiplier = normalMultiplier(1 - rules.alpha);
  const { logistic: chances } = fitted.chances;
  if (chances === null) return null;
  return sizes.map((cases, at) => {
    const state = streams.block(FIRST_BLOCK + at);
    const tally = rules.indicators.map(() => ({ logistic: 0, chaid: 0 }));
    const widths: number[] = [];
    const halves: number[] = [];
    let fits = 0;
    for (let i = 0; i < simulations; i++) {
      const sample = simulatedCases(counts, chances, { count: cases, state });
      const methods = fitMethods(sample, rules);
      tally.forEach((own, indicator) => {
        if (methods.found.logistic[indicator]) own.logistic++;
        if (methods.found.chaid[indicator]) own.chaid++;
      });
      if (methods.fit === null || methods.chances.logistic === null) continue;
      fits++;
      const errors = methods.fit.standardErrors.subarray(1);
      halves.push((multiplier * errors.reduce((sum, error) => sum + error, 0)) / errors.length);
      const area = aucDeLongFromHistogram(histogramOf(methods.chances.logistic, sample), { level: 1 - rules.alpha });
      if (area.kind === "estimate" && "lower" in area.interval) widths.push(area.interval.upper - area.interval.lower);
    }
    return {
      cases,
      fitted: fits,
      areaWidth: widths.length === 0 ? null : meanOf(widths),
      oddsFactor: halves.length === 0 ? null : Math.exp(meanOf(halves)),
      found: rules.indicators.map(({ column }, indicator) => ({
        indicator: column,
        logistic: tally[indicator]!.logistic / simulations,
        chaid: tally[indicator]!.chaid / simulations,
      })),
    };
  });
}
