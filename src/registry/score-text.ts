/** A score as it is written: its number, and what rounding half up on the first decimal makes of it. */
export interface WrittenScore {
  readonly value: number;
  readonly rounded: number;
  /** Whether it is written as a whole number; "60.0" is. */
  readonly isWhole: boolean;
}

const SCORE = /^(\d{1,3})(?:[.,](\d+))?$/;

/**
 * Reads a score from 0 to 100 as it is written. Rounding looks at the first decimal of the text itself, 5 to 9 up and 1 to
 * 4 down, so that no number that a computer cannot hold exactly comes between.
 * @param text     digits with at most one decimal mark
 * @param decimal  decimal mark
 * @returns null where the text is no such score
 * @see Scoring instruction for recognised sponsors: decimals 5-9 up, 1-4 down
 * @example readScore("59,5", ",") // { value: 59.5, rounded: 60, isWhole: false }
 */
export function readScore(text: string, decimal: "." | ","): WrittenScore | null {
  const found = SCORE.exec(text);
  if (found === null || text.includes(decimal === "." ? "," : ".")) return null;
  const [, whole, decimals = ""] = found;
  const value = Number(`${whole}.${decimals || "0"}`);
  if (value > 100) return null;
  return {
    value,
    rounded: Number(whole) + (decimals >= "5" ? 1 : 0),
    isWhole: /^0*$/.test(decimals),
  };
}
