import type { BandScale, CompositionEvidence } from "../data/evidence.js";
import { overrideMarker } from "../registry/overrides.js";
import { HIGH_SCORE, isHigh } from "../registry/score-registration.js";
import { nextUniform, type StreamState, type Streams, streamsFrom } from "../statistics/random.js";
import { drawCompositions, type SponsorCompositions } from "./composition.js";
import { drawIndicators, type Indicators } from "./indicators.js";
import { drawInspections, MIDDLE_SCORE } from "./inspection.js";
import { logOddsOf, registeredModelScore } from "./logistic-score.js";
import { drawMemberCounts } from "./member-counts.js";
import { NATIONALITIES } from "./nationalities.js";
import { drawOutcomes, type Outcomes } from "./outcomes.js";
import { plantOdds, plantRatio } from "./planted-effects.js";
import { type ResolvedSettings, resolveSettings, type SyntheticSettings } from "./settings.js";
import { sizeOnlyLogOdds } from "./size-only-score.js";

/** Bands of the synthetic data, cut from the registered score at 40 and 60. */
export const SYNTHETIC_BANDS: BandScale = { order: ["low", "middle", "high"], flagged: [false, false, true] };
export const SYNTHETIC_THRESHOLDS: readonly number[] = [MIDDLE_SCORE, HIGH_SCORE];

/**
 * A synthetic set as columns, one entry a sponsor, and as composition evidence in which every sponsor is a pattern of
 * weight 1 (sponsors stand in the order of generation, equal ones are not merged).
 */
export interface SyntheticComposition extends CompositionEvidence, Indicators, Outcomes {
  /** Nationality with more than half of the migrants, or 65535. */
  readonly majorityCodes: Uint16Array;
  /** Migrants of every sponsor. */
  readonly memberTotals: Uint32Array;
  /** What the model registered, before any override. */
  readonly modelScores: Float64Array;
  /** What stands in the list: the model's score, or 99 or 59 where an officer overrode it. Bands are cut from it. */
  readonly scores: Float64Array;
  readonly overridden: Uint8Array;
  /** Sponsors on the archive list; they come first. */
  readonly archived: number;
}

/** One stream a concern: a setting of one concern leaves the draws of the others alone. */
const STREAM = { indicators: 0, totals: 1, compositions: 2, scores: 3, overrides: 4, inspections: 5, outcomes: 6 };

/**
 * Draws a synthetic set of sponsors in memory, without any text: for tests that need thousands.
 * @param settings  seed, number of sponsors, design and planted effects
 * @returns columns of length `settings.sponsors`; the same settings give the same columns
 * @throws ArgumentError when a setting lies outside its range
 * @example synthesiseComposition({ seed: 1, sponsors: 1500, design: "null" }).units // 1500
 */
export function synthesiseComposition(settings: SyntheticSettings): SyntheticComposition {
  const resolved = resolveSettings(settings);
  const streams = streamsFrom(resolved.seed);
  const archived = resolved.sponsors - Math.round((resolved.sponsors * 277) / 10_577);
  const indicators = drawIndicators(streams.block(STREAM.indicators), { sponsors: resolved.sponsors, archived });
  const memberTotals = drawTotals(streams, resolved, indicators);
  const compositions = drawCompositions(streams.block(STREAM.compositions), memberTotals, {
    concentration: resolved.concentration,
    majority: isSizeOnly(resolved),
  });
  const logOdds = drawLogOdds(streams, resolved, indicators, memberTotals, compositions);
  const modelScores = logOdds.map(registeredModelScore);
  const overridden = drawOverrides(streams.block(STREAM.overrides), resolved);
  const scores = modelScores.map((score, i) => (overridden[i] === 1 ? overrideMarker({ high: isHigh(score) }) : score));
  const inspections = drawInspections(streams.block(STREAM.inspections), scores, resolved.randomSample);
  return {
    ...asEvidence(compositions, scores, inspections.selected),
    ...indicators,
    ...drawOutcomes(streams.block(STREAM.outcomes), modelScores, inspections, {
      auc: resolved.auc,
      hidden: resolved.hiddenViolations,
    }),
    majorityCodes: compositions.majorityCodes,
    memberTotals,
    modelScores,
    scores,
    overridden,
    archived,
  };
}

function isSizeOnly({ design }: ResolvedSettings): boolean {
  return design === "size-only-rising" || design === "size-only-falling";
}

function drawTotals(streams: Streams, settings: ResolvedSettings, { employees }: Indicators): Uint32Array {
  const { sponsors, withoutMigrants } = settings;
  const stream = streams.block(STREAM.totals);
  const law = isSizeOnly(settings) ? "moderate" : "heavy";
  const options = { sponsors, withoutMigrants, law } as const;
  return drawMemberCounts(stream, settings.design === "logistic" ? { ...options, employees } : options);
}

function drawLogOdds(
  streams: Streams,
  settings: ResolvedSettings,
  indicators: Indicators,
  totals: Uint32Array,
  compositions: SponsorCompositions,
): Float64Array {
  const { design, effectH1, effectH2 } = settings;
  if (design === "size-only-rising") return sizeOnlyLogOdds(streams.block(STREAM.scores), totals, "rising");
  if (design === "size-only-falling") return sizeOnlyLogOdds(streams.block(STREAM.scores), totals, "falling");
  const plain = logOddsOf(indicators, settings.coefficients);
  const withOdds = effectH1 === null ? plain : plantOdds(plain, compositions, effectH1);
  return effectH2 === null ? withOdds : plantRatio(withOdds, compositions, effectH2);
}

function drawOverrides(stream: StreamState, { sponsors, overrides }: ResolvedSettings): Uint8Array {
  return Uint8Array.from({ length: sponsors }, () => (nextUniform(stream) < overrides ? 1 : 0));
}

function asEvidence(
  compositions: SponsorCompositions,
  scores: Float64Array,
  selected: Uint8Array,
): CompositionEvidence {
  return {
    kind: "composition",
    unit: "sponsors",
    memberUnit: "migrants",
    groups: NATIONALITIES,
    bands: SYNTHETIC_BANDS,
    weights: new Uint32Array(scores.length).fill(1),
    offsets: compositions.offsets,
    groupCodes: compositions.groupCodes,
    memberCounts: compositions.memberCounts,
    bandCodes: Uint8Array.from(
      scores,
      (score) => SYNTHETIC_THRESHOLDS.filter((threshold) => score >= threshold).length,
    ),
    selected,
    units: scores.length,
  };
}
