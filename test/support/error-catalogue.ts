import { ERROR_CODES, EXIT_CODES } from "../../src/errors.js";
import { PLAN_ISSUE_CODES } from "../../src/plan/plan-issues.js";

const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT_CODES, string>> = {
  done: "The command did its work, whatever the verdict",
  unexpected: "An error that nobody foresaw; `--debug` prints where",
  usage: "The command line or the plan is wrong",
  dataRejected: "The data was rejected",
  sourceUnavailable: "A data source or an optional package cannot be reached",
  verificationMismatch: "A bundle differs from its manifest",
  disclosureImpossible: "The disclosure rules leave nothing that can be published",
  failOn: "The verdict holds a value named by `--fail-on`",
  interrupted: "Interrupted from the keyboard",
  terminated: "Told to end by the system",
};

/** The error catalogue: every code with its meaning, the problems of a plan, and every exit code. */
export function errorCatalogue(): string {
  const exits = Object.entries(EXIT_CODES).map(
    ([name, code]) => [String(code), EXIT_MEANINGS[name as keyof typeof EXIT_CODES]] as const,
  );
  const blocks = [
    "# Errors and exit codes",
    "A code is stable: it is never reused for another meaning. A message says what was required and what was found, in the form `<function, or file:line> requires <what>; got <value>`, and where it helps one line on how to mend it.",
    "Problems in a plan or in data are listed all at once, at most the first 1,000 with their total. Where a column holds an origin, an identifier or free text, a message tells the shape of a value and never the value.",
    "## Errors",
    table("Code", Object.entries(ERROR_CODES)),
    "## Problems of a plan",
    "Each problem of `plan-invalid` has one of these codes, the line in the plan and the dotted path of the field.",
    table("Code", Object.entries(PLAN_ISSUE_CODES)),
    "## Exit codes",
    "The same in every command.",
    table("Exit code", exits),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function table(head: string, rows: readonly (readonly [string, string])[]): string {
  const cells = rows.map(([code, meaning]) => `| \`${code}\` | ${meaning} |`);
  return [`| ${head} | Meaning |`, "|---|---|", ...cells].join("\n");
}
