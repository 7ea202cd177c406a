/** Text of R, safe for any label: nothing of a label is ever code. */

/**
 * An R string of any text. Quotation marks, backslashes, control characters and whatever is not ASCII are escaped; NUL,
 * which R strings cannot hold, becomes the replacement character.
 * @example rString('a"b') // '"a\\"b"'
 */
export function rString(text: string): string {
  const escaped = [...text].map((character) => {
    const code = character.codePointAt(0)!;
    if (character === '"' || character === "\\") return `\\${character}`;
    if (code >= 0x20 && code < 0x7f) return character;
    const lone = code >= 0xd800 && code <= 0xdfff;
    return `\\U{${(code === 0 || lone ? 0xfffd : code).toString(16)}}`;
  });
  return `"${escaped.join("")}"`;
}

/** A number with every digit that it has; a bound that does not exist is infinite. */
export function rNumber(value: number | "unbounded"): string {
  if (value === "unbounded" || value === Number.POSITIVE_INFINITY) return "Inf";
  if (value === Number.NEGATIVE_INFINITY) return "-Inf";
  return String(value);
}

/** A vector, over several lines where it is long; NA stands for what is suppressed. */
export function rVector(values: readonly (number | string | null)[]): string {
  const texts = values.map((value) =>
    value === null ? "NA" : typeof value === "number" ? rNumber(value) : rString(value),
  );
  return `c(${wrapped(texts)})`;
}

/** A matrix given row by row. */
export function rMatrix(values: readonly (number | null)[], columns: number): string {
  return `matrix(${rVector(values)}, ncol = ${columns}, byrow = TRUE)`;
}

/** R expression of the draws of a simulation that stands for one of ours: as many, up to what the reader gives it time for. */
export function drawsIn(resamples: number): string {
  return `min(simulations, ${resamples})`;
}

const WIDTH = 100;

function wrapped(texts: readonly string[]): string {
  const lines: string[] = [];
  let line = "";
  for (const text of texts) {
    if (line.length + text.length > WIDTH && line !== "") {
      lines.push(line);
      line = "";
    }
    line += line === "" ? text : `, ${text}`;
  }
  return [...lines, line].join(",\n  ");
}
