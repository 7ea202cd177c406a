/**
 * The shape of a text: what may be said of a value that may not be printed.
 *
 * @param text  value as it stands in the file; null means no value
 * @param against  what it was looked up in, for example "3 known texts"
 * @returns words without any character of the value
 * @example textShape("Marokko", "103 known levels") // "text, 7 characters, not among the 103 known levels"
 */
export function textShape(text: string | null, against?: string): string {
  if (text === null) return "no value";
  if (text === "") return "an empty text";
  const length = [...text].length;
  const size = `text, ${length} ${length === 1 ? "character" : "characters"}`;
  return against === undefined ? size : `${size}, not among the ${against}`;
}

/**
 * A number that broke a rule: itself when it is short, else its shape, since a long one may be an identifier that
 * stands in the wrong column.
 *
 * @param text  text of a number
 * @returns at most seven characters of number, or a shape
 * @example shortNumber("101") // "101"
 */
export function shortNumber(text: string | null): string {
  if (text === null || !/^[+-]?[0-9.,]+([eE][+-]?[0-9]+)?$/.test(text)) return textShape(text);
  return text.length <= 7 ? text : `a number of ${text.length} characters`;
}

/**
 * A text that the plan does not know: its shape, and the known text that it nearly is.
 *
 * @param known  texts of the plan
 * @returns a function from value to words; a known text may be named, the value may not
 * @example unknownText(["high", "low"])("High") // "text, 4 characters, not among the 2 known texts; \"high\" but for case or spaces"
 */
export function unknownText(known: readonly string[]): (text: string | null) => string {
  return (text) => {
    const near = known.find((label) => fold(label) === fold(text ?? ""));
    const shape = textShape(text, `${known.length} known texts`);
    return near === undefined ? shape : `${shape}; ${JSON.stringify(near)} but for case or spaces`;
  };
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}
