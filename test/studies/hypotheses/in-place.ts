import { inlineExecutor } from "../../../src/runtime/inline.js";
import type { RunContext } from "../../../src/runtime/run-context.js";

/** Runs what the audit runs on the thread of the study. */
export const IN_PLACE: RunContext = {
  signal: undefined,
  progress: () => {},
  executor: inlineExecutor(),
  hash: () => Promise.reject(new Error("a study hashes nothing")),
};
