import type { ColumnProfile } from "./column-profile.js";

/** What a column can be for an audit. */
export type ColumnRole =
  | "id"
  | "group"
  | "count"
  | "score"
  | "modelScore"
  | "band"
  | "selected"
  | "outcome"
  | "provenance"
  | "severity"
  | "violations"
  | "period"
  | "cluster"
  | "concern"
  | "predictedOn";

/** Names that a role usually has, in Dutch and English, and the types that it can have. The first that fits wins. */
const SIGNS: readonly { readonly role: ColumnRole; readonly name: RegExp; readonly type: RegExp }[] = [
  { role: "severity", name: /severit|serious|gravity|ernst|zwaarte/, type: /text|integer/ },
  { role: "violations", name: /violations|overtredingen/, type: /integer/ },
  { role: "cluster", name: /cluster|household|huishoud|gezin|family|concern/, type: /text|integer/ },
  {
    role: "period",
    name: /period|kwartaal|quarter|cohort|^(year|jaar|month|maand|wave|golf)$/,
    type: /text|integer/,
  },
  {
    role: "group",
    name: /national|herkomst|origin|race|ethni|etni|group|groep|country|land|gender|geslacht|^sex$/,
    type: /text/,
  },
  { role: "concern", name: /concern/, type: /./ },
  { role: "predictedOn", name: /predict|profil|datum|date/, type: /date/ },
  { role: "modelScore", name: /model.?score|raw.?score|ruwe.?score/, type: /integer|number/ },
  { role: "score", name: /score|risico|risk|decile/, type: /integer|number/ },
  { role: "band", name: /band|klasse|class|score.?text|risico|risk|niveau|level/, type: /text|integer/ },
  { role: "provenance", name: /provenance|aanleiding|bron|source|reason|inspected.?because/, type: /text/ },
  { role: "selected", name: /select|gekozen|referred|doorverwezen/, type: /./ },
  { role: "outcome", name: /outcome|uitkomst|violation|overtreding|result|recid|label/, type: /./ },
  { role: "count", name: /count|aantal|migrants|migranten|^n$|number.?of/, type: /integer/ },
  {
    role: "id",
    name: /^id$|[^a-z]id$|^id[^a-z]|sponsor|referent|kvk|case|dossier|nummer|number/,
    type: /integer|text/,
  },
];

/**
 * Columns that could play each role, judged by name and type alone.
 * @param columns  profiles of one file
 * @param roles  that this file can have; a column whose role is not among them stays without
 * @returns columns by role, and the columns that fit none
 */
export function suggestColumns(
  columns: readonly ColumnProfile[],
  roles: readonly ColumnRole[],
): { readonly byRole: ReadonlyMap<ColumnRole, readonly ColumnProfile[]>; readonly without: readonly ColumnProfile[] } {
  const roleOf = (column: ColumnProfile) =>
    SIGNS.find(
      ({ role, name, type }) => roles.includes(role) && name.test(column.name.toLowerCase()) && type.test(column.type),
    )?.role;
  const byRole = new Map(roles.map((role) => [role, columns.filter((column) => roleOf(column) === role)] as const));
  return { byRole, without: columns.filter((column) => roleOf(column) === undefined) };
}
