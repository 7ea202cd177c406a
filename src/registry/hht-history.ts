import type { HhtState } from "./hht-status.js";

/** A state that was entered in the enforcement field on a day; "none" is the empty field of a (new) recognition. */
export interface HhtEntry {
  /** ISO date, YYYY-MM-DD. */
  readonly date: string;
  readonly state: HhtState;
}

/** What cannot have happened by the instruction, at an entry counted from 0. */
export interface HhtProblem {
  readonly entry: number;
  readonly code:
    | "out-of-order"
    | "withdrawn-without-intention"
    | "after-bankruptcy"
    | "after-withdrawal"
    | "recognised-again-too-soon"
    | "emptied";
}

const YEARS_WITHOUT_RECOGNITION = 5;

/**
 * Histories that the instruction rules out: withdrawn follows intention; bankruptcy stays for ever; after withdrawal the
 * field is empty again with a new recognition, five years later at the earliest; it is not emptied otherwise.
 *
 * @param entries  of one sponsor, oldest first
 * @returns one problem an entry at most, in their order; none where the history can have been
 * @see Scoring instruction for recognised sponsors ("Status HHT"), published under the Wob
 * @example
 * hhtProblems([{ date: "2016-01-01", state: "withdrawn" }])[0].code; // "withdrawn-without-intention"
 */
export function hhtProblems(entries: readonly HhtEntry[]): readonly HhtProblem[] {
  return entries.flatMap((entry, i) => {
    const before = entries[i - 1] ?? null;
    const code = problemOf(entry, before);
    return code === null ? [] : [{ entry: i, code }];
  });
}

function problemOf({ date, state }: HhtEntry, before: HhtEntry | null): HhtProblem["code"] | null {
  if (before === null) return state === "withdrawn" ? "withdrawn-without-intention" : null;
  if (date < before.date) return "out-of-order";
  if (before.state === "bankruptcy") return state === "bankruptcy" ? null : "after-bankruptcy";
  if (state === "bankruptcy") return null;
  if (before.state === "withdrawn") {
    if (state !== "none") return state === "withdrawn" ? null : "after-withdrawal";
    return date < yearsLater(before.date) ? "recognised-again-too-soon" : null;
  }
  if (state === "withdrawn") return before.state === "intention" ? null : "withdrawn-without-intention";
  return state === "none" && before.state !== "none" ? "emptied" : null;
}

/** The day five years later; 29 February has its day on 1 March of a common year. */
function yearsLater(date: string): string {
  const [year = "", ...rest] = date.split("-");
  const later = new Date(`${String(Number(year) + YEARS_WITHOUT_RECOGNITION).padStart(4, "0")}-01-01T00:00:00Z`);
  later.setUTCMonth(Number(rest[0]) - 1, Number(rest[1]));
  return later.toISOString().slice(0, 10);
}

/**
 * The outcome that a history stands for: whether any enforcement was entered. Bankruptcy is no violation, unless the
 * caller says so.
 *
 * @param entries             of one sponsor
 * @param options.bankruptcy  what a bankruptcy without other enforcement counts as
 * @returns true for a violation
 * @see domain S11
 * @example
 * hasViolation([{ date: "2016-01-01", state: "bankruptcy" }], { bankruptcy: "no-violation" }); // false
 */
export function hasViolation(
  entries: readonly HhtEntry[],
  { bankruptcy }: { readonly bankruptcy: "violation" | "no-violation" },
): boolean {
  return entries.some(({ state }) => (state === "bankruptcy" ? bankruptcy === "violation" : state !== "none"));
}
