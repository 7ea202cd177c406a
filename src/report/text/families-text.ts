/** What a report says of the planned families of groups. */
export interface FamiliesText {
  readonly heading: (label: string, claims: string) => string;
  readonly claimShown: (hypothesis: number) => string;
  readonly claimSignalled: (hypothesis: number) => string;
  readonly claimNone: (hypothesis: number) => string;
  readonly claimWithheld: (hypothesis: number) => string;
  readonly claimNotTested: (hypothesis: number) => string;
  /** Planned beforehand, at an error rate of its own, and why. */
  readonly why: Readonly<Record<"pooled" | "crossed", (label: string, alpha: string) => string>>;
  /** How the groups were made, by `groups.by` of the plan. */
  readonly made: Readonly<Record<string, (values: { date: string; purpose: string }) => string>>;
  readonly notPlaced: (levels: string) => string;
  readonly notFound: (levels: string) => string;
  readonly table: (hypothesis: number, label: string) => string;
}
