import { ArgumentError } from "../errors.js";
import { normalQuantile, normalUpperTail } from "./distributions.js";

/** How the error probability is spread over the looks: almost all at the end, or nearly evenly. */
export type SpendingFunction = "obrien-fleming" | "pocock";

/**
 * Two-sided error probability that may have been spent by a moment of a planned series, half of it on either side.
 * @param time  share of the planned series that has gone by, 0 to 1
 * @param alpha  error probability of the whole series, between 0 and 1
 * @param spending  the spending function; both rise from 0 at time 0 to alpha at time 1
 * @returns between 0 and alpha
 * @throws ArgumentError outside these ranges
 * @see Lan & DeMets 1983: 2(1 - Phi(z / sqrt t)) and alpha ln(1 + (e - 1) t), on each side at alpha / 2
 * @example spentAlpha(1, 0.05, "pocock") // 0.05
 */
export function spentAlpha(time: number, alpha: number, spending: SpendingFunction): number {
  if (!(time >= 0 && time <= 1)) throw new ArgumentError(`spentAlpha requires a time from 0 to 1; got ${time}`);
  if (!(alpha > 0 && alpha < 1)) throw new ArgumentError(`spentAlpha requires an alpha between 0 and 1; got ${alpha}`);
  if (time === 1) return alpha;
  if (spending === "pocock") return alpha * Math.log1p((Math.E - 1) * time);
  return 4 * normalUpperTail(-normalQuantile(alpha / 4) / Math.sqrt(time));
}
