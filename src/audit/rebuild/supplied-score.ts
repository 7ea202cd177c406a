import type { DevelopmentEvidence } from "../../data/evidence.js";
import type { ScoreCoefficients } from "../../plan/coefficients-schema.js";
import type { RebuildPlan } from "../../plan/rebuild-schema.js";
import { scoreOld } from "../../registry/score-old.js";
import { derived } from "../derived.js";
import { areaOf } from "./pattern-area.js";
import { casesAt, total } from "./pattern-design.js";
import { OUTCOMES, type SuppliedScore } from "./rebuild-result.js";

/** Coefficients of a score as they were supplied, with the SHA-256 of their file. */
export interface SuppliedCoefficients {
  readonly coefficients: ScoreCoefficients;
  readonly sha256: string;
}

/** The score of every pattern by the supplied formula: its area, and how many cases are high. */
export function suppliedScore(
  evidence: DevelopmentEvidence,
  { development, claims, cut, alpha }: RebuildPlan,
  { coefficients, sha256 }: SuppliedCoefficients,
): { readonly result: SuppliedScore; readonly high: readonly [number, number] } {
  const scores = Float64Array.from(evidence.patterns, (codes) => {
    const record = Object.fromEntries(
      development.indicators.map(({ column, levels }, at) => [column, levels[codes[at]!]!.value]),
    );
    return scoreOld(record, coefficients, { claims }).score;
  });
  const { auc, interval } = areaOf(scores, evidence, alpha);
  const high = total([...scores].map((score, at) => (score >= cut ? casesAt(evidence, at) : 0)));
  return {
    result: {
      version: coefficients.version,
      source: coefficients.source,
      sha256,
      indicators: coefficients.indicators.map(({ name }) => name),
      auc: derived(auc, OUTCOMES),
      interval: derived(interval, OUTCOMES),
      high: derived(high, "high.supplied"),
    },
    high: [high, total(evidence.violations) + total(evidence.none) - high],
  };
}
