import { nextUniform, type StreamState } from "../statistics/random.js";

/** A discretised Lomax law: P(more than m migrants) falls as (1 + m / scale) to the power of minus `tail`. */
interface MemberLaw {
  readonly tail: number;
  readonly scale: number;
  readonly largest: number;
}

/**
 * `heavy`: a few sponsors with hundreds of migrants, as in reality. `moderate`: at most 60, so that no sponsor decides
 * a nationality's share alone.
 */
const LAWS = {
  heavy: { tail: 1.2, scale: 1.6, largest: 1_500 },
  moderate: { tail: 3, scale: 6, largest: 60 },
} as const satisfies Record<string, MemberLaw>;

/**
 * Skewed numbers of migrants: many sponsors without or with one, a few with many.
 * @param stream  advanced in place
 * @param options.withoutMigrants  share of sponsors without migrants
 * @param options.law  "heavy": up to 1500 migrants; "moderate": up to 60
 * @param options.employees  length n: larger sponsors then tend to more migrants, and none has more migrants than
 *   employees; absent: the numbers depend on nothing
 * @returns length n
 * @example drawMemberCounts(streamsFrom(1).block(1), { sponsors: 20, withoutMigrants: 0.2, law: "heavy" }).length // 20
 */
export function drawMemberCounts(
  stream: StreamState,
  options: {
    readonly sponsors: number;
    readonly withoutMigrants: number;
    readonly law: keyof typeof LAWS;
    readonly employees?: Float64Array;
  },
): Uint32Array {
  const { tail, scale, largest } = LAWS[options.law];
  const counts = new Uint32Array(options.sponsors);
  for (let i = 0; i < counts.length; i++) {
    if (nextUniform(stream) < options.withoutMigrants) continue;
    const employees = options.employees?.[i];
    const spread = employees === undefined ? scale : 0.7 * (1 + employees) ** 0.3;
    const more = Math.floor(spread * ((1 - nextUniform(stream)) ** (-1 / tail) - 1));
    counts[i] = Math.min(1 + more, largest, Math.max(1, employees ?? largest));
  }
  return counts;
}
