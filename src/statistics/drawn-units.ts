import { ArgumentError } from "../errors.js";
import { nextBelow, type StreamState } from "./random.js";

/**
 * A simple random sample without replacement: every set of that size is as likely as any other.
 * @param state  stream, advanced in place
 * @param options.units  whole, 0 or more; options.drawn  whole, 0 .. units
 * @returns places of the drawn units, ascending
 * @throws ArgumentError outside these ranges
 * @see Fisher & Yates 1938; Knuth, "The Art of Computer Programming", vol. 2, algorithm P (its first steps)
 * @example drawnUnits(streamsFrom(1).block(0), { units: 3, drawn: 3 }) // [0, 1, 2]
 */
export function drawnUnits(
  state: StreamState,
  { units, drawn }: { readonly units: number; readonly drawn: number },
): Uint32Array {
  if (!(Number.isSafeInteger(units) && Number.isSafeInteger(drawn) && drawn >= 0 && drawn <= units)) {
    throw new ArgumentError(`drawnUnits requires whole 0 <= drawn <= units; got ${drawn} of ${units}`);
  }
  return shuffledPlaces(state, units, drawn).slice(0, drawn).sort();
}

/**
 * Places 0 .. n - 1 in random order: every order is as likely as any other.
 * @param state  stream, advanced in place
 * @param units  whole, 0 or more
 * @throws ArgumentError for another number
 * @see Fisher & Yates 1938
 * @example randomOrder(streamsFrom(1).block(0), 1) // [0]
 */
export function randomOrder(state: StreamState, units: number): Uint32Array {
  if (!(Number.isSafeInteger(units) && units >= 0)) {
    throw new ArgumentError(`randomOrder requires a whole number of units; got ${units}`);
  }
  return shuffledPlaces(state, units, units);
}

/** The first `settled` places of a random order; the others are what is left over. */
function shuffledPlaces(state: StreamState, units: number, settled: number): Uint32Array {
  const places = Uint32Array.from({ length: units }, (_, place) => place);
  for (let i = 0; i < Math.min(settled, units - 1); i++) {
    const other = i + nextBelow(state, units - i);
    const place = places[i]!;
    places[i] = places[other]!;
    places[other] = place;
  }
  return places;
}
