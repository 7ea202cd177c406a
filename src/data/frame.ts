import type { DataFrame } from "danfojs-node";
import { AuditError } from "../errors.js";
import { NO_DATE } from "./columns.js";
import type { NamedColumn } from "./read-columns.js";

/**
 * A danfojs DataFrame of typed columns. The package is loaded on demand; types are passed to it, never inferred, so
 * `0363` and `007` stay text. Missing texts and dates are null, missing numbers NaN.
 *
 * @param columns  equal lengths, at least one row
 * @param load  how the package is loaded
 * @returns a DataFrame with the columns in the order given
 * @throws AuditError `source-unavailable` with the lines to paste where danfojs-node is not installed
 * @example const frame = await toDataFrame(sponsors.columns);
 */
export async function toDataFrame(
  columns: readonly NamedColumn[],
  load: () => Promise<typeof import("danfojs-node")> = () => import("danfojs-node"),
): Promise<DataFrame> {
  const danfo = await loadOrExplain(load);
  const values = Object.fromEntries(columns.map((column) => [column.name, valuesOf(column)]));
  return new danfo.DataFrame(values, {
    columns: columns.map(({ name }) => name),
    dtypes: columns.map(({ kind }) => (kind === "number" ? "float32" : "string")),
  });
}

/** What a package.json needs besides this package: npm ignores the overrides of a package that is not the root. */
export const DANFO_LINES = `"dependencies": { "danfojs-node": "1.2.0" },
"overrides": { "@tensorflow/tfjs-node": "npm:@tensorflow/tfjs@4.22.0", "xlsx": "0.18.5" }`;

async function loadOrExplain(load: () => Promise<typeof import("danfojs-node")>) {
  try {
    return await load();
  } catch {
    throw new AuditError(
      "source-unavailable",
      "toDataFrame requires the package danfojs-node; got none that loads",
      `paste into your package.json and run npm install:\n${DANFO_LINES}`,
    );
  }
}

function valuesOf(column: NamedColumn): (string | number | null)[] {
  switch (column.kind) {
    case "number":
      return Array.from(column.values);
    case "text":
      return Array.from(column.codes, (code) => column.levels[code] || null);
    case "date":
      return Array.from(column.days, (day) => (day === NO_DATE ? null : isoDate(day)));
  }
}

function isoDate(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
