import type { ListsText } from "./lists-text.js";

/** English prose of the chapter on the lists of scored companies. */
export const listsEn: ListsText = {
  heading: "What stands in the lists, and what stands in them twice?",
  finding: ({ lists, rows, distinct }) => `${lists} lists hold ${rows} rows with ${distinct} different numbers.`,
  overlap: ({ several, zeros }) =>
    `${several} numbers stand in more than one list. ${zeros} numbers would be the same as another one if their leading zeros were put back.`,
  notMended:
    "Nothing was mended: a number that lost its zeros counts as another number, until the owner of the data says that it is the same company.",
  manifest: {
    caption: "The lists",
    columns: { list: "List", rows: "Rows", source: "Source", date: "Date", hmac: "HMAC under the key of the owner" },
    hash: "The hash of each file stands in the list of the analyst and not here: it would let an outsider test guesses about what is hidden.",
  },
  states: {
    caption: "Numbers and rows of the lists",
    list: "List",
    all: "all lists together, different numbers",
    numbers: {
      "as-it-should": "number with all its digits",
      "zeros-lost": "number with fewer digits: leading zeros are lost",
      other: "no such number",
    },
    rows: {
      first: "first row of a number",
      reprofiled: "later row, marked as a re-profiling",
      again: "later row without such a mark",
    },
    overlap: {
      "one-list": "in one list",
      "several-lists": "in more than one list",
      "same-but-for-zeros": "the same as another but for leading zeros",
    },
  },
  drift: {
    heading: "Do companies of the later list look different?",
    finding: {
      some: ({ indicators, from, to }) => `Between ${from} and ${to} a shift stands out: ${indicators}.`,
      none: ({ from, to }) => `Between ${from} and ${to} no shift stands out that is more than chance gives.`,
      withheld: "Whether there is a shift is not shown: too few companies stand behind the numbers.",
    },
    small: ({ list, companies, detectable }) =>
      `Only ${companies} companies of ${list} can be compared. With lists of these sizes a shift of ${detectable} is found in four of five cases, and a smaller one less often.`,
    caption: ({ from, to }) => `Shift of each indicator from ${from} to ${to}`,
    columns: {
      indicator: "Indicator",
      levels: "Classes",
      index: "Shift (PSI)",
      chance: "Chance gives up to",
      detectable: "Smallest that would be seen",
    },
    figure: {
      finding: ({ indicator, from, to }) => `How ${indicator} is spread over ${from} and ${to}`,
      subtitle: "Share of the companies of each list",
      description: (shares) => `One bar a list, cut into classes: ${shares}.`,
      legend: (levels) => `From left to right: ${levels}`,
      axis: "share of the companies",
      caption: (indicator) => `${indicator}: share of each class in the two lists`,
      level: "Class",
      otherLevels: "other classes together",
      noValue: "no value",
      withheld: "The shares are not shown: too few companies stand behind them.",
    },
  },
  methods: [
    "Lists: numbers are compared as they are written. The shift is the population stability index (PSI), with an interval from the noncentral chi-squared distribution; the test is exact where all tables can be gone through, else by random tables with the same sums, and adjusted by Holm over the indicators. A company that stands in both lists counts in the earlier one. The smallest shift that would be seen is the one that a chi-squared test finds in four of five cases.",
  ],
};
