import type { BoardText } from "./board-text.js";

/** English prose of the chapter on the composition of boards. */
export const boardEn: BoardText = {
  heading: "What did the registration of boards do?",
  banner: "Reconstruction, not for use.",
  finding: {
    flags: {
      shown: "The share of flagged sponsors differs between the classes of boards.",
      notShown:
        "No difference in the share of flagged sponsors between the classes of boards is shown. That is no evidence that there is none.",
      untested: "Whether flagged sponsors are spread otherwise over the classes of boards could not be tested.",
    },
    gap: ({ gap, units }) => `Of the boards of ${units} sponsors, ${gap} fit no class of the instruction.`,
    rareGap: "How many boards fit no class of the instruction is not shown: they are rare, or there are none.",
  },
  ground: ({ purpose, legalBasis }) =>
    `This chapter rebuilds an old registration to study what it did. Purpose given: ${purpose}. Legal basis given: ${legalBasis}. Nothing in it may be used to choose or to judge a sponsor. No director and no single sponsor stands in it, nor in any list.`,
  neverMade:
    "The old instruction put each company in a class by the origin of its directors. The Government wrote in 2022 that this should not have been collected, and that it could have led to discrimination.",
  claims:
    "The sources contradict each other. The Government says that the class was never part of the score. A memo of Legal Affairs of 2017 says that the country of birth of directors was a predictor in the model that was chosen. This report does not decide which is right.",
  declared: "The settings of this run follow the memo (claim C2).",
  holds: {
    birth:
      "The file of directors holds countries of birth, as the instruction says. The minutes of 2021 speak of nationalities.",
    nationality:
      "The file of directors holds nationalities, as the minutes of 2021 say. The instruction asks for countries of birth, so these classes are not the classes of the instruction.",
  },
  scope: ({ units, undated, rows, withoutSponsor, offTheDay }) =>
    `Looked at are ${units} sponsors of the audit, each on the day of its extract; sponsors without such a day: ${undated}. The file of directors has ${rows} rows. Left out are directors of a sponsor that the plan does not know (${withoutSponsor}) and directors who were not on the board that day (${offTheDay}).`,
  classes: {
    caption: "Classes of boards by the rule of the instruction",
    gap: "The instruction has no class for a board with directors born in the Netherlands, in “western” and in “non-western” countries together, where it has fewer than five directors or countries. Such boards are counted as fitting no class, and are put in none.",
    together: "Classes that are too rare to stand by themselves are counted together.",
    words: {
      "1": "1: a legal person governs the company",
      "2": "2: all born in the Netherlands",
      "3": "3: five or more directors, from five or more countries",
      "4": "4: born in the Netherlands and in “western” countries",
      "5": "5: born in the Netherlands and in “non-western” countries",
      "6": "6: all born in “non-western” countries",
      "7": "7: all born in “western” countries",
      "8": "8: born in “western” and “non-western” countries",
      "9": "9: cannot be found out",
      "10": "10: a natural and a legal person",
      "no-class": "fits no class of the instruction",
      "other-classes": "other classes together",
    },
    short: {
      "1": "1: legal person",
      "2": "2: Netherlands",
      "3": "3: international",
      "4": "4: Netherlands, “western”",
      "5": "5: Netherlands, “non-western”",
      "6": "6: “non-western”",
      "7": "7: “western”",
      "8": "8: “western”, “non-western”",
      "9": "9: cannot be found out",
      "10": "10: natural, legal person",
      "no-class": "no class",
      "other-classes": "other classes",
    },
  },
  unknown: {
    caption: "Why boards have class 9",
    words: { nobody: "nobody stands on the board that day", "not-known": "a country is not known" },
  },
  flags: {
    heading: "Are sponsors of one class flagged more often?",
    finding: {
      shown: ({ p, strength }) =>
        `The share of flagged sponsors differs between the classes (${p}). How strongly they go together, from 0 to 1: ${strength}.`,
      notShown: ({ p, strength }) =>
        `A test does not show that sponsors of one class are flagged more often than those of another (${p}). That is no evidence that there is no difference. How strongly they go together, from 0 to 1: ${strength}.`,
    },
    meaning:
      "A difference here does not say that the class was an input of the score: an indicator that goes together with it gives the same picture.",
    untested: "Too few classes can be told apart to look at who is flagged.",
    figure: {
      shown: "The share of flagged sponsors differs between the classes",
      notShown: "No difference between the classes is shown",
    },
    subtitle: (level) => `Share of sponsors that the model flags, by class of the board; ${level} intervals`,
    description: (classes) => `Dots with intervals: share of flagged sponsors by class of the board. ${classes}.`,
    overall: (share) => `all classes ${share}`,
    class: "Class of the board",
    hidden: (classes) => `Classes that are not shown: ${classes}. Too few people stand behind a part of their answers.`,
    bands: "Sponsors by class of the board and class of the score",
  },
  registered: {
    heading: "Does the registered class follow the rule?",
    finding: ({ agreement, kappa }) =>
      `Of the registered classes, ${agreement} are the class by the rule. Beyond what chance alone gives, the agreement is ${kappa}. This is Cohen's kappa: 1 is full agreement, 0 is what chance gives.`,
    withheld: "How far the registered classes follow the rule is not shown: too few boards stand behind a part of it.",
    gap: {
      leftOut:
        "Boards that fit no class are left out here: whatever was registered for them, the instruction does not give it.",
      together: "Boards that fit no class stand among the other classes here, if there are any.",
    },
    meaning: "Another class than the rule gives may have been right on another day.",
    without: (without) => `Sponsors without a registered class, which are left out here: ${without}.`,
    caption: "Classes by the rule and as registered",
    columns: {
      class: "Class",
      computed: "By the rule",
      registered: "As registered",
      share: "Of those by the rule, registered so",
    },
  },
  otherwise: {
    heading: "Does it matter how the instruction is read?",
    finding: {
      some: (settings) =>
        `Another reading changes whether a difference between the classes is shown, for: ${settings}.`,
      none: () =>
        "None of the other readings changes whether a difference between the classes is shown. Each was read the other way by itself.",
    },
    untested: "What another reading does to who is flagged could not be tested.",
    meaning:
      "The instruction leaves six things open. The settings choose a reading of each. How many sponsors change class is told roughly: an exact number would give single boards away.",
    caption: "The six open points, each read the other way",
    columns: {
      setting: "Open point",
      chosen: "Reading of the settings",
      other: "Other reading",
      changed: "Sponsors that change class",
      difference: "Difference shown, by the other reading",
    },
    settings: {
      international: "five or more directors from five or more countries",
      partlyUnknown: "some countries not known",
      euCountry: "which countries are EU countries",
      liechtenstein: "Liechtenstein",
      kingdom: "Caribbean parts of the Kingdom",
      formerStates: "states that are no more",
    },
    readings: {
      international: {
        "international-first": "class 3 goes first",
        "composition-first": "class 3 only where no other class fits",
      },
      partlyUnknown: { "class-9": "class 9", "by-the-known": "the class of those that are known" },
      euCountry: { "on-the-day": "members on the day of the extract", "members-2019": "the 28 members of 2019" },
      liechtenstein: { western: "“western”", "not-western": "“non-western”" },
      kingdom: { netherlands: "the Netherlands", "not-western": "“non-western”" },
      formerStates: { unknown: "not known", "not-western": "“non-western”" },
    },
    difference: { shown: "yes", notShown: "no", untested: "not tested" },
  },
  methods: [
    "Boards: the class follows the rule of the old scoring instruction, with the list of “western” countries that it names and the readings of the settings. Which classes stand by themselves depends on their size and on how many sponsors are flagged in all, never on who of a class is flagged.",
    "Class against flag: exact (Freeman and Halton) where all tables can be gone through, else by random tables with the same sums. Strength is Cramér's V with Bergsma's correction. The tests by another reading are not adjusted for each other.",
    "Cohen's kappa is computed from the number that agrees and the sums of both ratings, with rare classes together. Its interval is Wilson's for the agreement, with the agreement by chance held as it was observed.",
  ],
};
