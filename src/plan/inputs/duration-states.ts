/** What becomes of a unit in the counts by duration, in this order: the first that holds. */
export const DURATION_STATES = [
  "violations-unknown",
  "no-date",
  "unreadable-date",
  "impossible-dates",
  "not-watched",
  "counted",
] as const;
export type DurationState = (typeof DURATION_STATES)[number];

/**
 * Names of the bands of duration.
 * @param cuts  ends of all bands but the last, in years, rising
 * @example durationBands([2, 5]) // ["0 to 2", "2 to 5", "5 or more"]
 */
export function durationBands(cuts: readonly number[]): readonly string[] {
  return [...cuts.map((cut, at) => `${cuts[at - 1] ?? 0} to ${cut}`), `${cuts.at(-1)} or more`];
}

/** Place of a duration among the bands: each holds its lower end and not its upper one. */
export function durationBand(years: number, cuts: readonly number[]): number {
  const place = cuts.findIndex((cut) => years < cut);
  return place < 0 ? cuts.length : place;
}
