import { ArgumentError } from "../errors.js";

/** Scores from this one on are high: "=60 or >60". */
export const HIGH_SCORE = 60;

/** Scores that may never be registered, because of older profiles that used them. */
export const FORBIDDEN_SCORES: readonly number[] = [0, 50, 100];

/**
 * A score as it is registered. `adjusted` says that a forbidden score was moved by a setting of the caller;
 * `adjustment-required` that the rounded score is forbidden and no direction was given.
 */
export type ScoreRegistration =
  | { readonly kind: "registered"; readonly score: number; readonly adjusted: boolean }
  | { readonly kind: "adjustment-required"; readonly rounded: number; readonly direction: "undetermined" };

/**
 * Rounds a computed score to the whole number that is registered: half up on the first decimal (59.5 -> 60,
 * 59.4 -> 59). The results 0, 50 and 100 must be adjusted; the instruction says neither in which direction nor by how
 * much, so without a setting they come back as `adjustment-required`. With one, 50 moves one point that way; 0 and 100
 * move one point inwards whatever the direction, since they have one neighbour only.
 * @param raw  computed score, 0 .. 100
 * @param options.adjust  direction in which a forbidden 50 moves
 * @throws ArgumentError when the score lies outside 0 .. 100
 * @see Scoring instruction for recognised sponsors (mail to the central processing unit), published under the Wob
 * @example registerScore(59.5) // { kind: "registered", score: 60, adjusted: false }
 */
export function registerScore(raw: number, options: { readonly adjust?: "up" | "down" } = {}): ScoreRegistration {
  if (!(raw >= 0 && raw <= 100)) {
    throw new ArgumentError(`registerScore requires a score from 0 to 100; got ${raw}`);
  }
  const whole = Math.floor(raw);
  const rounded = raw - whole >= 0.5 ? whole + 1 : whole;
  if (!FORBIDDEN_SCORES.includes(rounded)) return { kind: "registered", score: rounded, adjusted: false };
  if (options.adjust === undefined) return { kind: "adjustment-required", rounded, direction: "undetermined" };
  return { kind: "registered", score: moved(rounded, options.adjust), adjusted: true };
}

/**
 * Whether a score is high. The instruction leaves open if the computed or the rounded score is compared: 59.5 is high
 * only once it is rounded. The caller passes the one that its plan names.
 * @param score  0 .. 100
 * @see Scoring instruction for recognised sponsors: high is 60 or more, low is below 60
 * @example isHigh(60) // true
 */
export function isHigh(score: number): boolean {
  return score >= HIGH_SCORE;
}

function moved(forbidden: number, adjust: "up" | "down"): number {
  if (forbidden === 0) return 1;
  if (forbidden === 100) return 99;
  return adjust === "up" ? forbidden + 1 : forbidden - 1;
}
