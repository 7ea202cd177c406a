import { type FlagRow, flagChart } from "../charts/flag-chart.js";
import type { AssumptionPart } from "./assumption-claims.js";
import { tableOf } from "./audit-parts.js";
import { tagged } from "./group-tables.js";
import type { Figure } from "./report-document.js";
import type { Writer } from "./writer.js";

/**
 * Figure of what is known: how much of all units, and of each band, has a known outcome, and how much was never inspected.
 *
 * @param part    the untested assumption
 * @param writer  writer of the report
 * @returns the figure, or null where the counts are hidden
 * @see domain, "Italian flag"
 * @example
 * knownFigure(part, writer)?.id; // "assumption-known"
 */
export function knownFigure(part: AssumptionPart, writer: Writer): Figure | null {
  const { text, format, audit } = writer;
  const words = text.figures.known;
  const rows = rowsOf(part, writer);
  const [all] = rows;
  if (all === undefined) return null;
  const unit = text.units[part.unit];
  const told = (row: FlagRow) => ({
    label: row.label,
    none: format.share(row.none),
    unknown: format.share(row.unknown),
    violation: format.share(row.violation),
  });
  const description = words.description({ rows: rows.map((row) => words.row(told(row))).join(" ") });
  return {
    id: "assumption-known",
    finding: words.finding({ unknown: format.share(all.unknown), unit }),
    subtitle: words.subtitle({ unit, period: audit.plan.period }),
    description,
    spec: flagChart(rows, {
      description,
      parts: words.parts,
      share: format.share,
      language: text.language,
      syntheticTag: writer.syntheticTag,
    }),
    sentence: null,
    notes: [],
    table: {
      id: "assumption-known",
      caption: tagged(words.caption, writer),
      columns: words.columns.map((label, column) => ({ label, numeric: column > 0 })),
      rows: rows.map((row) => {
        const { label, none, unknown, violation } = told(row);
        return [label, none, unknown, violation];
      }),
    },
  };
}

/** All units first, then the bands of which every count may be shown. */
function rowsOf(part: AssumptionPart, { audit, text }: Writer): FlagRow[] {
  const whole = flagRow(text.figures.known.all, tableOf(audit, part.outcomes)?.counts ?? []);
  if (whole === null) return [];
  if (part.bands === null) return [whole];
  const counts = tableOf(audit, part.bands.table)?.counts ?? [];
  const bands = part.bands.bands.flatMap(({ band }, i) => flagRow(band, counts.slice(3 * i, 3 * i + 3)) ?? []);
  return [whole, ...bands];
}

/** Counts in the order violation, none, never inspected. */
function flagRow(label: string, counts: readonly (number | "suppressed")[]): FlagRow | null {
  const [violation, none, never] = counts;
  if (typeof violation !== "number" || typeof none !== "number" || typeof never !== "number") return null;
  const total = violation + none + never;
  return total === 0 ? null : { label, none: none / total, unknown: never / total, violation: violation / total };
}
