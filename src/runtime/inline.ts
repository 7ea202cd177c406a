import { AuditError } from "../errors.js";
import type { Executor } from "./run-context.js";

/** An executor that runs every block on the calling thread and yields to the event loop between blocks. */
export function inlineExecutor(): Executor {
  return {
    threads: 1,
    async run(task, problem, { blocks, merge, signal }) {
      for (let block = 0; block < blocks; block++) {
        throwIfAborted(signal);
        merge(task.runBlock(problem, block), block);
        await new Promise<void>((resolve) => setTimeout(resolve, 0));
      }
    },
    async close() {},
  };
}

/** @throws AuditError `interrupted` when the signal was aborted */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AuditError("interrupted", "run was interrupted; existing output is unchanged");
}
