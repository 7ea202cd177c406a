import type { SecondPassText } from "./second-pass-text.js";

/** English texts on which group a difference is about, and on intervals that hold at once. */
export const secondPassEn: SecondPassText = {
  heading: "Which group is it about?",
  intro: ({ unit, memberUnit, mixed }) =>
    [
      "When one group lies far from the rest, every other group is compared with a rest that holds it. Those groups then seem to differ too.",
      "So the group with the smallest p-value leaves the comparison, and the others are tested again. This goes on until no further group differs.",
      mixed
        ? `When a group leaves, all ${unit} at which most ${memberUnit} belong to it are left out. At other ${unit} only its own ${memberUnit} are.`
        : `When a group leaves, its ${unit} are left out.`,
    ].join(" "),
  confirmed:
    "A group is named only if the difference also remains without the one other group that takes most of it away.",
  none: "No single group can be named: each difference disappears without one other group.",
  claimNone: "A difference is shown that cannot be laid to one group",
  named: ({ group, others, without, test }) =>
    `The difference of ${group} is its own: compared with ${others} without ${without} (the group that takes most of it away) the difference remains (${test}).`,
  namedAgainstRest: ({ group, others, without, ratio, interval, test }) =>
    `The difference of ${group} is its own as well: compared with ${others} without ${without} the ratio is ${ratio}${interval}; ${test}.`,
  namedAlone: ({ group, others, ratio, interval, test }) =>
    `The difference of ${group} is its own: none of the ${others} belongs to another group. The ratio is ${ratio}${interval}; ${test}.`,
  through: ({ group, others, without, ratio, interval, test }) =>
    `The difference of ${group} comes from that of ${without}: compared with ${others} without ${without} the ratio is ${ratio}${interval}, and no difference is shown (${test}).`,
  perhapsThrough: ({ group, others, without, ratio, interval, test }) =>
    `The difference of ${group} can be that of ${without}: compared with ${others} without ${without} the ratio is ${ratio}${interval}, and no difference is shown (${test}).`,
  noRatioLeft: ({ group, without, ratio }) =>
    `The difference of ${group} may be that of ${without}. Without ${without} there is no ratio to give: ${ratio}.`,
  withheld: "Which groups these are may not be published, since they are too small.",
  caption: (hypothesis) => `Hypothesis ${hypothesis}: groups that differ, against the rest that decided`,
  columns: { against: "Compared with", result: "Result" },
  allOthers: "all others",
  othersWithout: (groups) => `the others without ${groups}`,
  results: { named: "differs itself", through: "through another group" },
  evidenceThrough: (groups) => ({
    word: "Difference shown, through another group",
    sentence: `The group differs from the others, and not demonstrably from the others without ${groups}. The difference comes from that of ${groups}, or cannot be told from it.`,
  }),
  quadraticForm: ({ statistic, rank, p }) =>
    `All tested groups in one test: quadratic form of their contrasts ${statistic} on ${rank} degrees of freedom, by random arrangements: ${p}.`,
  freemanHalton: (p) => `All groups by band in one test (Freeman-Halton): ${p}.`,
  sequential: {
    "above-alpha": ({ alpha }) =>
      `p above ${alpha}; the drawing stopped as soon as this was clear, so there is no p-value`,
    "at-or-below-alpha": ({ alpha }) =>
      `p at most ${alpha}; the drawing stopped as soon as this was clear, so there is no p-value`,
    undecided: ({ alpha, ceiling }) =>
      `undecided: after ${ceiling} arrangements it was not clear on which side of ${alpha} the p-value lies; this counts as not rejected`,
  },
  togetherColumn: (measure, level) => `${measure}: ${level} interval for all groups at once`,
  differenceByScore: "Difference: Miettinen-Nurminen interval",
  ratioByKoopman: "Ratio: Koopman interval",
  bothIntervals: ({ level, groups }) =>
    `Thick line: ${level} interval that holds for all ${groups} tested groups at once. Thin line with end marks: ${level} interval of the group alone.`,
  simultaneous: ({ level, groups, mixed }) =>
    mixed
      ? `Intervals for all ${groups} tested groups at once (${level}): from 200 effective units on linearised at one minus alpha divided by the number of groups (Bonferroni); below that the largest contrast over random arrangements times the error of the group, and no shorter than the interval of the group alone. Where the deciding test does not reject, the interval holds no difference.`
      : `Intervals for all ${groups} tested groups at once (${level}): the intervals of single groups at one minus alpha divided by the number of groups (Bonferroni).`,
};
