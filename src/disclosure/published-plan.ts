import type { AuditResult } from "../audit/result.js";
import type { PublishedPlan } from "./disclosed.js";

/** What a plan contributes to a release: every setting but seed, paths, columns and what rests on them. */
export function publishedPlan({
  data: _data,
  disclosure: { rounding, earlier: _earlier, ...disclosure },
  models,
  rules,
  resampling,
  sampling: _sampling,
  strata,
  stability,
  ...plan
}: AuditResult["plan"]): PublishedPlan {
  return {
    ...plan,
    disclosure:
      rounding === undefined ? disclosure : { ...disclosure, rounding: { base: rounding.base, kind: rounding.kind } },
    models: models.map(({ name, label }) => ({ name, label })),
    strata: strata.map(({ columns: _columns, ...entry }) => entry),
    stability: { ...stability, indicators: stability.indicators.map(({ column: _column, ...entry }) => entry) },
    resampling: {
      resamples: resampling.resamples,
      bootstrap: resampling.bootstrap,
      sequential: resampling.sequential,
    },
    compositionDate: rules?.compositionDate ?? null,
    nationalityRule: rules?.nationalityRule ?? null,
    predictionDate: rules?.predictionDate ?? null,
  };
}
