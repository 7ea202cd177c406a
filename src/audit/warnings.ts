import type { Evidence, SourceDescription } from "../data/evidence.js";
import type { Plan } from "../plan/schema.js";
import type { Warning } from "./result.js";

/** What a reader must know about this run before any number; values of the result, not lines on a console. */
export function auditWarnings(
  run: {
    readonly evidence: Evidence;
    readonly source: SourceDescription;
    readonly resamples: number | null;
    readonly families: readonly { readonly name: string; readonly notPlaced: readonly string[] }[];
  },
  plan: Plan,
): readonly Warning[] {
  const { composition, groupCounts } = run.evidence;
  const warnings: Warning[] = [];
  const warn = (code: Warning["code"], detail: string) => warnings.push({ code, detail });
  if (composition.kind === "unavailable" && composition.reason === "composition-after-prediction") {
    warn("composition-after-prediction", "migrants were counted after the prediction");
  }
  if (composition.kind === "unavailable" && composition.reason === "clusters-unknown") {
    warn("members-of-clusters", "counts of members whose clusters are not known");
  }
  if (run.source.overridden > 0 && plan.rules?.overrides?.decides === "as-registered") {
    warn("overrides-included", "scores that mark an override by hand are among the scores");
  }
  if (plan.model.status === "stopped" || plan.model.status === "temporarily-stopped") {
    warn("stopped-model", "reconstruction of a model that was stopped; not for use");
  }
  if (groupCounts.kind === "groupCounts" && groupCounts.rounding !== null) {
    warn("rounded-counts", `counts are rounded to multiples of ${groupCounts.rounding.base}`);
  }
  if (groupCounts.kind === "groupCounts" && groupCounts.suppressed.some((mark) => mark === 1)) {
    warn("suppressed-cells-in-source", "the source suppressed cells; they count as missing, not as zero");
  }
  if (plan.untestedAssumption) warn("untested-assumption", "never-inspected units are counted as compliant in one set");
  if (run.resamples !== null && run.resamples > plan.resampling.resamples) {
    warn("resamples-raised", `${run.resamples} resamples instead of ${plan.resampling.resamples}`);
  }
  for (const { name, notPlaced } of run.families) {
    if (notPlaced.length > 0) warn("levels-not-placed", `${name}: ${notPlaced.join(", ")}`);
  }
  return warnings;
}
