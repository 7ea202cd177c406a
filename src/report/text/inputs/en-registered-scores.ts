import type { RegisteredScoresText } from "./registered-scores-text.js";

/** English prose of the chapter on scores as registered. */
export const registeredScoresEn: RegisteredScoresText = {
  heading: "Were the scores registered as the instruction says?",
  finding: {
    beside: ({ rows, wrong, unit }) =>
      `Of the registered scores of ${rows} ${unit}, ${wrong} do not follow from the computed score beside them.`,
    alone: ({ rows, wrong, unit }) =>
      `Of the registered scores of ${rows} ${unit}, ${wrong} may not stand there by the instruction: they have decimals, are no score, or are 0, 50 or 100.`,
  },
  rule: "The instruction rounds a computed score to a whole number: a first decimal of 5 or more goes up, less goes down. The scores 0, 50 and 100 may not be registered. An officer who disagrees with a score enters 99 or 59 in its place.",
  list: "A score that does not follow may have a good reason. Each one stands in a list for those who may see single registrations; no such row is in this report.",
  entries: {
    caption: "What stands in the column of registered scores",
    words: {
      allowed: "a whole number that may be registered",
      forbidden: "0, 50 or 100",
      "with-decimals": "a number with decimals",
      "no-score": "no score from 0 to 100",
      "no-value": "nothing",
    },
  },
  reconciled: {
    caption: "The registered score beside the computed one",
    words: {
      equal: "the same number",
      rounded: "the computed score, rounded",
      marker: "99 or 59: changed by hand",
      adjusted: "moved away from 0, 50 or 100",
      forbidden: "0, 50 or 100 itself",
      unexplained: "does not follow",
      "one-missing": "one of the two is missing",
    },
  },
  threshold: {
    heading: "Is the score compared with the threshold before or after rounding?",
    changing: ({ changing, high, unit }) =>
      `${changing} ${unit} have a score that is high, ${high} or more, only when it is rounded first. The instruction does not say which score counts.`,
    compared: {
      raw: "The settings compare the score before rounding. With the other choice these would be high too.",
      rounded: "The settings compare the score after rounding. With the other choice these would not be high.",
    },
    sides: {
      caption: "Side of the threshold before and after rounding",
      words: {
        "both-high": "high both ways",
        "both-low": "low both ways",
        "high-when-rounded": "high only after rounding",
      },
    },
    groups: {
      shown: ({ attribute, p }) => `How often that happens differs by ${attribute} (${p}).`,
      notShown: ({ attribute, p }) =>
        `A test does not show that it happens more often for one ${attribute} than for another (${p}). That is no evidence that there is no difference.`,
    },
    noGroups: "Too few change side to look at groups.",
    figure: {
      finding: "Share that is high only after rounding, of those that are low before it, by group",
      subtitle: (level) => `Share of the scores that are low before rounding; ${level} intervals`,
      description: (groups) => `Share that becomes high by rounding, by group: ${groups}.`,
    },
    adjusting: ({ fifty, ends }) =>
      `A computed score that rounds to 0, 50 or 100 needs an adjustment, and the instruction does not give its direction. Number that round to 50: ${fifty}. Number that round to 0 or 100: ${ends}.`,
    adjust: {
      up: "The settings say that 50 becomes 51.",
      down: "The settings say that 50 becomes 49.",
      "not-given": "The settings give no direction: 49 and 51 both count as an adjusted 50.",
    },
    direction: {
      matters: "The direction decides who is high.",
      matterless: "The direction does not change who is high.",
    },
  },
  heaping: {
    heading: "Do some scores stand there too often, or never?",
    some: ({ heaps, holes }) =>
      [
        ...(heaps === "" ? [] : [`More often than the scores near them: ${heaps}.`]),
        ...(holes === "" ? [] : [`More seldom: ${holes}.`]),
      ].join(" "),
    none: "None of the scores that were looked at stands out from those near it.",
    why: "The scores 1, 49, 51 and 99 are where an adjusted 0, 50 or 100 goes, and 99 and 59 mark a change by hand. So a heap there can come from the rules. A heap that the rules do not explain says that scores were not only computed.",
    caption: "Scores beside the scores near them",
    columns: {
      score: "Score",
      looksFor: "Looked for",
      at: "Times",
      expected: "Mean of those near it",
      neighbours: "Compared with",
      p: "p, adjusted",
    },
    looksFor: { heap: "too often", hole: "too seldom" },
    nothing: "nothing near it",
  },
  digits: {
    heading: "Do last digits occur as often as they should?",
    some: (digits) => `Another share than the scores around lead to expect: last digit ${digits}.`,
    none: "No last digit occurs more often, or more seldom, than chance gives.",
    explain:
      "When people enter numbers of their own, some last digits occur too often. The black line is the share that the ten scores around each score lead to expect. For 0 it is lower, since 0, 50 and 100 may not occur.",
    subtitle: (level) => `Share of the registered whole numbers by last digit; ${level} intervals; black: expected`,
    description: (digits) => `Bars of the share of each last digit, with a line at the expected share. ${digits}.`,
    axis: "last digit of the registered score",
    shares: "share of the scores",
    noChart: "The last digits are not shown: too few stand behind one of them.",
    caption: "Last digits of registered scores",
    columns: { digit: "Last digit", share: "Share", expected: "Expected", p: "p, adjusted" },
  },
  methods: [
    "Rounding looks at the first decimal as it is written, so that no inexact number of a computer comes between.",
    "Heaps and holes: exact binomial test of a score against the nearest two pairs of scores at equal distances, which are no forbidden score and none of the scores that are looked at themselves; adjusted by Holm over the scores. At the ends, where one side has none: a heap against the next two scores, a hole given their sum and slope, with half a class for 0 and 100.",
    "Last digits: exact two-sided binomial test against the share that a moving mean over ten scores gives, adjusted by Holm over the ten digits.",
    "Who changes side of the threshold by group: Freeman and Halton's exact test, or tables drawn with the same sums.",
  ],
};
