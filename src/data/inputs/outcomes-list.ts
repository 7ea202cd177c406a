import type { OutcomesSettings } from "../../plan/inputs/outcomes-schema.js";
import { listCsv } from "./list-csv.js";
import { numbersOf } from "./numbers-of.js";
import { historyState, historyTexts } from "./outcome-rows.js";
import { codeState, remarkState, sanctionState } from "./outcomes-evidence.js";
import type { Registrations } from "./registrations.js";

/** Findings that somebody has to look at. */
const TO_LOOK_AT = new Set<string>(["violation-without-code", "none-with-code", "impossible-numbers"]);

/**
 * Records of outcomes that cannot be or that say two things, one row a finding, for whoever may see single registrations.
 * The text of a remark is not in it.
 * @param registrations  row by row, with outcomes
 * @param settings  section of the settings
 * @example outcomesList(registrations, settings).name // "outcomes.csv"
 */
export function outcomesList(
  registrations: Registrations,
  { remarks, histories, deregistrations }: OutcomesSettings,
): { readonly name: string; readonly text: string } {
  const { ids, outcomes, columns, rows: length } = registrations;
  const text = (name: string, row: number) => {
    const { codes, levels } = columns.get(name)!;
    return levels[codes[row]!]!;
  };
  const number = (name: string, decimal: "." | ",") => numbersOf(columns.get(name)!, { decimal, name });
  const counted = deregistrations && {
    late: number(deregistrations.late, deregistrations.decimal),
    total: number(deregistrations.total, deregistrations.decimal),
  };
  const written = histories && historyTexts(registrations, histories).texts;
  const found: string[][] = [];
  for (let row = 0; row < length; row++) {
    const id = ids.levels[ids.codes[row]!]!;
    const add = (part: string, finding: string) => found.push([id, part, finding]);
    if (remarks !== undefined) {
      const code = codeState(text(remarks, row));
      const state = remarkState(code, outcomes![row]!);
      if (TO_LOOK_AT.has(state)) add("remark", state);
      if (code === "doubtful") add("remark", code);
    }
    if (written !== undefined) {
      const state = historyState(written[row]!);
      if (state !== "possible" && state !== "no-history") add("history", state);
    }
    if (counted !== undefined) {
      const state = sanctionState(counted.late[row]!, counted.total[row]!, outcomes![row]!);
      if (TO_LOOK_AT.has(state)) add("deregistrations", state);
    }
  }
  return { name: "outcomes.csv", text: listCsv(["id", "part", "finding"], found) };
}
