/** Control characters that no text needs, and marks that turn the direction of reading for what follows them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not reach a page
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text with every hidden mark written out, so that a name cannot turn round or hide the words beside it.
 *
 * @param text  any text
 * @returns the text; a mark as `[U+202E]`
 * @see https://www.unicode.org/reports/tr36/ (bidirectional text spoofing)
 * @example
 * visibleMarks("a\u202eb"); // "a[U+202E]b"
 */
export function visibleMarks(text: string): string {
  return text.replace(HIDDEN, (mark) => `[U+${mark.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}]`);
}
