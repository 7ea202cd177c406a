import { INDICATIONS } from "../../../registry/indications.js";
import type { IndicationsText } from "./indications-text.js";

/** English prose of the chapter on the 22 indications. */
export const indicationsEn: IndicationsText = {
  heading: "Which indications stand for a group, and which for each other?",
  finding: {
    some: ({ shown, tests, attribute, items }) =>
      `A link with ${attribute} is shown for ${shown} of ${tests} tested indications: ${items}.`,
    none: ({ tests, attribute }) =>
      `None of ${tests} tested indications goes together with ${attribute} more than chance gives. That is no evidence that none does.`,
    untested: "No indication holds, or is absent, often enough to be looked at by group.",
  },
  meaning:
    "An indication that goes together with a group can bring that group into a selection without naming it. Whether there is a good reason for the indication is not a question that these numbers answer.",
  barred:
    "Indications 14 to 21 are about a single migrant. They are counted and not tested: a sponsor has many migrants, so they say nothing of a sponsor as a whole.",
  enforcement:
    "Indications that follow from earlier enforcement show where people looked before. Used again, they send people back to the same sponsors.",
  item: (code) => INDICATIONS.find((each) => each.code === code)?.text ?? code,
  tags: {
    company: "company",
    migrant: "migrant",
    "origin-proxy": "may stand for origin",
    "earlier-enforcement": "from earlier enforcement",
  },
  caption: "How often each indication holds",
  columns: { code: "No.", item: "Indication", tags: "About", holds: "Holds", notKnown: "Not known" },
  byGroup: {
    heading: "Indications by group",
    caption: (attribute) => `Indications by ${attribute}`,
    finding: ({ item, attribute }) => `Indication ${item}, by ${attribute}`,
    subtitle: ({ code, unit, level, period }) =>
      `Share of ${unit} of which indication ${code} holds, with ${level} interval; ${period}`,
    description: ({ code, groups }) => `Dots with intervals: share of indication ${code} by group. ${groups}.`,
  },
  conjunctions: {
    heading: "Indications 11 and 12: both parts must hold",
    finding: ({ code, yes, no }) =>
      `Indication ${code} is stated as yes while its parts say no for ${yes}, and as no while they say yes for ${no}.`,
    evaluated: "Everywhere in this report these indications are what their parts say, where the parts are known.",
    caption: (code) => `Indication ${code}: what is stated beside what the parts say`,
    states: {
      agrees: "stated as the parts say",
      "stated-yes-parts-no": "stated yes, parts say no",
      "stated-no-parts-yes": "stated no, parts say yes",
      "parts-not-known": "stated, parts do not tell",
      "not-stated": "not stated",
    },
    partsAlone: ({ code, whole, units }) => `${code} holds while ${whole} does not: ${units}.`,
  },
  pairs: {
    heading: "Indications that go together",
    finding: {
      some: ({ shown, pairs, strongest }) =>
        `Of ${pairs} pairs of indications, ${shown} go together more, or less, than chance gives. The strongest: ${strongest}.`,
      none: (pairs) => `None of ${pairs} pairs of indications goes together more than chance gives.`,
    },
    strongest: ({ first, second, phi }) => `${first} and ${second} (${phi})`,
    hidden: (pairs) => `Of ${pairs} pairs the numbers are not shown: too few sponsors stand behind a part of them.`,
    caption: "Pairs of indications that go together, the strongest first",
    pair: "Pair",
    phi: "Phi (-1 to 1)",
    figure: {
      finding: "Which indications go together",
      subtitle:
        "Phi of each pair: 1 always together, 0 as chance gives, -1 never together. An empty place is not shown",
      description: (pairs) => `A table of squares, one a pair; a darker square is a stronger relation. ${pairs}.`,
    },
  },
  methods: [
    "Indications: 11 and 12 are evaluated from their parts. Tests by group are exact (Freeman and Halton) where all tables can be gone through, else by random tables with the same sums. Pairs are tested by Fisher's exact test, with phi and an interval by the delta method. Both families are adjusted by Holm, each by itself.",
  ],
};
