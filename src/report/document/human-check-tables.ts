import type { MeasuredShare } from "../../audit/human-check/human-check-result.js";
import type { Published } from "../../disclosure/disclosed.js";
import type { PublishedHumanCheck } from "../../disclosure/human-check.js";
import type { DataTable } from "./data-table.js";
import type { HumanCheckWriter } from "./human-check-writer.js";
import { markedTables } from "./marked-tables.js";
import type { ReportTable } from "./report-document.js";

type LogPart = NonNullable<PublishedHumanCheck["log"]>;

function reportTable(
  id: string,
  caption: string,
  labels: readonly string[],
  rows: readonly (readonly string[])[],
): ReportTable {
  return { id, caption, columns: labels.map((label, place) => ({ label, numeric: place > 0 })), rows };
}

/** Decisions per rating of the model. */
export function bandTable({ byBand }: LogPart, { text, share, range, count }: HumanCheckWriter): ReportTable {
  const { caption, columns, proposal } = text.bands;
  const rows = byBand.map(({ band, flagged, decisions, deviated }) => [
    band,
    flagged ? proposal.flagged : proposal.other,
    count(decisions),
    share(deviated),
    range(deviated),
  ]);
  return reportTable("human-check-bands", caption, Object.values(columns), rows);
}

/** Decisions per majority group; groups of which nothing may be shown keep their row. */
export function groupTable(groups: NonNullable<LogPart["byGroup"]>, writer: HumanCheckWriter): ReportTable {
  const { text, share, range, count, format } = writer;
  const { caption, columns } = text.groups;
  const rows = groups.map(({ group, decisions, deviated, difference, holm }) => [
    group,
    count(decisions),
    share(deviated),
    range(deviated),
    difference.kind === "shown" ? format.points(difference.value.value) : text.withheld,
    pCell(holm, writer),
  ]);
  return reportTable("human-check-groups", caption, Object.values(columns), rows);
}

function pCell(p: Published<number>, { text, format }: HumanCheckWriter): string {
  if (p.kind === "shown") return format.pCell(p.value);
  if (p.kind === "withheld") return text.withheld;
  const bound = format.constant(p.bound);
  return p.relation === "at-most" ? text.atMost(bound) : text.above(bound);
}

/** Times below which given shares of the decisions lie. */
export function timeTable(
  { quantiles }: NonNullable<LogPart["time"]>,
  { text, count, format }: HumanCheckWriter,
): ReportTable {
  const { caption, columns, row } = text.time;
  const rows = quantiles.map(({ share, seconds }) => [row(`${format.constant(100 * share)}%`), count(seconds)]);
  return reportTable("human-check-time", caption, Object.values(columns), rows);
}

/** Decisions by their place in the day. */
export function placeTable(
  { byPlace }: NonNullable<LogPart["order"]>,
  { text, share, range, count }: HumanCheckWriter,
): ReportTable {
  const { caption, columns } = text.order;
  const rows = byPlace.map(({ place, decisions, deviated }) => [
    place,
    count(decisions),
    share(deviated),
    range(deviated),
  ]);
  return reportTable("human-check-places", caption, Object.values(columns), rows);
}

/**
 * Tables of a human check for CSV files, in English: the published counts, and the shares that rest on them.
 *
 * @param check  published result
 * @returns tables; made-up data says so in every row
 * @example
 * humanCheckTables(check).map(({ id }) => id).at(-1); // "shares"
 */
export function humanCheckTables(check: PublishedHumanCheck): readonly DataTable[] {
  const counts = check.tables.map(({ id, keys, counts: cells }): DataTable => {
    const width = keys[1]?.levels.length ?? 1;
    return {
      id: `counts-${id}`,
      header: [...keys.map(({ name }) => name), "count"],
      rows: cells.map((cell, at) => [
        keys[0]!.levels[Math.floor(at / width)]!,
        ...(keys[1] === undefined ? [] : [keys[1].levels[at % width]!]),
        cell,
      ]),
    };
  });
  const all = [
    ...counts,
    { id: "shares", header: ["measure", "level", "share", "lower", "upper"], rows: shareRows(check) },
  ];
  return markedTables(all, check.settings.synthetic);
}

function shareRows({ log, trial }: PublishedHumanCheck): (string | number)[][] {
  const row = (measure: string, level: string, share: Published<MeasuredShare>): (string | number)[] => {
    if (share.kind === "shown") return [measure, level, share.value.value, share.value.lower, share.value.upper];
    return [measure, level, share.kind === "class" ? `${share.relation} ${share.bound}` : "withheld", "", ""];
  };
  return [
    ...(log === null
      ? []
      : [
          row("deviated", "all", log.deviated),
          ...log.byBand.map(({ band, deviated }) => row("deviated by rating", band, deviated)),
          ...(log.byGroup ?? []).map(({ group, deviated }) => row("deviated by group", group, deviated)),
          ...(log.order?.byPlace ?? []).map(({ place, deviated }) => row("deviated by place", place, deviated)),
          ...(log.time === null ? [] : [row("under the time window", "all", log.time.under)]),
          ...(log.reasons === null ? [] : [row("deviations with a reason", "all", log.reasons)]),
        ]),
    ...(trial === null
      ? []
      : [
          row("trial agreement", "all", trial.agreement),
          ...(trial.after?.moved == null ? [] : [row("trial moved to the model", "all", trial.after.moved)]),
          ...(trial.after?.movedAway == null ? [] : [row("trial moved away", "all", trial.after.movedAway)]),
        ]),
  ];
}
