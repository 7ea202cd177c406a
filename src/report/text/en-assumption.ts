import type { AssumptionText } from "./assumption-text.js";
import { assumedRatesEn } from "./en-assumed-rates.js";

/** English prose about the untested assumption. */
export const assumptionEn: AssumptionText = {
  heading: {
    fails: ({ claim, share, unit }) =>
      `If ${share} of the never-inspected ${unit} hide a violation, it can no longer be said that ${claim}`,
    holds: (share, unit) =>
      `What is said of the score holds for every share of hidden violations up to ${share} of the never-inspected ${unit}`,
    nothing: "The score supports no claim that hidden violations could undo",
    notEstimable: "What rests on the untested assumption cannot be estimated from this data",
  },
  what: (unit) =>
    `Many ${unit} were never inspected. Nobody knows whether they break the rules. Counting them as compliant is an assumption that nobody tested. This section asks how many of them could hide a violation before a claim about the score fails.`,
  when: "It matters when a number counts never-inspected units as compliant, as the old model did.",
  notEstimable: (reason) => `What rests on the untested assumption cannot be estimated: ${reason}.`,
  counts: ({ violations, none, never, unit }) =>
    `A violation was found at ${violations} ${unit}, and none at ${none}. ${never} ${unit} were never inspected.`,
  leftOut: (count, unit) =>
    `Of ${count} other ${unit} no outcome is known, while the data does not say that they were never inspected. They are not counted in this chapter.`,
  taken: (unit) =>
    `Outcomes of inspected ${unit} are taken as true. A violation that an inspection missed is not in these numbers.`,
  claim: {
    auc: (baseline) => `the score does better than ${baseline}`,
    bands: (higher, lower) => `band “${higher}” holds a larger share of violations than band “${lower}”`,
  },
  unsupported: (claim) =>
    `That ${claim} cannot be said at all: the estimate does not show it, even if every never-inspected unit complies.`,
  uncertain: (claim) =>
    `That ${claim} cannot be told from chance, even if every never-inspected unit complies: the interval does not support it.`,
  estimateFails: ({ claim, share, hidden, unit }) =>
    `At worst, the estimate no longer shows that ${claim} once ${hidden} ${unit} (${share} of the never-inspected) hide a violation.`,
  intervalFails: ({ share, hidden, unit }) =>
    `With chance taken into account, ${hidden} ${unit} (${share} of the never-inspected) are enough.`,
  holdsThroughout: ({ claim, share, unit }) =>
    `That ${claim} holds, chance taken into account, for every share of hidden violations up to ${share} of the never-inspected ${unit}.`,
  bounds:
    "The band in the figure holds every value that is possible: the hidden violations may lie at the worst or at the best place for the score. It is no estimate.",
  scenarios: (oddsRatio) =>
    `The two lines are scenarios, not estimates. In one, hidden violations lie everywhere alike. In the other, the odds of one are ${oddsRatio} times as large at the highest score as at the lowest.`,
  figure: {
    finding: ({ share, lowest, highest, unit }) =>
      `If up to ${share} of the never-inspected ${unit} hide a violation, the area under the curve may lie anywhere from ${lowest} to ${highest}`,
    subtitle: (unit, period) =>
      `Area under the ROC curve by the share of never-inspected ${unit} that hides a violation. Period: ${period}.`,
    description: ({ share, lowest, highest }) =>
      `A band that widens from left to right holds every possible area; at a share of ${share} it runs from ${lowest} to ${highest}. Two lines inside it are scenarios. The table below the figure holds all numbers.`,
    shareAxis: "share of the never-inspected that hides a violation, at most",
    areaAxis: "area under the curve",
    boundsLabel: "everything possible",
    inProportion: "alike everywhere",
    byRank: "more at high scores",
    baseline: (value) => `constant ${value}`,
    breaking: ({ share, baseline }) => `“above ${baseline}” fails at ${share}`,
    withheld:
      "There is no chart here: the areas cannot be estimated or rest on numbers that are too small to be published.",
  },
  table: {
    caption: "Area under the ROC curve by share of hidden violations",
    share: "Share hidden, at most",
    hidden: (unit) => `Number of ${unit}`,
    lowest: "Lowest possible",
    highest: "Highest possible",
    interval: (level) => `${level} interval around both`,
  },
  rates: assumedRatesEn,
};
