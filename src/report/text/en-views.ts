import type { ViewsText } from "./views-text.js";

/** English words of the views of one audit. */
export const viewsEn: ViewsText = {
  companions: "Other reports on this audit",
  reports: {
    report: "For a privacy office: findings, limits and methods in words",
    "report-public": "For everyone: what was found, and the charts",
    "report-analyst": "For analysts: all tables",
    "report-without-scores": "For those who may not see scores",
    letter: "Letter for parliament",
  },
  questions: {
    heading: "Questions that are often asked",
    noDiscrimination: {
      question: "May we say that the model does not discriminate?",
      answer:
        "No. This audit compares how often groups are flagged. Whether a difference is discrimination is a legal judgement. Where no difference is shown, that is not evidence that there is none.",
    },
    who: {
      question: "Which group is this about, and how many are they?",
      named: ({ hypothesis, groups }) => `Hypothesis ${hypothesis}: a difference is shown for ${groups}.`,
      counted: ({ group, members }) => `${group} (${members})`,
      more: (count) => `${count} more`,
      signalled: ({ hypothesis, groups }) =>
        `Hypothesis ${hypothesis}: no difference is shown for a group. A risk is signalled, without evidence, for ${groups}.`,
      nobody: (hypothesis) => `Hypothesis ${hypothesis}: no difference is shown, so no group is named.`,
      withheld: (hypothesis) => `Hypothesis ${hypothesis}: the groups are too small to be named here.`,
      notTested: (hypothesis) => `Hypothesis ${hypothesis} could not be tested.`,
    },
    change: {
      question: "What would change the conclusion?",
      shown: (hypothesis) =>
        `On hypothesis ${hypothesis} a difference is shown. Data of another period could give another answer; the interval above tells how far the difference itself is certain.`,
      notShown: (hypothesis) =>
        `On hypothesis ${hypothesis} no difference is shown. More data could show one that is too small to be seen now.`,
      open: (hypothesis) =>
        `On hypothesis ${hypothesis} nothing could be concluded. More complete data, or larger groups, could give an answer.`,
      notAsked: (hypothesis) =>
        `Hypothesis ${hypothesis} does not fit this data: each case has one group. More data of this kind gives no answer to it.`,
    },
    assumption: "What rests on an assumption that nobody tested?",
    notExamined: "What was not examined?",
    repeat: {
      question: "Can I repeat this in ten years?",
      answer: ({ version, fingerprint }) =>
        `Yes, with three things: the same data, the plan (its fingerprint starts with ${fingerprint}) and toetssteen ${version}. The numbers then come out the same. The command “toetssteen verify” compares them. The reports and tables themselves can be read without toetssteen.`,
    },
  },
  letter: {
    title: (model) => `Letter on the audit of the risk model “${model}”`,
    about: "What this letter is about",
    model: (model) =>
      `The model “${model}” gives a risk band. Who is in a band that leads to further investigation is flagged. This audit asked two questions. The answer to each has four parts, which should not be merged: is there statistical evidence, is a risk signalled, are groups shown to be alike, and is the data sufficient.`,
    fourLayers: "What was found",
    numbers: "In numbers",
    score: "How well does the score find violations?",
    notExamined: "What was not examined",
    meaning: "What this does not mean",
    source: "where this comes from",
    made: ({ version, date }) => `Made with toetssteen ${version}${date === null ? "" : ` on ${date}`}.`,
  },
  glossaryHeading: "Words used in this report",
  explore: {
    heading: "Charts to explore",
    intro:
      "The charts of the report, with the values of a mark under the pointer. They hold the same published numbers as the report. What they mean stands in the report:",
    filter: "Show groups with this in their name:",
    drawn: "Groups drawn:",
    noScript:
      "This page needs a script, which stands in the page itself. The report shows the same charts without one.",
    back: "to the report",
  },
};
