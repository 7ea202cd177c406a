import type { Plan } from "../../plan/schema.js";
import type { SourceColumns } from "../columns.js";
import type { Engine } from "../evidence.js";
import { columnEngine } from "./column-engine.js";
import { requireColumns } from "./require-columns.js";

/**
 * An engine over a source that is already in memory; works in Node and in a browser.
 *
 * @param plan  validated plan; its form must be the form of the source
 * @param source  cases columns, counts rows, or sponsors with compressed sparse rows
 * @returns an engine whose evidence equals that of the same rows read from files
 * @throws ArgumentError when the source breaks the plan
 * @example memoryEngine(plan, { form: "counts", counts: { group, band, count } })
 */
export function memoryEngine(plan: Plan, source: SourceColumns): Engine {
  requireColumns(source);
  return columnEngine(plan, source, { files: filesOf(source) });
}

function filesOf(source: SourceColumns) {
  switch (source.form) {
    case "sponsors":
      return [
        { name: "sponsors (in memory)", rows: source.sponsors.sponsor.length },
        { name: "migrants (in memory)", rows: source.composition.counts.length },
      ];
    case "cases":
      return [{ name: "cases (in memory)", rows: source.cases.group.codes.length }];
    case "counts":
      return [{ name: "counts (in memory)", rows: source.counts.count.length }];
  }
}
