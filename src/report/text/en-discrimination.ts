import type { DiscriminationText } from "./discrimination-text.js";

/** English prose beside the area. */
export const discriminationEn: DiscriminationText = {
  band: {
    label: (level) => `${level} band`,
    note: (level) =>
      `The band holds the share of violations found at each single share of false alarms, at a level of ${level}: percentiles over random samples with replacement from the units with and without a violation, widened to the Wilson interval of that share. It does not hold the whole curve at once.`,
  },
  figures: {
    known: ({ figure, violations, none, interval, level }) =>
      `The figure ${figure} was measured on ${violations} violations and ${none} units without one. Its own ${level} interval runs from ${interval} (Hanley and McNeil).`,
    unknown: ({ figure, level, first, second }) =>
      `Nobody says on how many units the figure ${figure} was measured. On ${first.violations} violations and ${first.none} units without one, its ${level} interval would run from ${first.interval}; on ${second.violations} and ${second.none}, from ${second.interval} (Hanley and McNeil).`,
    source: (source) => `Source of the figure: “${source}”.`,
    needed: ({ figure, power, violations, none, nullViolations, nullNone }) =>
      `To tell an area of ${figure} from chance with a power of ${power} takes about ${violations} violations and ${none} units without one (${nullViolations} and ${nullNone} if the variance under chance sets the limit).`,
    difference: ({ figure, difference, interval, p }) =>
      `The area of this score minus the figure ${figure} is ${difference}${interval}${p === "" ? "" : `, ${p}`}. Here the figure has an error of its own.`,
    separate: "This comparison takes both as measured on separate units.",
  },
  routes: {
    intro: "The interval of the area can be found in more than one way. The ways should come close to each other.",
    caption: "The area under the curve, with its interval by several routes",
    route: "Route",
    formula: "formula of DeLong",
    resampled: "random samples with replacement (bootstrap)",
    clusters: (count) => `formula of Obuchowski, over ${count} clusters`,
    clustersResampled: "random samples of whole clusters",
    clustersNote:
      "Units of one cluster, such as the numbers of one concern, may be alike. An interval that takes every unit as separate is then too narrow.",
  },
  yields: {
    heading: ({ set, share, reached, unit }) =>
      `On ${set}, inspecting the ${share} of ${unit} with the highest scores finds about ${reached} of the violations`,
    headingPlain: "What inspecting by the score finds",
    finding: ({ set, share, unit, perHundred, interval, random }) =>
      `On ${set}: of every 100 inspections among the ${share} of ${unit} with the highest scores, about ${perHundred} find a violation${interval}. In random order ${random} of every 100 would.`,
    capacity: ({ capacity, share, unit }) =>
      `The plan counts on ${capacity} inspections a year. That is ${share} of all scored ${unit}.`,
    noFinding:
      "What inspecting by the score finds cannot be shown here: the numbers behind it are missing or too small to be published.",
    ties: "Units with equal scores at the cut are taken in random order. The numbers are averages over those orders.",
    merged: (classes) =>
      `To protect small numbers, the scores were merged into ${classes} classes. Within a class the order counts as random, so a small share can look less sharp than it is.`,
    caption: (unit) => `Yield of inspecting from the highest score down (${unit} of known outcome)`,
    columns: {
      share: "Share inspected",
      inspected: "Inspections",
      perHundred: "Violations found in 100 inspections",
      reached: "Share of all violations found",
      lift: "Times as many as in random order (lift)",
    },
    capacityRow: (capacity, share) => `${share} (${capacity} a year)`,
    chart: {
      finding: ({ set, share, reached, unit }) =>
        `On ${set}, the ${share} of ${unit} with the highest scores hold about ${reached} of the violations`,
      subtitle: ({ unit, set, period }) =>
        `Share of violations found by share of ${unit} inspected, from the highest score down; outcomes: ${set}. Period: ${period}.`,
      description:
        "A curve of violations found against units inspected, from the highest score down. A dotted diagonal is inspecting in random order. The table below the figure holds all numbers.",
      scoreLabel: "this score",
      randomLabel: "random order",
      inspectedAxis: "inspected: share of the units",
      foundAxis: "found: share of all violations",
      capacityLabel: (capacity) => `${capacity} a year`,
      withheld: "There is no chart here: the numbers behind it are missing or too small to be published.",
      tableCaption: "Violations found by share inspected, per score class",
    },
  },
  precision: {
    heading: ({ set, precision, baseRate }) =>
      `On ${set}, the average precision is ${precision}; inspecting in random order gives ${baseRate}`,
    headingPlain: "Precision of the score",
    what: "Precision is the share of the inspected units that hold a violation. It is read at every score, from the highest down, and averaged over the violations. A score that knows nothing gives the share of violations among all units.",
    finding: ({ precision, interval, baseRate, baseInterval }) =>
      `Average precision: ${precision}${interval}. Share of violations among all units with a known outcome: ${baseRate}${baseInterval}.`,
    interval:
      "The interval comes from random samples with replacement. On small data sets average precision lies a little too high.",
    chart: {
      subtitle: ({ unit, set, period }) =>
        `Share of the inspected with a violation by share of violations found; ${unit}; outcomes: ${set}. Period: ${period}.`,
      description:
        "A curve of precision against the share of violations found, from the highest score down. A dotted line is the share of violations among all units. The table below the figure holds all numbers.",
      scoreLabel: (precision) => `this score: ${precision}`,
      baseLabel: (baseRate) => `random: ${baseRate}`,
      recallAxis: "found: share of all violations",
      precisionAxis: "share of the inspected with a violation",
      tableCaption: "Precision by share of violations found, per score class",
    },
  },
  periods: {
    heading: {
      rises: "The score tells violations apart better in the last period than in the first",
      falls: "The score tells violations apart less well in the last period than in the first",
      unclear: "No change of the score from the first to the last period can be told from chance",
      "not-estimable": "Whether the score changed over time cannot be estimated",
      withheld: "Whether the score changed over time rests on numbers that are too small to be published",
    },
    what: "A score that was good once can wear out: the world changes, and so do the rules. So the area is also found for each period by itself.",
    change: ({ set, first, last, difference, interval, p }) =>
      `On ${set}: between the first period (${first}) and the last (${last}), the area changes by ${difference}${interval}${p === "" ? "" : `, ${p}`}.`,
    noChange: (reason) => `The change from the first to the last period cannot be estimated: ${reason}.`,
    notShown: "The first or the last period holds fewer outcomes than may be published.",
    development: ({ inSample, inInterval, outOfSample, outInterval, difference, interval, p }) =>
      `On the periods that the model was developed on, the area is ${inSample}${inInterval}. On all other periods it is ${outOfSample}${outInterval}. The difference is ${difference}${interval}${p === "" ? "" : `, ${p}`}.`,
    outOfSample:
      "A model is fitted to the data that it was developed on. Only the other periods say how it does on units that it has not seen.",
    caption: (set) => `Area under the curve by period; outcomes: ${set}`,
    columns: { period: "Period", role: "Used for" },
    developed: "development of the model",
    later: "not for development",
    before: (date) => `before ${date}`,
    from: (date) => `from ${date}`,
    between: (from, until) => `from ${from} to before ${until}`,
    none: "no period known",
  },
  models: {
    heading: {
      better: (other) => `The audited score tells violations apart better than “${other}”`,
      worse: (other) => `The audited score tells violations apart less well than “${other}”`,
      unclear: (other) => `The audited score and “${other}” cannot be told apart by how well they find violations`,
      "not-compared": (other) => `The audited model beside “${other}”`,
      withheld: (other) => `The comparison with “${other}” rests on numbers that are too small to be published`,
    },
    what: "Two models can be compared on the same units: how well each ranks violations, how often they agree, and how often each is wrong. Units that one of the models does not score are left out of that comparison.",
    sentence: ({ other, audited, otherAuc, difference, interval, p, set }) =>
      `On ${set}, for units that both models rank: the area is ${audited} for the audited score and ${otherAuc} for “${other}”. The difference is ${difference}${interval}${p === "" ? "" : `, ${p}`}.`,
    byBand: (other) => `“${other}” has no score and is ranked by its bands; units in one band then count as equal.`,
    overClusters:
      "Units of one cluster may be alike. The intervals of the areas and the test of their difference allow for that (Obuchowski). Kappa and McNemar's test do not: they count each unit as if it stood alone.",
    noClusters:
      "The data names no clusters of units. The intervals and tests take units to stand alone. Where they are alike, the intervals are too narrow.",
    kappa:
      "Kappa is agreement beyond what chance would give: 1 is full agreement, 0 is no more than chance. It counts all units that both models place in a band.",
    errors:
      "A model is wrong where it flags a unit without a violation, or does not flag one with a violation. McNemar's test asks whether one model is wrong more often than the other, on units where only one of them is wrong.",
    caption: "The audited model beside other models, on the same units",
    columns: {
      measure: "Measure",
      auditedAuc: "Area, audited model",
      otherAuc: "Area, other model",
      difference: "Difference of the areas",
      differenceP: "p of the difference",
      bandKappa: "Kappa of the bands",
      flagKappa: "Kappa of the flags",
      auditedWrong: "Share wrong, audited model",
      otherWrong: "Share wrong, other model",
      exact: "p of McNemar, exact",
      midP: "p of McNemar, mid-p",
    },
    absent: "not in the data",
  },
};
