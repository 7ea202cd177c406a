/** Entered by hand when a low score should be high in the officer's opinion, with the reason in the remarks. */
export const RAISED_MARKER = 99;

/** Entered by hand when a high score should be low in the officer's opinion, with the reason in the remarks. */
export const LOWERED_MARKER = 59;

/**
 * Whether a registered score is a marker of an override by hand. A computed score may also round to 59 or 99: the list
 * itself cannot tell the two apart, so a list that holds both needs the remark or the computed score beside it.
 * @param score  registered score
 * @see Scoring instruction for recognised sponsors ("Opmerking"), published under the Wob
 * @example isOverrideMarker(59) // true
 */
export function isOverrideMarker(score: number): boolean {
  return score === RAISED_MARKER || score === LOWERED_MARKER;
}

/**
 * The marker that an officer enters against a score: 99 against a low one, 59 against a high one.
 * @param high  whether the computed score is high
 * @example overrideMarker({ high: true }) // 59
 */
export function overrideMarker({ high }: { readonly high: boolean }): number {
  return high ? LOWERED_MARKER : RAISED_MARKER;
}
