import type { HumanCheckText } from "./human-check-text.js";

/** English prose of the report of a human check. */
export const humanCheckEn: HumanCheckText = {
  synthetic:
    "Synthetic data. This report is about made-up data. It says nothing about a real model or about real people.",
  period: "Period",
  finding: {
    noContribution: (reason, share) =>
      reason === "hardly-deviates"
        ? `No human contribution can be shown: staff deviate from the model in ${share} of their decisions`
        : `No human contribution can be shown: ${share} of the decisions fall within the time window`,
    deviates: (share) => `Staff deviate from the model in ${share} of their decisions`,
    trial: (share) => `Staff who do not see the model give the same rating in ${share} of the cases`,
  },
  summary: {
    heading: "Summary",
    scope: ({ model, decisions, officers }) =>
      `The model “${model}” proposes, people decide. This report looks at ${decisions} decisions${officers === null ? "" : ` by ${officers} officers`} and asks what the people add.`,
    signal: "No human contribution can be shown.",
    signalNote:
      "This does not say that nobody looked. It says that the log gives no sign of it: the decisions would have been nearly the same without people.",
    noSignal:
      "There is no signal. That does not show that people add something: who deviates may be right or wrong. Only outcomes can tell.",
    deviated: ({ share, interval }) => `Staff deviate from the model in ${share} of their decisions${interval}.`,
    reason: {
      "hardly-deviates": ({ margin }) =>
        `The whole interval lies below the margin of ${margin} that was fixed beforehand.`,
      "under-time-window": ({ margin, seconds }) =>
        `More than ${margin} of the decisions took fewer than ${seconds} seconds, and the interval lies above that bound as a whole.`,
    },
    officersUnknown:
      "The log does not say which officer decided. The intervals take the decisions as independent and may be too narrow.",
    trial: (ratings) =>
      `In a blind trial, experienced staff gave ${ratings} ratings before they saw those of the model.`,
    validation: "Agreement with the present picture is not validation. Staff and model can be wrong in the same way.",
  },
  rule: {
    heading: "When does the report give a signal?",
    text: ({ margin, seconds, share }) =>
      `The signal is given when the whole interval of the share that deviates lies below ${margin}, or when the whole interval of the share decided in fewer than ${seconds} seconds lies above ${share}. Both bounds were fixed before the log was opened.`,
    words: "To deviate is to leave a case that the model flags, or to investigate one that it does not flag.",
  },
  bands: {
    heading: "Who follows the model, and where?",
    intro: "For each rating of the model, the share of the decisions that deviate from its proposal.",
    finding: ({ highest, share }) => `Staff deviate most often at “${highest}”: in ${share} of the decisions`,
    withheldFinding: "The numbers of deviations per rating are too small to show",
    noChart: "So there is no chart. The table shows what may be shown.",
    subtitle: (level) => `Share of decisions that deviate from the model, per rating; ${level} intervals`,
    description: "Share of decisions that deviate from the model, one dot a rating with its interval.",
    overall: "all decisions",
    n: (label, n) => `${label} (n = ${n})`,
    caption: "Decisions per rating of the model",
    columns: {
      band: "Rating",
      proposal: "Proposal",
      decisions: "Decisions",
      deviated: "Deviate",
      interval: "Interval",
    },
    proposal: { flagged: "investigate", other: "leave" },
    kappa: ({ kappa, interval }) =>
      `Agreement of proposal and decision beyond chance (kappa; 1 is full agreement, 0 is chance): ${kappa}${interval}.`,
    designEffect: (value) =>
      `Officers have habits. They make the variance ${value} times that of independent decisions; the interval over all decisions allows for that.`,
    reasons: ({ share, interval }) => `Of the decisions that deviate, ${share} have a written reason${interval}.`,
  },
  groups: {
    heading: "Do people deviate as often for each group?",
    intro: "For each majority group, the share of the decisions that deviate, against all others.",
    shown: ({ group, direction }) =>
      `For group ${group}, staff deviate ${direction === "more" ? "more" : "less"} often than for the others; chance does not explain it.`,
    none: "For no group that may be shown is a difference shown. That does not show that groups are treated alike.",
    caption: "Decisions per majority group",
    columns: {
      group: "Group",
      decisions: "Decisions",
      deviated: "Deviate",
      interval: "Interval",
      difference: "Difference in points",
      p: "p, adjusted over groups",
    },
    note: "Where officers are known, cases of one group are compared with other cases of the same officer. So habits of officers are no difference between groups. Where they are not known, habits can look like one.",
  },
  time: {
    heading: "How much time is taken?",
    under: ({ seconds, share, interval }) => `${share} of the decisions took fewer than ${seconds} seconds${interval}.`,
    caption: "Time per decision",
    columns: { share: "Share of the decisions", seconds: "At most, in seconds" },
    row: (share) => `fastest ${share}`,
    note: "A quick decision can be a good one. The time window only says how long someone can have looked.",
  },
  order: {
    heading: "Does the order matter?",
    intro: (sequences) => `${sequences} days of officers, each in the order of the cases.`,
    runs: {
      clumps: (p) => `Deviations come in clumps, more than chance explains (${p}).`,
      spread: (p) => `Deviations lie further apart than chance explains (${p}).`,
      chance: (p) => `How deviations follow each other can come from chance (${p}).`,
    },
    places: {
      early: (p) => `Officers deviate more often early in the day (${p}).`,
      late: (p) => `Officers deviate more often late in the day (${p}).`,
      chance: (p) => `Where in the day officers deviate can come from chance (${p}).`,
    },
    notEstimable: "No day holds both decisions that follow and decisions that deviate.",
    caption: "Decisions by their place in the day",
    columns: { place: "Place", decisions: "Decisions", deviated: "Deviate", interval: "Interval" },
  },
  trial: {
    heading: "Blind trial by staff",
    intro: (ratings) => `Staff rated ${ratings} cases without seeing the model.`,
    agreement: ({ share, interval }) => `In ${share} of the cases they gave the same rating as the model${interval}.`,
    kappa: ({ kappa, interval }) => `Agreement beyond chance (kappa): ${kappa}${interval}.`,
    weighted: ({ kappa, interval }) =>
      `The same, where one step apart counts less than two (kappa with squared weights): ${kappa}${interval}.`,
    moved: ({ share, interval }) =>
      `Of the ratings that differed from the model, ${share} became the model's once staff saw it${interval}.`,
    movedAway: ({ share, interval }) => `${share} moved away from it or across it${interval}.`,
    homogeneity: ({ p, shown }) =>
      shown
        ? `After seeing the model staff use the ratings differently than before (${p}).`
        : `No change is shown in how often staff use each rating before and after seeing the model (${p}).`,
    flagged: ({ off, on, p }) => `${off} cases went from investigate to leave, ${on} the other way (${p}).`,
    unchanged: "No rating changed after staff saw the model.",
    warning:
      "Agreement with the present picture is not validation. Staff know the same files and may share the same blind spots. A trial says how people and model relate, not which of them is right.",
  },
  limits: {
    heading: "Limits",
    items: [
      "Following a good model is not wrong, and deviating is not right. This report measures what people change, not whether it is better.",
      "The log holds what was registered. Work that leaves no trace in it is not seen.",
      "A difference between groups is not yet discrimination: that is a legal judgement.",
      "Officers are not compared with each other, and no number of one officer is in this release.",
    ],
    trial: ["Ratings of the same rater are taken as independent. Intervals of the trial can be too narrow."],
    threshold: ({ threshold, officers }) =>
      `Counts below ${threshold} decisions are not shown, nor anything that gives them away. The log must be of at least ${officers} officers.`,
    noThreshold: (reason) => `Nothing is hidden. Reason given: ${reason}.`,
  },
  methods: {
    heading: "Method",
    items: [
      "Shares: Korn and Graubard's interval on the linearised design effect over officers. Without officers, for reasons, and by place in the day: Clopper and Pearson's.",
      "Kappa: Cohen; its interval by a jackknife over officers where these are known. Weighted kappa: Fleiss, Cohen and Everitt.",
      "Groups: Cochran, Mantel and Haenszel's test of each group against all others within officers (Fisher's exact test where officers are not known), adjusted by Holm.",
      "Order: runs and rank sums of deviations within each day, added over days.",
      "Trial: Stuart and Maxwell's test of the use of the ratings, and McNemar's exact test of the flag.",
    ],
    references: "References",
  },
  reproduction: {
    heading: "Reproduction",
    toolkit: "Toolkit",
    hash: "SHA-256 of the settings",
    date: "Date",
    command: "The command that writes this report:",
  },
  withheld: "not shown",
  noVariation: "no variation",
  below: (bound) => `less than ${bound}`,
  above: (bound) => `more than ${bound}`,
  atMost: (bound) => `at most ${bound}`,
  range: (lower, upper) => `${lower} to ${upper}`,
  interval: (level, range) => ` (${level} interval ${range})`,
  none: "–",
};
