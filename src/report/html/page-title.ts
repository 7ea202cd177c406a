import type { ReportDocument } from "../document/report-document.js";
import { visibleMarks } from "../text/visible-marks.js";

/** The title in the tab of a browser: more is never read, and stands in the facts of the page. */
const TITLE_CHARACTERS = 70;

/**
 * Title of a page for the tab of a browser: its tags, such as that of made-up data, before its words.
 *
 * @param document  document of the page
 * @param words     title of the page
 * @returns at most 70 characters
 * @example
 * pageTitle(document, "Sponsors 2021"); // "Synthetic data: Sponsors 2021"
 */
export function pageTitle({ synthetic, mark, labels }: ReportDocument, words: string): string {
  const tags = [...(synthetic ? [labels.syntheticTag] : []), ...(mark === undefined ? [] : [mark])];
  const title = visibleMarks([...tags, words].join(": "));
  if (title.length <= TITLE_CHARACTERS) return title;
  // A cut through a character of two code units leaves half of it.
  return `${title.slice(0, TITLE_CHARACTERS - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
