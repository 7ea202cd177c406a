import type { DeviationSequence } from "./decision-evidence.js";

/** Classes of the place of a decision in the day of its officer. */
export const PLACES = [
  { label: "1-5", first: 1, last: 5 },
  { label: "6-10", first: 6, last: 10 },
  { label: "11-20", first: 11, last: 20 },
  { label: "21+", first: 21, last: Number.POSITIVE_INFINITY },
] as const;

/** What orders a decision. */
export interface OrderedDecision {
  readonly officer: string | null;
  readonly day: string | null;
  readonly order: number | null;
  readonly flagged: boolean;
  readonly investigate: boolean;
}

/** Place of each decision in the day of its officer, from 1. */
export function placeOf(rows: readonly OrderedDecision[]): readonly number[] {
  const places = new Array<number>(rows.length).fill(0);
  for (const day of days(rows)) for (const [index, row] of day.entries()) places[row] = index + 1;
  return places;
}

/**
 * Days of officers as sequences of deviations, without names and in an order that tells nothing of the days.
 * @param rows  decisions with officer, day and order
 * @returns one entry a day of an officer
 */
export function deviationSequences(rows: readonly OrderedDecision[]): readonly DeviationSequence[] {
  const sequences = days(rows).map((day): DeviationSequence => {
    const events = day.map((row) => rows[row]!.flagged !== rows[row]!.investigate);
    return {
      n: events.length,
      events: events.filter(Boolean).length,
      runs: events.filter((event, place) => place === 0 || event !== events[place - 1]).length,
      placeSum: events.reduce((sum, event, place) => sum + (event ? place + 1 : 0), 0),
    };
  });
  return sequences.sort((a, b) => a.n - b.n || a.events - b.events || a.runs - b.runs || a.placeSum - b.placeSum);
}

/** Rows of each day of each officer, by their order. */
function days(rows: readonly OrderedDecision[]): readonly (readonly number[])[] {
  const found = new Map<string, number[]>();
  for (const [at, { officer, day }] of rows.entries()) {
    const key = JSON.stringify([officer, day]);
    const own = found.get(key);
    if (own) own.push(at);
    else found.set(key, [at]);
  }
  return [...found.values()].map((own) => own.sort((a, b) => rows[a]!.order! - rows[b]!.order!));
}
