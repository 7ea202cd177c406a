import { ArgumentError, AuditError, ERROR_CODES, type ErrorCode } from "../errors.js";
import type { BlockTask } from "./run-context.js";

/** What the pool sends to a worker: first the job, once; then block after block. */
export type ToWorker =
  | { readonly kind: "job"; readonly module: string; readonly exportName: string; readonly problem: unknown }
  | { readonly kind: "block"; readonly block: number };

/** What a worker sends back, once a block. */
export type FromWorker =
  | { readonly kind: "result"; readonly block: number; readonly result: unknown }
  | { readonly kind: "failure"; readonly block: number; readonly failure: Failure };

/** An error as plain data: classes do not survive the way between threads. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly code: string | null;
  readonly mend: string | null;
  readonly stack: string | null;
}

type Post = (message: FromWorker, transfer: ArrayBuffer[]) => void;

/**
 * The worker's side of the protocol: feed it every message that arrives, in order.
 * Results travel by transfer, except buffers that belong to the problem, which later blocks still need.
 * @param post  sends one message to the pool, transferring the given buffers
 * @returns a handler of messages
 */
export function workerLoop(post: Post): (message: ToWorker) => Promise<void> {
  let task: Promise<BlockTask<unknown, unknown>> | undefined;
  let problem: unknown;
  let kept: ReadonlySet<ArrayBuffer> = new Set();
  return async (message) => {
    if (message.kind === "job") {
      problem = message.problem;
      kept = new Set(buffersOf(problem));
      task = loadTask(message.module, message.exportName);
      task.catch(() => {});
      return;
    }
    const { block } = message;
    try {
      if (task === undefined) throw new ArgumentError("workerLoop requires a job before a block; got a block");
      const result = (await task).runBlock(problem, block);
      const transfer = [...new Set(buffersOf(result))].filter((buffer) => !kept.has(buffer));
      post({ kind: "result", block, result }, transfer);
    } catch (error) {
      post({ kind: "failure", block, failure: toFailure(error) }, []);
    }
  };
}

async function loadTask(module: string, exportName: string): Promise<BlockTask<unknown, unknown>> {
  const exported: Record<string, unknown> = await import(/* @vite-ignore */ module);
  const task = exported[exportName];
  if (typeof task === "object" && task !== null && "runBlock" in task && typeof task.runBlock === "function") {
    return task as BlockTask<unknown, unknown>;
  }
  throw new ArgumentError(`workerLoop requires a task exported as ${exportName}; got ${typeof task}`);
}

/** Array buffers inside plain data, found by walking arrays and objects. */
function buffersOf(data: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(data)) return data.buffer instanceof ArrayBuffer ? [data.buffer] : [];
  if (data instanceof ArrayBuffer) return [data];
  if (typeof data !== "object" || data === null) return [];
  return Object.values(data).flatMap(buffersOf);
}

/** An error of any kind as plain data. */
export function toFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: "Error", message: String(error), code: null, mend: null, stack: null };
  const known = error instanceof AuditError;
  return {
    name: error.name,
    message: error.message,
    code: known ? error.code : null,
    mend: known ? (error.mend ?? null) : null,
    stack: error.stack ?? null,
  };
}

/** The error that a worker raised, with its code where it is a known one, and the worker's stack. */
export function fromFailure(failure: Failure): Error {
  const error = revive(failure);
  if (failure.stack !== null) error.stack = failure.stack;
  return error;
}

function revive({ name, message, code, mend }: Failure): Error {
  if (code === null || !(code in ERROR_CODES)) return new Error(message);
  if (name === "ArgumentError") return new ArgumentError(message, mend ?? undefined);
  return new AuditError(code as ErrorCode, message, mend ?? undefined);
}
