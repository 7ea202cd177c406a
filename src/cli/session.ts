import type { Command } from "commander";
import type { Terminal } from "./terminal.js";

/** What every command gets: where to speak, and the signal that tells it to stop. */
export interface Session {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** Ends the process with another code than 0 although the command did its work. */
  endWith(exitCode: number): void;
}

/** Adds one command, with its options and action, to the program. */
export type AddCommand = (program: Command, session: Session) => void;
