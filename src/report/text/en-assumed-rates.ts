import type { AssumedRatesText } from "./assumed-rates-text.js";

/** English prose about bands and groups under hidden violations. */
export const assumedRatesEn: AssumedRatesText = {
  measure: {
    "false-positive-rate": (unit) => `the share flagged among ${unit} without a violation`,
    "false-negative-rate": (unit) => `the share not flagged among ${unit} with a violation`,
    "violations-among-flagged": (unit) => `the share with a violation among flagged ${unit}`,
  },
  claim: {
    group: ({ measure, group }) => `${measure} is alike for ${group} and the others`,
    all: (measure) => `${measure} is alike for all groups`,
  },
  claims: {
    caption: "What is said of score and bands, and how many hidden violations undo it",
    groupsCaption: "Which groups are alike, and how many hidden violations undo it",
    columns: ["It is said that", "If nobody hides a violation", "The estimate fails", "It fails with chance"],
    shown: "estimate and interval show it",
    estimateOnly: "the estimate alone shows it",
    notShown: "not shown",
    failsAt: ({ hidden, never, share, unit }) =>
      `if ${hidden} or more of the ${never} never-inspected ${unit} hide one (${share})`,
    failsNow: "without any hidden violation",
    holds: (share) => `not up to ${share}`,
  },
  bands: {
    sentence: ({ band, now, highest, share, unit }) =>
      `Of every 1,000 ${unit} in band “${band}”, ${now} have a violation if nobody hides one. If up to ${share} of the never-inspected hide one, this may be anything up to ${highest}.`,
    caption: "Share of violations among all units of a band, by share of hidden violations",
    columns: { band: "Band", share: "Share hidden, at most", range: "Lowest to highest possible" },
    withheld: (bands) =>
      `Numbers of these bands are not given, since they rest on counts that are too small: ${bands}.`,
  },
  groups: {
    intro: ({ lower, upper, unit }) =>
      `Hidden violations also change how often the score errs for each group. A group and the others count as alike if the ratio of their rates lies between ${lower} and ${upper}, the margin of the plan. Each group is compared with all other ${unit}.`,
    joint: (unit) =>
      `The bounds let hidden violations lie in any group, at flagged ${unit} and at others, wherever they change the number most. So one group may hide many and another none.`,
    summary: ({ measure, estimate, interval, of }) =>
      `Groups given here: ${of}. If nobody hides a violation, the estimate says for ${estimate} of them that ${measure} is alike for the group and the others. For ${interval} of them the interval says so too.`,
    first: ({ group, hidden, never, share, unit }) =>
      `The first of these estimates to fail is that of ${group}: ${hidden} hidden violations at the worst place are enough, out of ${never} never-inspected ${unit} (${share}).`,
    none: (unit) => `No group has enough ${unit} of its own for this.`,
    hidden: (count) => `Groups that are not given, since they rest on counts that are too small: ${count}.`,
    caption: (measure) => `Rates by group under hidden violations: ${measure}`,
    columns: {
      group: "Group",
      now: "If nobody hides one",
      range: (share) => `Possible up to ${share}`,
      ratioNow: "Ratio to the others",
      ratioRange: (share) => `Ratio possible up to ${share}`,
    },
    planned: ({ group, least, most, others }) =>
      `The plan gives ${group} a share of its own: between ${least} and ${most} of its never-inspected hide a violation, and at most ${others} of all others.`,
    plannedNumbers: ({ measure, range, ratio }) =>
      `Then ${measure} runs from ${range}, and its ratio to the others from ${ratio}.`,
    notPlaced: (groups) => `The plan gives a share to groups that the data does not hold: ${groups}.`,
    notEstimable: (reason) => `Nothing can be said of groups here: ${reason}.`,
    unbounded: "any size",
  },
};
