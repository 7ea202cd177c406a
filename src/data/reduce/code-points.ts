/**
 * Order of two texts by Unicode code points, the order of DuckDB's binary collation.
 *
 * JavaScript's own `<` compares UTF-16 units, which puts characters beyond U+FFFF before U+E000.
 *
 * @param left   any text
 * @param right  any text
 * @returns below 0, 0 or above 0
 * @example ["\u{1F600}", "\uFFFD"].sort(compareCodePoints) // ["\uFFFD", "\u{1F600}"]
 */
export function compareCodePoints(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const a = left.charCodeAt(i);
    const b = right.charCodeAt(i);
    if (a !== b) return rank(a) - rank(b);
  }
  return left.length - right.length;
}

/** Lifts surrogates above the rest of the basic plane. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
