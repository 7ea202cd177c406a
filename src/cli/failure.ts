import { AuditError, CliError, DataError, type ErrorCode, EXIT_CODES, type Issue } from "../errors.js";
import type { Terminal } from "./terminal.js";

const EXIT_BY_CODE: Readonly<Record<ErrorCode, number>> = {
  "argument-invalid": EXIT_CODES.usage,
  "plan-unreadable": EXIT_CODES.usage,
  "plan-invalid": EXIT_CODES.usage,
  "data-unreadable": EXIT_CODES.dataRejected,
  "data-invalid": EXIT_CODES.dataRejected,
  "evidence-unavailable": EXIT_CODES.dataRejected,
  "source-unavailable": EXIT_CODES.sourceUnavailable,
  "output-occupied": EXIT_CODES.usage,
  "output-failed": EXIT_CODES.usage,
  "usage-invalid": EXIT_CODES.usage,
  "disclosure-impossible": EXIT_CODES.disclosureImpossible,
  "verification-mismatch": EXIT_CODES.verificationMismatch,
  "fail-on-reached": EXIT_CODES.failOn,
  interrupted: EXIT_CODES.interrupted,
};

export interface FailureOptions {
  readonly debug: boolean;
  /** Signal that ended the run, where one did. */
  readonly endedBy: NodeJS.Signals | null;
}

/**
 * Prints an error and says with which code the process ends. An unknown error is called unexpected, and its message,
 * which may quote a row of the data, is shown with --debug only.
 * @returns exit code of `EXIT_CODES`
 */
export function reportFailure(error: unknown, terminal: Terminal, { debug, endedBy }: FailureOptions): number {
  const known = error instanceof AuditError ? error : null;
  for (const line of known === null ? unexpectedLines(debug) : knownLines(known)) terminal.error(line);
  if (debug && error instanceof Error) terminal.error(error.stack ?? error.message);
  if (terminal.format === "json") terminal.data("", { error: known === null ? unexpectedJson : errorJson(known) });
  return exitCodeOf(known, endedBy);
}

function exitCodeOf(error: AuditError | null, endedBy: NodeJS.Signals | null): number {
  if (error === null) return EXIT_CODES.unexpected;
  if (error instanceof CliError) return error.exitCode;
  if (error.code === "interrupted" && endedBy === "SIGTERM") return EXIT_CODES.terminated;
  return EXIT_BY_CODE[error.code];
}

function knownLines(error: AuditError): string[] {
  const lines = error instanceof DataError ? issueLines(error) : [error.message];
  return error.mend === undefined ? lines : [...lines, error.mend];
}

/** Every problem as `file:line column: expected ...; received ...`, then how many there are. */
export function issueLines({ issues, total, message }: DataError): string[] {
  if (issues.length === 0) return [message];
  const count = `${total} ${total === 1 ? "problem" : "problems"}`;
  const lines = issues.map(issueLine);
  return [...lines, issues.length < total ? `${count}; the first ${issues.length} are shown` : count];
}

function issueLine({ file, row, column, expected, received }: Issue): string {
  const place = [row === undefined ? file : `${file}:${row}`, ...(column === undefined ? [] : [column])].join(" ");
  return `${place}: expected ${expected}; received ${received}`;
}

function errorJson(error: AuditError): object {
  return {
    code: error.code,
    message: error.message,
    ...(error.mend === undefined ? {} : { mend: error.mend }),
    ...(error instanceof DataError ? { issues: error.issues, total: error.total } : {}),
  };
}

const unexpectedJson = { code: "unexpected", message: "unexpected error" };

function unexpectedLines(debug: boolean): string[] {
  return debug ? ["unexpected error"] : ["unexpected error", "Run again with --debug to see where it happened"];
}
