import { logHypergeometricTerm, type Urn } from "./hypergeometric-density.js";

/** Smallest and largest possible number of white balls among those drawn, and the likeliest number. */
export interface Support {
  readonly lowest: number;
  readonly highest: number;
  readonly mode: number;
}

/**
 * Range and mode of a hypergeometric count.
 * @example hypergeometricSupport({ white: 4, black: 4, drawn: 4 }) // { lowest: 0, highest: 4, mode: 2 }
 */
export function hypergeometricSupport({ white, black, drawn }: Urn): Support {
  const lowest = Math.max(0, drawn - black);
  const highest = Math.min(drawn, white);
  const peak = Math.floor((drawn + 1) * ((white + 1) / (white + black + 2)));
  return { lowest, highest, mode: Math.min(highest, Math.max(lowest, peak)) };
}

/**
 * Logarithm of P(X <= x) or P(X >= x), from the density at x and the ratios of its neighbours away from the mode; on
 * the other side of the mode as the complement.
 * @param urn  counts of white, black and drawn balls
 * @param x  integer; outside the support the tail is empty or everything
 * @param side  "lower" for P(X <= x), "upper" for P(X >= x)
 * @returns log probability, -Infinity for an empty tail
 * @see the ratio P(x + 1) / P(x) = (white - x)(drawn - x) / ((x + 1)(black - drawn + x + 1))
 * @example Math.exp(logHypergeometricTail({ white: 2, black: 2, drawn: 2 }, 0, "lower")) // 1/6
 */
export function logHypergeometricTail(urn: Urn, x: number, side: "lower" | "upper"): number {
  const { lowest, highest, mode } = hypergeometricSupport(urn);
  if (side === "lower") {
    if (x < lowest) return Number.NEGATIVE_INFINITY;
    if (x >= highest) return 0;
    return x <= mode ? logSumAway(urn, x, lowest, -1) : logComplement(logHypergeometricTail(urn, x + 1, "upper"));
  }
  if (x > highest) return Number.NEGATIVE_INFINITY;
  if (x <= lowest) return 0;
  return x >= mode ? logSumAway(urn, x, highest, 1) : logComplement(logHypergeometricTail(urn, x - 1, "lower"));
}

function logSumAway(urn: Urn, x: number, end: number, step: 1 | -1): number {
  const { white, black, drawn } = urn;
  let sum = 1;
  let term = 1;
  for (let at = x; at !== end; at += step) {
    term *=
      step === 1
        ? ((white - at) / (at + 1)) * ((drawn - at) / (black - drawn + at + 1))
        : (at / (white - at + 1)) * ((black - drawn + at) / (drawn - at + 1));
    sum += term;
    if (term < sum * 1e-18) break;
  }
  return Math.min(0, logHypergeometricTerm(x, urn) + Math.log(sum));
}

function logComplement(log: number): number {
  return log > -Math.LN2 ? Math.log(-Math.expm1(log)) : Math.log1p(-Math.exp(log));
}
