/**
 * Words that no sentence of a report may hold, in either language: an audit finds differences or does not find them; it
 * never clears a model.
 */
const FORBIDDEN: readonly RegExp[] = [
  /\b(?:un)?fair(?:ly|ness)?\b/giu,
  /\b(?:un|non-)?biased\b/giu,
  /\bbias[- ]free\b/giu,
  /\b(?:no|without) (?:bias|discrimination)\b/giu,
  /\bpass(?:es|ed)?\b/giu,
  /\b(?:un)?safe(?:ly|ty)?\b/giu,
  /\bprove[ns]?\b/giu,
  /\b(?:geen|zonder) (?:bias|discriminatie|vooringenomenheid)\b/giu,
  /\bbewezen\b/giu,
  /\b(?:on)?eerlijk\w*/giu,
  /\b(?:on)?veilig\w*/giu,
  /\bgoedgekeurd\b/giu,
  /\bonbevooroordeeld\w*/giu,
];

/** Titles of sources that hold a forbidden word as a term of statistics. */
const ALLOWED_TITLES: readonly string[] = ["An unbiased correlation ratio measure."];

/** Whole sentences that may hold a forbidden word, because they deny it. */
const ALLOWED_NEGATIONS: readonly string[] = [
  "Een verschil is op zichzelf nog geen discriminatie.",
  "Een aangetoond verschil is nog geen discriminatie.",
];

/**
 * Forbidden words in a text. Sentences on the list of allowed negations, and titles of sources, are taken out first.
 *
 * @param text  one text of a report, or the words of a plan
 * @returns each hit as it is written; empty when there is none
 * @example
 * forbiddenPhrases("The model is fair"); // ["fair"]
 */
export function forbiddenPhrases(text: string): string[] {
  const allowed = [...ALLOWED_NEGATIONS, ...ALLOWED_TITLES];
  const remaining = allowed.reduce((rest, sentence) => rest.replaceAll(sentence, ""), text);
  return FORBIDDEN.flatMap((pattern) => [...remaining.matchAll(pattern)].map(([hit]) => hit));
}

/**
 * Replaces the words of the user by a placeholder, so that only the report's own words remain to be judged.
 *
 * @param text        rendered text
 * @param userValues  titles, names and labels out of plan and data
 * @returns the text with every whole occurrence of a value replaced by "□"
 * @example
 * withoutUserValues("Model “Fair” is in use", ["Fair"]); // "Model “□” is in use"
 */
export function withoutUserValues(text: string, userValues: readonly string[]): string {
  return userValues
    .filter((value) => value.length > 0)
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, value) => rest.replace(wholeOccurrence(value), "□"), text);
}

function wholeOccurrence(value: string): RegExp {
  const literal = value.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, "giu");
}
