import { nextBelow, nextUniform, type StreamState, streamsFrom } from "../../src/statistics/random.js";

/** Seeded random inputs for tests that run thousands of cases: the same ones in every run. */
export interface Draws {
  /** Whole number from `lowest` to `highest`, both included. */
  whole(lowest: number, highest: number): number;
  /** Uniform number between both. */
  between(lowest: number, highest: number): number;
  /** Number whose logarithm is uniform between those of both. */
  scale(lowest: number, highest: number): number;
  oneOf<T>(options: readonly T[]): T;
  list<T>(length: number, make: (index: number) => T): T[];
}

/** Draws of one seed; each test takes its own. */
export function drawsFrom(seed: number): Draws {
  const state: StreamState = streamsFrom(seed).block(0);
  const between = (lowest: number, highest: number): number => lowest + (highest - lowest) * nextUniform(state);
  return {
    whole: (lowest, highest) => lowest + nextBelow(state, highest - lowest + 1),
    between,
    scale: (lowest, highest) => Math.exp(between(Math.log(lowest), Math.log(highest))),
    oneOf: (options) => options[nextBelow(state, options.length)]!,
    list: (length, make) => Array.from({ length }, (_, index) => make(index)),
  };
}

/** Ways in which the counts of a table come about. */
const COUNT_KINDS = ["small", "sparse", "middling", "skewed", "huge"] as const;
export type CountKind = (typeof COUNT_KINDS)[number];

/** Count of a kind: small to 5, sparse mostly 0, middling to 60, skewed over decades, huge to 1e9. */
export function drawCount(draws: Draws, kind: CountKind): number {
  if (kind === "small") return draws.whole(0, 5);
  if (kind === "sparse") return draws.whole(0, 3) === 0 ? draws.whole(1, 8) : 0;
  if (kind === "middling") return draws.whole(0, 60);
  if (kind === "skewed") return Math.floor(draws.scale(1, 1e5)) - 1;
  return draws.whole(0, 1e9);
}

/** Rows of a table whose counts are all of one kind; any row or column may be empty. */
export function drawTable(draws: Draws, rows: number, columns: number, kinds: readonly CountKind[] = COUNT_KINDS) {
  const kind = draws.oneOf(kinds);
  return draws.list(rows, () => draws.list(columns, () => drawCount(draws, kind)));
}

/** Draws until the condition holds. */
export function drawUntil<T>(make: () => T, condition: (value: T) => boolean): T {
  for (;;) {
    const value = make();
    if (condition(value)) return value;
  }
}
