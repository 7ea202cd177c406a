import { ArgumentError } from "../errors.js";

/** A stratum: units of the population, and how many of them were drawn at random, none a violation. */
export interface ClearStratum {
  readonly size: number;
  readonly drawn: number;
}

/**
 * Largest number of violations that a stratified random draw without a single one still allows: the most that any
 * placement over the strata can hide with a chance of at least 1 - level to be missed. Each further violation is put
 * where missing it costs least, which is the best placement since it costs more with every one in a stratum.
 * @param strata  whole sizes and draws, 0 <= drawn <= size
 * @param options.level  one-sided confidence level, default 0.95
 * @returns whole violations and their share of all units; the whole population where nothing was drawn
 * @throws ArgumentError outside these ranges
 * @see Cochran 1977, section 3.6 (hypergeometric limits); the rule of three, 3 / n, is its limit for large strata
 * @example zeroFoundLimit([{ size: 10000, drawn: 300 }]).share // 0.0097
 */
export function zeroFoundLimit(
  strata: readonly ClearStratum[],
  { level = 0.95 }: { readonly level?: number } = {},
): { readonly violations: number; readonly share: number } {
  for (const { size, drawn } of strata) {
    if (!(Number.isSafeInteger(size) && Number.isSafeInteger(drawn) && drawn >= 0 && drawn <= size)) {
      throw new ArgumentError(`zeroFoundLimit requires whole 0 <= drawn <= size; got ${drawn} of ${size}`);
    }
  }
  if (!(level > 0 && level < 1)) throw new ArgumentError(`zeroFoundLimit requires a level in (0, 1); got ${level}`);
  const units = strata.reduce((total, { size }) => total + size, 0);
  const hidden = new Float64Array(strata.length);
  let room = -Math.log1p(-level);
  let violations = 0;
  for (;;) {
    const costs = strata.map(({ size, drawn }, h) => missingCost(size - hidden[h]!, drawn));
    const cheapest = costs.reduce((best, cost, h) => (cost < (costs[best] ?? Number.POSITIVE_INFINITY) ? h : best), 0);
    // A tie between a room and a cost in the last digit belongs to the limit: it allows too much rather than too little.
    if (!((costs[cheapest] ?? Number.POSITIVE_INFINITY) <= room * (1 + 1e-12))) break;
    room -= costs[cheapest]!;
    hidden[cheapest]! += 1;
    violations += 1;
  }
  return { violations, share: units === 0 ? 0 : violations / units };
}

/** Minus the logarithm of the chance that one more violation among the rest of a stratum is not drawn. */
function missingCost(rest: number, drawn: number): number {
  return rest <= drawn ? Number.POSITIVE_INFINITY : -Math.log1p(-drawn / rest);
}
