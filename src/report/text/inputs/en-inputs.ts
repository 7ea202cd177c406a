import type { InputsText } from "./inputs-text.js";

/** English prose of the report on what goes into a model. */
export const inputsEn: InputsText = {
  synthetic:
    "Synthetic data. This report is about made-up data. It says nothing about a real model or about real people.",
  finding: (model) => `What goes into “${model}”, and what it was registered from`,
  period: "Period",
  summary: {
    heading: "Summary",
    scope: ({ model, units, unit }) =>
      `This report looks at what goes into the model “${model}”: what is known of ${units} ${unit}, how it was registered, and what was done with it.`,
    registrations: ({ registrations, units, unit }) =>
      `A second file was joined by number. ${registrations} of its rows belong to no ${unit === "sponsors" ? "sponsor" : "case"}, and ${units} ${unit} have no row in it.`,
    allRegistered: "A second file was joined by number. Every row of each file has its partner in the other.",
    findings: "Each chapter answers one question and can be read by itself. What they found:",
    notDiscrimination:
      "A difference between groups is not yet discrimination: that is a legal judgement. That no difference is shown is no evidence that there is none.",
  },
  limits: {
    heading: "What this report does not say",
    items: [
      "It looks at the inputs of the model. Whether the model treats groups differently is the question of the audit, which is a report of its own.",
      "An input that goes together with a group need not have been chosen because of it.",
      "Outcomes are known only for those who were inspected.",
    ],
    threshold: ({ threshold, units, unit }) =>
      `A count is shown only with at least ${threshold} people and ${units} ${unit} behind it. What is not shown is not zero.`,
    noThreshold: (reason) => `Nothing is hidden in this report. The reason given: ${reason}`,
  },
  methods: { heading: "Methods", references: "References" },
  reproduction: {
    heading: "Reproduction",
    toolkit: "Toolkit",
    settingsHash: "SHA-256 of the settings",
    planHash: "SHA-256 of the plan",
    date: "Date",
    command: "The command that writes this report:",
  },
  withheld: "not shown",
  none: "–",
  below: (bound) => `less than ${bound}`,
  above: (bound) => `more than ${bound}`,
  atMost: (bound) => `at most ${bound}`,
  range: (lower, upper) => `${lower} to ${upper}`,
  interval: (level, range) => ` (${level} interval ${range})`,
  remaining: {
    "other-groups": "other groups together",
    "no-majority": "no group has the majority",
    "no-members": "no migrants",
  },
};
