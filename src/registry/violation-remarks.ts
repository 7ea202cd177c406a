/** Code of a violation in the remarks: salary not in line with the market, or salary criterion not met. */
export type ViolationCode = "NM" | "SC";

/** Codes in one remark, and what looks like a code and is not written as one. */
export interface ViolationRemark {
  /** Each code once, in the order of the remark. */
  readonly codes: readonly ViolationCode[];
  /** For a person to look at, as they stand: `*nm*`, `* SC *`. */
  readonly doubtful: readonly string[];
}

/** Neither a letter nor a digit stands against the stars, so a code inside a word is no code. */
const LIKE_A_CODE = /(?<![\p{L}\p{N}])\*\s*(NM|SC)\s*\*(?![\p{L}\p{N}])/giu;

/**
 * Reads the violation codes out of a free-text remark: `*NM*` and `*SC*`, exactly so, any number of them.
 *
 * @param remark  text of the remarks field
 * @returns codes, and near misses that nothing is concluded from
 * @see Scoring instruction for recognised sponsors ("Opmerking"), published under the Wob
 * @example
 * violationRemark("afgewezen *NM*, zie ook *SC*").codes; // ["NM", "SC"]
 */
export function violationRemark(remark: string): ViolationRemark {
  const found = [...remark.matchAll(LIKE_A_CODE)].map(([text]) => text);
  const exact: readonly string[] = found.filter((text) => text === "*NM*" || text === "*SC*");
  return {
    codes: [...new Set(exact.map((text) => text.slice(1, -1) as ViolationCode))],
    doubtful: found.filter((text) => !exact.includes(text)),
  };
}
