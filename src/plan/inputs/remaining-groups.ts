/** Levels that stand after the groups that pass the gate; the words of a report replace them. */
export const REMAINING_GROUPS = ["other-groups", "no-majority", "no-members"] as const;

/** One of `REMAINING_GROUPS`. */
export type RemainingGroups = (typeof REMAINING_GROUPS)[number];

/** Whether a level is what remains beside the audited groups. */
export function isRemaining(level: string): level is RemainingGroups {
  return (REMAINING_GROUPS as readonly string[]).includes(level);
}
