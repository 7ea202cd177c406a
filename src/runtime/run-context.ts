import type { Solver } from "./solver.js";

/** What a long computation says about itself. `total` is null where it is not known. */
export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
  /** What is counted, where it is worth a rate. */
  readonly unit?: "rows" | "bytes";
}

/**
 * A resampling task: plain data in, plain data out, one block at a time. `module` and `exportName` say where a worker
 * finds the same task again; `runBlock` must be pure, so a block gives the same result on any thread.
 */
export interface BlockTask<Problem, Result> {
  readonly module: string;
  readonly exportName: string;
  readonly runBlock: (problem: Problem, block: number) => Result;
}

/** Runs blocks of a task; `merge` is always called in block order, whatever the number of threads. */
export interface Executor {
  readonly threads: number;
  run<Problem, Result>(
    task: BlockTask<Problem, Result>,
    problem: Problem,
    options: {
      readonly blocks: number;
      readonly merge: (result: Result, block: number) => void;
      readonly signal?: AbortSignal | undefined;
    },
  ): Promise<void>;
  close(): Promise<void>;
}

/** Memory and disk of the database that reads files. */
export interface StoreLimits {
  /** Such as "2GB"; by default most of the memory of the machine. */
  readonly memoryLimit?: string | undefined;
  /** Absolute path of an empty folder for what does not fit in memory; it is left empty. Absent: nothing is written. */
  readonly spillFolder?: string | undefined;
}

/** Everything that an audit needs of the machine it runs on. */
export interface RunContext {
  readonly signal: AbortSignal | undefined;
  readonly progress: (progress: Progress) => void;
  readonly executor: Executor;
  /** SHA-256 in lower-case hexadecimal. */
  readonly hash: (bytes: Uint8Array) => Promise<string>;
  /** What the database that reads files may use; absent: memory as it finds it, and nothing on disk. Changes no number. */
  readonly store?: StoreLimits | undefined;
  /** Loads the solver of linear programmes; absent where there is none: disclosure then hides more, and says so. */
  readonly solver?: (() => Promise<Solver>) | undefined;
}
