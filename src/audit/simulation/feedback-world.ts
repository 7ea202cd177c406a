import { expit } from "../../statistics/log-odds.js";
import { nextNormal, nextUniform, type StreamState } from "../../statistics/random.js";
import type { FeedbackSettings } from "./feedback-settings.js";

/**
 * Simulated sponsors. Those with the same indicators are one pattern: a model cannot tell them apart.
 */
export interface FeedbackWorld {
  /** One column an indicator, one entry a pattern. */
  readonly columns: readonly Float64Array[];
  /** Pattern of each sponsor. */
  readonly patternOf: Uint32Array;
  /** Chance that a sponsor violates in a round. */
  readonly chances: Float64Array;
}

/**
 * Draws sponsors: indicators by their shares, and log odds of a violation from what indicators add and what none sees.
 * The constant is set so that the mean chance is the violation rate.
 */
export function drawWorld(stream: StreamState, settings: FeedbackSettings): FeedbackWorld {
  const { sponsors, indicators, unseen, violationRate } = settings;
  const patternOf = new Uint32Array(sponsors);
  const logOdds = new Float64Array(sponsors);
  for (let i = 0; i < sponsors; i++) {
    indicators.forEach(({ share, truth }, bit) => {
      if (nextUniform(stream) >= share) return;
      patternOf[i]! |= 1 << bit;
      logOdds[i]! += truth;
    });
    logOdds[i]! += unseen * nextNormal(stream);
  }
  const constant = constantFor(logOdds, violationRate);
  const patterns = 1 << indicators.length;
  return {
    columns: indicators.map((_, bit) => Float64Array.from({ length: patterns }, (_, pattern) => (pattern >> bit) & 1)),
    patternOf,
    chances: logOdds.map((value) => expit(value + constant)),
  };
}

/** Constant at which the mean chance is the given rate. */
function constantFor(logOdds: Float64Array, rate: number): number {
  let [low, high] = [-40, 40];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    const mean = logOdds.reduce((sum, value) => sum + expit(value + middle), 0) / logOdds.length;
    if (mean < rate) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
