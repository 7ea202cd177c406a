import type { OutcomesText } from "./outcomes-text.js";

/** English prose about what rests on known outcomes. */
export const outcomesEn: OutcomesText = {
  provenance: {
    heading: {
      random: "Where the outcomes come from: a random sample is among them",
      missing: (bands) => `Where the outcomes come from: not every way covers ${bands}`,
      selected: "Where the outcomes come from: from units that were selected, not from a random sample",
      unstated: "Where the outcomes come from: the data does not say",
    },
    what: "An outcome is known only if someone looked. This section counts in which ways outcomes became known: through a random sample, because of the risk score, or because of a signal. It says in which bands there are any.",
    when: "It matters for every number that follows. Whoever inspects mostly high scores knows little about low ones.",
    notEstimable: (reason) => `Where the outcomes come from cannot be described: ${reason}.`,
    noBand: ({ set, bands }) => `Among ${set} there is no outcome at all in ${bands}.`,
    everyBand: "Every way in which outcomes became known covers all bands.",
    restriction:
      "Range restriction: where only selected units have an outcome, a rate tells about the selected and not about all units. A score can seem worse or better there than it is, and a missed violation among units that nobody looked at is in no number.",
    randomFirst: "The random sample comes first below: it alone stands for all units.",
    oneWay: (set) => `All outcomes became known in one way: ${set}.`,
    unstated: "The data does not say how the outcomes became known.",
    caption: (unit) => `Known outcomes by band and by the way in which they became known, counted in ${unit}`,
    set: "Outcomes",
    any: "some",
    none: "none",
  },
  bands: {
    heading: {
      rising: (set) => `On ${set}, higher bands hold more violations`,
      falling: (set) => `On ${set}, higher bands hold fewer violations`,
      notOrdered: (set) => `On ${set}, violations increase over the bands, but not from every band to the next`,
      notDistinguishable: (set) => `On ${set}, an increase of violations over the bands cannot be told from chance`,
      withheld: "Whether the bands are ordered rests on numbers that are too small to be published",
      notEstimable: "Whether the bands are ordered cannot be estimated from this data",
    },
    what: "A risk model promises more violations in a higher band. This section gives the share with a violation in each band, and tests whether it changes from band to band (Cochran-Armitage).",
    when: "It matters because a band decides who is investigated. Where a higher band holds no more violations, its name says little.",
    notEstimable: (reason) => `Whether the bands are ordered cannot be estimated: ${reason}.`,
    frequencies: ({ set, parts, unit }) => `On ${set}, of every 1,000 ${unit} a violation was found at ${parts}.`,
    frequency: ({ perThousand, band }) => `${perThousand} in band “${band}”`,
    trend: ({ points, interval, p }) =>
      `From one band to the next, the share with a violation changes by ${points} percentage points on average${interval}; ${p}.`,
    assumption: "This set counts never-inspected units as compliant. That is an assumption that nobody tested.",
    notRandom:
      "As far as the data says, these outcomes are not from a random sample. Bands can differ here because of who was inspected, and not only because of who breaks the rules.",
    figure: {
      finding: ({ low, lowRate, high, highRate }) =>
        `A violation was found at ${lowRate} in band “${low}” and at ${highRate} in band “${high}”`,
      subtitle: ({ set, unit, level, period }) =>
        `Share of ${unit} with a violation by band, with ${level} intervals. Outcomes: ${set}. Period: ${period}.`,
      description: (parts) => `One dot with an interval for each band, from low to high: ${parts}.`,
      axis: "share with a violation",
      overall: (share) => `all bands ${share}`,
      withheld: "There is no chart here: the shares rest on numbers that are too small to be published.",
    },
    caption: (unit) => `Share with a violation by band, counted in ${unit}`,
    stepsCaption: "Differences between neighbouring bands, in percentage points, and the trend over all bands",
    columns: {
      set: "Outcomes",
      trend: "Change per band",
      step: (higher, lower) => `“${higher}” less “${lower}”`,
      test: "p (trend)",
      n: "n",
    },
  },
  errors: {
    byMajority:
      "A sponsor counts with the nationality that most of its migrants have, by the same rule as in hypothesis 2. Sponsors without such a majority are a row of their own. Sponsors without migrants are left out here.",
    noMajority: "no majority",
    rankedByBand: "The data holds no score. The areas below rank by band.",
    tests: ({ groups, alpha }) =>
      `Each rate of a group was compared with that of the others by Fisher's exact test (mid-p), corrected by Holm for ${groups} groups, at ${alpha} for each rate.`,
    noneTested: "No group has enough known outcomes for a test.",
    largest: ({ group, own, others, unit, points, interval, p }) =>
      `The clearest difference: of every 1,000 ${unit} without a violation, ${own} are flagged in group ${group} and ${others} among the others. That is ${points} percentage points${interval}; corrected ${p}.`,
    noneShown: "No difference in wrongly flagging is shown that chance does not explain.",
    perThousand: ({ group, wrongly, unit }) =>
      `Of every 1,000 ${unit} with a known outcome in group ${group}, ${wrongly} are flagged without a violation.`,
    figures: {
      falsePositiveRate: {
        finding: ({ group, own, others }) =>
          `Wrongly flagged: ${own} in group ${group}, against ${others} among the others`,
        findingNone: "Wrongly flagged: no difference between groups is shown",
        findingPlain: "Wrongly flagged per group",
        subtitle: ({ unit, level, period }) =>
          `Share flagged among ${unit} without a violation, with ${level} intervals. Period: ${period}.`,
        description: ({ groups, overall }) =>
          `One dot with an interval for each of ${groups} groups; a dashed line at the share over all groups, ${overall}.`,
      },
      falseNegativeRate: {
        finding: ({ group, own, others }) => `Missed: ${own} in group ${group}, against ${others} among the others`,
        findingNone: "Missed: no difference between groups is shown",
        findingPlain: "Missed per group",
        subtitle: ({ unit, level, period }) =>
          `Share not flagged among ${unit} with a violation, with ${level} intervals. Period: ${period}.`,
        description: ({ groups, overall }) =>
          `One dot with an interval for each of ${groups} groups; a dashed line at the share over all groups, ${overall}.`,
      },
    },
    overallLabel: (share) => `all groups ${share}`,
    leftOut: (count) => `${count} groups are not drawn: they were not tested or may not be shown.`,
    withheld: "There is no chart here: the shares rest on groups that are too small to be published.",
    precision: "Violation among flagged",
    wronglyFlagged: "Wrongly flagged per 1,000",
    differencesCaption: "Differences of each group from the others, in percentage points",
    rates: {
      falsePositiveRate: "Wrongly flagged",
      falseNegativeRate: "Missed",
      precision: "Violation among flagged",
    },
    simultaneous: (level) => `${level} interval, all groups at once`,
    adjusted: "p, corrected",
    areasCaption: "Area under the ROC curve within and across groups",
    areas: {
      within: "Within the group",
      difference: "Less that of the others",
      ownViolations: "Violations of the group against others without one",
      ownWithout: "Violations of the others against the group without one",
    },
    areasExplained:
      "The area is the chance that a violation has the higher score. Within a group, both come from that group. Across groups, one comes from the group and one from the others: below 0.5 in the last column, people of the group without a violation mostly score above violations of the others.",
    bandsCaption: "Share with a violation by band and group",
    setsCaption: (unit) => `Errors over all groups by the way in which outcomes became known, counted in ${unit}`,
    assumption: "untested assumption",
    hiddenInParts: "By group, these sets stand in the CSV files, where the numbers may be published.",
  },
  calibration: {
    heading: {
      tooHigh: (set) => `On ${set}, the score is higher than the share with a violation`,
      tooLow: (set) => `On ${set}, the score is lower than the share with a violation`,
      onAverage: (set) => `On ${set}, the score is right on average, as far as chance allows to say`,
      classes: "How often a violation is found at each score",
      withheld: "What a score means rests on numbers that are too small to be published",
      notEstimable: "What a score means cannot be estimated from this data",
    },
    what: "If a score says 30%, about 30 of 100 such units should have a violation. This section compares what the score says with what was found.",
    when: "It matters when people read a score as a chance, or compare scores between groups.",
    notEstimable: (reason) => `What a score means cannot be estimated: ${reason}.`,
    noProbability:
      "The plan does not say that the score is a chance. So only the share with a violation at each score is given.",
    average: ({ set, predicted, observed, interval }) =>
      `On ${set}, the score says ${predicted} on average. A violation was found at ${observed}${interval}.`,
    slope: ({ slope, interval }) =>
      `The calibration slope is ${slope}${interval}. At 1, scores spread as they should. Below 1, high scores are too high and low ones too low. Below 0, higher scores go with fewer violations.`,
    brier: ({ score, uncertainty }) =>
      `The Brier score is ${score}. Saying the same overall share for everyone would give ${uncertainty}; lower is better.`,
    figure: {
      finding: ({ low, high }) =>
        `The share with a violation is ${low} at the lowest scores and ${high} at the highest`,
      subtitle: ({ set, unit, level, period }) =>
        `Share of ${unit} with a violation by mean score of neighbouring classes, with ${level} intervals. Outcomes: ${set}. Period: ${period}.`,
      description: ({ points }) =>
        `${points} dots with intervals, from low scores to high. The table below the figure holds all numbers.`,
      scoreAxis: "mean score",
      predictedAxis: "what the score says",
      observedAxis: "share with a violation",
      asPredicted: "as the score says",
      withheld: "There is no chart here: the shares rest on numbers that are too small to be published.",
    },
    curveCaption: "Share with a violation by score",
    curve: { from: "Score from", mean: "Mean score", observed: "With a violation" },
    caption: (unit) => `What the score says against what was found, counted in ${unit}`,
    groupsCaption: (unit) => `The same by group, over all known outcomes, counted in ${unit}`,
    columns: {
      set: "Outcomes",
      predicted: "Score says",
      observed: "Found",
      inTheLarge: "Missing on average (log odds)",
      slope: "Slope",
      brier: "Brier score",
      reliability: "Reliability",
      resolution: "Resolution",
      uncertainty: "Uncertainty",
      error: "Mean distance (ECE)",
    },
  },
};
