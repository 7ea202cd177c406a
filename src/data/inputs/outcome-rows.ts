import { ArgumentError } from "../../errors.js";
import type { HistoryOutcome, HistoryState } from "../../plan/inputs/outcome-states.js";
import type { OutcomesSettings } from "../../plan/inputs/outcomes-schema.js";
import { type HhtEntry, hasViolation, hhtProblems } from "../../registry/hht-history.js";
import { HHT_LABELS, type HhtState } from "../../registry/hht-status.js";
import { eventHistories } from "./registered-events.js";
import type { Registrations } from "./registrations.js";

/** Rows of the file of events, and those of an identifier that the plan does not know. */
export interface HistoryEvents {
  readonly rows: number;
  readonly withoutUnit: number;
}

const STATES = new Map(Object.entries(HHT_LABELS).map(([state, label]) => [label, state as HhtState]));
const ENTRY = /^(\d{4}-\d{2}-\d{2})\s*(.*)$/;

/** Entries of an enforcement history; null where a part is no date with a known status. */
export function historyEntries(text: string): readonly HhtEntry[] | null {
  const entries = text.split(";").map((part) => {
    const [, date = "", label = ""] = ENTRY.exec(part.trim()) ?? [];
    const state = STATES.get(label);
    return state === undefined || Number.isNaN(Date.parse(date)) ? null : { date, state };
  });
  return entries.some((entry) => entry === null) ? null : (entries as readonly HhtEntry[]);
}

/** Whether a history can have been by the instruction: its first problem, or none. */
export function historyState(text: string): HistoryState {
  if (text === "") return "no-history";
  const entries = historyEntries(text);
  if (entries === null) return "unreadable";
  return hhtProblems(entries)[0]?.code ?? "possible";
}

/** What a history says of the outcome, whatever a bankruptcy counts as. */
export function historyOutcome(text: string): HistoryOutcome {
  const entries = text === "" ? [] : (historyEntries(text) ?? []);
  if (hasViolation(entries, { bankruptcy: "no-violation" })) return "enforcement";
  return hasViolation(entries, { bankruptcy: "violation" }) ? "bankruptcy-alone" : "nothing";
}

/**
 * Enforcement histories row by row, from a column or from the file of events.
 * @param registrations  row by row
 * @param settings  where the histories stand
 * @throws ArgumentError where the settings name a file of events that was not read
 */
export function historyTexts(
  { columns, ids, events, rows }: Registrations,
  settings: NonNullable<OutcomesSettings["histories"]>,
): { readonly texts: readonly string[]; readonly events: HistoryEvents | null } {
  if (settings.events === undefined) {
    const { codes, levels } = columns.get(settings.column!)!;
    return { texts: Array.from({ length: rows }, (_, row) => levels[codes[row]!]!), events: null };
  }
  if (events === undefined) throw new ArgumentError("historyTexts requires the file of events; got none");
  const { texts, events: read, withoutUnit } = eventHistories(events, ids, settings.events.order);
  return { texts, events: { rows: read, withoutUnit } };
}
