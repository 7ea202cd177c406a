import type { StabilityText } from "./stability-text.js";

/** English prose about how stable bands and figures are. */
export const stabilityEn: StabilityText = {
  heading: {
    shift: ({ threshold, step, count, unit }) =>
      `Moving the threshold ${threshold} by ${step} puts up to ${count} ${unit} in another band`,
    plain: "How stable is it",
    notEstimable: "How stable bands and figures are cannot be estimated from this data",
  },
  what: (unit) =>
    `A score puts ${unit} in bands. This section asks how many would stand in another band if a threshold lay a little elsewhere or if codes in doubt were wrong, and whether figures are the same before and after a date.`,
  when: "It matters when a small change of a rule or of one code decides who is investigated.",
  notEstimable: (reason) => `How stable bands and figures are cannot be estimated: ${reason}.`,
  withheld: "This part rests on counts that are too small to be published.",
  setByHand: (count, unit) =>
    `${count ?? "Some"} ${unit} have a score that was set by hand. They are left out here: neither a threshold nor a code moves such a score.`,
  bands: {
    fixed: (unit) =>
      `The thresholds are fixed, so other data does not change the band of any of these ${unit}; it only changes how many each band holds. The interval says how far that number moves by chance.`,
    ranked: (unit) =>
      `The bands are made by ranks, so the band of one also depends on all others: other ${unit} move the cut, and those near it change band.`,
    registered:
      "The bands are registered and not made from the score by a rule of the plan, so no threshold can be moved.",
    cut: ({ lower, higher, cut, from, to, near, unit }) =>
      `The cut between “${lower}” and “${higher}” lies at ${cut}. In other draws of as many ${unit} it lies between ${from} and ${to}; ${near} ${unit} have such a score.`,
    expected: ({ count, all, unit }) =>
      `Another draw of ${unit} would put about ${count} of these ${all} ${unit} in another band.`,
    table: {
      caption: "How many each band holds",
      band: "Band",
      units: (unit) => `Number of ${unit}`,
      share: "Share",
      interval: (level) => `${level} interval`,
    },
  },
  shifts: {
    rise: ({ lower, higher, at, to, count, all, unit }) =>
      `With ${to} in place of ${at} as threshold, ${count} of ${all} ${unit} would move from “${lower}” to “${higher}”.`,
    fall: ({ lower, higher, at, to, count, all, unit }) =>
      `With ${to} in place of ${at}, ${count} of ${all} ${unit} would move from “${higher}” to “${lower}”.`,
    joined: (unit, bound) => `Steps that would hold fewer than ${bound} ${unit} are joined with the next one.`,
    finding: ({ threshold, step, count, unit }) =>
      `A threshold of ${threshold} that moves by ${step} changes the band of up to ${count} ${unit}`,
    withheld: "There is no chart here: a band holds too few to be published.",
    subtitle: (unit, period) =>
      `Number of ${unit} that change band, by how far a threshold moves; the other thresholds stay. Period: ${period}.`,
    description: (unit) =>
      `One line a threshold, lowest in the middle, where the threshold stands. To both sides the lines rise with the number of ${unit} that change band. The table below the figure holds all numbers.`,
    shiftAxis: "points that the threshold moves",
    countAxis: (unit) => `${unit} that change band`,
    line: (threshold) => `threshold ${threshold}`,
    table: {
      caption: (unit) => `Number of ${unit} that change band when a threshold moves`,
      threshold: "Threshold",
      at: "Moved to",
      shift: "Points",
      change: "Change band",
      direction: "Direction",
      higher: "to a higher band",
      lower: "to a lower band",
    },
  },
  codes: {
    together: "all together",
    intro:
      "Some codes were filled in with doubt. Nobody knows which of them are wrong. These numbers say what would change if all of them, or a share drawn at random, were wrong.",
    all: ({ name, units, unit, higher, lower }) =>
      `“${name}”: ${units} ${unit} have a code in doubt. If all were wrong, ${higher} would move to a higher band and ${lower} to a lower one.`,
    some: ({ name, units, unit, bound }) =>
      `“${name}”: ${units} ${unit} have a code in doubt. If all were wrong, fewer than ${bound} would change band.`,
    hidden: (name) => `“${name}”: these counts are too small to be published.`,
    table: {
      caption: (unit) => `Number of ${unit} that change band, by the share of codes in doubt that is wrong`,
      indicator: "Indicator",
      share: "Share wrong",
      higher: "To a higher band",
      lower: "To a lower band",
      range: (level) => `${level} range of all changes`,
    },
  },
  time: {
    date: ({ label, date }) => `Before and from ${date} on (${label}):`,
    difference: ({ measure, before, after, lower, upper, unit, level }) =>
      `${measure}: ${before} before and ${after} after. Chance alone does not explain the difference (${level} interval of the difference: ${lower} to ${upper}${unit}).`,
    noDifference: ({ measure, before, after, lower, upper, unit, level }) =>
      `${measure}: ${before} before and ${after} after. Chance can explain the difference (${level} interval of the difference: ${lower} to ${upper}${unit}).`,
    points: " percentage points",
    pooled:
      "Other sections take both sides of this date together. Where the sides differ, such a figure describes neither of them.",
    known:
      "Violations are counted among those with a known outcome. A change may lie in how outcomes become known or are recorded, and not in what happens.",
    measures: {
      flaggedShare: "Share flagged",
      violationRate: "Share with a violation",
      auc: "Area under the ROC curve",
    },
    sets: { random: "random sample", "all-known": "all known outcomes" },
    short: {
      flaggedShare: "flagged",
      violationRate: "violation",
      auc: "area",
      random: "random sample",
      "all-known": "all known",
    },
    withheldDates: "Figures before and after a date are not given: a stretch of time holds too few to be published.",
    withheldPeriods: "Figures without one period are not given: a stretch of time holds too few to be published.",
    withheldSet: (set) => `Figures of the ${set} over time rest on counts that are too small to be published.`,
    undated: (count, unit) => `${count} ${unit} have no date of the prediction and stand on no side of a date.`,
    onePeriod:
      "The dates fall in one period of the calendar, or each other period holds too few: none can be left out.",
    largest: ({ period, measure, all, without }) =>
      `Of all periods, leaving out ${period} changes “${measure}” most: from ${all} to ${without}.`,
    span: (from, to) => `${from} to ${to}`,
    figure: {
      finding: ({ label, date }) => `Figures before and from ${date} on: ${label}`,
      subtitle: (unit, level, period) =>
        `Shares of ${unit} and area under the ROC curve, each with its ${level} interval. Period: ${period}.`,
      description: ({ date }) =>
        `A row for each figure: an open dot for before ${date}, a filled dot for after, with a line for the interval. The table below the figure holds all numbers.`,
      legend: "Open: before. Filled: after.",
    },
    table: {
      dates: ({ label, date }) => `Before and from ${date} on: ${label}`,
      measure: "Figure",
      before: "Before",
      after: "After",
      difference: "Difference (shares: percentage points)",
      interval: (level) => `${level} interval of the difference`,
      periods: "Figures without one period",
      period: "Without",
      units: (unit) => `Number of ${unit}`,
      all: "nothing left out",
    },
  },
};
