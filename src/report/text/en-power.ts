import type { PowerText } from "./power-text.js";

/** English words for margins and power. */
export const powerEn: PowerText = {
  margin: ({ population, others, from, to, lower, upper }) =>
    `What the margin means: if ${others} of every 1,000 ${population.others} are ${population.flagged}, a group lies within the margin from ${from} to ${to} of every 1,000. That is a ratio from ${lower} to ${upper}.`,
  marginDifference: (points) =>
    `The plan also sets a margin for the difference: at most ${points} percentage points. Both margins must hold.`,
  alike: ({ shown, of }) =>
    `Two one-sided tests look at both ends of the margin. ${shown === 0 ? "No group" : `${shown} of ${of} groups`} ${shown > 1 ? "are" : "is"} shown to lie within it. Where that is not shown, no difference is shown by it either.`,
  how: ({ baseRate, power, unit, draws }) =>
    `What this test could have found was computed for ${baseRate} flagged, whatever was found. A ratio counts as found when the deciding test would show it in ${power} of data sets. ${draws === null ? `It is summed exactly over ${unit}.` : `It is simulated over ${unit}, ${draws} times, with the members of one sponsor kept together.`}`,
  reached: ({ reached, of, power }) =>
    reached === 0
      ? `A difference as large as the margin would ${of === 1 ? `not be found in ${power} of data sets for the tested group` : `be found in ${power} of data sets for none of the ${of} tested groups`}.`
      : `A difference as large as the margin would be found in ${power} of data sets for ${reached} of the ${of} tested groups.`,
  unreached: ({ hypothesis, groups, power }) =>
    `Hypothesis ${hypothesis}: for ${groups} tested ${groups === 1 ? "group" : "groups"} no ratio at all would be found in ${power} of data sets.`,
  tableCaption: (hypothesis, power) => `Hypothesis ${hypothesis}: what would be found in ${power} of data sets`,
  columns: {
    above: "Smallest ratio above 1",
    below: "Largest ratio below 1",
    atMargin: "Chance to find the margin",
    needed: (unit) => `${unit.charAt(0).toUpperCase()}${unit.slice(1)} that would decide the margin, about`,
  },
  neededNote: (unit) =>
    `The last column is an approximation. It supposes more ${unit} of the same kind, with the group as common among them.`,
};
