import type { ReportText } from "./report-text.js";

type MethodsPart = Pick<
  ReportText,
  "limits" | "methods" | "reproduction" | "notEstimable" | "withheld" | "warnings" | "leftOut"
>;

/** English texts of limits, methods and reproduction. */
export const methodsEn: MethodsPart = {
  limits: {
    heading: "What this report cannot say",
    always: [
      "A difference is not by itself discrimination. Whether a difference is allowed is a legal judgement, and this report does not make it.",
      "Equal shares do not show that a model treats people alike in every way.",
      "No evidence of a difference is not evidence that there is none. Small groups and few data can hide a difference.",
      "The report shows that numbers differ, or that it cannot see a difference. It does not show why.",
      "Each group is compared with all others. A group that lies far off moves the others with it, so a second group can seem to differ because of the first.",
    ],
    sizeOfUnits:
      "Hypothesis 1. If flags follow the number of migrants of a sponsor, and a few sponsors are very large, this test can show a difference between groups that runs through size alone. It then rejects too often.",
    smallGroups: ({ count, of, gate }) =>
      `${count} of ${of} groups ${count === 1 ? "is" : "are"} too small to be tested. The lower limit is ${gate}. Smaller groups are described. A risk can be neither shown nor signalled for them.`,
    suppression: ({ cells, numbers, people, units, largest }) =>
      `A number about a group is shown only with at least ${people} people and ${units} units behind it, of which the largest holds at most ${largest}. For this reason ${cells} cells of tables are suppressed and ${numbers} other numbers are withheld or given as a class. Suppressed and not shown do not mean zero.`,
    noSuppression: (reason) => `Nothing is suppressed in this report. The reason that the plan gives: “${reason}”.`,
    intervals:
      "An interval shows the range of values that fit the data. It covers chance, and not errors in the data. Intervals are given per group and are not corrected for the number of groups.",
    notAdjusted: (alpha1, alpha2) =>
      `Where there is no relation, the risk of a false finding is at most ${alpha1} for hypothesis 1 and ${alpha2} for hypothesis 2, each for all its groups together. The two hypotheses are not corrected for each other.`,
    robustness:
      "This report does not examine whether units that were never inspected comply with the rules. Known outcomes are taken as true.",
    disclosureHeading: "What is left out to protect people",
  },
  methods: {
    heading: "Methods",
    hypothesesHeading: "The hypotheses, as fixed before the audit",
    verbatim:
      "Official wording, from the letter of the State Secretary on the TNO study (Parliamentary paper 19 637, no. 3126), in Dutch and in English:",
    readAs: (attribute, unit) =>
      `In this audit the hypotheses are read with “${attribute}” as the audited attribute and ${unit} as the units.`,
    definitionsHeading: "Definitions",
    definitions: ({ flagged, majority, minMigrants, gate, reference, attribute, sponsors, unit, clustered }) => [
      ...(flagged === null
        ? []
        : [
            {
              term: "Flagged",
              description: `The model places a unit in a risk band that leads to further investigation: ${flagged}.`,
            },
          ]),
      { term: "Unit", description: `What the model gives a score or a risk band: ${unit}.` },
      { term: "Group", description: `A value of the audited attribute, ${attribute}.` },
      ...(sponsors
        ? [
            {
              term: "Majority group",
              description: `More than ${majority} of the migrants of a sponsor belong to the group. Least number of migrants for a majority: ${minMigrants}.`,
            },
          ]
        : []),
      { term: "Ratio", description: "Share flagged in the group, divided by the share flagged among all others." },
      ...(clustered
        ? [
            {
              term: "Effective units",
              description:
                "The number of equally large sponsors that would give the same weight. One very large sponsor counts for little more than one.",
            },
          ]
        : []),
      ...(gate === null
        ? []
        : [
            {
              term: "Tested group",
              description: `A group large enough to be tested: ${gate}. This rule does not look at predictions or outcomes.`,
            },
          ]),
      ...(reference === null
        ? []
        : [{ term: "Reference group", description: `Ratios are also given against ${reference}.` }]),
    ],
    gate: (units, effective, unit) =>
      `at least ${units} ${unit} with someone of the group, and ${effective} effective ${unit}`,
    gateMajority: (units) => `at least ${units} sponsors with a majority of the group`,
    testsHeading: "The tests",
    statistic: (unit) =>
      unit === "migrants"
        ? "Per group the test takes the difference between the group and all other migrants in the number at flagged sponsors, and divides it by its own spread over sponsors. Unequal size of sponsors then does no harm."
        : "Per group the test takes the difference between the group and all others in the number flagged, and divides it by its own spread.",
    permutation: (unit) =>
      `The predictions are dealt out again at random over ${unit}. What belongs to one unit stays together. This shows what chance alone gives.`,
    family: ({ hypothesis, alpha, tested, described, stepDown, resamples }) =>
      `Hypothesis ${hypothesis}: ${tested} groups tested together at ${alpha}, ${described} ${described === 1 ? "group" : "groups"} only described. Correction for several groups: step-down ${stepDown}, ${resamples} random arrangements.`,
    pFormula: (method) =>
      method === "exact"
        ? "The p-value is exact: all arrangements were counted."
        : method === "asymptotic"
          ? "The p-value comes from a formula that holds for large numbers."
          : "The p-value is (extreme arrangements + 1) / (all arrangements + 1). It is never zero.",
    twoSided: {
      doubled: "Two-sided: the smaller tail is doubled.",
      "as-extreme":
        "Two-sided: arrangements at least as far from no difference, in either direction, count as extreme. For a group in few units, chance gives large values below no difference more often than above it. So this test finds being flagged less often more easily than being flagged more often. The signal looks at one side alone.",
      "no-likelier": "Two-sided: arrangements that are no likelier than the observed one count as extreme.",
    },
    equivalence: (lower, upper) =>
      `Groups count as alike within the margin when two one-sided tests show for every tested group that the ratio lies between ${lower} and ${upper}. The margin was fixed in the plan.`,
    power: (power) =>
      `The smallest ratio that would be found is the one that the deciding test finds with a chance of ${power}, at the level that it really had and at the overall share. It does not use the observed difference.`,
    signal: (p) =>
      `A group outside the margin is signalled when its one-sided uncorrected p-value is at most ${p}. The hypothesis is signalled when more groups lie outside the margin than in 95 of 100 random arrangements, or when a group that the plan names is signalled.`,
    adequacy: (known, smaller) =>
      `For the score, the data counts as sufficient from ${known} known outcomes (data specialists of the immigration service, quoted by its legal department in 2017) and ${smaller} in the smaller class (a choice of this toolkit).`,
    intervalsHeading: "Intervals",
    intervalMethod: {
      "linearised-over-units": "Share and ratio in groups of migrants: linearised over sponsors.",
      "bootstrap-t-over-units": "Groups with few effective sponsors: bootstrap-t over sponsors.",
      "largest-contrast-over-units":
        "All groups at once, with few effective sponsors: the largest contrast over random arrangements, times the error of the group.",
      wilson: "Share: Wilson (1927).",
      newcombe: "Difference of shares: Newcombe (1998).",
      "miettinen-nurminen": "Difference and ratio of shares: Miettinen and Nurminen (1985).",
      koopman: "Ratio of shares: Koopman (1984).",
      "delong-logit": "Area under the curve: DeLong and others (1988), on the logit scale.",
      "hanley-mcneil": "Area under the curve: Hanley and McNeil (1982).",
      "placements-logit":
        "Higher in the higher band: the variance of the placements of each band (DeLong's where there are two), on the logit scale.",
      "obuchowski-logit": "Area under the curve, units of one cluster alike: Obuchowski (1997), on the logit scale.",
      "bootstrap-bca":
        "Area under the curve, second route: bootstrap, bias-corrected and accelerated (Davison and Hinkley 1997).",
      "bootstrap-percentile": "Average precision: percentiles of a bootstrap (Boyd and others 2013).",
      "obuchowski-difference":
        "Difference of two areas on the same units, units of one cluster alike: Obuchowski (1997).",
      "delong-difference":
        "Difference of two areas: DeLong and others (1988); for a reported figure the variance of Hanley and McNeil (1982).",
      "fleiss-normal": "Kappa: Fleiss, Cohen and Everitt (1969).",
      "clopper-pearson": "Share, exact: Clopper and Pearson (1934).",
      "clopper-pearson-over-ranks":
        "Chance in the random arrangements, for a p-value corrected stepwise by minP: Clopper and Pearson (1934), at the lowest and the highest rank that other arrangements may give it.",
      "conditional-exact": "Odds ratio: exact, given the margins.",
      "fieller-linearised":
        "Share of a difference that runs through a variable: Fieller (1954), linearised over units.",
      "robins-breslow-greenland": "Odds ratio within classes: Robins, Breslow and Greenland (1986).",
      "greenland-robins": "Ratio of shares within classes: Greenland and Robins (1985).",
      wald: "Calibration intercept and slope, Brier score: the estimate and its standard error (Wald).",
      sato: "Difference of shares within classes: Sato (1989).",
      garwood: "Number a year, exact: Garwood (1936).",
      "person-time": "Ratio of numbers a year within classes: Greenland and Robins (1985).",
      "poisson-wald": "Ratio of numbers a year at one year more: Poisson regression and its standard error.",
      "noncentral-chi-squared": "Strength of a relation, and shift between two lists: noncentral chi-squared.",
    },
    leftOutHeading: "What was left out of the data",
    leftOut: ({ units, unit, rule }) => `${units} ${unit}: ${rule}.`,
    nothingLeftOut: "Nothing was left out.",
    joined: ({ name, withoutUnit, unitsWithout, unit }) =>
      `${name} was joined by identifier. Rows of it that belong to none of the ${unit}, and so are not used: ${withoutUnit}. Rows of the first file without a value of it: ${unitsWithout}.`,
    overridden: (units) => `Scores that staff changed by hand, among the units that remain: ${units}.`,
    deviationsHeading: "What the run did beyond the plan",
    noDeviations: "Nothing. The run followed the plan.",
    referencesHeading: "References",
  },
  reproduction: {
    heading: "How to repeat this audit",
    toolkit: "Toolkit",
    schema: "Version of the result format",
    planHash: "Fingerprint of the plan (SHA-256)",
    resamples: "Random arrangements, at least",
    compositionDate: "Migrants counted at",
    severalNationalities: "People with several nationalities",
    nationalityRules: {
      first: "count for the first one",
      "own-group": "each combination is a group of its own",
      fractional: "count in equal parts for each of them, so numbers of people are rounded here",
    },
    predictionDate: "Date of the predictions",
    date: "Date of this report",
    data: "Data",
    rows: (name, rows) => `${name}, ${rows} rows`,
    server: "Server",
    onServer: (kind, mayWrite) =>
      `${kind}. The tables were only read. ${
        mayWrite
          ? "The user of the database may also change data. Reading is enough for an audit: give the next one a user that may only read."
          : "The user of the database may not change data."
      }`,
    record:
      "The seed, the exact counts of extreme arrangements and the fingerprint of the data stay in the analyst's record, because they could give away small groups.",
    command: "Command, with the plan and the data of the owner:",
    retention: "To be kept",
    retentionUntil: (date, basis) => `until ${date} (${basis})`,
    retentionNotSet: "not set: the plan names no date",
    verify: "Command that checks whether this release is as it was written, and whether plan and data give it again:",
    machine: "The same result for machines is in audit.json, beside this report.",
  },
  notEstimable: {
    "no-members": "the group has no members",
    "no-rest": "there are no others to compare with",
    "no-flagged": "nobody is flagged",
    "all-flagged": "everybody is flagged",
    "one-class-only": "all outcomes are the same",
    "no-outcomes": "no known outcomes",
    "too-few-effective-units": "too few effective units",
    "no-variation": "no variation",
    "zero-reference": "the share to compare with is zero",
    "power-not-reached": "no ratio would be found often enough",
    "constant-within-strata": "within most classes all or none are flagged",
    "difference-holds-zero": "the whole difference may be zero",
    "too-many-units": "too many units for this test",
    "assumes-independent-units": "would assume independent units",
    separated: "one cut of the score parts the outcomes without error",
    "infinite-log-odds": "a score of 0 or 100 % has no log odds",
    "rounded-counts": "the counts are rounded",
    "not-computed": "not computed",
  },
  withheld: {
    "rests-on-hidden-cell": "not shown",
    "below-threshold": "not shown: too few",
    "would-disclose-every-member": "not shown",
  },
  warnings: {
    "composition-after-prediction":
      "Migrants were counted after the prediction. Selection may have changed who works where.",
    "overrides-included": "Scores that staff changed by hand are included as registered.",
    "stopped-model": "The model was stopped. This is a reconstruction, not for use.",
    "rounded-counts": "The counts were rounded before the audit. Results can differ from those of exact counts.",
    "suppressed-cells-in-source": "The source itself suppressed some counts. They are left out and not taken as zero.",
    "untested-assumption":
      "Some numbers rest on the untested assumption that units which were never inspected comply with the rules. They are marked.",
    "members-of-clusters":
      "The counts are of members of clusters. Results use a design effect from the plan and are approximate.",
    "levels-not-placed":
      "A planned family of groups does not know every group of the data. Those groups stand together as one group, not placed. This is a gap in the plan.",
    "resamples-raised":
      "The number of random arrangements was raised above the plan, because the number of groups needs more.",
  },
  leftOut: {
    overridden: "score changed by hand",
    "superseded-episode": "an earlier or later prediction of the same unit counts",
    "no-band": "no risk band",
  },
};
