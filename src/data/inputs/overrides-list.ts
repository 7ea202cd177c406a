import type { OverridesSettings } from "../../plan/inputs/overrides-schema.js";
import { planRead } from "../../plan/inputs/readings.js";
import type { Plan } from "../../plan/schema.js";
import { sponsorUnits } from "../reduce/reduce-sponsors.js";
import { listCsv } from "./list-csv.js";
import { overriddenRows } from "./overridden-rows.js";
import type { Registrations } from "./registrations.js";

/**
 * Registered markers without a remark, one row each, for whoever may see single registrations. A marker that the model
 * computed itself stands in it too: without a remark nobody can tell.
 * @param registrations  row by row, of a plan of sponsors
 * @param settings  section of the settings
 * @param plan  validated plan
 * @example overridesList(registrations, settings, plan).name // "overrides-without-remark.csv"
 */
export function overridesList(
  registrations: Registrations,
  settings: OverridesSettings,
  plan: Plan,
): { readonly name: string; readonly text: string } {
  const { rows: all } = sponsorUnits(planRead(plan, "as-registered"), registrations.source!);
  const { ids, scores, modelScores } = registrations;
  const rows = overriddenRows(registrations, settings, { plan, registered: all, byModel: all })
    .filter(({ marker, category }) => marker !== null && category === null)
    .map(({ row, marker }) => [
      ids.levels[ids.codes[row]!]!,
      `${scores![row]!}`,
      Number.isNaN(modelScores![row]!) ? "" : `${modelScores![row]!}`,
      marker!,
    ]);
  return { name: "overrides-without-remark.csv", text: listCsv(["id", "registered", "model", "marker"], rows) };
}
