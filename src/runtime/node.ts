import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { ArgumentError } from "../errors.js";
import { highsSolver } from "./highs-solver.js";
import type { Executor, Progress, RunContext, StoreLimits } from "./run-context.js";
import { type PoolWorker, poolExecutor } from "./worker-pool.js";

export interface NodeContextOptions {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((progress: Progress) => void) | undefined;
  /** 1 or more; by default as many as the machine runs at once. */
  readonly threads?: number | undefined;
  /** Memory and disk of the database that reads files. */
  readonly store?: StoreLimits | undefined;
}

/**
 * What an audit needs of the machine, on Node: SHA-256 of node:crypto and worker threads.
 * Call `context.executor.close()` at the end; idle workers do not keep the process alive.
 * @returns a context whose results do not depend on the number of threads
 * @throws ArgumentError when `threads` is not an integer of 1 or more
 * @example nodeContext({ threads: 2 }).executor.threads // 2
 */
export function nodeContext({ signal, progress = () => {}, threads, store }: NodeContextOptions = {}): RunContext {
  return {
    signal,
    progress,
    ...(store && { store }),
    executor: nodeExecutor(threads, { signal }),
    hash: async (bytes) => createHash("sha256").update(bytes).digest("hex"),
    solver: async () => highsSolver(await (await import("highs")).default()),
  };
}

/**
 * An executor over worker threads.
 * @param threads  integer, 1 or more; with 1 every block runs on the calling thread
 * @throws ArgumentError when `threads` is not such an integer
 */
export function nodeExecutor(
  threads: number = availableParallelism(),
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Executor {
  if (!Number.isInteger(threads) || threads < 1) {
    throw new ArgumentError(`nodeExecutor requires an integer number of threads of 1 or more; got ${threads}`);
  }
  return poolExecutor({ threads, signal, startWorker });
}

/** Run from TypeScript sources, a worker starts in a bootstrap that lets it import TypeScript. */
function workerEntry(): URL {
  return import.meta.url.endsWith(".ts")
    ? new URL("./tsx-worker.mjs", import.meta.url)
    : new URL("./node-worker.js", import.meta.url);
}

function startWorker(): PoolWorker {
  const worker = new Worker(workerEntry());
  worker.unref();
  return {
    post: (message) => worker.postMessage(message),
    listen(onMessage, onError) {
      worker.removeAllListeners("message").on("message", onMessage);
      worker.removeAllListeners("error").on("error", onError);
      worker
        .removeAllListeners("exit")
        .on("exit", (code) => onError(new Error(`worker ended early with code ${code}`)));
    },
    setBusy: (busy) => (busy ? worker.ref() : worker.unref()),
    async terminate() {
      worker.removeAllListeners("exit");
      await worker.terminate();
    },
  };
}
