import type { ReportText } from "./report-text.js";

type FindingsText = Pick<ReportText, "hypothesis" | "chart" | "table" | "score" | "errors" | "selection">;

/** English texts of the findings: hypotheses, charts, tables, score, errors and selection. */
export const findingsEn: FindingsText = {
  hypothesis: {
    claim: (hypothesis, claim) => `Hypothesis ${hypothesis}: ${lowerFirst(claim)}`,
    claimNoEvidence: () => "No statistical evidence of a difference between groups",
    claimSignalled: (groups) => `No statistical evidence of a difference; a risk is signalled for ${groups}`,
    claimUndecided: (signalled) =>
      `The rounding of the counts leaves open whether there is a difference${signalled === null ? "" : `; a risk is signalled for ${signalled}`}`,
    claimNotTested: "Could not be tested",
    claimWithheld: "The result rests on groups that are too small to be published",
    what: (hypothesis, unit, attribute) => {
      if (hypothesis === 2) {
        return `Each sponsor with a majority of one ${attribute} is counted in that group. The audit compares how often each group is flagged with how often all other sponsors are flagged. It counts sponsors, not migrants.`;
      }
      return unit === "migrants"
        ? `The audit counts, for each ${attribute}, the share of migrants who work for a flagged sponsor. It compares that share with the share of all other migrants. All migrants of a sponsor share one prediction, so the test counts sponsors, not migrants.`
        : `The audit compares, for each ${attribute}, the share of ${unit} that are flagged with the share of all other ${unit}.`;
    },
    when: (hypothesis, unit) =>
      hypothesis === 2 || unit !== "migrants"
        ? "It matters when a flag leads to closer checks. A group that is flagged more often then bears more of those checks."
        : "It matters when a flag leads to closer checks of a sponsor. Those checks then fall more often on the people who work there.",
    notTested: (reason) => `This hypothesis could not be tested: ${reason}. Nothing follows from this about the model.`,
    group: (v) =>
      `${upperFirst(v.population.inGroup(v.group))}: ${v.share} ${v.population.flagged}${v.shareInterval}, against ${v.rest} of ${v.population.others}; ratio ${v.ratio}${v.ratioInterval}; ${v.test}; based on ${v.members} ${v.population.plural}${v.effectiveUnits === "" ? "" : `, with the weight of ${v.effectiveUnits} equal ${v.unit}`}.`,
    otherGroups: (count, hidden) =>
      hidden === count
        ? `${count} ${count === 1 ? "other group" : "other groups"}, whose numbers are too small to be published.`
        : `${count} other groups; the table holds those that may be published.`,
    signalCaveat: (population) =>
      `These results cannot be interpreted as statistical evidence that the model in use actually prefers ${population.preferred}.`,
    deciding: ({ test, groups, unit, alpha }) =>
      `The deciding test covers ${groups === "1" ? "one tested group" : `${groups} tested groups together`}. Predictions were dealt out again over ${unit}. Result, corrected for the number of groups: ${test}. A difference counts as shown when this p is ${alpha} or lower.`,
    shownIntro: "For these groups a difference is shown:",
    signalledIntro:
      "For the groups below a risk is signalled, without statistical evidence. Chance alone puts about half of all very small groups outside the margin.",
    largestPublishedIntro: "The largest difference among the tested groups in the published counts:",
    largestIntro: "The largest difference among the tested groups, which chance can explain:",
    outsideMargin: ({ observed, of, nullMean, null95, saysLittle }) =>
      `${observed === null ? "" : `${observed} of ${of} tested groups ${observed === "1" ? "has" : "have"} a ratio outside the margin. `}By chance alone, ${nullMean} of ${of} tested groups would have a ratio outside the margin on average, and at most ${null95} in 95 of 100 arrangements.${saysLittle ? " A single small group outside the margin therefore says little." : ""}`,
    naive: ({ p, valid, unit, memberUnit }) =>
      valid
        ? `The ordinary chi-squared test gives ${p}. It is valid here: every one of the ${unit} stands alone.`
        : `The ordinary chi-squared test on ${memberUnit} gives ${p}. It is not valid here. It takes ${memberUnit} of one sponsor as independent, although they share one prediction. It is printed only because others may compute it.`,
    pearson: ({ statistic, degreesOfFreedom, nullMean, p }) =>
      `Beside the deciding test, over all risk bands: Pearson chi-squared ${statistic} (${degreesOfFreedom} degrees of freedom; mean without a relation ${nullMean}), ${p} by the same arrangements. It does not set the verdict.`,
    strength: ({ table, aboveNull, null95 }) =>
      `Strength of the relation over all groups (Cramér's V, from 0 to 1): ${table} in the table, ${aboveNull} after taking away what chance gives; without a relation it stays below ${null95} in 95 of 100 arrangements.`,
    nullFigureWithheld: "What chance gives: not shown",
    nullFigureFinding: ({ beyond }) =>
      beyond
        ? "The observed result lies beyond what chance gives in 95 of 100 arrangements"
        : "The observed result lies within what chance gives in 95 of 100 arrangements",
    besides: "Further numbers beside the deciding test",
    reference: (group) =>
      `The plan also names a group to compare with: ${group}. Tests always compare a group with all others.`,
  },
  chart: {
    interval: (lower, upper) => `${lower} to ${upper}`,
    level: (level) => `${level} interval`,
    noInterval: "no interval",
    shareFinding: ({ population, overall, low, high }) =>
      `The ${population.flaggedShare} runs from ${low} to ${high} between tested groups; overall it is ${overall}`,
    shareFindingPlain: (population) => `The ${population.flaggedShare}, by group`,
    ratioFinding: ({ outside, of, lower, upper, byChance }) =>
      `${outside === 0 ? "None" : outside} of ${of} tested groups ${outside > 1 ? "have" : "has"} a ratio outside ${lower} to ${upper}; chance alone would give ${byChance} on average`,
    ratioFindingPlain: "The ratio per group, beside the margin",
    rocFinding: ({ auc, position }) => `The area under the curve is ${auc}: ${position}`,
    shareSubtitle: ({ population, level, period }) =>
      `${upperFirst(population.flaggedShare)}, per tested group, with ${level} intervals. Period: ${period}.`,
    ratioSubtitle: ({ population, level, period }) =>
      `Ratio: ${population.ratioOfShares}. Logarithmic scale, with ${level} intervals. Period: ${period}.`,
    nullSubtitle: ({ statistic, resamples, period }) =>
      `${statistic}, in ${resamples} arrangements in which predictions are dealt out at random. Period: ${period}.`,
    rocSubtitle: ({ unit, period, set }) => `Counted in ${unit}; outcomes: ${set}. Period: ${period}.`,
    overallLine: (share) => `all groups: ${share}`,
    equalLine: "equal",
    marginBand: (lower, upper) => `margin ${lower} to ${upper}`,
    observed: (value) => `observed: ${value}`,
    critical: (value) => `95 of 100: ${value}`,
    arrangements: "arrangements",
    falsePositiveAxis: "false alarms: share of those without a violation",
    truePositiveAxis: "violations found: share of all violations",
    thisScore: (auc) => `this score: ${auc}`,
    chanceLine: "chance: 0.5",
    baselineCurve: (baseline) => `baseline: ${baseline}`,
    describeShare: ({ groups, overall }) =>
      `Dot plot with one row per group: ${groups}. A dashed line marks the overall share, ${overall}. The table below the figure holds all numbers.`,
    describeRatio: ({ groups, lower, upper }) =>
      `Dot plot with one row per group: ${groups}. A band marks the margin from ${lower} to ${upper} and a line marks a ratio of 1. The table below the figure holds all numbers.`,
    describeNull: ({ observed, critical }) =>
      `Histogram of what chance gives. A solid line marks the observed value, ${observed}; a dashed line marks the value that chance exceeds in 5 of 100 arrangements, ${critical}.`,
    describeRoc: ({ auc }) =>
      `Curve of violations found against false alarms, from the highest score down, with an area of ${auc}. A dashed curve has the area of the baseline and a dotted diagonal is chance.`,
    onlyLargest: (shown, of) =>
      `The chart shows the ${shown} largest of the ${of} groups that can be drawn. The table holds all.`,
    notDrawnSuppressed: (groups) => `Not drawn, because the numbers are too small to be published: ${groups}.`,
    notDrawnUntested: (count) =>
      count === 1
        ? "One group is too small to be tested. It is in the table and not in the chart."
        : `${count} groups are too small to be tested. They are in the table and not in the chart.`,
    notDrawnRange: (groups) => `Not drawn, because no ratio above zero can be given: ${groups}.`,
    andOthers: (count) => `${count} other groups`,
    withheld: "There is no chart here: the numbers rest on groups that are too small to be published.",
    smallestP: "Smallest p-value over the tested groups, not corrected",
    largestContrast: "Largest standardised difference over the tested groups",
  },
  table: {
    group: "Group",
    n: (unit) => `Number of ${unit}`,
    effectiveUnits: (unit) => `Effective ${unit}`,
    share: "Share flagged",
    interval: (level) => `${level} interval`,
    rest: "Share of the others",
    ratio: "Ratio",
    ratioToReference: (group) => `Ratio to ${group}`,
    difference: "Difference, percentage points",
    adjustedP: "p, corrected for all groups",
    unadjustedP: "p, uncorrected",
    verdict: "Result",
    expected: "Flagged if like the others",
    designEffect: "Design effect",
    detectable: "Smallest ratio that would be found",
    equivalence: "Within the margin",
    fisher: "p, Fisher",
    midP: "p, Fisher mid-p",
    holm: "p, Holm",
    benjaminiYekutieli: "p, Benjamini-Yekutieli",
    oddsRatio: "Odds ratio",
    describedOnly: "described, not tested",
    suppressed: "suppressed",
    furtherGroups: (count) => `${count} further groups`,
    points: (value) => value,
    groupsCaption: (population) => `The ${population.flaggedShare}, per group`,
    detailsCaption: (hypothesis) => `Hypothesis ${hypothesis}: further numbers per group`,
    countsCaption: (unit) => `Number of ${unit} per group and risk band`,
    nullCaption: "Arrangements per value of the statistic",
    downToClass: "Score at least",
    rocCaption: "Violations found and false alarms, from the highest score class down",
    from: "From",
    to: "To",
    atMost: (value) => `at most ${value}`,
    above: (value) => `above ${value}`,
    below: (value) => `below ${value}`,
    verdictWord: {
      shown: "difference shown",
      through: "shown, through another group",
      signalled: "risk signalled",
      none: "no evidence",
      notShown: "not testable",
      withheld: "not shown",
    },
    equivalenceWord: { shown: "shown", "not-shown": "not shown", "not-assessed": "not assessed" },
  },
  score: {
    claim: {
      above: (set) => `On ${set}, the score tells violations apart better than chance`,
      below: (set) => `On ${set}, the score ranks violations lower than chance would`,
      "not-distinguishable": (set) => `On ${set}, the score cannot be told from chance`,
      "not-estimable": () => "The quality of the score cannot be estimated from this data",
      withheld: () => "The quality of the score rests on numbers that are too small to be published",
    },
    what: "The audit takes one violation and one unit without a violation, at random. The area under the curve (AUC) is the chance that the violation has the higher score. Pure chance gives 0.5; a score that never errs gives 1.",
    when: "It matters when the score decides where checks take place. A score close to 0.5 sends checks to places that chance could also have chosen.",
    notEstimable: (reason) => `The quality of the score cannot be estimated: ${reason}.`,
    estimate: ({ auc, interval, violations, none, unit, set }) =>
      `${upperFirst(set)}: area under the curve ${auc}${interval}, from ${violations} ${unit} with a violation and ${none} ${unit} without one.`,
    against: ({ baseline, position, p }) => `Against ${baseline}: ${position}${p === "" ? "" : ` (${p})`}.`,
    position: {
      above: "above it, and the interval leaves it out",
      below: "below it, and the interval leaves it out",
      "not-distinguishable": "not distinguishable from it, since the interval holds it",
      "not-estimable": "cannot be said",
    },
    set: {
      random: "outcomes from a random sample",
      risk: "units inspected because of the risk score",
      signal: "units inspected because of a signal",
      never: "units that were never inspected",
      unstated: "outcomes of unstated origin",
      "all-known": "all known outcomes",
      "all-known-and-never-inspected": "all known outcomes, with units that were never inspected counted as compliant",
    },
    assumption: "This rests on an untested assumption: that units which were never inspected comply with the rules.",
    rangeRestriction:
      "These outcomes are known mostly because someone inspected. Who is inspected can depend on the score. Such outcomes say little about the score on all units; only a random sample does.",
    baselineIsRead:
      "The number 0.571 is read as an area under the curve. Its source speaks of a predictive power of 0.571 against 0.5 without a model, and names no measure, no number of cases and no data set.",
    setsCaption: "Area under the curve per set of known outcomes",
    columns: {
      set: "Outcomes",
      violations: "Violations",
      none: "No violation",
      auc: "Area under the curve",
      against: (baseline) => `p against ${baseline}`,
    },
    insufficient: "The data is insufficient for a founded statement on the score.",
  },
  errors: {
    heading: ({ rate, group, own, others }) =>
      `Errors: ${lowerFirst(rate)} is ${own} in group ${group}, against ${others} among the others`,
    headingNone: "Errors of the flag: no difference between groups is shown",
    headingPlain: "Errors of the flag, by group",
    what: "Wrongly flagged is the share that is flagged among those without a violation. Missed is the share that is not flagged among those with a violation. Both are counted per group.",
    when: "It matters because each error has a cost. A wrong flag burdens those who did nothing wrong; a missed violation leaves it unseen.",
    overall: ({ falsePositive, falseNegative, unit, n }) =>
      `Over all groups ${falsePositive} is wrongly flagged and ${falseNegative} is missed, from ${n} ${unit} with a known outcome.`,
    notEstimable: (reason) => `Errors of the flag cannot be estimated: ${reason}.`,
    caption: (unit) => `Errors of the flag per group, counted in ${unit}`,
    falsePositive: "Wrongly flagged",
    falseNegative: "Missed",
  },
  selection: {
    claim: ({ group, ratio, comparison }) => `Group ${group} is selected ${ratio} times as often as ${comparison}`,
    heading: (claim) => `Selection: ${lowerFirst(claim)}`,
    headingPlain: "Selection after the model's proposal, by group",
    comparisonRest: "the others",
    comparisonReference: (group) => `group ${group}`,
    what: "The model proposes, people decide. This section counts who was selected after the model's proposal, per group, and compares each group with the others.",
    when: "It matters because the human step can make a difference between groups larger or smaller.",
    sentence: ({ group, share, ratio, comparison, n, unit }) =>
      `Group ${group}: ${share} of ${n} ${unit} selected, ${ratio} times the share of ${comparison}.`,
    noTest: "These shares are described. No test was done on the differences between groups.",
    notForSponsors:
      "The selection by people is not described per group. A sponsor has migrants of several groups, so its selection does not belong to one group.",
    notEstimable: (reason) => `The selection by people cannot be described: ${reason}.`,
    caption: (unit) => `Share selected per group, counted in ${unit}`,
    share: "Share selected",
  },
};

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
