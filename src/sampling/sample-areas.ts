import type { CorrectedAuc, CorrectedAucNotEstimable } from "../statistics/corrected-auc.js";
import { aucDeLong } from "../statistics/delong.js";
import { inclusionWeightedAuc } from "../statistics/inclusion-weighted-auc.js";
import { verifiedAuc } from "../statistics/verified-auc.js";
import { type InspectedSample, type InspectedSet, inspectedSample, missingRules } from "./inspected-sample.js";
import type { SampleArea, SampleNotEstimableReason } from "./sample-result.js";
import type { Inspections } from "./sample-shares.js";
import { NO_OUTCOME } from "./sampling-frame.js";
import { imputationCells } from "./score-cells.js";

type AreaName = "weighted" | "imputed" | "randomAlone" | "selectedAlone";

/**
 * Areas under the ROC curve: corrected for who was inspected in two ways, of the draw alone, and not corrected at all.
 * A corrected area exists only where every unit had a known chance above 0 to be inspected.
 * @param inspections  frame, draw, outcomes and plan
 * @returns four areas, each with its interval or the reason why it does not exist
 * @see method, section 8; `inclusionWeightedAuc`, `verifiedAuc`
 * @example sampleAreas(inspections).weighted.kind // "estimate"
 */
export function sampleAreas(inspections: Inspections): Readonly<Record<AreaName, SampleArea>> {
  const { frame, sampling, missing } = inspections;
  const scores = frame.scores;
  const reason = lackingScores(scores) ?? (missingRules(sampling, missing).length > 1 ? "outcomes-missing" : null);
  if (scores === null || reason !== null) {
    const none = notEstimable(reason ?? "no-score-column");
    return { weighted: none, imputed: none, randomAlone: none, selectedAlone: none };
  }
  const { level } = sampling;
  const weighted = (set: InspectedSet): SampleArea => {
    const sample = inspectedSample(frame, inspections, { set, missingAs: "left-out" });
    const lack = withoutChance(inspections, sample);
    if (lack !== null) return notEstimable(lack);
    return asArea(inclusionWeightedAuc({ ...sample, scores: sample.units.map((unit) => scores[unit]!) }, { level }));
  };
  return {
    weighted: weighted("all"),
    imputed: imputedArea(inspections, scores),
    randomAlone: weighted("random"),
    selectedAlone: selectedArea(inspections, scores),
  };
}

function imputedArea(inspections: Inspections, scores: Float64Array): SampleArea {
  const { frame, sampling } = inspections;
  const sample = inspectedSample(frame, inspections, { set: "all", missingAs: "left-out" });
  const lack = withoutChance(inspections, sample);
  if (lack !== null) return notEstimable(lack);
  const known = new Uint8Array(frame.ids.length).fill(NO_OUTCOME);
  sample.units.forEach((unit, i) => {
    known[unit] = sample.outcomes[i]!;
  });
  const cells = imputationCells(scores, frame.stratumCodes, known);
  return asArea(verifiedAuc({ scores, outcomes: known, ...cells }, { level: sampling.level }));
}

/** Units that the model selected, as if they were all: what an area says that nobody corrected. */
function selectedArea({ frame, outcomes, sampling }: Inspections, scores: Float64Array): SampleArea {
  const units = [...frame.selected.keys()].filter(
    (unit) => frame.selected[unit] === 1 && outcomes[unit] !== NO_OUTCOME,
  );
  const of = (outcome: number) =>
    Float64Array.from(
      units.filter((unit) => outcomes[unit] === outcome),
      (unit) => scores[unit]!,
    );
  const area = aucDeLong(of(1), of(0), { level: sampling.level });
  if (area.kind === "not-estimable") return notEstimable("one-class-only");
  const { interval } = area;
  return {
    kind: "estimate",
    value: area.auc,
    interval:
      "lower" in interval
        ? { lower: interval.lower, upper: interval.upper, level: interval.level }
        : notEstimable(interval.reason === "no-variation" ? "no-variation" : "too-few-outcomes"),
  };
}

/** Why some units had no chance to be inspected, or null: what no draw reached was selected by its score, or not at all. */
function withoutChance({ frame }: Inspections, { strata }: InspectedSample): SampleNotEstimableReason | null {
  const reached = new Set(strata);
  const lacking = frame.strata.some(({ size }, h) => size > 0 && !reached.has(h));
  if (!lacking) return null;
  const drawn = frame.strata.some(({ kind }, h) => kind === "drawn" && reached.has(h));
  return drawn ? "zero-inclusion-probability" : "selected-by-score-alone";
}

function lackingScores(scores: Float64Array | null): SampleNotEstimableReason | null {
  if (scores === null) return "no-score-column";
  return scores.some((score) => Number.isNaN(score)) ? "units-without-score" : null;
}

function asArea(area: CorrectedAuc | CorrectedAucNotEstimable): SampleArea {
  return area.kind === "not-estimable" ? area : { kind: "estimate", value: area.auc, interval: area.interval };
}

function notEstimable(reason: SampleNotEstimableReason) {
  return { kind: "not-estimable", reason } as const;
}
