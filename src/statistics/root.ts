/** Value and slope of a function at a point. */
export interface Slope {
  readonly value: number;
  readonly slope: number;
}

/**
 * Root of an increasing function by Newton steps inside a bracket that halves whenever a step leaves it.
 * @param evaluate  value and slope at a point; the value must be increasing and change sign somewhere
 * @param options  `start`, and the first `step` with which a bracket is sought by doubling
 * @returns the root to the last digits of a double
 * @see Press et al. 2007, section 9.4 (safeguarded Newton)
 * @example increasingRoot((x) => ({ value: x - 3, slope: 1 }), { start: 0, step: 1 }) // 3
 */
export function increasingRoot(
  evaluate: (x: number) => Slope,
  { start, step }: { readonly start: number; readonly step: number },
): number {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let x = start;
  let stride = step;
  for (let i = 0; i < 2000; i++) {
    const { value, slope } = evaluate(x);
    if (value === 0) return x;
    if (value < 0) low = x;
    else high = x;
    let next = x - value / slope;
    if (low === Number.NEGATIVE_INFINITY || high === Number.POSITIVE_INFINITY) {
      const limit = value < 0 ? x + stride : x - stride;
      if (!Number.isFinite(next) || Math.abs(next - x) > stride) {
        next = limit;
        stride *= 2;
      }
    } else if (!(next > low && next < high)) next = low + (high - low) / 2;
    if (next === x || Math.abs(next - x) <= 2e-16 * Math.abs(x)) return next;
    x = next;
  }
  return x;
}

/**
 * Root of an increasing function between two points, by halving in the ordering of doubles' midpoints.
 * @param evaluate  increasing on [low, high]; only its sign is used, so it may be infinite
 * @param low  lower end
 * @param high  upper end
 * @returns the point where the sign changes, within one rounding of a double; an end when it does not change
 * @example bisect((x) => x * x - 2, 0, 2) // Math.SQRT2
 */
export function bisect(evaluate: (x: number) => number, low: number, high: number): number {
  let below = low;
  let above = high;
  for (let i = 0; i < 2100; i++) {
    const middle = below + (above - below) / 2;
    if (middle <= below || middle >= above) break;
    if (evaluate(middle) < 0) below = middle;
    else above = middle;
  }
  return above;
}
