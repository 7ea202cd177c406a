import type { SelectedStepText, StepOutcome } from "./selected-step-text.js";

const OUTCOMES: Readonly<Record<StepOutcome, string>> = {
  shown: "a difference is shown",
  signalled: "there is no statistical evidence of a difference, but a risk is signalled",
  none: "there is no statistical evidence of a difference",
  withheld: "the result rests on groups that are too small to publish",
  "not-tested": "there was no test",
};

/** English texts on the human step. */
export const selectedStepEn: SelectedStepText = {
  heading: (hypothesis, outcome) =>
    `Hypothesis ${hypothesis}, second step: in what people selected, ${OUTCOMES[outcome]}`,
  what: (attribute) =>
    `The model proposes. People then decide which sponsors are really investigated. This is the same test of the same groups as hypothesis 2, with what people selected in place of what the model flagged: are sponsors with a majority of one ${attribute} selected proportionally as often as other sponsors?`,
  when: "This matters because the step after the model can add to a difference, take from it, or make one of its own. This step has its own error rate. It is not corrected for the first one.",
  notTested: (reason) => `This step could not be tested: ${reason}.`,
  size: ({ units, selected, unknown }) =>
    `Of ${units} sponsors it is known whether they were selected; ${selected} were.${unknown === null ? "" : ` Of ${unknown} sponsors it is not known. They are left out.`}`,
  deciding: ({ test, groups, alpha }) =>
    `The deciding test covers ${groups} groups together. Which sponsors are selected was dealt out anew over all of them. Result, corrected for the number of groups: ${test}. A difference counts as shown if this p is at most ${alpha}.`,
  both: ({ model, people }) =>
    `Both steps beside each other. What the model flagged: ${OUTCOMES[model]}. What people selected: ${OUTCOMES[people]}.`,
  group: ({ group, attribute, per, flagged, selected }) =>
    `Of every ${per} sponsors with a majority of ${attribute} ${group}, ${selected.group} were selected, against ${selected.others} of every ${per} other sponsors.${flagged === null ? "" : ` The model flagged ${flagged.group} of every ${per}, against ${flagged.others}.`}`,
  groupsIntro: "The groups for which a difference is shown in this step, or else the one with the smallest p:",
  caption: "Sponsors with a majority of each group, in both steps",
  hiddenGroups: (count) => `Tested groups that are too small to publish in this step, and not in the table: ${count}.`,
  columns: {
    flagged: "Flagged by the model",
    flaggedRatio: "Ratio, flagged",
    selected: "Selected by people",
    selectedRatio: "Ratio, selected",
    adjusted: "Adjusted p, selected",
    result: "Result, selected",
  },
};
