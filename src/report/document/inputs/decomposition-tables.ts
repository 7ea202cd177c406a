import { estimateOf } from "../published.js";
import type { ReportTable } from "../report-document.js";
import { tagged } from "./answer-blocks.js";
import { type DecomposedRow, type Decomposition, type DecompositionWriter, farthest } from "./decomposition-writer.js";

/** One row a group: flagged of every thousand, the difference, and what runs through each indicator. */
export function partsTable(
  id: "h1" | "h2",
  rows: readonly DecomposedRow[],
  { text, words, writer, decomposition, labelOf, thousands, cell }: DecompositionWriter,
): ReportTable {
  const { table } = text;
  const numeric = (label: string) => ({ label, numeric: true });
  return {
    id: `decomposition-${id}`,
    caption: tagged(table[id]({ ...words, level: writer.level }), writer),
    columns: [
      { label: table.group(words), numeric: false },
      ...[table.own, table.rest, table.difference].map(numeric),
      ...decomposition.indicators.map(({ name }) => numeric(labelOf(name))),
      numeric(table.remainder),
    ],
    rows: farthest(rows, ({ difference }) => difference)
      .concat(rows.filter((row) => estimateOf(row.difference) === undefined && isShownRow(row)))
      .map((row) => [
        writer.group(row.group),
        ...[row.flaggedShare, row.restShare, row.difference].map((each) => cell(each, thousands)),
        ...row.contributions.map(({ flagged }) => cell(flagged, thousands)),
        cell(row.remainder, thousands),
      ]),
  };
}

/** One row an indicator: who is flagged otherwise, and the change of the area. */
export function removedTable({
  decomposition,
  text,
  words,
  writer,
  labelOf,
  cell,
  countsOf,
}: DecompositionWriter): ReportTable {
  const { table } = text.removed;
  const isRefitted = decomposition.removed.some(({ refitted }) => refitted !== null);
  const sets = decomposition.removed[0]?.areas.map(({ provenance }) => provenance) ?? [];
  const numeric = (label: string) => ({ label, numeric: true });
  return {
    id: "decomposition-removed",
    caption: tagged(table.flagged({ ...words, level: writer.level }), writer),
    columns: [
      { label: table.indicator, numeric: false },
      ...[table.leaves, table.enters].map(numeric),
      ...sets.map((set) => numeric(set === "random" ? table.area.random : table.area["all-known"])),
      ...(isRefitted ? [numeric(table.refitted)] : []),
    ],
    rows: decomposition.removed.map(({ indicator, table: id, areas, refitted }) => {
      const [, leaves, enters] = countsOf(id);
      return [
        labelOf(indicator),
        ...[leaves, enters].map((count) => writer.count(count ?? "suppressed")),
        ...areas.map(({ change }) => cell(change, writer.format.decimal)),
        ...(refitted === null ? [] : [cell(refitted.change, writer.format.decimal)]),
      ];
    }),
  };
}

/** One row a group: the ratio now, and without each indicator how many times as large. */
export function ratiosTable({ decomposition, text, words, writer, labelOf, cell }: DecompositionWriter): ReportTable {
  const { table } = text.removed;
  const { removed } = decomposition;
  const numeric = (label: string) => ({ label, numeric: true });
  return {
    id: "decomposition-ratios",
    caption: tagged(table.ratios({ ...words, level: writer.level }), writer),
    columns: [
      { label: text.table.group(words), numeric: false },
      numeric(table.now),
      ...removed.map(({ indicator }) => numeric(table.without(labelOf(indicator)))),
    ],
    rows: decomposition.h2.flatMap(({ group }, place) => {
      if (!isShownRatio(removed, place)) return [];
      const before = removed[0]?.groups[place]?.ratioBefore;
      return [
        [
          writer.group(group),
          before === undefined ? writer.text.none : cell(before, writer.format.ratio),
          ...removed.map(({ groups }) => {
            const { ratioAfter, ratioChange } = groups[place]!;
            const after = cell(ratioAfter, writer.format.ratio);
            const isKnown = estimateOf(ratioAfter) !== undefined && estimateOf(ratioChange) !== undefined;
            return isKnown ? `${after}; × ${cell(ratioChange, writer.format.ratio)}` : after;
          }),
        ],
      ];
    }),
  };
}

/** Names of the groups that a table of parts leaves out, since nothing of them may be shown. */
export function groupsWithoutParts(rows: readonly DecomposedRow[]): readonly string[] {
  return rows.filter((row) => !isShownRow(row)).map(({ group }) => group);
}

/** Names of the groups that the table of ratios leaves out. */
export function groupsWithoutRatios({ h2, removed }: Decomposition): readonly string[] {
  return h2.filter((_, place) => !isShownRatio(removed, place)).map(({ group }) => group);
}

function isShownRow(row: DecomposedRow): boolean {
  const { flaggedShare, restShare, difference, remainder, contributions } = row;
  const all = [flaggedShare, restShare, difference, remainder, ...contributions.map(({ flagged }) => flagged)];
  return all.some(({ kind }) => kind !== "withheld");
}

function isShownRatio(removed: Decomposition["removed"], place: number): boolean {
  return removed.some(({ groups }) => {
    const { ratioBefore, ratioAfter } = groups[place]!;
    return ratioBefore.kind !== "withheld" || ratioAfter.kind !== "withheld";
  });
}
