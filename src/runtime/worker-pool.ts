import { AuditError } from "../errors.js";
import { inlineExecutor, throwIfAborted } from "./inline.js";
import type { BlockTask, Executor } from "./run-context.js";
import { type FromWorker, fromFailure, type ToWorker } from "./worker-protocol.js";

/** One worker, whatever the platform calls it. */
export interface PoolWorker {
  post(message: ToWorker): void;
  listen(onMessage: (message: FromWorker) => void, onError: (error: Error) => void): void;
  /** Keeps the process alive while a job runs, and lets it end when none does. */
  setBusy(busy: boolean): void;
  terminate(): Promise<void>;
}

export interface PoolOptions {
  readonly threads: number;
  readonly startWorker: () => PoolWorker;
  /** Used by a run that names no signal of its own. */
  readonly signal?: AbortSignal | undefined;
  /** Jobs with fewer blocks than this run on the calling thread: starting workers would cost more. */
  readonly inlineBelow?: number;
}

type Job = {
  readonly task: BlockTask<unknown, unknown>;
  readonly problem: unknown;
  readonly blocks: number;
  readonly merge: (result: unknown, block: number) => void;
  readonly signal: AbortSignal | undefined;
};

/**
 * An executor over a pool of workers. Blocks are handed out one by one to whoever is free and merged strictly in block
 * order, so the result does not depend on the number of threads. Workers start at the first job and stay until `close`.
 * @param threads  workers at most, 1 or more; with 1 everything runs on the calling thread
 * @returns an executor; one job runs at a time, later ones wait
 */
export function poolExecutor({ threads, startWorker, signal, inlineBelow = 4 }: PoolOptions): Executor {
  const inline = inlineExecutor();
  let pool: PoolWorker[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const release = async () => {
    const workers = pool;
    pool = [];
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  const runInPool = async (job: Job) => {
    throwIfAborted(job.signal);
    while (pool.length < Math.min(threads, job.blocks)) pool.push(startWorker());
    try {
      await runJob(pool, job);
    } catch (error) {
      await release();
      throw error;
    }
  };
  return {
    threads,
    async run(task, problem, options) {
      const job = { ...options, signal: options.signal ?? signal };
      if (threads === 1 || job.blocks < inlineBelow) return inline.run(task, problem, job);
      const running = last.then(() => runInPool({ ...job, task, problem } as Job));
      last = running.catch(() => {});
      return running;
    },
    async close() {
      await last;
      await release();
    },
  };
}

/** Runs one job on all workers of a pool; settles when every block is merged, a block fails, or the run is aborted. */
function runJob(pool: readonly PoolWorker[], job: Job): Promise<void> {
  const { task, problem, blocks, signal } = job;
  const order = mergeInOrder(job);
  let handedOut = 0;
  const handOut = (worker: PoolWorker) => {
    if (handedOut < blocks && !order.failed()) worker.post({ kind: "block", block: handedOut++ });
  };
  return new Promise<void>((resolve, reject) => {
    const settle = (finish: () => void) => {
      signal?.removeEventListener("abort", onAbort);
      for (const worker of pool) worker.setBusy(false);
      finish();
    };
    const fail = (error: unknown) => settle(() => reject(error));
    const onAbort = () => fail(interruption());
    const onOutcome = (worker: PoolWorker, outcome: FromWorker) => {
      try {
        if (outcome.kind === "result") handOut(worker);
        if (order.take(outcome)) settle(resolve);
      } catch (error) {
        fail(error);
      }
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    for (const worker of pool) {
      worker.setBusy(true);
      worker.listen((outcome) => onOutcome(worker, outcome), fail);
      worker.post({ kind: "job", module: task.module, exportName: task.exportName, problem });
      // A second block in hand keeps a worker busy while the calling thread merges.
      handOut(worker);
      handOut(worker);
    }
  });
}

/** Holds outcomes back until all earlier blocks are merged; so the error of the earliest failing block is the one raised. */
function mergeInOrder({ blocks, merge }: Job) {
  const waiting = new Map<number, FromWorker>();
  let merged = 0;
  let failed = false;
  return {
    failed: () => failed,
    /** @returns true when this was the last block */
    take(outcome: FromWorker): boolean {
      waiting.set(outcome.block, outcome);
      failed ||= outcome.kind === "failure";
      for (let next = waiting.get(merged); next !== undefined; next = waiting.get(merged)) {
        waiting.delete(merged);
        if (next.kind === "failure") throw fromFailure(next.failure);
        merge(next.result, merged);
        merged++;
      }
      return merged === blocks;
    },
  };
}

function interruption(): AuditError {
  return new AuditError("interrupted", "run was interrupted; existing output is unchanged");
}
