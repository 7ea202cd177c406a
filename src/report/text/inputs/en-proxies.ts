import type { ProxiesText, ProxyWords } from "./proxies-text.js";

const set = { known: "all known outcomes", random: "the outcomes of a random sample" } as const;
const one = ({ unit }: ProxyWords) => (unit === "sponsors" ? "sponsor" : "case");

/** English prose of the chapter on proxies. */
export const proxiesEn: ProxiesText = {
  heading: ({ attribute }) => `Which indicators go together with ${attribute}, and do they serve a purpose?`,
  found: ({ found, count, all, names, attribute }) =>
    found === 1
      ? `One of the ${all} indicators goes together with ${attribute}, while no relation with the violation is shown: ${names}. This is called a proxy without demonstrated purpose.`
      : `${count} of the ${all} indicators go together with ${attribute}, while no relation with the violation is shown: ${names}. Each is called a proxy without demonstrated purpose.`,
  noneFound: ({ all, attribute }) =>
    `Of the ${all} indicators, none is found that goes together with ${attribute} and not with the violation. That is no evidence that there is none.`,
  strength: ({ margin, attribute }) =>
    `The strength of a relation runs from 0 to 1. At 0 the indicator says nothing of ${attribute}; at 1 it gives it away. A relation counts here when a test shows it and its strength is ${margin} or more.`,
  both: ({ names, several, attribute }) =>
    `${several ? "These indicators go" : "This indicator goes"} together with ${attribute} and also with the violation: ${names}. Whether that is reason enough to use ${several ? "them" : "it"} is a legal judgement: is there another way that weighs less on a group?`,
  belowMargin: ({ names, attribute, margin }) =>
    `A relation with ${attribute} is shown, but weaker than ${margin}, for ${names}.`,
  thinOutcome: ({ names }) =>
    `For ${names} the known outcomes are too few: a relation with the violation as strong as the margin would often be missed. That none is shown therefore says little.`,
  thinGroup: ({ names, unit, attribute }) =>
    `For ${names} there are too few ${unit}: a relation with ${attribute} as strong as the margin would often be missed.`,
  someMore: (names, more) => `${names} and ${more} more`,
  outcomes: ({ set: which, units, violations, unit, partly }) =>
    which === "known"
      ? `Relations with the violation are looked for among ${units} ${unit} with a known outcome; ${violations} of them had a violation. Who was never inspected is left out, and not counted as compliant.${partly ? " Most outcomes are known because somebody chose to inspect: among these, relations can look stronger or weaker than they are." : ""}`
      : `Relations with the violation are looked for in a random sample: ${units} ${unit}, of which ${violations} had a violation. Who was never inspected is left out, and not counted as compliant.`,
  noOutcomes: ({ unit }) =>
    `No relation with the violation can be looked for: there are no ${unit} with and without a violation whose outcome counts here.`,
  otherSame: ({ set: which, units, unit }) =>
    `With ${set[which]} (${units} ${unit}) every indicator stands where it stands now.`,
  otherChanged: ({ set: which, units, unit, names, several }) =>
    `With ${set[which]} (${units} ${unit}) ${names} would ${several ? "each " : ""}stand elsewhere.`,
  groups: ({ units, unit, names, rest }) =>
    `${units} ${unit} are counted, by group: ${names}${rest ? ", and all others together" : ""}.`,
  leftOut: ({ withoutMembers, withoutMajority }) =>
    `Left out are ${withoutMembers} sponsors without migrants and ${withoutMajority} sponsors of which no group has the majority. Whether there is a majority depends on how many migrants there are, so that every indicator of size would seem a proxy.`,
  smallGroups: ({ count, unit }) =>
    `${count} groups are large enough by the gate of the plan and have too few ${unit} here; they stand together with the others.`,
  caveat: ({ attribute }) =>
    `That an indicator goes together with ${attribute} does not mean that it was chosen for it. Whether it is discrimination is a legal judgement. It does mean that a score with this indicator can weigh on one group more than on another, and that somebody has to say why it is used.`,
  classes: (margin) =>
    `Some strengths rest on counts that are too small to show. Of these this report only says whether they are below or above ${margin}.`,
  figure: {
    finding: ({ count, several, attribute }) =>
      several
        ? `${count} indicators go together with ${attribute} without a shown relation with the violation`
        : `One indicator goes together with ${attribute} without a shown relation with the violation`,
    findingNone: ({ attribute }) => `No indicator is found that goes together with ${attribute} alone`,
    subtitle: ({ period }) => `Bias-corrected Cramér's V, or correlation ratio of numbers; ${period}`,
    description: ({ drawn, margin, attribute }) =>
      `Each of ${drawn} indicators is one mark: to the right the stronger it goes together with ${attribute}, upwards the stronger it goes together with the violation. A vertical line stands at ${margin}. Shape tells what is shown by the tests; the table below has every number.`,
    x: ({ attribute }) => `Strength of the relation with ${attribute}`,
    y: "Strength of the relation with the violation",
    margin: (margin) => `margin ${margin}`,
    notDrawn: (count) =>
      `${count} indicators are not drawn, since one of their strengths is given as a class or does not exist.`,
    noChart: "No chart is drawn: for no indicator both strengths can be shown.",
  },
  corner: {
    "proxy-without-purpose": () => "proxy without demonstrated purpose",
    both: ({ attribute }) => `goes together with ${attribute} and with the violation`,
    "outcome-only": () => "goes together with the violation only",
    neither: () => "neither is shown",
    "not-testable": () => "cannot be tested",
  },
  corners: {
    caption: ({ attribute }) => `What each indicator goes together with, by ${attribute} and violation`,
    head: ["Indicators", "Relation with the violation shown", "Relation with the violation not shown"],
    group: [
      ({ attribute }) => `Relation with ${attribute} shown, at the margin or above`,
      ({ attribute }) => `Relation with ${attribute} not shown, or below the margin`,
    ],
    nobody: "none",
    andMore: (count) => `and ${count} more`,
  },
  table: {
    caption: ({ level }) =>
      `Strength of relations by indicator, with ${level} intervals; p is adjusted over the indicators`,
    indicator: "Indicator",
    group: ({ attribute }) => `With ${attribute}`,
    outcome: "With the violation",
    flagged: "With being flagged",
    p: "p",
    more: (count) =>
      `The table leaves out ${count} indicators for which neither is shown; the file with the tables has all.`,
    less: (bound) => `below ${bound}`,
    atLeast: (bound) => `${bound} or more`,
  },
  areas: {
    intro:
      "For an indicator that is a number, the next table says how well it tells a group from all others. 0.5 is as good as a coin; 1 means that every member of the group has a higher number than everybody else, 0 a lower one. These intervals hold for each group by itself.",
    caption: ({ level }) =>
      `How well a number tells a group from all others (area under the curve), with ${level} intervals`,
    others: "Group",
  },
  perHundred: {
    caption: ({ indicator, unit }) => `Of every 100 ${unit} of a group: ${indicator}`,
    group: ({ unit }) => (unit === "sponsors" ? "Majority of" : "Group"),
    count: ({ unit }) => `Number of ${unit}`,
  },
  levels: { "no-value": "no value", "other-levels": "other values together", rest: "all others together" },
  methods: (words) => [
    `Proxies. The unit is the ${one(words)}, one row each. Strength is Cramér's V with Bergsma's correction for a table, and the correlation ratio with Kelley's correction for numbers. Intervals come from the noncentral chi-squared law; the corrected strength can lie at the edge of its interval or outside it.`,
    `Each indicator is tested by dealing out the groups anew over whole rows, ${words.resamples} times, and is adjusted over all indicators by step-down maxT: the chance of one or more false relations is at most ${words.alpha} in each of the families (groups, violation, flagged). Holm's adjustment of chi-squared p-values stands beside it in the tables.`,
    "Rare values of an indicator stand together by how often they occur alone. A relation is called too thin to show when a test with as many rows would miss one as strong as the margin in more than one of five cases.",
  ],
  references: [
    "Bergsma, W. (2013). A bias-correction for Cramér's V and Tschuprow's T. Journal of the Korean Statistical Society 42, 323-328.",
    "Kelley, T. L. (1935). An unbiased correlation ratio measure. Proceedings of the National Academy of Sciences 21, 554-559.",
    "Westfall, P. H. and Young, S. S. (1993). Resampling-based multiple testing. Wiley.",
    "Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6, 65-70.",
    "DeLong, E. R., DeLong, D. M. and Clarke-Pearson, D. L. (1988). Comparing the areas under two or more correlated receiver operating characteristic curves. Biometrics 44, 837-845.",
  ],
};
