import type { Plan } from "../plan/schema.js";
import type { SourceColumns } from "./columns.js";
import type { BandScale, ScoredUnit, SourceDescription } from "./evidence.js";
import { bandScale } from "./reduce/meanings.js";
import { caseUnits } from "./reduce/reduce-cases.js";
import { sponsorUnits } from "./reduce/reduce-sponsors.js";
import type { Units } from "./reduce/units.js";

/** Scored units one by one, with their identifiers: rows, so never part of a release. */
export interface ScoredUnits {
  readonly unit: ScoredUnit;
  /** Identifier of the row that predicts each unit; no two are equal. */
  readonly ids: readonly string[];
  readonly bands: BandScale;
  readonly bandCodes: Uint8Array;
  readonly units: Units;
  /** Member counts are people x scale. */
  readonly scale: number;
  readonly leftOut: SourceDescription["leftOut"];
}

/**
 * The units that a plan scores, after its rules, in the order of the data.
 * @param plan  validated plan
 * @param source  columns in the form of the plan
 * @param ids  identifier of each row of the file with the scored units
 * @returns null for counts, which hold no units, and where the plan has no bands
 * @throws ArgumentError when the columns break the plan
 * @example scoredUnits(plan, source, ["00000001", "00000002"])?.ids
 */
export function scoredUnits(plan: Plan, source: SourceColumns, ids: readonly string[]): ScoredUnits | null {
  const bands = bandScale(plan);
  if (source.form === "counts" || bands === null) return null;
  const { units, rows, leftOut, scale } =
    source.form === "sponsors" ? sponsorUnits(plan, source) : { ...caseUnits(plan, source.cases), scale: 1 };
  if (units.bands === null) return null;
  return {
    unit: source.form === "sponsors" ? "sponsors" : "cases",
    ids: Array.from(rows, (row) => ids[row]!),
    bands,
    bandCodes: units.bands,
    units,
    scale,
    leftOut,
  };
}
