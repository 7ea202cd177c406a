import type { FiguresText } from "./figures-text.js";

/** English words of the figures on what is known, on steps, and on what could have been found. */
export const figuresEn: FiguresText = {
  known: {
    finding: ({ unknown, unit }) => `Of ${unknown} of the ${unit}, nobody knows whether they break the rules`,
    subtitle: ({ unit, period }) =>
      `Share of ${unit} with a known outcome, and of those that were never inspected. Period: ${period}.`,
    description: ({ rows }) => `A bar in three parts for each row. ${rows}`,
    row: ({ label, none, unknown, violation }) =>
      `${label}: ${none} without a violation, ${unknown} never inspected, ${violation} with a violation.`,
    all: "all",
    parts: ["white: no violation", "light: never inspected", "dark: violation"],
    caption: "What is known of each band",
    columns: ["Band", "No violation found", "Never inspected", "Violation found"],
  },
  steps: {
    finding: ({ group, shares }) => `${group}: ${shares}`,
    share: ({ step, group, others }) => `${step} ${group} against ${others}`,
    subtitle: ({ group, others, period }) =>
      `Share at each step of the process, ${group} and ${others}. Period: ${period}.`,
    description: ({ rows }) => `A row for each step of the process, with a filled and an open dot. ${rows}.`,
    flagged: "proposed by the model",
    selected: "selected by people",
    outcome: "violation among the flagged",
    legend: "filled: this group; open: all others",
    note: "Each step has its own whole: the first two count all units, the last one flagged units with a known outcome.",
    caption: "Shares at each step of the process",
    columns: ["Step", "This group", "All others"],
  },
  detectable: {
    finding: ({ reached, of, upper, power }) =>
      `For ${reached} of ${of} tested groups, a ratio of ${upper} would be found in ${power} of data sets`,
    subtitle: ({ hypothesis, power, baseRate }) =>
      `Hypothesis ${hypothesis}: smallest ratio above 1 that the deciding test would show in ${power} of data sets, if ${baseRate} is flagged.`,
    description: ({ groups, lower, upper }) =>
      `Dot plot with one row per group: ${groups}. A band marks the margin from ${lower} to ${upper}. The further right a dot lies, the larger a difference must be to be seen.`,
    note: "A dot beyond the margin means that a difference as large as the margin could be there unseen.",
  },
};
