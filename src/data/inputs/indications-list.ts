import { CONJUNCTION_STATES } from "../../plan/inputs/answer-states.js";
import type { IndicationsSettings } from "../../plan/inputs/indications-schema.js";
import { FIRST_LINE } from "./field-states.js";
import { indicationValues, wholeOf } from "./indication-values.js";
import { conjunctionState } from "./indications-evidence.js";
import { type ListFile, listCsv } from "./list-csv.js";
import type { Registrations } from "./registrations.js";

/**
 * Every conjunction that is stated otherwise than its parts say, and every part that holds where its whole does not.
 * @param registrations  row by row
 * @param settings  section of the settings
 * @returns a workfile
 * @example indicationsList(registrations, settings).name // "indications-problems.csv"
 */
export function indicationsList(registrations: Registrations, settings: IndicationsSettings): ListFile {
  const { codes, conjunctions, value } = indicationValues(registrations, settings);
  const parts = codes.flatMap((code) => {
    const whole = wholeOf(code);
    return whole === null || !codes.includes(whole) ? [] : [{ code, part: value(code), whole, all: value(whole) }];
  });
  const rows = Array.from({ length: registrations.rows }, (_, row) => [
    ...conjunctions.flatMap(({ code, ...conjunction }) => {
      const state = conjunctionState(conjunction, row);
      return DISAGREE.has(state) ? [[code, state]] : [];
    }),
    ...parts.flatMap(({ code, part, whole, all }) =>
      part(row) === true && all(row) === false ? [[code, `part-without-${whole}`]] : [],
    ),
  ]);
  const { ids } = registrations;
  return {
    name: "indications-problems.csv",
    text: listCsv(
      ["lineOfFirstFile", "id", "indication", "problem"],
      rows.flatMap((found, row) =>
        found.map((each) => [String(row + FIRST_LINE), ids.levels[ids.codes[row]!]!, ...each]),
      ),
    ),
  };
}

const DISAGREE: ReadonlySet<string> = new Set(CONJUNCTION_STATES.filter((state) => state.startsWith("stated-")));
