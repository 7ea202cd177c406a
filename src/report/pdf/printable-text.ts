import type { FontFace } from "./font-face.js";

/** A place where a line may break without a hyphen; the template turns it into nothing that shows or is copied. */
export const BREAK = "\u200b";

/** A run of so many characters without a place to break gets one in every `STEP`. */
const LONGEST_RUN = 28;
const STEP = 14;

/** Characters that the font lacks and that another stands for. */
const STAND_INS: Readonly<Record<string, string>> = {
  "\u2011": "-",
  "\u202f": "\u00a0",
  "\t": " ",
  "\n": " ",
  "\r": " ",
  [BREAK]: "",
};

/** Controls, marks of format and private characters: a font may list them, and an archive refuses them. */
const UNDRAWN = /(?!\u00ad)[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;

/**
 * Text as a PDF can show it: what the font lacks, marks that turn the direction of reading among it, is written as
 * `[U+202E]`, and long runs of characters may break.
 *
 * @param text  any text
 * @param font  the font that it is set in
 * @returns text of characters that the font has, and `BREAK`
 * @see https://www.unicode.org/reports/tr36/ (bidirectional text spoofing)
 * @example
 * printable("a\u202eb", reportFonts().regular); // "a[U+202E]b"
 */
export function printable(text: string, font: FontFace): string {
  return drawable(text, font).replace(/[^\s-]+/g, (run) => (run.length <= LONGEST_RUN ? run : broken(run)));
}

/**
 * The same without places to break: for pictures and for metadata.
 *
 * @param text  any text
 * @param font  the font that it is set in
 * @returns text of characters that the font has
 * @example
 * drawable("中文", reportFonts().regular); // "[U+4E2D U+6587]"
 */
export function drawable(text: string, font: FontFace): string {
  let shown = "";
  let lacking: string[] = [];
  const flush = () => {
    if (lacking.length > 0) shown += `[${lacking.join(" ")}]`;
    lacking = [];
  };
  for (const character of text.normalize("NFC")) {
    const stand = STAND_INS[character];
    const code = character.codePointAt(0)!;
    if (stand === undefined && (!font.covers(code) || UNDRAWN.test(character))) {
      lacking.push(`U+${code.toString(16).toUpperCase().padStart(4, "0")}`);
      continue;
    }
    flush();
    shown += stand ?? character;
  }
  flush();
  return shown;
}

function broken(run: string): string {
  const characters = Array.from(run);
  let text = "";
  for (let start = 0; start < characters.length; start += STEP) {
    text += (start === 0 ? "" : BREAK) + characters.slice(start, start + STEP).join("");
  }
  return text;
}
