import type { TogetherText, TogetherWords } from "./together-text.js";

const units = ({ unit }: TogetherWords) => unit;

/** English prose of the chapter on what all indicators together tell. */
export const togetherEn: TogetherText = {
  heading: ({ attribute }) => `How much do all indicators together tell of ${attribute}?`,
  told: ({ told, guessed, attribute, ...words }) =>
    `From the indicators one can tell the ${attribute} group of ${told} of every 100 ${units({ attribute, ...words })}; by always guessing the largest group, of ${guessed}.`,
  withheld: "How many groups the indicators tell rightly may not be shown: too few units stand behind it.",
  oneGroup: "There is only one group with enough units, so there is nothing to tell.",
  gain: ({ gain, interval }) => `The difference is ${gain} percentage points${interval}.`,
  test: {
    shown: ({ p, attribute }) =>
      `A test shows that the indicators say something of ${attribute}: if they said nothing, a result like this would be rare (p at most ${p}).`,
    notShown: ({ p, attribute }) =>
      `A test does not show that the indicators say anything of ${attribute} (p at most ${p}). That is no evidence that they say nothing.`,
  },
  area: ({ area, interval, ...words }) =>
    `Take two ${units(words)} of different groups at random. Of every 100 such pairs the indicators tell ${area} pairs the right way round${interval}. Tossing a coin gives 50.`,
  why: ({ attribute }) =>
    `One indicator may say little while all together say much. The more they tell of ${attribute}, the more a model can treat groups differently without ${attribute} being one of its fields.`,
  sort: () =>
    "This is measured with one kind of formula, in which indicators add up. A formula that combines them in other ways may tell more.",
  basis: ({ indicators, units: count, groups, rest, ...words }) =>
    `The indicators are ${indicators}. There are ${count} ${units(words)} with a majority group: ${groups}${rest ? ", and all smaller groups together" : ""}. Each is judged by a formula that was made without it.`,
  leftOut: ({ withoutMembers, withoutMajority }) =>
    `Left out are ${withoutMembers} without migrants and ${withoutMajority} of which no group has the majority: there is no group to tell.`,
  figure: {
    finding: ({ group, area }) => `The indicators tell ${group} best: ${area} of every 100 pairs with another group`,
    findingNone: () => "Of no group is it shown that the indicators tell it better than a coin",
    subtitle: ({ level, period }) =>
      `Pairs told the right way round, of every 100, group against all others; ${level} intervals; ${period}`,
    description: ({ rows }) =>
      `Per group the pairs of every 100 that the indicators tell the right way round; 50 is a coin. ${rows}.`,
    reference: "a coin: 50",
    axis: "pairs told the right way round, of every 100",
    noChart: "No group may be shown here.",
  },
  table: {
    groups: () => "What the indicators together tell of each group",
    group: ({ attribute }) => attribute,
    units: (words) => (words.unit === "sponsors" ? "Sponsors" : "Cases"),
    area: "Area under the curve",
    interval: (level) => `${level} interval`,
    measures: "All measures over the groups together",
    measure: "Measure",
    value: "Value",
    logLoss:
      "Log loss says how far the chances that a fit gives lie from the real groups: 0 is perfect, and less is better.",
    rows: {
      area: "Area under the curve, mean over all pairs of groups",
      told: "Share told rightly by the indicators",
      guessed: "Share told rightly by always naming the largest group",
      gain: "The first share less the second",
      logLoss: "Log loss by the indicators",
      logLossByShares: "Log loss by the shares of the groups alone",
      logLossGain: "The second log loss less the first",
    },
  },
  rest: "smaller groups together",
  methods: ({ folds, resamples, level }) => [
    `All indicators together: multinomial logistic regression with a ridge penalty. The units are dealt at random into ${folds} parts with equal shares of the groups; each part is told by a fit on the others, and the penalty is chosen without it.`,
    `The area under the curve compares units of one part only. Its ${level} interval is for the fits at hand, linearised over units.`,
    `The p-value is an upper bound: in each part the groups are dealt anew over the units ${resamples} times, and twice the mean of the p-values of the parts holds however they depend on each other.`,
  ],
  references: [
    "Hand, D. J. and Till, R. J. (2001). A simple generalisation of the area under the ROC curve for multiple class classification problems. Machine Learning 45, 171-186.",
    "Hastie, T., Tibshirani, R. and Friedman, J. (2009). The elements of statistical learning, section 18.3. Springer.",
    "LeDell, E., Petersen, M. and van der Laan, M. (2015). Computationally efficient confidence intervals for cross-validated area under the ROC curve estimates. Electronic Journal of Statistics 9, 1583-1607.",
    "Vovk, V. and Wang, R. (2020). Combining p-values via averaging. Biometrika 107, 791-808.",
  ],
};
