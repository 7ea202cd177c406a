import { nextBelow, type StreamState } from "../../statistics/random.js";

/** Sponsors to inspect; the first so many were drawn at random, from all sponsors. */
export interface Chosen {
  readonly sponsors: Uint32Array;
  readonly atRandom: number;
}

/**
 * Chooses inspections: a random sample of all sponsors first, then the highest scores among the others; equal scores in
 * random order.
 * @param patternOf  pattern of each sponsor
 * @param scores  score of each pattern
 * @param options.count  inspections, at most as many as there are sponsors; options.atRandom  how many of them are random
 * @param options.stream  advanced in place
 * @example chooseInspections(Uint32Array.of(0, 1, 1), Float64Array.of(2, 1), { count: 1, atRandom: 0, stream }).sponsors // [0]
 */
export function chooseInspections(
  patternOf: Uint32Array,
  scores: Float64Array,
  { count, atRandom, stream }: { readonly count: number; readonly atRandom: number; readonly stream: StreamState },
): Chosen {
  const n = patternOf.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = 0; i < n - 1; i++) {
    const other = i + nextBelow(stream, n - i);
    const kept = order[i]!;
    order[i] = order[other]!;
    order[other] = kept;
  }
  const sponsors = new Uint32Array(count);
  sponsors.set(order.subarray(0, atRandom));
  sponsors.set(highestFirst(order.subarray(atRandom), patternOf, scores).subarray(0, count - atRandom), atRandom);
  return { sponsors, atRandom };
}

/** Sponsors by falling score; those with equal scores stay in the order that they come in. */
function highestFirst(sponsors: Uint32Array, patternOf: Uint32Array, scores: Float64Array): Uint32Array {
  const falling = Float64Array.from(new Set(scores)).sort().reverse();
  const rankOfScore = new Map([...falling].map((score, rank) => [score, rank]));
  const rank = Uint32Array.from(scores, (score) => rankOfScore.get(score)!);
  const next = new Uint32Array(falling.length + 1);
  for (const sponsor of sponsors) next[rank[patternOf[sponsor]!]! + 1]! += 1;
  for (let i = 1; i < next.length; i++) next[i]! += next[i - 1]!;
  const sorted = new Uint32Array(sponsors.length);
  for (const sponsor of sponsors) {
    const place = rank[patternOf[sponsor]!]!;
    sorted[next[place]!] = sponsor;
    next[place]! += 1;
  }
  return sorted;
}
