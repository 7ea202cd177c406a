import type { PeerProgram } from "./peers.js";

/** One line of the table: a piece of work of ours, what it is held against, and what must hold. */
export interface Bench {
  readonly work: string;
  /** Does the work once and returns a figure of its result that a peer must find too. */
  readonly run: () => number | Promise<number>;
  /** Who does the same work beside us, run for run. */
  readonly rival?: Rival;
  /** Largest ratio of our time to the rival's. */
  readonly ratio?: number;
  /** Most seconds, on a machine of factor 1. */
  readonly seconds?: number;
  /** Megabytes at the most that a process of its own takes, rows and Node included. */
  readonly memory?: { readonly script: string; readonly words?: readonly string[]; readonly megabytes: number };
}

export type Rival =
  | { readonly kind: "peer"; readonly program: PeerProgram; readonly agrees: (ours: number, theirs: number) => boolean }
  | { readonly kind: "ours"; readonly label: string; readonly run: () => unknown };

/** Benches of a file, built one at a time, so that the data of one is gone before the next. */
export type Benches = (options: { readonly quick: boolean }) => readonly (() => Bench)[];

/** Whether two simulated p-values differ by no more than chance lets them. */
export function agreeAsSimulated(resamples: number): (ours: number, theirs: number) => boolean {
  return (ours, theirs) => {
    const p = (ours + theirs) / 2;
    return Math.abs(ours - theirs) < 5 * Math.sqrt((2 * p * (1 - p)) / resamples) + 1 / resamples;
  };
}

/** Whether two numbers are equal to so many digits. */
export function agreeWithin(relative: number): (ours: number, theirs: number) => boolean {
  return (ours, theirs) => Math.abs(ours - theirs) <= relative * Math.abs(theirs);
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
