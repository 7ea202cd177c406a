/** Classes of a number of deregistrations, smallest first. Below ten a single late one exceeds ten per cent. */
export const DEREGISTRATION_SIZES = ["1-9", "10-19", "20-49", "50+"] as const;

export type DeregistrationSize = (typeof DEREGISTRATION_SIZES)[number];

/**
 * Class of a number of deregistrations.
 * @param total  deregistrations, 1 or more
 * @returns one of `DEREGISTRATION_SIZES`
 * @example deregistrationSize(9) // "1-9"
 */
export function deregistrationSize(total: number): DeregistrationSize {
  const place = [10, 20, 50].filter((bound) => total >= bound).length;
  return DEREGISTRATION_SIZES[place]!;
}
