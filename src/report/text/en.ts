import { assumptionEn } from "./en-assumption.js";
import { conditionalEn } from "./en-conditional.js";
import { critiqueEn } from "./en-critique.js";
import { disclosureEn } from "./en-disclosure.js";
import { discriminationEn } from "./en-discrimination.js";
import { familiesEn } from "./en-families.js";
import { figuresEn } from "./en-figures.js";
import { findingsEn } from "./en-findings.js";
import { formsEn } from "./en-forms.js";
import { glossaryEn } from "./en-glossary.js";
import { methodsEn } from "./en-methods.js";
import { outcomesEn } from "./en-outcomes.js";
import { powerEn } from "./en-power.js";
import { rangesEn } from "./en-ranges.js";
import { secondPassEn } from "./en-second-pass.js";
import { selectedStepEn } from "./en-selected-step.js";
import { sensitivityEn } from "./en-sensitivity.js";
import { severityEn } from "./en-severity.js";
import { stabilityEn } from "./en-stability.js";
import { notTestedEn, populationEn, verdictEn } from "./en-verdict.js";
import { viewsEn } from "./en-views.js";
import type { ReportText } from "./report-text.js";

/** English prose of the report. */
export const en: ReportText = {
  language: "en",
  labels: {
    skipLink: "Skip to the report",
    contents: "Contents",
    syntheticTag: "Synthetic data",
    warning: "Warning",
    tableBehindFigure: "Table behind this figure",
    downloadSpec: "Download this chart (Vega-Lite)",
    scrollHint: "Swipe sideways to see the whole chart.",
    footer: "Made by toetssteen. This page holds no script and loads nothing from elsewhere.",
  },
  units: { sponsors: "sponsors", migrants: "migrants", cases: "cases" },
  population: populationEn,
  facts: {
    title: "Audit",
    model: "Model",
    status: "State of the model",
    statuses: {
      "in-development": "in development",
      "in-use": "in use",
      "temporarily-stopped": "temporarily stopped",
      stopped: "stopped",
    },
    period: "Period",
    dataOwner: "Owner of the data",
    modelOwner: "Owner of the model",
    purpose: "Purpose",
    legalBasis: "Legal basis",
    version: (version) => `version “${version}”`,
  },
  headline: {
    alsoShown: (hypothesis) => `; a difference is also shown on hypothesis ${hypothesis}`,
    signalled: (attribute, groups) =>
      `No statistical evidence of a difference by ${attribute}; a risk is signalled for ${groups}`,
    undecided: (attribute, signalled) =>
      `The rounding of the counts leaves open whether there is a difference by ${attribute}${signalled === null ? "" : `; a risk is signalled for ${signalled}`}`,
    noEvidence: (attribute) => `No statistical evidence was found that the predictions depend on ${attribute}`,
    insufficientTail: "; the data is insufficient for a founded statement",
    alikeTail: "; every tested group lies within the margin",
    smallTail: "; the difference is smaller than the margin",
    notTestable: (attribute) => `It could not be tested whether the predictions depend on ${attribute}`,
    withheld: (attribute) => `The result on ${attribute} rests on groups that are too small to be published`,
    severalGroups: (count) => `${count} groups`,
  },
  banners: {
    synthetic:
      "Synthetic data. This report is about data that was made up. It says nothing about a real model or real people.",
    stopped: "Reconstruction, not for use. The model was stopped.",
    insufficient: (claims) => `The data is insufficient for a founded statement on ${claims}.`,
    quotedWords: (words) =>
      `The plan itself uses these words: ${words}. They are quoted from the plan. They are not findings of this audit.`,
    claims: { hypothesis1: "hypothesis 1", hypothesis2: "hypothesis 2", score: "the score" },
  },
  disclosure: disclosureEn,
  discrimination: discriminationEn,
  assumption: assumptionEn,
  verdict: verdictEn,
  outcomes: outcomesEn,
  power: powerEn,
  families: familiesEn,
  forms: formsEn,
  critique: critiqueEn,
  ranges: rangesEn,
  severity: severityEn,
  certainty: {
    heading: "How certain is this?",
    chance: ({ hypothesis, groups, p, pText }) =>
      `Hypothesis ${hypothesis}: suppose that predictions and groups had nothing to do with each other. A difference at least this large in one of the ${groups} tested groups would then come up in ${p.kind === "below" ? "fewer than" : "about"} ${p.perThousand} of every 1,000 random arrangements (${pText}).`,
    interval: ({ lower, upper, level, group }) =>
      `${group.charAt(0).toUpperCase()}${group.slice(1)}: the data fit a ratio between ${lower} and ${upper} (${level} interval, not corrected for the number of groups).`,
    detectable: ({ hypothesis, smallest, largest }) =>
      `Hypothesis ${hypothesis}: with this data, the smallest ratio above 1 that would be found in four of five cases is ${smallest === largest ? `${smallest} for every tested group` : `${smallest} for the best-covered group and ${largest} for the worst-covered group`}.`,
    asClass: ({ hypothesis, test }) =>
      `Hypothesis ${hypothesis}: ${test}. The exact value is not given, because it rests on groups that are too small to be published.`,
    notTested: "Neither hypothesis could be tested.",
    nothing: "The p-values rest on groups that are too small to be published.",
  },
  summary: {
    heading: "Summary",
    scope: ({ model, attribute, size }) =>
      `This audit examines whether the predictions of the model “${model}” depend on ${attribute}.${size}`,
    size: ({ units, unit, members, memberUnit }) =>
      ` It covers ${units} ${unit}${members === null ? "" : ` with ${members} ${memberUnit}`}.`,
    outcome: {
      shown: (hypothesis, groups, of) =>
        `On hypothesis ${hypothesis}, a difference is shown that chance does not explain, for ${groups} of ${of} tested groups.`,
      small: "It is smaller than the margin of the plan for every tested group.",
      signalled: (hypothesis) =>
        `On hypothesis ${hypothesis}, there is no statistical evidence of a difference, but the figures signal a risk. That is not evidence about the model in use.`,
      undecided: (hypothesis, signalled) =>
        `On hypothesis ${hypothesis}, the rounding of the counts leaves open whether there is a difference.${signalled ? " The figures signal a risk, whatever the exact counts are. That is not evidence about the model in use." : ""}`,
      noEvidence: (hypothesis, alike) =>
        alike
          ? `On hypothesis ${hypothesis}, there is no statistical evidence of a difference, and every tested group lies within the margin.`
          : `On hypothesis ${hypothesis}, there is no statistical evidence of a difference. That does not show that groups are treated alike.`,
      notTestable: (hypothesis, reason) => `Hypothesis ${hypothesis} could not be tested: ${reason}.`,
      withheld: (hypothesis) =>
        `The result on hypothesis ${hypothesis} rests on groups that are too small to be published.`,
    },
    insufficient: (claims) => `The data is insufficient for a founded statement on ${claims}.`,
    notExamined: (selectionExamined) =>
      `Not examined: why groups differ, violations that nobody has found, ${selectionExamined ? "" : "what staff decided after the proposal, "}other personal traits, and whether a difference is justified. That last question is a legal one.`,
  },
  questions: { what: "What is it?", when: "When does it matter?", found: "What was found?" },
  unavailable: notTestedEn,
  notTested: notTestedEn,
  sensitivity: sensitivityEn,
  stability: stabilityEn,
  selectedStep: selectedStepEn,
  secondPass: secondPassEn,
  views: viewsEn,
  figures: figuresEn,
  glossary: glossaryEn,
  conditional: conditionalEn,
  ...findingsEn,
  ...methodsEn,
};
