import type { AnswersText, FieldsText } from "./fields-text.js";

/** English words that the chapters on fields, lists and indications share. */
export const answersEn: AnswersText = {
  columns: {
    answer: "Answer",
    count: "Number",
    share: "Share",
    interval: (level) => `${level} interval`,
    group: "Group",
    strength: "Strength (0 to 1)",
    lowest: "Lowest share of those shown",
    highest: "Highest share of those shown",
    adjusted: "p, adjusted",
  },
  ofGroup: (share, group) => `${share} (${group})`,
  overall: (share) => `all groups ${share}`,
  hiddenNumber: "a number that is not shown",
  chartWithheld: "The shares by group are not shown: too few people stand behind them.",
  tested: ({ tests, attribute, withoutGroup, unit }) =>
    `Each question was tested against ${attribute}: ${tests} tests in one family, so that one false alarm in the whole family is rare. ${withoutGroup} ${unit} without a majority group are left out of these tests.`,
  groupsHidden: (groups) =>
    `Groups that are not shown: ${groups}. Too few people stand behind a part of their answers.`,
  together:
    "Groups in which too few answers were to be expected stand together as “other groups”. Only the size of a group decides that, never its answers.",
};

/** English prose of the chapter on the fields of the scoring screen. */
export const fieldsEn: FieldsText = {
  heading: "Are the fields filled in, and for whom are they not?",
  finding: {
    some: ({ shown, tests, attribute, questions }) =>
      `A difference by ${attribute} is shown by ${shown} of ${tests} questions on the fields: ${questions}.`,
    none: ({ tests, attribute }) =>
      `None of ${tests} questions on the fields shows a difference by ${attribute} that is more than chance gives. That is no evidence that there is none.`,
    untested: "No field is missing, invalid or stale often enough to be looked at by group.",
  },
  meaning:
    "A field that is empty more often for one group can move the scores of that group, whatever the model does. Why it is empty cannot be seen in the data.",
  scope: ({ units, unit }) =>
    `Looked at are the ${units} ${unit} whose score the audit uses. Each value has one state: the first that holds. Every single problem, with its row, stands in a list for the analyst and not in this report.`,
  caption: "Fields of the scoring screen: share in each state",
  columns: {
    field: "Field of the screen",
    missing: "Missing",
    invalid: "Against the rule",
    undated: "Without a date",
    stale: "Too old",
    inOrder: "In order",
  },
  question: {
    missing: "not filled in",
    invalid: "against the rule",
    stale: "too old",
    "answered-no": "answered with no",
    unrecorded: "without a full record of where it comes from",
    "weak-source": "from a weak source",
  },
  byGroup: {
    heading: "Fields by group",
    caption: (attribute) => `Questions on the fields by ${attribute}`,
    question: "Question",
    finding: ({ field, question, attribute }) => `${field}: ${question}, by ${attribute}`,
    subtitle: ({ field, question, unit, level, period }) =>
      `Share of ${unit} of which “${field}” is ${question}, with ${level} interval; ${period}`,
    description: ({ field, question, groups }) =>
      `Dots with intervals: share of “${field}” ${question} by group. ${groups}.`,
  },
  size: {
    heading: "Size class: 25 and 100 employees",
    finding: ({ lower, upper, unit, border }) =>
      `The instruction puts 25 and 100 employees in two classes each. Of the ${unit} on such a border, ${lower} were registered in the lower class and ${upper} in the upper one. ${border}`,
    border: {
      lower: "The settings put them in the lower class.",
      upper: "The settings put them in the upper class.",
    },
    caption: "Registered size class beside the number of employees",
    states: {
      "border-as-lower": "on a border, registered in the lower class",
      "border-as-upper": "on a border, registered in the upper class",
      "as-number": "as the number of employees says",
      "no-website-class-1": "class 1 for want of a website, nobody counted",
      "other-than-number": "another class than the number says",
      "no-number": "no usable number",
    },
    otherwise: ({ higher, lower, flagged, unflagged }) =>
      `If the border cases were read the other way, ${higher} of them would get a higher band and ${lower} a lower one. ${flagged} would become flagged, and ${unflagged} would no longer be flagged.`,
    notComputed: "What the other reading does to the bands is not computed: the settings give no weights.",
  },
  branch: {
    heading: "Branch: two editions of the code",
    finding: ({ other, unknown }) =>
      `${other} carry a code that only the other edition knows, such as division 45 after the change. ${unknown} carry a code that no edition knows.`,
    caption: "Branch codes by edition of the classification",
    states: {
      "known-2008": "known in SBI 2008, extract of before the change",
      "known-2025": "known in SBI 2025, extract of after the change",
      "other-edition": "known in the other edition only",
      unknown: "known in no edition",
      undated: "extract without a date",
      missing: "no code",
    },
  },
  doubt: {
    heading: "Filled in while in doubt",
    finding: ({ field, doubt }) => `“${field}” was answered with J while in doubt for ${doubt}.`,
    caption: (field) => `“${field}”: answers and doubt`,
    states: {
      yes: "J",
      "yes-in-doubt": "J, in doubt",
      no: "N",
      "no-in-doubt": "N, in doubt",
      neither: "neither J nor N",
    },
    otherwise: ({ higher, lower, flagged, unflagged }) =>
      `If these were N instead, ${higher} of them would get a higher band and ${lower} a lower one. ${flagged} would become flagged, and ${unflagged} would no longer be flagged.`,
    notInScore: "This field is no part of the score: another reading changes no band.",
  },
  readings: {
    heading: "Two people, one company",
    finding: ({ field, both, agreement, kappa, interval }) =>
      `Two people filled in “${field}” for ${both}. They agree for ${agreement}. Beyond what chance alone gives, their agreement is ${kappa}${interval}. This is Cohen's kappa: 1 is full agreement, 0 is what chance gives.`,
    joined: ({ joined, named }) =>
      `The ${named} most frequent values stand by themselves. The other ${joined} values count as one value in the table and in kappa, so two different ones of them count there as agreement. The share that agrees counts each value by itself.`,
    meaning: "Agreement says that people read alike. It does not say that they read well.",
    caption: (field) => `“${field}”: first reading against second`,
    first: "First reading",
    other: "other values",
  },
  provenance: {
    heading: "Where the values come from",
    meaning:
      "A value can be checked only if its source, its date and the person who filled it in are recorded. A value from a weak source is not wrong for that reason, but it rests on less. Who the people are stands nowhere in this report.",
    caption: "Record of where values come from, by field: share of all",
    columns: {
      source: "Source",
      noSource: "Source not recorded",
      undated: "Date not recorded",
      old: "Five years or older",
      nobody: "Person not recorded",
    },
    column: "recorded for each value",
    notKept: "not in the data",
    weak: ({ field, source, units, unit }) =>
      `“${field}” rests on ${source} for ${units} ${unit}. The settings call that source weak.`,
    persons: ({ field, people, busiest }) =>
      `Number of people who filled in “${field}”, as far as recorded: ${people}. The one who filled in most did so for ${busiest}.`,
    sourceCaption: (field) => `“${field}”: sources`,
    ageCaption: ({ field, asOf }) => `“${field}”: age of the value on ${asOf}`,
    personCaption: (field) => `“${field}”: who filled it in`,
    sources: {
      "other-source": "a source that the settings do not name",
      "no-source": "source not recorded",
      "no-value": "no value",
    },
    ages: {
      "under-1-year": "less than 1 year",
      "1-to-3-years": "1 year to less than 3",
      "3-to-5-years": "3 years to less than 5",
      "5-years-or-more": "5 years or more",
      "after-that-day": "a later day, which cannot be",
      undated: "no date, or not a date",
      "no-value": "no value",
    },
    people: {
      "busiest-person": "the person who filled in most",
      "other-people": "somebody else",
      "nobody-recorded": "nobody recorded",
      "no-value": "no value",
    },
  },
  methods: [
    "Fields: every value is held to the rule of the scoring instruction. Tests by group are exact (Freeman and Halton) where all tables can be gone through, else by random tables with the same sums, and adjusted by Holm over all questions on the fields. Strength is Cramér's V with Bergsma's correction.",
    "Another reading of a code moves the log odds of the registered score by the weight in the settings. The registered score is rounded, so a score close to a threshold can fall on either side.",
  ],
};
