/** A number that does not exist, with the reason, in the place where the number would have stood. */
export interface NotEstimable<Reason extends string> {
  readonly kind: "not-estimable";
  readonly reason: Reason;
}

/**
 * The value that stands where a number does not exist.
 * @example notEstimable("no-variation") // { kind: "not-estimable", reason: "no-variation" }
 */
export function notEstimable<Reason extends string>(reason: Reason): NotEstimable<Reason> {
  return { kind: "not-estimable", reason };
}
