import type { ConditionalText } from "./conditional-text.js";

/** English texts of the results within classes. */
export const conditionalEn: ConditionalText = {
  heading: (label) => `Within classes of ${label}`,
  question: (label, unit) =>
    `This answers another question. It compares groups within classes of ${label} only: predictions are reassigned over ${unit} of the same class. So it tells how much of a difference runs through ${label}, and whether a difference is left among ${unit} that are alike in it. It never changes the verdict: a model that looked at ${label} alone would show no difference here, whatever it does to groups.`,
  modelInput: (label) =>
    `The model itself uses ${label}. What runs through ${label} is explained by it as a route. That does not justify the difference.`,
  notModelInput: (label) => `The plan says that the model does not use ${label} as an input.`,
  notEstimable: (reason, varied, unit) =>
    `This could not be tested: ${reason}. ${varied} of the ${unit} stand in a class in which some are flagged and some are not.`,
  deciding: ({ groups, test, label }) =>
    `Test within classes of ${label}, over ${groups} groups together and corrected for their number: ${test}.`,
  statement: ({ population, group, label, whole, within }) =>
    `${upperFirst(population.inGroup(group))}: of every 1,000, ${whole.count} ${direction(whole.direction)} are ${population.flagged} than of every 1,000 ${population.others}. Within equal classes of ${label} that is ${within.count} ${direction(within.direction)}.`,
  through: ({ share, interval, label }) => `Of this difference, ${share}${interval} runs through ${label}.`,
  noThrough: (reason) => `Which part runs through it is not given: ${reason}.`,
  nothingShown: "The numbers per group rest on groups or classes that are too small to be published.",
  reversal: (groups) =>
    `The difference turns round within classes for ${groups}: both intervals lie on opposite sides of no difference.`,
  signDiffers: (count) =>
    count === 1
      ? "For one group the sign differs within classes. That is not distinguishable from chance."
      : `For ${count} groups the sign differs within classes. That is not distinguishable from chance.`,
  thin: ({ classes, of, single, constant, units, unit }) =>
    `Classes that say nothing here: ${classes} of ${of}, with ${units} ${unit} in all (${single} with one only; ${constant} in which all or none are flagged).`,
  thinNames: (names) => `These classes are: ${names}.`,
  figureFinding: ({ group, label }) => `${group} and all others, as a whole and within classes of ${label}`,
  figureSubtitle: ({ population, period }) => `${upperFirst(population.flaggedShare)}. Period: ${period}.`,
  describe: ({ group, label }) =>
    `Chart with one row for all together and one row per class of ${label}. Each row has a filled dot for ${group} and an open dot for all others, joined by a line. The table below has the numbers.`,
  allTogether: "all together",
  others: "all others",
  legend: (group) => `filled dot: ${group}; open dot: all others`,
  notDrawn: (count) =>
    `${count} ${count === 1 ? "class is" : "classes are"} not drawn: the chart shows those with the most members of the group.`,
  tableCaption: (label) => `Each tested group compared with all others, as a whole and within classes of ${label}`,
  columns: {
    whole: "Difference as a whole, in percentage points",
    within: "Difference within classes, in percentage points",
    through: "Part that runs through it",
    ratioWithin: "Ratio within classes (Mantel-Haenszel)",
    ratioOverRounding: "Ratio within classes over all counts that round to these",
    same: "p that all classes have the same odds ratio (Breslow-Day)",
  },
};

function direction(word: "more" | "less"): string {
  return word === "more" ? "more" : "fewer";
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
