import type { SeverityText } from "./severity-text.js";

/** English prose about severity and number of violations by band. */
export const severityEn: SeverityText = {
  severity: {
    heading: {
      rising: (set) => `On ${set}, violations in higher bands are more serious`,
      falling: (set) => `On ${set}, violations in higher bands are less serious`,
      notDistinguishable: (set) => `On ${set}, it is not shown that how serious violations are differs between bands`,
      withheld: "Whether violations in higher bands are more serious rests on counts that are too small to publish",
      notEstimable: "Whether violations in higher bands are more serious cannot be estimated from this data",
    },
    what: "A higher band may hold a violation more often, and its violations may also be more serious. This part looks at how serious they are, by the levels of the plan. The test (Jonckheere-Terpstra) asks whether severity rises or falls from band to band. A violation without a stated severity is left out.",
    when: "This matters when someone says that more serious violations are found where the risk is high.",
    violators: ({ set, unit, share, interval, p }) =>
      `On ${set}, take two ${unit} with a violation, from different bands. In ${share} of such pairs the violation in the higher band is the more serious one${interval}; ${p}.`,
    all: ({ unit, share, interval, p }) =>
      `With ${unit} without a violation counted too, as the lowest level, it is ${share}${interval}; ${p}. That also holds how often a violation was found.`,
    finding: ({ grade, low, lowShare, high, highShare }) =>
      `Of the violations, ${lowShare} are “${grade}” in band “${low}” and ${highShare} in band “${high}”`,
    subtitle: ({ set, unit, period }) =>
      `How serious violations are per band, counted in ${unit} with a violation. Outcomes: ${set}. Period: ${period}.`,
    caption: (unit) => `Severity of violations per band, counted in ${unit}`,
    orderCaption: (unit) => `Is the higher band more serious? Share of the pairs of ${unit} from different bands`,
  },
  number: {
    heading: {
      rising: (set) => `On ${set}, more violations were found per violator in higher bands`,
      falling: (set) => `On ${set}, fewer violations were found per violator in higher bands`,
      notDistinguishable: (set) =>
        `On ${set}, it is not shown that the number of violations per violator differs between bands`,
      withheld: "Whether violators in higher bands have more violations rests on counts that are too small to publish",
      notEstimable: "Whether violators in higher bands have more violations cannot be estimated from this data",
    },
    what: "A higher band may hold a violation more often, and more violations may have been found at once. This part looks at that number, in the classes of the plan. The test (Jonckheere-Terpstra) asks whether the number rises or falls from band to band. A violation without a stated number is left out.",
    when: "This matters when someone says that more violations are found where the risk is high.",
    violators: ({ set, unit, share, interval, p }) =>
      `On ${set}, take two ${unit} with a violation, from different bands. In ${share} of such pairs the one in the higher band has the most violations${interval}; ${p}.`,
    all: ({ unit, share, interval, p }) =>
      `With ${unit} without a violation counted too, as zero, it is ${share}${interval}; ${p}. That also holds how often a violation was found.`,
    finding: ({ grade, low, lowShare, high, highShare }) =>
      `Of the violators, ${lowShare} have ${grade} in band “${low}” and ${highShare} in band “${high}”`,
    subtitle: ({ set, unit, period }) =>
      `Number of violations per band, counted in ${unit} with a violation. Outcomes: ${set}. Period: ${period}.`,
    caption: (unit) => `Number of violations per band, counted in ${unit}`,
    orderCaption: (unit) =>
      `Does the higher band have more violations? Share of the pairs of ${unit} from different bands`,
  },
  half: "An equal pair counts half. At 50% the band says nothing about this. The test and the intervals take units to stand alone.",
  assumption: (mark) =>
    `A row marked “${mark}” counts never-inspected units as if they had no violation. That is an assumption that nobody tested.`,
  legend: (grades) => `from left to right: ${grades}`,
  description: ({ bands, grades }) => `One bar a band, from low to high, split into ${grades}. Per band: ${bands}.`,
  axis: "share of the violations",
  withheld: "There is no chart here: the shares rest on counts that are too small to publish.",
  atLeast: (number) => `${number} or more`,
  population: { all: "all", violators: "with a violation" },
  columns: {
    band: "Band",
    violations: "n with a violation",
    over: "Over",
    superiority: "Higher in the higher band",
    step: (higher, lower) => `“${higher}” against “${lower}”`,
    test: "p (Jonckheere-Terpstra)",
  },
};
