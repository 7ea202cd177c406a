/** Numbers that a replication script does not compare, by design. */
export interface LeftOutNumbers {
  readonly at: RegExp;
  /** Printed by the script, after their number. */
  readonly reason: string;
}

export const LEFT_OUT: readonly LeftOutNumbers[] = [
  {
    at: /\.monteCarloInterval\.(lower|upper)$|\.monteCarloError$/,
    reason: "precision of our own simulations, by which they are compared",
  },
];
