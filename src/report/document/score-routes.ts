import type { ScoreSetPart, UsePart } from "./audit-parts.js";
import { tagged } from "./group-tables.js";
import { shownValue } from "./published.js";
import type { Block, ReportTable } from "./report-document.js";
import type { Writer } from "./writer.js";

/**
 * The interval of the area by every route that was taken: formula, resampling and, where units belong together, both
 * over clusters.
 *
 * @param set     the set of outcomes
 * @param use     the same set beside its area
 * @param writer  writer of the report
 * @returns a folded table, and a note on clusters where there are any
 * @example
 * routeBlocks(score.sets[0], discrimination.sets[0], writer).length; // 2
 */
export function routeBlocks(set: ScoreSetPart, use: UsePart, writer: Writer): Block[] {
  const { routes } = writer.text.discrimination;
  return [
    { kind: "paragraph", text: routes.intro },
    ...(use.clustered === null ? [] : [{ kind: "note", text: routes.clustersNote } as const]),
    { kind: "table", table: routesTable(set, use, writer), folded: true },
  ];
}

function routesTable(set: ScoreSetPart, use: UsePart, writer: Writer): ReportTable {
  const { text, format, audit } = writer;
  const { routes } = text.discrimination;
  const level = writer.level(1 - audit.plan.score.alpha);
  const row = (route: string, area: ScoreSetPart["auc"]) => [
    route,
    writer.estimate(area, format.decimal),
    writer.interval(area, format.decimal),
  ];
  return {
    id: "score-routes",
    caption: tagged(routes.caption, writer),
    columns: [
      { label: routes.route, numeric: false },
      { label: text.score.columns.auc, numeric: true },
      { label: text.table.interval(level), numeric: true },
    ],
    rows: [row(routes.formula, set.auc), row(routes.resampled, use.bootstrap), ...clusterRows(use, row, writer)],
  };
}

function clusterRows(
  { clustered }: UsePart,
  row: (route: string, area: ScoreSetPart["auc"]) => string[],
  { text, format }: Writer,
): string[][] {
  const area = shownValue(clustered);
  if (area === undefined || "kind" in area) return [];
  const { routes } = text.discrimination;
  return [
    row(routes.clusters(format.count(area.clusters)), { kind: "shown", value: area.auc }),
    row(routes.clustersResampled, { kind: "shown", value: area.bootstrap }),
  ];
}
