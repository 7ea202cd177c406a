import type { SampleText } from "./sample-text.js";

/** English prose of the report on a random sample. */
export const sampleEn: SampleText = {
  finding: {
    share: (unit, { of1000, lower, upper }) =>
      `About ${of1000} of every 1,000 ${unit} have a violation; the sample allows ${lower} to ${upper}`,
    bounds: (unit, { lowest, highest }) =>
      `Between ${lowest} and ${highest} of every 1,000 ${unit} have a violation, since outcomes are missing`,
    none: (unit, reason) => `The sample does not say how many ${unit} have a violation: ${reason}`,
  },
  facts: {
    drawn: "Random sample",
    drawnOf: (drawn, population, unit) => `${drawn} of ${population} ${unit}`,
    planHash: "Plan (SHA-256)",
  },
  result: {
    heading: "What was found",
    share: (unit, { of1000, lower, upper, level }) =>
      `Of every 1,000 ${unit}, about ${of1000} have a violation (${level} interval: ${lower} to ${upper}).`,
    certainty: (level) =>
      `The interval says how far the sample can be off by chance. Of all samples that could have been drawn in this way, about ${level} give an interval that holds the true number.`,
    bounds: (unit, { lowest, highest, lower, upper }) =>
      `Some inspections have no outcome. If none of them found a violation, about ${lowest} of every 1,000 ${unit} have one; if all of them did, about ${highest}. With the chance of sampling added, the number lies between ${lower} and ${upper}.`,
    none: (reason) => `This number is not given: ${reason}.`,
  },
  design: {
    heading: "How the sample was drawn",
    drawn: ({ population, drawn, selected, both, listed }, unit) =>
      `Of ${population} ${unit}, ${drawn} were drawn at random. Beside them stood ${selected} that the model selects; ${both} were both. So ${listed} were to be inspected.`,
    rules: {
      flagged: "The model selects all that it flags for further investigation, or the highest scores among them.",
      selected: "Selected are those that people chose after the model's proposal.",
      none: "The model selected none for this round: the worklist holds the random draw alone.",
    },
    blind:
      "All stood in one list in random order, without a mark. Inspectors could not see from the list who was drawn and who was selected.",
    weights: (unit) =>
      `Not everybody had the same chance to be drawn. Each inspected unit counts for all the ${unit} that it stands for.`,
    labels: "What an inspection found is taken as true: a violation that it missed counts as none.",
    bandsLeftOut: (bands) => `Nobody was drawn from: ${bands}. Nothing can be said of these by chance.`,
    signalLeftOut: "Outcomes of earlier inspections after a signal were not used.",
    signalCertain: (count, unit) =>
      `Assumption of the plan: ${count} ${unit} with an outcome after a signal would have been inspected whatever their score. They count with that outcome. If this is not so, the numbers are off.`,
    noneMissing: "All inspections have an outcome.",
    missingBounds: (count) =>
      `${count} inspections have no outcome. None was left out in silence: shares are given as bounds, and areas under the curve are not given.`,
    missingAtRandom: (count) =>
      `Assumption of the plan: ${count} inspections without an outcome are like the others drawn in the same way. If this is not so, the numbers are off.`,
    fewer: (bound) => `fewer than ${bound}`,
  },
  table: {
    bands: "Share with a violation by band of the model",
    groups: (attribute) => `Share with a violation by majority ${attribute}`,
    areas: "Area under the ROC curve",
    band: "Band",
    share: "Share with a violation",
    interval: (level) => `${level} interval`,
    measure: "How it was computed",
    area: "Area",
    unbounded: (lower) => `${lower} or more`,
    range: (lower, upper) => `${lower} to ${upper}`,
    known: "known, all were inspected",
  },
  figure: {
    finding: ({ lowest, highest }) => `The share with a violation runs from ${lowest} to ${highest}`,
    subtitle: (unit, level, period) => `Share of ${unit} with a violation, with its ${level} interval; ${period}`,
    description: ({ lowest, highest, unit }) =>
      `Dots with intervals: the share of ${unit} with a violation by band, among those the model selects and among the never-inspected. They run from ${lowest} to ${highest}. A dashed line marks the share of all.`,
    all: (share, unit) => `all ${unit}: ${share}`,
    part: "Part",
    band: (name) => `band “${name}”`,
    selected: "selected by the model",
    never: "never inspected before",
  },
  parts: {
    heading: "By band and by group",
    bands: (unit) => `If the model works as meant, more ${unit} in a higher band have a violation.`,
    groups: (attribute, unit) =>
      `Groups are ${unit} with a majority of one ${attribute}. The intervals hold for each group by itself: among many groups a few miss the true number by chance.`,
    noGroups: "No group is large enough to be described.",
    hiddenGroups: (hidden, groups) =>
      `Groups that rest on numbers too small to be published: ${hidden} of ${groups}. They do not stand in the table.`,
    notCause:
      "A difference between groups says nothing of its cause, and it does not justify treating a group differently.",
  },
  assumption: {
    heading: "The assumption that nobody tested",
    what: (unit) =>
      `It was assumed that ${unit} that were never inspected comply. If that were so, no inspection could find a violation among them. A single one is enough to show otherwise.`,
    refuted: ({ inspected, violations }, unit) =>
      `${inspected} ${unit} that had never been inspected were inspected now, and ${violations} of them had a violation. So the assumption does not hold.`,
    notRefuted: (inspected, unit) =>
      `${inspected} ${unit} that had never been inspected were inspected now, and no violation was found. That does not show that there is none.`,
    few: ({ inspected, bound }, unit) =>
      `${inspected} ${unit} that had never been inspected were inspected now. Fewer than ${bound} of them had a violation; whether it was none at all is not published.`,
    share: ({ of1000, lower, upper, level }) =>
      `Of every 1,000 never-inspected, about ${of1000} have a violation (${level} interval: ${lower} to ${upper}).`,
    limit: ({ share, level }, unit) =>
      `With ${level} certainty at most ${share} of the never-inspected ${unit} have a violation.`,
    cautious: "This limit would hold for the largest number that is hidden here, so the real one may be lower.",
    breaking:
      "Claims about the score and its bands were made while never-inspected units counted as compliant. Each has a breaking point: the share of hidden violations, in the least favourable place, at which its interval no longer supports it.",
    claim: {
      auc: (baseline) => `The area under the ROC curve lies above ${baseline}`,
      bands: (higher, lower) => `Band ${higher} holds a larger share of violations than band ${lower}`,
    },
    groups:
      "No claim about groups stands here. The sample limits the hidden violations of all together. A claim about a group rests on the few never-inspected cases of that group; its breaking point stands in the report of the audit.",
    unsupported: (claim) => `“${claim}”: the data does not support this claim even if nobody hid a violation.`,
    withstands: ({ claim, fails, limit }) =>
      `“${claim}”: this fails from ${fails} hidden violations on. The sample allows at most ${limit}, so the claim withstands it.`,
    withstandsAll: ({ claim, highest }) =>
      `“${claim}”: this holds up to ${highest} hidden violations, the largest share that was looked at.`,
    mayFail: ({ claim, fails, limit }) =>
      `“${claim}”: this fails from ${fails} hidden violations on. The sample allows up to ${limit}, so the claim may fail.`,
    withheld: "What was found rests on numbers too small to be published.",
    none: (reason) => `The sample says nothing of this assumption: ${reason}.`,
  },
  comparison: {
    heading: "Selected by the model, and drawn at random",
    what: (unit) =>
      `A model is of use if inspecting the ${unit} that it selects finds more violations than inspecting at random.`,
    rates: ({ selected, random }, unit) =>
      `Of every 1,000 selected ${unit}, ${selected} had a violation. Inspecting at random would find about ${random} in every 1,000.`,
    ratio: ({ ratio, lower, upper, level }) =>
      `That is ${ratio} times as many (${level} interval: ${lower} to ${upper} times).`,
    openRatio: ({ ratio, lower, level }) =>
      `That is ${ratio} times as many (${level} interval: ${lower} times or more).`,
    above: "The interval lies above 1: the selection finds more than chance.",
    below: "The interval lies below 1: the selection finds less than chance.",
    unclear: "The interval holds 1: the sample does not tell the selection from inspecting at random.",
    none: (reason) => `The two cannot be compared: ${reason}.`,
  },
  areas: {
    heading: "How well the score ranks all, not only the selected",
    what: "The area under the ROC curve is the chance that a random violation has a higher score than a random unit without one. One half is what pure chance gives.",
    names: {
      weighted: "Corrected: each inspected unit counts for those it stands for",
      imputed: "Corrected: others filled in by stratum and score (Begg and Greenes)",
      randomAlone: "The random draw by itself",
      selectedAlone: "Not corrected: selected units alone",
    },
    uncorrected:
      "The area of selected units alone says little: they all have high scores, so the score can no longer tell them apart.",
    corrected: (unit) =>
      `The two corrected areas are about all ${unit}. They are two ways to the same number and should lie close together.`,
    impossible: (reason) => `There is no corrected area: ${reason}.`,
  },
  limits: {
    heading: "What this sample does not say",
    items: [
      "Violations that an inspection overlooks stay unseen here as well.",
      "The numbers are about the moment of the draw. Later changes are not in them.",
      "A share of violations is no judgement on whether a selection is lawful or justified.",
    ],
    disclosure: ({ threshold, units }) =>
      `Numbers that rest on fewer than ${threshold} people or ${units} units, with a violation or without, are not published. Not published is not zero.`,
    open: (reason) => `Nothing is hidden, for the reason that the plan gives: “${reason}”.`,
  },
  reasons: {
    "selected-by-score-alone": "only units that the model selected were inspected, so the others had no chance at all",
    "zero-inclusion-probability":
      "some units had no chance to be inspected, or no inspection among them has an outcome",
    "one-unit-in-stratum": "one inspected unit alone stands for several others, so chance cannot be measured",
    "no-units": "none of them was inspected",
    "outcomes-missing": "outcomes are missing, and the plan assumes nothing of them",
    "one-class-only": "all outcomes were the same",
    "too-few-outcomes": "too few violations were drawn at random",
    "no-variation": "the scores do not vary",
    "no-score-column": "the data has no score",
    "units-without-score": "some units have no score",
    "nobody-never-inspected": "the data names nobody who was never inspected",
    "nobody-selected": "the model selected nobody in this round",
    "zero-reference": "the draw found no violation to compare with",
  },
  withheld: "it rests on numbers too small to be published",
};
