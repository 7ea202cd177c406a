import type { DecompositionText } from "./decomposition-text.js";

/** English prose of the chapter on the indicators that a difference runs through. */
export const decompositionEn: DecompositionText = {
  heading: "Through which indicators do the differences between groups run?",
  clearest: ({ unit, group, own, rest, more, difference, formula, other }) =>
    `Of every 1,000 ${unit} with a majority of ${group}, ${own} are flagged; of every 1,000 others, ${rest}. Of these ${difference} ${more ? "more" : "fewer"}, ${formula} run through the indicators of the formula and ${other} through something else: rounding, or changes by hand.`,
  noneClear: ({ unit }) =>
    `Of no group is it certain enough that its ${unit} are flagged more or less often than the others. The table shows what runs through each indicator all the same.`,
  largest: ({ indicator, part, interval }) =>
    `The largest part that is certain enough runs through ${indicator}: ${part} of every 1,000${interval}.`,
  noPartClear: "Of no single indicator is it certain enough that a part of this difference runs through it.",
  route: "A part that runs through an indicator explains the route of a difference. It does not justify it.",
  how: () =>
    "The score adds up what each indicator brings. For each unit the tool asks how the chance of the flag changes when one indicator becomes known, in every order in which the indicators can become known, and takes the mean. What is not known yet is taken from all units together. Together with what runs outside the formula, the parts add up to the difference exactly.",
  formula: ({ unit, version, source, same, other }) =>
    `The formula is “${version}” (${source}). For ${same} ${unit} it comes to the result that is registered, and for ${other} to another one.`,
  threshold: {
    rounded: ({ unit, count }) =>
      `The bound is compared with the rounded score. Compared with the score before rounding, ${count} ${unit} would be flagged otherwise.`,
    raw: ({ unit, count }) =>
      `The bound is compared with the score before rounding. Compared with the rounded score, ${count} ${unit} would be flagged otherwise.`,
  },
  thresholdSame: ({ unit }) =>
    `Whether the bound is compared with the rounded score or not, the same ${unit} are flagged.`,
  leftOut: ({ unit, withoutMembers, withoutScore }) =>
    `Left out are ${withoutMembers} ${unit} without migrants and ${withoutScore} whose score the formula does not give.`,
  drawn: ({ error }) =>
    `With so many indicators the orders are drawn at random. That alone moves a part by about ${error} of every 1,000.`,
  many: ({ level }) =>
    `Each ${level} interval holds for one part alone. Among many parts some lie away from 0 by chance. Whether groups differ is tested in the audit; this chapter only shows which way a difference runs.`,
  figure: {
    finding: ({ group, indicator, part }) =>
      `${group}: the largest part, ${part} of every 1,000, runs through ${indicator}`,
    findingOther: ({ group, part }) => `${group}: the largest part, ${part} of every 1,000, runs outside the formula`,
    subtitle: ({ unit, group, level, period }) =>
      `Parts of the difference in flagged ${unit}, majority of ${group} against all others; ${level} intervals; ${period}`,
    description: ({ group, rows }) =>
      `Parts of the difference between ${group} and all others, of every 1,000. ${rows}.`,
    reference: "no difference",
    axis: "more or fewer flagged, of every 1,000",
    difference: "whole difference",
    remainder: "outside the formula",
    noChart: "No difference may be shown here.",
  },
  table: {
    h2: ({ unit, level }) =>
      `Flagged of every 1,000 ${unit} by majority group, and what runs through each indicator (${level} interval)`,
    h1: ({ level }) =>
      `The same per person: of every 1,000 people of a group, those at a flagged sponsor, and what runs through each indicator (${level} interval)`,
    group: ({ attribute }) => attribute,
    own: "Flagged",
    rest: "Others flagged",
    difference: "Difference",
    remainder: "Outside the formula",
    hidden: ({ groups }) =>
      `Not shown: ${groups}. Too few people stand behind their numbers, or their numbers would give away those of another group.`,
  },
  removed: {
    heading: "What changes without an indicator?",
    most: ({ unit, indicator, leaves, enters }) =>
      `Most changes without ${indicator}: ${leaves} ${unit} that the formula flags would not be flagged, and ${enters} others would.`,
    withheld: "How many are flagged otherwise without an indicator may not be shown here.",
    how: "Without an indicator means here: it brings its average to every score. The bounds of the bands stay where they are.",
    area: ({ indicator, change, interval, known }) =>
      `The area under the curve, on ${known} known outcomes, changes most clearly without ${indicator}: by ${change}${interval}.`,
    noArea: "Of no indicator is it certain enough that the area under the curve changes without it.",
    chosen:
      "Most outcomes are known because somebody chose whom to inspect, often by this score. On such outcomes a change of the area says little about all others.",
    refitted:
      "The last column is about another formula: a regression that is fitted anew on the known outcomes, with all indicators and without each. It tells whether an indicator helps to find violations once all weights may change.",
    table: {
      flagged: ({ unit, level }) =>
        `Flagged ${unit} and area under the curve without each indicator (${level} interval)`,
      ratios: ({ unit, level }) =>
        `Flagged share of the ${unit} of a group over that of the others, by the formula and without each indicator, with how many times as large it becomes (${level} interval)`,
      indicator: "Without",
      leaves: "No longer flagged",
      enters: "Newly flagged",
      area: { "all-known": "Change of area, all known outcomes", random: "Change of area, random sample" },
      refitted: "Change of area, regression fitted anew",
      now: "Now",
      without: (indicator) => `Without ${indicator}`,
    },
  },
  methods: ({ resamples, level }) => [
    "Parts of a difference: on the log odds of the score they are differences of means of what each indicator brings, which is exact for a score that adds up. On flagged shares they are Shapley values; indicators that are not known are drawn together from all units.",
    `Intervals (${level}): sponsors are drawn whole; linearised from 200 effective sponsors on, bootstrap-t with ${resamples} samples from 20 to 200, none below.`,
    "Without an indicator: ratios of ratios have an interval linearised on the logarithm from 200 units in both groups on; areas are compared by the paired method of DeLong and others.",
  ],
  references: [
    "Kitagawa, E. M. (1955). Components of a difference between two rates. Journal of the American Statistical Association 50, 1168-1194.",
    "Oaxaca, R. (1973). Male-female wage differentials in urban labor markets. International Economic Review 14, 693-709.",
    "Blinder, A. S. (1973). Wage discrimination: reduced form and structural estimates. Journal of Human Resources 8, 436-455.",
    "Shapley, L. S. (1953). A value for n-person games. Contributions to the Theory of Games II, 307-317.",
    "Štrumbelj, E. and Kononenko, I. (2014). Explaining prediction models and individual predictions with feature contributions. Knowledge and Information Systems 41, 647-665.",
  ],
};
