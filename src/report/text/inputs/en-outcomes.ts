import type { OutcomesText } from "./outcomes-text.js";

/** English prose of the chapter on how outcomes were recorded. */
export const outcomesEn: OutcomesText = {
  heading: "Is a violation recorded in the same way everywhere?",
  found: {
    remarks: ({ without, unexpected }) =>
      `Recorded violations without a code in the remark: ${without}. Codes in a remark where no violation is recorded: ${unexpected}.`,
    histories: (possible) => `Enforcement histories that can have been so: ${possible}. The others are counted below.`,
    deregistrations: ({ sanction, none }) =>
      `More than ten per cent of deregistrations late, and no violation recorded: ${sanction}. A violation recorded with ten per cent or less late: ${none}.`,
    policy: ({ before, after }) =>
      `Share of violations before the change of policy: ${before}; from that day on: ${after}.`,
  },
  remarks: {
    heading: "Do the codes in the remarks agree with the recorded outcome?",
    intro:
      "An officer writes *NM* in the remark when a salary did not fit the market, and *SC* when the salary criterion was not met. Only these exact codes count. What looks like a code and is written otherwise counts as no code, and stands in the list for a person to look at.",
    caption: "Recorded outcome beside the codes in the remark",
    words: {
      "violation-with-code": "violation recorded, with a code",
      "violation-without-code": "violation recorded, no code",
      "none-with-code": "no violation recorded, with a code",
      "none-without-code": "no violation recorded, no code",
      "unknown-with-code": "outcome unknown, with a code",
      "unknown-without-code": "outcome unknown, no code",
    },
    codes: "What the remarks hold",
    codeWords: {
      NM: "*NM* alone",
      SC: "*SC* alone",
      both: "*NM* and *SC*",
      doubtful: "looks like a code, written otherwise",
      "no-code": "no code",
    },
  },
  codeYears: {
    heading: "In which years do the codes stand?",
    finding: ({ lowest, low, highest, high }) =>
      `The share with a code in the remark is lowest in ${lowest} (${low}) and highest in ${highest} (${high}).`,
    hidden: "No two years can be shown: too few stand behind one of their numbers.",
    intro:
      "A remark with both codes counts under *SC*. Where one of the codes is rare in some year, the table takes both together. Another policy, other companies, and another way of writing remarks can each make years differ.",
    change: (date) => `The policy changed on ${date}. A year in which that fell stands in two rows.`,
    caption: "Codes in the remarks, by year",
    part: {
      whole: (year) => year,
      before: (year, date) => `${year}, before ${date}`,
      from: (year, date) => `${year}, from ${date} on`,
    },
    undated: "no day known",
    columns: {
      year: "Year",
      NM: "*NM* alone",
      SC: "*SC*, with or without *NM*",
      code: "*NM*, *SC* or both",
      neither: "no code",
      share: "Share with a code",
      interval: (level) => `${level} interval`,
    },
  },
  histories: {
    heading: "Can the enforcement histories have been?",
    intro:
      "By the instruction a withdrawal follows an intention, a bankruptcy stays for ever, and a new recognition after a withdrawal takes five years. Each history that breaks a rule counts under its first problem, and stands in the list.",
    caption: "Enforcement histories",
    words: {
      possible: "can have been so",
      "out-of-order": "dates not in order",
      "withdrawn-without-intention": "withdrawn without an intention before it",
      "after-bankruptcy": "another status after bankruptcy",
      "after-withdrawal": "another status after withdrawal, without a new recognition",
      "recognised-again-too-soon": "recognised again within five years",
      emptied: "emptied without a new recognition",
      unreadable: "not a date with a known status",
      "no-history": "no history",
    },
    events: ({ rows, withoutUnit }) =>
      `The histories come from a file of events with ${rows} rows. Events of a sponsor or case that the plan does not know: ${withoutUnit}. They are left out.`,
    order: {
      "as-entered": "The events of one sponsor or case were read in the order of the file.",
      "by-date":
        "The events of one sponsor or case were first put in order of date. So dates that are not in order cannot be found.",
    },
    outcomes: "What the other histories say",
    outcomeWords: {
      enforcement: "enforcement entered",
      "bankruptcy-alone": "bankruptcy, and nothing else",
      nothing: "nothing entered",
    },
    bankruptcy: {
      violation: (count) =>
        `The settings count a bankruptcy as a violation. Under the other choice this number would not count as one: ${count}.`,
      "no-violation": (count) =>
        `The settings do not count a bankruptcy as a violation. Under the other choice this number would count as one: ${count}.`,
    },
  },
  deregistrations: {
    heading: "What does the rule of ten per cent do to small companies?",
    intro:
      "A sanction follows when more than 10% of deregistrations is late: 10 of 100 have no consequence, 11 of 100 do. With one to nine deregistrations a single late one is enough.",
    finding: ({ late }) =>
      `Of all deregistrations, ${late} was late. The expected share below is what the rule gives when each deregistration has that same chance of being late. It shows what size alone does.`,
    hidden:
      "Which share of all deregistrations was late is not shown: a small number would follow from it. The expected share is left out for the same reason.",
    figure: {
      finding: "Share with more than ten per cent late, by number of deregistrations",
      subtitle: (level) => `Dots: share. Lines: ${level} interval.`,
    },
    description: (sizes) => `Share with more than ten per cent late. ${sizes}.`,
    size: (size) => `${size} deregistrations`,
    columns: {
      size: "Deregistrations",
      share: "Share",
      interval: (level) => `${level} interval`,
      expected: "Expected from size alone",
    },
    caption: "The rule of ten per cent beside the recorded outcome",
    words: {
      "sanction-and-violation": "more than 10% late, violation recorded",
      "sanction-no-violation": "more than 10% late, no violation recorded",
      "no-sanction-violation": "10% or less late, violation recorded",
      "no-sanction-no-violation": "10% or less late, no violation recorded",
      "outcome-unknown": "outcome unknown",
      "no-deregistrations": "no deregistrations",
      "impossible-numbers": "numbers that cannot be",
    },
  },
  policy: {
    heading: "Did a change of policy change what counts as a violation?",
    finding: ({ date, before, after }) =>
      `The policy changed on ${date}. Before it, the share of violations was ${before}; from that day on it was ${after}.`,
    ratio: ({ ratio, interval }) =>
      `The share from that day on is ${ratio} times that before${interval}. The change of policy, other companies and another way of inspecting can each be the reason.`,
    pooled: ({ share, note }) =>
      `Over both periods together the share is ${share}. The settings say why they may be taken together: ${note}`,
    refused:
      "No share over both periods is given. Before and after, a violation may not mean the same. The settings can give a reason to take them together (note).",
    undated: (count) => `Known outcomes without a date, in neither period: ${count}.`,
    caption: "Before and from the change on",
    period: { before: (date) => `before ${date}`, after: (date) => `from ${date} on` },
    columns: {
      period: "Period",
      share: "Share of violations",
      interval: (level) => `${level} interval`,
      area: "Area under the curve (interval)",
    },
  },
  methods: [
    "Shares of recorded outcomes have Wilson's interval. The expected share under the rule of ten per cent is the mean of exact binomial chances over the companies of a size.",
    "Areas under the curve before and after a change of policy have DeLong's interval on the scale of the log odds.",
  ],
};
