import type { DurationText } from "./duration-text.js";

/** English prose of the chapter on how long each took part. */
export const durationEn: DurationText = {
  heading: "Does risk rise with duration, or only the time to be found?",
  finding: {
    stays: (moves) =>
      `The share with a violation ${moves} with duration, and so does the number of violations per recognised year.`,
    "no-longer-shown": (moves) =>
      `The share with a violation ${moves} with duration. For the number per recognised year that is not shown: a longer time holds more violations by itself.`,
    turns: (moves) =>
      `The share with a violation ${moves} with duration, and the number of violations per recognised year goes the other way.`,
    "only-rate": () =>
      "The number of violations per recognised year changes with duration. For the share with a violation that is not shown.",
    neither: () =>
      "Neither the share with a violation nor the number per recognised year is shown to change with duration.",
    "not-estimable": () => "Whether violations change with duration cannot be estimated from this data.",
  },
  moves: { rises: "rises", falls: "falls" },
  hiddenFinding: "Whether violations change with duration is not shown: a small number would follow from it.",
  intro:
    "Whoever takes part longer has had more time in which a violation could be found. The share with a violation therefore rises with duration even where the risk is the same every year. The number of violations per recognised year takes that time into account. Not shown does not mean absent.",
  figures: ({ band, share, rate }) =>
    `Those who took part ${band}: ${share} with a violation, and ${rate} violations per 100 recognised years.`,
  year: ({ ratio, interval, p }) =>
    `Of those who took part one year longer, the number per recognised year is ${ratio} times as high${interval}; ${p}.`,
  dispersion: (value) =>
    `Within the bands, the variance of violations is ${value} times what independent violations would give. Above 1, some have many violations, and all intervals of numbers per year are wider for it.`,
  apart:
    "A number per year can still differ for other reasons: older recognitions were given under other rules, and those that were inspected more often had more chances to be found.",
  band: ({ from, to }) => (to === undefined ? `${from} years or more` : `${from} to ${to} years`),
  table: {
    caption: "Share with a violation and violations per recognised year, by duration",
    columns: {
      band: "Duration",
      units: "Number",
      years: "Recognised years",
      violations: "Violations",
      share: "Share with a violation",
      rateAndInterval: (level) => `Violations per 100 years (${level} interval)`,
      shareRatio: "Ratio of shares",
      rateRatio: "Ratio of numbers per year",
    },
  },
  figure: {
    finding: (band) => `Both figures beside those of ${band}`,
    subtitle: (level) => `Ratios on a logarithmic scale. Lines: ${level} interval.`,
    legend: "open: share with a violation; filled: violations per recognised year",
    even: (band) => `as with ${band}`,
    description: ({ band, bands }) => `Ratios to ${band}. ${bands}.`,
    row: ({ band, share, rate }) => `${band}: share ${share} times, per year ${rate} times`,
  },
  groups: {
    heading: "Do groups differ in violations per recognised year?",
    intro:
      "Each group stands beside all others with a majority group, within bands of duration. So a group that took part longer is not called riskier for that alone.",
    shown: ({ groups, count }) =>
      count === 1
        ? `The number per recognised year of one group is shown to differ from that of the others: ${groups}. That is no judgement of the people in it: what is found also depends on where is looked.`
        : `The numbers per recognised year of these groups are shown to differ from those of the others: ${groups}. That is no judgement of the people in them: what is found also depends on where is looked.`,
    noneShown:
      "Of none of the groups is the number per recognised year shown to differ from that of the others. Small differences can stay unseen.",
    notComparable: "Fewer than two groups are large enough for this question.",
    hidden: "Whether a group differs is not shown for those of which too few sponsors are counted.",
    together: (count) =>
      count === 1
        ? "One group that the audit tests is too small here and stands with the other groups."
        : `${count} groups that the audit tests are too small here and stand with the other groups.`,
    caption: "Violations per recognised year by group, within bands of duration",
    columns: {
      group: "Group",
      ratio: (level) => `Ratio within bands (${level} interval)`,
      adjusted: "p, adjusted",
    },
    none: "–",
  },
  states: {
    caption: "What these counts hold",
    list: "Recognitions whose dates and violations contradict each other stand in a list for those who may see single registrations, and in no other file.",
    words: {
      "violations-unknown": "number of violations unknown",
      "no-date": "no day of recognition",
      "unreadable-date": "a date that cannot be read",
      "impossible-dates": "dates that cannot be",
      "not-watched": "not recognised while violations were looked for",
      counted: "counted",
    },
  },
  methods: [
    "Numbers per recognised year have Garwood's exact interval, and ratios within bands of duration that of Greenland and Robins. Where violations of one sponsor or case go together, the variance is multiplied by how far they do.",
    "The share is tested over the mean duration of the bands by Cochran and Armitage's test, the number per year by Poisson regression with the logarithm of the years as offset.",
    "Groups are tested by their violations above those expected within bands, under exchanges of whole sponsors or cases, and adjusted by Holm.",
  ],
};
