import type { MajorityRule } from "../../audit/hypothesis-2/majority-rules.js";

/** Prose on the rules for the majority, in one language. */
export interface SensitivityText {
  readonly heading: string;
  /** What the section is, and that it decides nothing. */
  readonly what: (values: { attribute: string; planRule: string }) => string;
  readonly singleMember: (share: string) => string;
  /** Rules of which it is not said whether a difference is shown: that would be said of one hidden group. */
  readonly unsaid: (rules: string) => string;
  readonly notSaid: string;
  readonly figureUnsaid: string;
  /** The conclusion on all groups together is the same under every rule. */
  readonly same: (values: { rules: string; shown: boolean; groupsTurn: boolean }) => string;
  /** It is another one under the listed rules. */
  readonly turns: (values: { planShown: boolean; rules: string }) => string;
  readonly groupTurns: (values: { group: string; planShown: boolean; rules: string; missing: string }) => string;
  readonly groupsSame: string;
  readonly hiddenGroups: string;
  /** A rule in a sentence, after "under". */
  readonly rule: (rule: MajorityRule, share: (value: number) => string) => string;
  /** A rule on an axis, in lines of a few characters. */
  readonly short: (rule: MajorityRule, share: (value: number) => string) => readonly string[];
  readonly ofPlan: string;
  readonly rulesCaption: string;
  readonly groupsCaption: string;
  readonly columns: {
    readonly rule: string;
    readonly sponsors: string;
    readonly tested: string;
    readonly smallest: string;
    readonly conclusion: string;
    readonly groups: string;
    readonly group: string;
    readonly unadjusted: string;
    readonly adjusted: string;
  };
  readonly noCut: string;
  readonly shown: string;
  readonly notShown: string;
  readonly noGroups: string;
  readonly anyGroup: string;
  readonly figureSame: string;
  readonly figureGroupsTurn: string;
  readonly figureTurns: (values: { rules: string; of: string }) => string;
  readonly subtitle: (period: string) => string;
  readonly description: (groups: string) => string;
  readonly onlyFirst: (drawn: string, of: string) => string;
}
