import { ArgumentError } from "../errors.js";
import { twoSidedNormal } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";

/** One sequence of yes-no events in order, such as a day of one officer: what the tests need of it. */
export interface EventSequence {
  readonly n: number;
  readonly events: number;
  /** Unbroken stretches of events or of no events. */
  readonly runs: number;
  /** Sum of the places of the events, the first place being 1. */
  readonly placeSum: number;
}

/** A test of order over all sequences together. */
export interface SequenceTest {
  readonly kind: "estimate";
  readonly observed: number;
  readonly expected: number;
  readonly z: number;
  readonly pValue: number;
}

/**
 * Whether events come in clumps, and whether they come early or late, given how many there are in each sequence: runs
 * and rank sums, added over sequences.
 * @param sequences  whole counts; sequences without or with events only say nothing and may be there
 * @returns negative z of runs: clumps; negative z of places: events come early. Not-estimable where nothing can vary
 * @throws ArgumentError when events exceed n
 * @see Wald & Wolfowitz 1940 (runs); Wilcoxon 1945 and van Elteren 1960 (rank sums over strata)
 * @example sequenceTests([{ n: 4, events: 2, runs: 2, placeSum: 3 }]).runs.expected // 3
 */
export function sequenceTests(sequences: readonly EventSequence[]): {
  readonly runs: SequenceTest | NotEstimable<"no-variation">;
  readonly places: SequenceTest | NotEstimable<"no-variation">;
} {
  const wrong = sequences.find(({ n, events }) => !(events >= 0 && events <= n));
  if (wrong !== undefined) {
    throw new ArgumentError(`sequenceTests requires events from 0 to n; got ${wrong.events} of ${wrong.n}`);
  }
  const varied = sequences.filter(({ n, events }) => events > 0 && events < n);
  return {
    runs: summed(
      varied.map(({ n, events, runs }) => {
        const product = 2 * events * (n - events);
        return { observed: runs, expected: 1 + product / n, variance: (product * (product - n)) / (n * n * (n - 1)) };
      }),
    ),
    places: summed(
      varied.map(({ n, events, placeSum }) => ({
        observed: placeSum,
        expected: (events * (n + 1)) / 2,
        variance: (events * (n - events) * (n + 1)) / 12,
      })),
    ),
  };
}

interface Moments {
  readonly observed: number;
  readonly expected: number;
  readonly variance: number;
}

function summed(parts: readonly Moments[]): SequenceTest | NotEstimable<"no-variation"> {
  const sum = (pick: (part: Moments) => number) => parts.reduce((total, part) => total + pick(part), 0);
  const [observed, expected, variance] = [sum((p) => p.observed), sum((p) => p.expected), sum((p) => p.variance)];
  if (!(variance > 0)) return notEstimable("no-variation");
  const z = (observed - expected) / Math.sqrt(variance);
  return { kind: "estimate", observed, expected, z, pValue: twoSidedNormal(z) };
}
