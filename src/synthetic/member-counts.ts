import { nextUniform, type StreamState } from "../statistics/random.js";

/** Exponent of the tail: P(more than m migrants) falls as m to the power of minus this. */
const TAIL = 1.2;
const LARGEST = 1_500;

/**
 * Heavy-tailed numbers of migrants (a discretised Lomax law): many sponsors without or with one, a few with hundreds.
 * @param stream  advanced in place
 * @param options.withoutMigrants  share of sponsors without migrants
 * @param options.employees  length n: larger sponsors then tend to more migrants, and none has more migrants than
 *   employees; absent: the numbers depend on nothing
 * @returns length n, 0 .. 1500
 * @example drawMemberCounts(streamsFrom(1).block(1), { sponsors: 20, withoutMigrants: 0.2 }).length // 20
 */
export function drawMemberCounts(
  stream: StreamState,
  options: { readonly sponsors: number; readonly withoutMigrants: number; readonly employees?: Float64Array },
): Uint32Array {
  const counts = new Uint32Array(options.sponsors);
  for (let i = 0; i < counts.length; i++) {
    if (nextUniform(stream) < options.withoutMigrants) continue;
    const employees = options.employees?.[i];
    const scale = employees === undefined ? 1.6 : 0.7 * (1 + employees) ** 0.3;
    const tail = scale * ((1 - nextUniform(stream)) ** (-1 / TAIL) - 1);
    counts[i] = Math.min(1 + Math.floor(tail), LARGEST, Math.max(1, employees ?? LARGEST));
  }
  return counts;
}
