import { highsSolver, type LoadHighs } from "./highs-solver.js";
import { inlineExecutor } from "./inline.js";
import type { Executor, Progress, RunContext } from "./run-context.js";
import type { Solver } from "./solver.js";
import { type PoolWorker, poolExecutor } from "./worker-pool.js";

export interface BrowserContextOptions {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((progress: Progress) => void) | undefined;
  /** Address of `runtime/browser-worker.js`; absent: everything runs on the calling thread. */
  readonly workerUrl?: string | URL | undefined;
  /** Address of `highs.mjs` with `highs.wasm` beside it; absent: disclosure hides more where tables are linked. */
  readonly solverUrl?: string | URL | undefined;
  readonly threads?: number | undefined;
}

/**
 * What an audit needs of the machine, in a browser: SHA-256 of Web Crypto, and Web Workers where an address is given.
 * Web Crypto exists on secure pages only (https, or localhost).
 * @returns a context whose results do not depend on the number of threads
 */
export function browserContext({
  signal,
  progress = () => {},
  workerUrl,
  solverUrl,
  threads,
}: BrowserContextOptions = {}): RunContext {
  return {
    signal,
    progress,
    executor: workerUrl === undefined ? inlineExecutor() : webWorkerExecutor(workerUrl, { threads, signal }),
    solver: solverUrl === undefined ? undefined : () => solverFrom(solverUrl),
    hash: async (bytes) => hexadecimal(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes))),
  };
}

/** Imported by its address, so that no bundle has to hold the solver. */
async function solverFrom(address: string | URL): Promise<Solver> {
  const { default: load } = (await import(String(address))) as { readonly default: LoadHighs };
  return highsSolver(await load());
}

/**
 * An executor over Web Workers. A task's module must be importable by the worker under its own address.
 * @param workerUrl  address of `runtime/browser-worker.js`, of the page's own origin
 */
export function webWorkerExecutor(
  workerUrl: string | URL,
  { threads, signal }: { readonly threads?: number | undefined; readonly signal?: AbortSignal | undefined } = {},
): Executor {
  const startWorker = () => webWorker(new Worker(workerUrl, { type: "module" }));
  return poolExecutor({ threads: threads ?? navigator.hardwareConcurrency, signal, startWorker });
}

function webWorker(worker: Worker): PoolWorker {
  return {
    post: (message) => worker.postMessage(message),
    listen(onMessage, onError) {
      worker.onmessage = (event) => onMessage(event.data);
      worker.onerror = (event) => onError(new Error(event.message || "worker could not be started"));
    },
    setBusy: () => {},
    terminate: async () => worker.terminate(),
  };
}

function hexadecimal(digest: ArrayBuffer): string {
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
