import type { SensitivityText } from "./sensitivity-text.js";

/** English texts on the rules for the majority. */
export const sensitivityEn: SensitivityText = {
  heading: "What if “majority” meant something else?",
  what: ({ attribute, planRule }) =>
    `Hypothesis 2 speaks of a majority of one ${attribute}. The plan says what that is: ${planRule}. Here the same test is done under other rules. This decides nothing: only the rule of the plan decides. It shows whether the conclusion hangs on the rule.`,
  singleMember: (share) =>
    `Of the sponsors with migrants, ${share} have one migrant. Such a sponsor always has a majority, unless the rule asks for more migrants.`,
  unsaid: (rules) =>
    `Under some rules the report does not say whether a difference is shown. One of the tested groups is too small to publish, and the answer would be about that group alone. These rules are: ${rules}.`,
  notSaid: "not said",
  figureUnsaid: "Where it may be said, the conclusion is the same under every rule",
  same: ({ rules, shown, groupsTurn }) =>
    shown
      ? `The conclusion on hypothesis 2 turns nowhere: under each of the ${rules} rules a difference is shown for at least one group${groupsTurn ? ", but not always for the same groups" : ""}.`
      : `The conclusion on hypothesis 2 turns nowhere: under none of the ${rules} rules is a difference shown.`,
  turns: ({ planShown, rules }) =>
    planShown
      ? `The conclusion on hypothesis 2 turns. Under the rule of the plan a difference is shown. No difference is shown under these rules: ${rules}.`
      : `The conclusion on hypothesis 2 turns. Under the rule of the plan no difference is shown. A difference is shown under these rules: ${rules}.`,
  groupTurns: ({ group, planShown, rules, missing }) =>
    `${group}: ${planShown ? "shown" : "not shown"} under the rule of the plan${rules === "" ? "" : `; ${planShown ? "not shown" : "shown"} under: ${rules}`}${missing === "" ? "" : `; too few sponsors to test under: ${missing}`}.`,
  groupsSame: "For every group that may be named the conclusion is the same under every rule that tests it.",
  hiddenGroups:
    "Groups that are too small to publish are tested under every rule, and named under none. Where rules differ by a few sponsors, the ratio and the p-value are not given.",
  rule: (rule, share) => {
    const least = rule.minMigrants > 1 ? ` (sponsors with at least ${rule.minMigrants} migrants)` : "";
    switch (rule.kind) {
      case "threshold":
        return `more than ${share(rule.threshold)}${least}`;
      case "plurality":
        return `the largest group, whatever its share${least}`;
      case "share":
        return `no cut, each group with its own share${least}`;
    }
  },
  short: (rule, share) => {
    const least = rule.minMigrants > 1 ? [`≥${rule.minMigrants}`] : [];
    switch (rule.kind) {
      case "threshold":
        return [`>${share(rule.threshold)}`, ...least];
      case "plurality":
        return ["most", ...least];
      case "share":
        return ["share", ...least];
    }
  },
  ofPlan: "plan",
  rulesCaption: "Hypothesis 2 under other rules for the majority",
  groupsCaption: "Groups under each rule for the majority",
  columns: {
    rule: "Majority",
    sponsors: "Sponsors with a majority",
    tested: "Groups tested",
    smallest: "Smallest adjusted p",
    conclusion: "Difference",
    groups: "Groups for which it is shown",
    group: "Group",
    unadjusted: "p of this group alone",
    adjusted: "Adjusted p",
  },
  noCut: "no cut",
  shown: "shown",
  notShown: "not shown",
  noGroups: "none that may be named",
  anyGroup: "any group",
  figureSame: "The conclusion is the same under every rule",
  figureGroupsTurn: "Some group differs under every rule, but not always the same one",
  figureTurns: ({ rules, of }) => `Whether any group differs turns under ${rules} of the ${of} other rules`,
  subtitle: (period) =>
    `Filled square: a difference is shown. Open circle: not shown. Dash: too few sponsors to test. The number is the ratio of flagged shares. From left to right: the share that the largest group must exceed (>), the largest group whatever its share (most), least numbers of migrants (≥), and shares without a cut. Period: ${period}.`,
  description: (groups) =>
    `Chart with one column per rule and one row per group: ${groups}. A square marks a difference that is shown, a circle one that is not. The table below the figure has all numbers.`,
  onlyFirst: (drawn, of) => `The chart shows ${drawn} of the ${of} groups for which a difference is shown somewhere.`,
};
