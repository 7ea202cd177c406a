import type { OverridesText } from "./overrides-text.js";

const layers = {
  evidence: "evidence",
  signal: "signal",
  equivalence: "alike within the margin",
  adequacy: "enough data",
} as const;

/** English prose of the chapter on overrides by hand. */
export const overridesEn: OverridesText = {
  heading: "Does it matter for the audit that scores were changed by hand?",
  finding: {
    same: "The three ways of reading the list give the same conclusions: nothing in them turns on the changes by hand.",
    differ: (what) => `The three ways of reading the list do not give the same conclusions. They differ in: ${what}.`,
    unknown: "Neither hypothesis and no score could be looked at in any of the three ways.",
  },
  what: {
    layer: (hypothesis, layer) => `${layers[layer]} on hypothesis ${hypothesis}`,
    area: (baseline) => `whether the score tells violations apart better than ${baseline}`,
  },
  readings:
    "An officer who disagrees with a score can enter 99 or 59 in its place. The list then no longer says what the model gave. So the audit is run three ways: with the scores as they were registered, without those that were changed, and with the scores of the model alone.",
  decides: (reading) => `The plan was written before the data was opened, and names the one that decides: ${reading}.`,
  reading: {
    "as-registered": "as registered",
    "without-overridden": "without those changed by hand",
    "model-only": "by the model alone",
  },
  table: {
    caption: "The audit read three ways",
    columns: {
      row: "Item",
      units: "Sponsors",
      layer: (hypothesis, layer) => `Hypothesis ${hypothesis}: ${layers[layer]}`,
      p: (hypothesis) => `Hypothesis ${hypothesis}: p, adjusted`,
      area: "Area under the curve",
      side: (baseline) => `Beside ${baseline}`,
    },
    words: {
      "difference-shown": "difference shown",
      "no-evidence": "no statistical evidence",
      "not-testable": "not testable",
      signalled: "risk signalled",
      none: "not signalled",
      superseded: "superseded by the evidence",
      "not-assessed": "not assessed",
      shown: "shown",
      "not-shown": "not shown to be alike",
      sufficient: "sufficient",
      insufficient: "insufficient",
      above: "above",
      below: "below",
      "not-distinguishable": "cannot be told",
      "not-estimable": "cannot be estimated",
    },
    notTested: "not tested",
    note: "The area of a reading has two decimals, or is not shown, where its exact value would give away the few that were changed.",
  },
  ratios: {
    heading: "Which groups does it change?",
    caption: {
      "1": "Hypothesis 1: share of migrants at a flagged sponsor, divided by that of other migrants",
      "2": "Hypothesis 2: share of sponsors with a majority of the group that are flagged, divided by that of other sponsors",
    },
    group: "Group",
    hidden: ({ shown, all }) =>
      `Of ${all} groups that were tested in all three ways, ${shown} can be shown. Of the others, one way less another would give away a few sponsors.`,
    none: "No group can be shown: one way less another would give away a few sponsors.",
    rounded: "A ratio of one decimal has been rounded for the same reason, and stands there without its interval.",
  },
  markers: {
    heading: "How many scores were changed, and which way?",
    finding: ({ markers, raised, lowered }) =>
      `${markers} sponsors have a score that marks a change by hand: ${raised} raised and ${lowered} lowered.`,
    hidden:
      "How many scores were changed, and which way, may not be shown in full: too few stand behind one of the numbers.",
    computed: {
      overridden: (computed) =>
        `Of these markers, ${computed} equal the score of the model, so that nobody can tell. The settings count them as changed.`,
      "not-overridden": (computed) =>
        `Of these markers, ${computed} equal the score of the model, so that nobody can tell. The settings do not count them as changed.`,
    },
    noComputed:
      "None of these markers equals the score of the model, so which reading the settings choose for such scores makes no difference.",
    caption: "Registered scores of 99 and 59",
    words: {
      raised: "raised: the model gave less",
      lowered: "lowered: the model gave more",
      computed: "the model gave the same",
      "model-unknown": "what the model gave is not known",
    },
  },
  reasons: {
    heading: "Is there a reason on file?",
    finding: ({ share, interval }) =>
      `Of the changes by hand, ${share} have a remark${interval}. The instruction asks for one with every change.`,
    list: "Those without a remark stand in a list for those who may see single registrations, and in no other file.",
    caption: "Changes by hand with and without a remark",
    words: { "with-remark": "with a remark", "without-remark": "without a remark" },
    kinds: "Kinds of reasons, of the changes with a remark",
    other: "other reasons",
  },
  groups: {
    heading: "Were some groups changed more often?",
    question: {
      overridden: "changed by hand",
      raised: "raised, of those not flagged by the model",
      lowered: "lowered, of those flagged by the model",
      direction: "raised, of those whose flag changed",
    },
    some: ({ questions, attribute }) => `A difference by ${attribute} is shown for: ${questions}.`,
    none: ({ tests, attribute }) =>
      `None of the ${tests} tests shows a difference by ${attribute} beyond what chance gives. That is no evidence that there is none.`,
    notAsked: "This cannot be looked at by group here.",
    figure: {
      finding: "Share of scores that were changed by hand, by majority group",
      subtitle: (level) => `Groups with enough changes to be shown; ${level} intervals`,
      description: (groups) => `Share of the scores changed by hand, by group: ${groups}.`,
    },
    caption: "Changes by hand, by group",
    columns: {
      question: "Question",
      group: "Group",
      share: "Share",
      interval: (level) => `${level} interval`,
      p: "p, adjusted",
      all: "all groups at once",
    },
  },
  methods: ({ resamples }) => [
    "The three readings are three runs of the audit itself, with the same plan but for what decides in rules.overrides: the same groups, tests, margins and seed. Without strata and families, which are questions of the audit.",
    `Changes by group: all groups at once by Freeman and Halton's exact test or by ${resamples} tables drawn with the same sums, adjusted by Holm over the questions; each group against all others by Fisher's test, adjusted step by step over the groups.`,
    "The counts of single readings are in no table of this release. Numbers of a group rest on one table of its sponsors by what becomes of their flag, and are shown only if every part of it may be.",
  ],
};
