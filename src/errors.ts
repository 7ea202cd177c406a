/**
 * Every error that this toolkit raises on purpose. A code is stable: it is never reused for another meaning.
 * The catalogue in docs/errors.md is generated from this table.
 */
export const ERROR_CODES = {
  "argument-invalid": "A caller broke a precondition of a function",
  "plan-unreadable": "The plan file cannot be read",
  "plan-invalid": "The plan file is not YAML or breaks its schema or rules; every problem is listed with line and path",
  "data-unreadable": "A data file is missing, empty, or not in the declared format",
  "data-invalid": "Rows of the data break a declared rule; all problems are listed",
  "evidence-unavailable": "The source cannot answer what a question needs",
  "source-unavailable": "A data source or an optional package cannot be reached",
  "output-occupied": "The output folder holds files that this tool did not write",
  "output-failed": "The output folder cannot be written",
  "usage-invalid": "The command line cannot be understood",
  "disclosure-impossible": "The disclosure rules leave nothing that can be published",
  "verification-mismatch": "A bundle differs from its manifest",
  "fail-on-reached": "The verdict holds a value named by --fail-on",
  interrupted: "The run was interrupted; existing output is unchanged",
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** Exit codes of the command line, the same in every command. */
export const EXIT_CODES = {
  done: 0,
  unexpected: 1,
  usage: 2,
  dataRejected: 3,
  sourceUnavailable: 4,
  verificationMismatch: 5,
  disclosureImpossible: 6,
  failOn: 10,
  interrupted: 130,
  terminated: 143,
} as const;

/** Base class: a known error with a stable code and, where it helps, one line on how to mend it. */
export class AuditError extends Error {
  readonly code: ErrorCode;
  readonly mend: string | undefined;
  constructor(code: ErrorCode, message: string, mend?: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
    this.mend = mend;
  }
}

/** A caller broke a precondition: `<function> requires <what>; got <value>`. */
export class ArgumentError extends AuditError {
  constructor(message: string, mend?: string) {
    super("argument-invalid", message, mend);
  }
}

/** One problem in a plan or a data file. `received` is a shape where the column is sensitive. */
export interface Issue {
  readonly code: string;
  readonly file: string;
  /** Line in a plan, or physical line of the record in a data file; absent where the whole file is meant. */
  readonly row?: number;
  /** Column name in a data file, or dotted path in a plan. */
  readonly column?: string;
  readonly expected: string;
  readonly received: string;
  readonly message: string;
}

/** Carries all problems of a plan or of the data (at most the first 1,000) and their total number. */
export class DataError extends AuditError {
  readonly issues: readonly Issue[];
  readonly total: number;
  constructor(
    code: ErrorCode,
    message: string,
    issues: readonly Issue[],
    options: { total?: number; mend?: string } = {},
  ) {
    super(code, message, options.mend);
    this.issues = issues;
    this.total = options.total ?? issues.length;
  }
}

/** An error of the command line with the exit code that it leads to. */
export class CliError extends AuditError {
  readonly exitCode: number;
  constructor(code: ErrorCode, message: string, exitCode: number, mend?: string) {
    super(code, message, mend);
    this.exitCode = exitCode;
  }
}
