export type HypothesisNumber = 1 | 2;

/** How the people or units of a group are spoken of: migrants, sponsors with a majority of a group, or cases. */
export interface PopulationWords {
  readonly plural: string;
  readonly inGroup: (group: string) => string;
  readonly others: string;
  /** Noun phrase of the measure: "share of migrants who work for a flagged sponsor". */
  readonly flaggedShare: string;
  readonly ratioOfShares: string;
  /** What a member of the group is, after a percentage: "flagged", "at a flagged sponsor". */
  readonly flagged: string;
  readonly differs: (group: string, direction: "more" | "less") => string;
  readonly manyDiffer: (groups: number, of: number) => string;
  /** "Of every 1,000 ..., 127 ..., against 81 ...". */
  readonly natural: (values: { per: string; group: string; inGroup: string; others: string }) => string;
  /** "sponsors with a majority of a specific nationality": where no group may be named. */
  readonly preferred: string;
  /** The same as the object of TNO's caveat: "sponsors with a majority of this specific nationality". */
  readonly preferredThese: string;
  /** The same where several groups are meant. */
  readonly preferredSeveral: string;
}
