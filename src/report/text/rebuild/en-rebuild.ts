import type { RebuildText } from "./rebuild-text.js";

/** English prose of the report of a rebuilt model. */
export const rebuildEn: RebuildText = {
  synthetic:
    "Synthetic data. This report is about made-up companies. It says nothing about a real model or about real companies.",
  insufficient: {
    banner: (reasons) => `Insufficient data: ${reasons}. This report shows what that means.`,
    "too-few-cases": (least) => `there are fewer than ${least} companies`,
    "smaller-class-too-small": (least) => `fewer than ${least} companies have the rarer outcome`,
  },
  mark: "reconstruction, not for use",
  period: "Period",
  owner: "Owner of the model",
  methodName: { logistic: "regression", chaid: "tree" },
  finding: {
    chance: ({ violations, none }) =>
      `${violations} against ${none} companies: the rebuilt model cannot be told from chance`,
    aboveChance: ({ violations, none }) =>
      `${violations} against ${none} companies: the rebuilt model does better than chance, on the companies that it was made from`,
    withheld: "The old model rebuilt: the numbers of companies are too small to show",
  },
  facts: {
    stopped: "State of the model",
    decision: ({ date, source }) => `decision of ${date} (${source})`,
  },
  states: { "temporarily-stopped": "stopped for now", "definitively-stopped": "stopped for good" },
  summary: {
    heading: "Summary",
    what: ({ model }) =>
      `This report rebuilds the model “${model}” from the companies that it was made from. It does not ask who should be checked. It asks: what can so few companies show?`,
    cases: ({ violations, none, total, required }) =>
      `There are ${violations} companies with a violation and ${none} without, ${total} in total. In 2017 Legal Affairs wrote that data specialists asked for at least ${required} companies.`,
    area: ({ method, auc, corrected, interval }) =>
      `The method that was chosen, the ${method}, reaches an area under the ROC curve of ${auc} on its own companies. That is too good. After correction ${corrected} is left${interval}.`,
    byChance: ({ area, share }) =>
      `Dealing the violations at random over the same companies already gives ${area} on average, without any relation. In ${share} of such deals the area comes as high or higher.`,
    unstable: ({ indicators }) =>
      `Unstable indicator, found by one of the two methods and not by the other: ${indicators}.`,
    noUnstable:
      "Both methods find the same indicators. With other companies that can be different: see how often they come back in new samples.",
    needed: ({ units, total }) =>
      `By common rules it takes at least ${units} companies to make this model responsibly. There are ${total}.`,
    notForUse:
      "The model was stopped. This is a reconstruction, not for use. This report holds no list of companies and cannot make one.",
  },
  claim: {
    heading: "Two readings of the same history",
    intro:
      "This reconstruction follows what the memo of 2017 describes. The sources contradict each other, and this report does not choose:",
    items: [
      "The Government writes on 24 June 2022 that the composition of the board was never part of the algorithm (Kamerstuk 19 637, no. 2904).",
      "Legal Affairs writes on 16 June 2017 that the country of birth of directors was predictive in the regression that was chosen, and not in the CHAID tree.",
    ],
  },
  selection: {
    heading: "Why was this method chosen?",
    chosen: ({ method, words }) => `The ${method} was chosen. The reason in the words of the source: “${words}”.`,
    reasons: {
      "most-predictors": "The reason is: the most indicators.",
      "fits-better": "The reason is: fits its own companies better. That says little of other companies.",
      "other-data": "The reason is: predicted better on other companies than those it was made from.",
      "easier-to-explain": "The reason is: easier to explain.",
      other: "The reason is of none of the known kinds.",
    },
    mostPredictors:
      "Finding: the method was chosen for the number of indicators that it finds. Finding more indicators is no sign of predicting better. With few companies it is rather a sign of chance.",
  },
  score: {
    heading: "The score itself",
    none: "The score was not computed. The coefficients of the old model are not in the public sources, and this tool has none built in.",
    supplied: ({ version, source, indicators }) =>
      `The score comes from a file of coefficients that was supplied, version “${version}”. Source: ${source}. Indicators: ${indicators}.`,
    hash: "SHA-256 of the file of coefficients",
    area: ({ auc, interval, high, cut }) =>
      `On these companies that score has an area of ${auc}${interval}. From a score of ${cut} on a company is high${high === null ? "" : `: there are ${high} of them`}.`,
    board: "The composition of the board is refused as an input of the score, unless a run follows the claim of 2017.",
  },
  figure571: {
    heading: "The figure 0.571",
    reading:
      "0.571 is read here as an area under the ROC curve. The source only says “predictive power 0.571 against 0.5 without a model”, and names no measure, no number of companies and no data set.",
  },
  found: {
    heading: "Which indicators does each method find?",
    intro: ({ alpha, resamples }) =>
      `The regression finds an indicator when the test of all its levels together gives p ≤ ${alpha}. The tree finds an indicator when it splits on it anywhere. Then ${resamples} new samples were drawn from the same companies: how often does each method find the indicator again?`,
    caption: "Indicators under both methods",
    columns: {
      indicator: "Indicator",
      p: "p, regression",
      logistic: "Regression finds",
      chaid: "Tree finds",
      logisticAgain: "Regression again",
      chaidAgain: "Tree again",
      remark: "Remark",
    },
    yes: "yes",
    no: "no",
    unstable: "unstable indicator",
    how: "An indicator that disappears in half of the samples depends on which companies happened to be among them. An indicator that comes back often is not real for that reason: chance in these companies comes back in every new sample too.",
    figure: {
      finding: ({ indicator, method, share }) =>
        `What comes back most often is ${indicator}: by the ${method} in ${share} of the new samples`,
      subtitle: (resamples) => `Share of ${resamples} samples in which the method finds the indicator`,
      description: "A dot for each indicator and method: in what share of the new samples it is found.",
      label: ({ indicator, method }) => `${indicator}, ${method}`,
    },
  },
  areas: {
    heading: "How well does each method tell companies apart?",
    intro:
      "The area under the ROC curve is the chance that a company with a violation has a higher score than one without. 0.5 is chance, 1 is complete. The methods are judged on the companies that they were made from. That always looks too good.",
    caption: "Area under the ROC curve",
    columns: {
      method: "Method",
      auc: "On its own companies",
      interval: "Interval",
      optimism: "Too good by",
      corrected: "Corrected",
      correctedInterval: "Interval, corrected",
      byChance: "Without any relation",
      p: "p against chance",
    },
    reading: [
      "Corrected: the method was made anew on samples of the companies. By how much it does better there than on all companies, is taken off.",
      "Without any relation: the violations were dealt at random over the companies and the method was made anew. This is what it finds where there is nothing to find.",
      "With few companies the correction is too small. So compare the first area with the one without any relation.",
    ],
  },
  agreement: {
    heading: "Do the methods call the same companies high?",
    intro: "Two cuts: the one of the settings, and the average of these companies.",
    caption: "Agreement of regression and tree",
    columns: {
      cut: "Cut",
      logistic: "High, regression",
      chaid: "High, tree",
      kappa: "Kappa",
      logisticRight: "Regression alone right",
      chaidRight: "Tree alone right",
      p: "p of McNemar",
    },
    cuts: {
      settings: (cut) => `score ${cut} or more`,
      average: (cut) => `${cut} or more, the average`,
    },
    reading:
      "Kappa is agreement beyond chance: 1 is complete, 0 is chance. Where a method calls all companies low, there is no kappa. McNemar's test compares which of the two errs more often.",
  },
  logistic: {
    heading: "The logistic regression",
    intro: ({ parameters, events }) =>
      `The regression estimates ${parameters} coefficients. For each there are ${events} violations. An old rule of thumb asks for ten or more.`,
    captions: { penalised: "Coefficients as odds ratios, with Firth's correction", plain: "The plain estimate" },
    columns: {
      level: "Level",
      reference: "Compared with",
      odds: "Odds ratio",
      error: "Standard error (log)",
      profile: "Interval (profile)",
      wald: "Interval (Wald)",
      p: "p",
    },
    penalty:
      "The first table uses Firth's correction, which damps what is too large where companies are few. The second table is the plain estimate.",
    notSeparated:
      "There is no separation: no combination of levels tells the outcomes apart without error. So both estimates exist.",
    separated: (levels) =>
      `Separation: at ${levels} all companies have the same outcome. The plain estimate then does not exist and runs to infinity. Only the estimate with Firth's correction is left.`,
    separatedTogether:
      "Separation: a combination of levels tells the outcomes apart without error. The plain estimate then does not exist. Only the estimate with Firth's correction is left.",
    collinear: "The regression cannot be made: one level follows from the others.",
    figure: {
      finding: ({ shown, all }) => `At ${shown} of the ${all} levels the interval excludes “no difference”`,
      noFinding: "The counts by level are too small to show",
      subtitle: (level) => `Odds ratio beside the first level, with Firth's correction; ${level} intervals (profile)`,
      description:
        "A dot with its interval for each level, on a scale on which twice as much and half as much lie equally far from 1.",
      noDifference: "no difference",
      label: ({ indicator, level }) => `${indicator}: ${level}`,
    },
  },
  tree: {
    heading: "The CHAID tree",
    intro:
      "The tree starts with all companies and splits them, again and again, by the indicator that tells the outcomes apart most clearly. Each line is a node. Its number says where it hangs: 1.2 is the second branch below 1.",
    caption: "Nodes of the tree",
    columns: {
      number: "Number",
      node: "Companies",
      cases: "Number of them",
      violations: "Violations",
      share: "Per 100",
      split: "Split by",
      p: "p, adjusted",
    },
    root: "all companies",
    node: ({ indicator, levels }) => `${indicator}: ${levels}`,
    last: "not split",
    noSplit: "The tree does not split: no indicator tells the outcomes apart clearly enough.",
  },
  simulated: {
    heading: (cases) => `What would ${cases} companies have changed?`,
    label: "Simulation. These numbers were not measured.",
    intro: ({ simulations, few, many }) =>
      `Suppose that the regression above is the truth. Then ${few} companies were drawn ${simulations} times, and ${many} companies ${simulations} times. Each time both methods were made anew.`,
    caption: "Simulation: what so many companies show",
    columns: { measure: "Measure", cases: (cases) => `${cases} companies` },
    rows: {
      areaWidth: "Width of the interval of the area (regression)",
      oddsFactor: "An odds ratio can be so many times larger or smaller",
      found: ({ indicator, method }) => `${indicator} found by the ${method}`,
    },
    reading:
      "An indicator that is seldom found with few companies and almost always with many was there, but could not be seen. Mind that the simulation takes the rebuilt regression as the truth. If that found an indicator by chance, the simulation finds it more and more often with more companies. That does not make it real.",
    none: "There is no regression to simulate from.",
  },
  required: {
    heading: "How many companies does it take?",
    intro: ({ parameters }) =>
      `Riley and others (2020) ask four things of the number of companies that a model is made from. Here for ${parameters} coefficients.`,
    caption: "Fewest companies for each requirement",
    columns: { criterion: "Requirement" },
    bases: {
      "as-fitted": "Explains what the regression explains, less what chance explains",
      "fifteen-percent": "Explains 15% of what is possible",
    },
    rows: {
      forPrevalence: "The share of violations is known to 5 points",
      forAbsoluteError: "A predicted chance is 5 points off on average",
      forShrinkage: "Predictions are at most 10% too outspoken",
      forOptimism: "The explained variation is at most 5 points too good",
      units: "Needed: the largest of the four",
    },
    nothing: "cannot be said: the regression explains no more than chance",
    reading: "The less a model explains, the more companies it takes to establish that responsibly.",
  },
  limits: {
    heading: "Limits of this report",
    items: [
      "This is a reconstruction. Which settings were used at the time is not known.",
      "Nobody may be judged by it. No function of this tool gives a list of companies from a stopped model.",
      "An indicator that is not found can be there all the same: with few companies much stays unseen.",
      "An indicator that is found is not yet a cause.",
      "Companies with a violation were not chosen at random. What holds here need not hold for all recognised sponsors.",
    ],
    threshold: (threshold) =>
      `Counts below ${threshold} companies are not shown, and neither is a number that rests on them. Counts that cross indicators are left out too. Other numbers are rounded, so that no counts follow from them.`,
    noThreshold: (reason) => `Nothing is hidden. The reason given: ${reason}.`,
  },
  words: {
    heading: "Words",
    items: [
      { term: "Logistic regression", description: "A formula that makes a chance out of a sum of coefficients." },
      {
        term: "CHAID tree",
        description: "A method that splits companies into smaller and smaller groups where outcomes differ.",
      },
      {
        term: "Odds ratio",
        description: "How many times as large the odds are as at the first level. 1 is no difference.",
      },
      {
        term: "Sample of the companies",
        description: "As many companies, drawn with replacement from those there are (bootstrap).",
      },
      {
        term: "Unstable indicator",
        description: "An indicator that one of the two methods finds and the other does not.",
      },
      { term: "Interval", description: "Bounds between which the value can lie, given the number of companies." },
    ],
  },
  methods: {
    heading: "Methods",
    items: ({ alpha, resamples, depth, fewestToSplit, fewestInNode }) => [
      "Regression: all indicators together, a coefficient for each level; maximum likelihood by iteratively reweighted least squares, and beside it with Firth's correction. The indicators found, the predictions and the samples use the fit with the correction, since it exists with few companies too.",
      `Test of an indicator: likelihood ratio of all its levels together, with the correction, against ${alpha}. Intervals of coefficients: standard error (Wald) and profile of the likelihood.`,
      `Tree: CHAID (Kass), with joins adjusted by Bonferroni; at most ${depth} splits above one another, nodes of ${fewestToSplit} companies or more to be split and ${fewestInNode} or more after a split.`,
      `Samples: ${resamples}, with replacement, as many of each outcome. Area corrected by Harrell's method; the interval is DeLong's, shifted as far.`,
      `Chance: outcomes were dealt anew over the companies ${resamples} times; p is the share of deals with an area as large, the real one included.`,
      "Agreement: Cohen's kappa with the interval of Fleiss, Cohen and Everitt. Errors: McNemar's exact test.",
    ],
    references: "Sources",
  },
  reproduction: {
    heading: "Repeating this",
    toolkit: "Tool",
    hash: "SHA-256 of the settings",
    date: "Date",
    command: "The command that writes this report:",
  },
  withheld: "not shown",
  none: "–",
  noNumber: {
    "one-class-only": "does not exist: one outcome",
    "too-few-effective-units": "does not exist: too few companies",
    "no-variation": "does not exist: no variation",
    collinear: "does not exist: follows from other levels",
    separated: "does not exist: separation",
    unbounded: "without an end",
  },
  range: (lower, upper) => `${lower} to ${upper}`,
  inBrackets: (level, range) => ` (${level} interval ${range})`,
};
