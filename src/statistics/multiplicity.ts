import { ArgumentError } from "../errors.js";

/**
 * Bonferroni's adjustment: k p, at most 1.
 * @param pValues  each in [0, 1]
 * @returns adjusted p-values in the order given
 * @throws ArgumentError when a p-value is outside [0, 1]
 * @see R p.adjust(p, "bonferroni")
 * @example bonferroni([0.01, 0.2]) // [0.02, 0.4]
 */
export function bonferroni(pValues: readonly number[]): number[] {
  requirePValues("bonferroni", pValues);
  return pValues.map((p) => Math.min(1, p * pValues.length));
}

/**
 * Holm's step-down adjustment; controls the family error under any dependence.
 * @param pValues  each in [0, 1]
 * @returns adjusted p-values in the order given
 * @throws ArgumentError when a p-value is outside [0, 1]
 * @see Holm 1979; R p.adjust(p, "holm")
 * @example holm([0.01, 0.04]) // [0.02, 0.04]
 */
export function holm(pValues: readonly number[]): number[] {
  requirePValues("holm", pValues);
  const k = pValues.length;
  return stepDown(pValues, (rank) => k - rank);
}

/**
 * Hochberg's step-up adjustment; controls the family error for independent or positively dependent p-values.
 * @param pValues  each in [0, 1]
 * @returns adjusted p-values in the order given
 * @throws ArgumentError when a p-value is outside [0, 1]
 * @see Hochberg 1988; R p.adjust(p, "hochberg")
 * @example hochberg([0.03, 0.04]) // [0.04, 0.04]
 */
export function hochberg(pValues: readonly number[]): number[] {
  requirePValues("hochberg", pValues);
  const k = pValues.length;
  return stepUp(pValues, (rank) => k - rank);
}

/**
 * Benjamini and Hochberg's adjustment; controls the false discovery rate for independent or positively dependent
 * p-values.
 * @param pValues  each in [0, 1]
 * @returns adjusted p-values in the order given
 * @throws ArgumentError when a p-value is outside [0, 1]
 * @see Benjamini & Hochberg 1995; R p.adjust(p, "BH")
 * @example benjaminiHochberg([0.01, 0.04]) // [0.02, 0.04]
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  requirePValues("benjaminiHochberg", pValues);
  const k = pValues.length;
  return stepUp(pValues, (rank) => k / (rank + 1));
}

/**
 * Benjamini and Yekutieli's adjustment; controls the false discovery rate under any dependence.
 * @param pValues  each in [0, 1]
 * @returns adjusted p-values in the order given
 * @throws ArgumentError when a p-value is outside [0, 1]
 * @see Benjamini & Yekutieli 2001; R p.adjust(p, "BY")
 * @example benjaminiYekutieli([0.01, 0.04]) // [0.03, 0.06]
 */
export function benjaminiYekutieli(pValues: readonly number[]): number[] {
  requirePValues("benjaminiYekutieli", pValues);
  const k = pValues.length;
  let harmonic = 0;
  for (let i = k; i >= 1; i--) harmonic += 1 / i;
  return stepUp(pValues, (rank) => (harmonic * k) / (rank + 1));
}

/** Running maximum of p x factor(rank) from the smallest p-value on. */
function stepDown(pValues: readonly number[], factor: (rank: number) => number): number[] {
  const adjusted = new Array<number>(pValues.length);
  let running = 0;
  for (const [rank, index] of ascending(pValues).entries()) {
    running = Math.max(running, Math.min(1, factor(rank) * pValues[index]!));
    adjusted[index] = running;
  }
  return adjusted;
}

/** Running minimum of p x factor(rank) from the largest p-value down. */
function stepUp(pValues: readonly number[], factor: (rank: number) => number): number[] {
  const adjusted = new Array<number>(pValues.length);
  const order = ascending(pValues);
  let running = 1;
  for (let rank = order.length - 1; rank >= 0; rank--) {
    const index = order[rank]!;
    running = Math.min(running, factor(rank) * pValues[index]!);
    adjusted[index] = running;
  }
  return adjusted;
}

function ascending(pValues: readonly number[]): number[] {
  return [...pValues.keys()].sort((a, b) => pValues[a]! - pValues[b]!);
}

function requirePValues(caller: string, pValues: readonly number[]): void {
  const wrong = pValues.find((p) => !(p >= 0 && p <= 1));
  if (wrong !== undefined) throw new ArgumentError(`${caller} requires p-values in [0, 1]; got ${wrong}`);
}
