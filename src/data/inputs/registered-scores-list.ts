import type { RegisteredScoresSettings } from "../../plan/inputs/registered-scores-schema.js";
import { listCsv } from "./list-csv.js";
import { readColumns, reconciledRows } from "./registered-scores-evidence.js";
import type { Registrations } from "./registrations.js";

/**
 * Registered scores that the computed score beside them does not explain, or that may not be registered at all: one row
 * each, for whoever may see single registrations.
 * @param registrations  row by row
 * @param settings  section of the settings
 * @returns null without a column of computed scores
 * @example registeredScoresList(registrations, settings)?.name // "registered-scores.csv"
 */
export function registeredScoresList(
  registrations: Registrations,
  settings: RegisteredScoresSettings,
): { readonly name: string; readonly text: string } | null {
  const { registered, raw } = readColumns(registrations, settings);
  if (raw === null) return null;
  const states = reconciledRows({ registered, raw }, settings);
  const text = (name: string, row: number) => {
    const { codes, levels } = registrations.columns.get(name)!;
    return levels[codes[row]!]!;
  };
  const { ids } = registrations;
  const rows = states.flatMap((state, row) =>
    state === "unexplained" || state === "forbidden"
      ? [[ids.levels[ids.codes[row]!]!, text(settings.raw!, row), text(settings.registered, row), state]]
      : [],
  );
  return { name: "registered-scores.csv", text: listCsv(["id", "computed", "registered", "finding"], rows) };
}
