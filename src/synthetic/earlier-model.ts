import type { SizeClass } from "../registry/size-class.js";
import { nextNormal, type StreamState } from "../statistics/random.js";
import type { Coefficients } from "./coefficients.js";
import type { Indicators } from "./indicators.js";
import { registeredModelScore } from "./logistic-score.js";

/** Standard deviation, in log odds, of what the earlier model saw and the audited one does not. */
const APART = 0.4;

/**
 * Scores of a made-up earlier model, to compare the audited one with: it knows size class, website and premises, not
 * branch or years of recognition, and is partly chance. Violations follow the audited score, so its area is smaller.
 * @param stream  advanced in place
 * @param indicators  columns of length n
 * @returns integers 1 .. 98 of length n, rounded as the audited model's
 * @example drawEarlierScores(streamsFrom(1).block(21), drawIndicators(streamsFrom(1).block(0), { sponsors: 20, archived: 20 }), INVENTED_COEFFICIENTS).length // 20
 */
export function drawEarlierScores(
  stream: StreamState,
  { sizeClasses, website, premises }: Pick<Indicators, "sizeClasses" | "website" | "premises">,
  coefficients: Coefficients,
): Float64Array {
  return Float64Array.from(sizeClasses, (size, i) =>
    registeredModelScore(
      coefficients.intercept +
        coefficients.sizeClass[size as SizeClass] +
        (website[i] === 1 ? 0 : coefficients.withoutWebsite) +
        (premises[i] === 1 ? 0 : coefficients.withoutPremises) +
        APART * nextNormal(stream),
    ),
  );
}
