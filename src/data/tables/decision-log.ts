import { DataError, type Issue } from "../../errors.js";
import type { HumanCheckPlan } from "../../plan/human-check-schema.js";
import { type ProblemCode, toIssue } from "../intake/problem.js";
import { shortNumber, textShape, unknownText } from "../intake/received.js";
import { readCsvTable } from "./csv-records.js";
import type { DecisionEvidence, OfficerCounts, SplitCount } from "./decision-evidence.js";
import { deviationSequences, PLACES, placeOf } from "./deviation-sequences.js";

/** One decision of the log, as far as it is reduced to counts. Rows stay in this room. */
export interface LoggedDecision {
  readonly band: string;
  readonly flagged: boolean;
  readonly investigate: boolean;
  readonly seconds: number | null;
  readonly hasReason: boolean | null;
  readonly officer: string | null;
  readonly day: string | null;
  readonly order: number | null;
  readonly group: string | null;
}

type LogSettings = NonNullable<HumanCheckPlan["log"]>;
const LONGEST_SECONDS = 1e6;

/**
 * Reads a log of decisions and reduces it to counts.
 * @param texts  the log, and the file of groups where the plan names one
 * @param plan  settings with a section `log`
 * @returns counts and sequences without names
 * @throws DataError `data-invalid` with every problem of both files
 */
export function readDecisionLog(
  texts: { readonly log: string; readonly groups: string | null },
  plan: HumanCheckPlan,
): DecisionEvidence {
  const { log } = plan;
  if (log === undefined) throw new TypeError("readDecisionLog requires a plan with a log");
  const issues: Issue[] = [];
  const groups = texts.groups === null ? null : readGroups(texts.groups, log, issues);
  const rows = readRows(texts.log, { log, bands: plan.bands, groups, issues });
  if (issues.length > 0) {
    const others = issues.length === 1 ? "" : ` (and ${issues.length - 1} more)`;
    throw new DataError("data-invalid", `${issues[0]!.message}${others}`, issues.slice(0, 1_000), {
      total: issues.length,
    });
  }
  return reduced(rows, plan, log);
}

function readGroups(text: string, { groups }: LogSettings, issues: Issue[]): ReadonlyMap<string, string> {
  const { columns, delimiter } = groups!;
  const file = baseName(groups!.file);
  const table = readCsvTable(text, { file, delimiter, columns: Object.values(columns) });
  issues.push(...table.issues);
  const found = new Map<string, string>();
  for (const { line, value } of table.rows) {
    const [sponsor, group] = [value(columns.sponsor), value(columns.group)];
    const refuse = (code: ProblemCode, column: string, expected: string, received: string) =>
      issues.push(toIssue(file, { code, line, column, expected, received }));
    if (found.has(sponsor))
      refuse("row-duplicate", columns.sponsor, "one row a sponsor", "a sponsor that stood before");
    if (group.trim() === "") refuse("value-missing", columns.group, "a group", "an empty text");
    found.set(sponsor, group);
  }
  return found;
}

interface RowSettings {
  readonly log: LogSettings;
  readonly bands: HumanCheckPlan["bands"];
  readonly groups: ReadonlyMap<string, string> | null;
  readonly issues: Issue[];
}

function readRows(text: string, { log, bands, groups, issues }: RowSettings): readonly LoggedDecision[] {
  const { columns, decisions, delimiter } = log;
  const file = baseName(log.file);
  const wanted = Object.values(columns).filter((column) => column !== undefined);
  const table = readCsvTable(text, { file, delimiter, columns: wanted });
  issues.push(...table.issues);
  const texts = [...decisions.investigate, ...decisions.leave];
  const orders = new Set<string>();
  return table.rows.map(({ line, value }): LoggedDecision => {
    const refuse = (column: string, expected: string, received: string, code: ProblemCode = "value-unknown") =>
      issues.push(toIssue(file, { code, line, column, expected, received }));
    const optional = (column: string | undefined) => (column === undefined ? null : value(column));
    const whole = (column: string | undefined) => {
      if (column === undefined) return null;
      const number = /^\d+$/.test(value(column)) ? Number(value(column)) : Number.NaN;
      if (!(number <= LONGEST_SECONDS))
        refuse(column, `a whole number from 0 to ${LONGEST_SECONDS}`, shortNumber(value(column)), "value-type");
      return number;
    };
    const band = value(columns.band);
    const decision = value(columns.decision);
    if (!bands.order.includes(band)) refuse(columns.band, "a rating of bands.order", unknownText(bands.order)(band));
    if (!texts.includes(decision)) refuse(columns.decision, "a text of decisions", unknownText(texts)(decision));
    const sponsor = optional(columns.sponsor);
    const group = sponsor === null ? null : groups?.get(sponsor);
    if (group === undefined) {
      refuse(columns.sponsor!, "a sponsor of the file of groups", textShape(sponsor), "sponsor-unknown");
    }
    const row: LoggedDecision = {
      band,
      flagged: bands.flagged.includes(band),
      investigate: decisions.investigate.includes(decision),
      seconds: whole(columns.seconds),
      hasReason: columns.reason === undefined ? null : value(columns.reason).trim() !== "",
      officer: optional(columns.officer),
      day: optional(columns.day),
      order: whole(columns.order),
      group: group ?? null,
    };
    if (row.officer?.trim() === "") refuse(columns.officer!, "a code", "an empty text", "value-missing");
    if (row.order !== null) {
      const place = JSON.stringify([row.officer, row.day, row.order]);
      if (orders.has(place))
        refuse(
          columns.order!,
          "one decision a place of an officer's day",
          "a place that stood before",
          "row-duplicate",
        );
      orders.add(place);
    }
    return row;
  });
}

function reduced(rows: readonly LoggedDecision[], plan: HumanCheckPlan, { columns }: LogSettings): DecisionEvidence {
  const deviates = ({ flagged, investigate }: LoggedDecision) => flagged !== investigate;
  const split = (own: readonly LoggedDecision[]) => {
    const deviated = own.filter(deviates).length;
    return { followed: own.length - deviated, deviated };
  };
  const groups = [...new Set(rows.map(({ group }) => group))].filter((group) => group !== null).sort();
  const ordered = columns.order !== undefined;
  const places = ordered ? placeOf(rows) : null;
  return {
    decisions: rows.length,
    byBand: plan.bands.order.map((band) => {
      const own = rows.filter((row) => row.band === band);
      const investigate = own.filter((row) => row.investigate).length;
      return { band, investigate, leave: own.length - investigate };
    }),
    byGroup:
      columns.sponsor === undefined
        ? null
        : groups.map((group) => ({ group, ...split(rows.filter((row) => row.group === group)) })),
    officers:
      columns.officer === undefined
        ? null
        : officersOf(rows, { plan, groups: columns.sponsor === undefined ? null : groups, split }),
    seconds: columns.seconds === undefined ? null : secondsOf(rows),
    reasons: columns.reason === undefined ? null : reasonsOf(rows.filter(deviates)),
    sequences: ordered ? deviationSequences(rows) : null,
    byPlace:
      places === null
        ? null
        : PLACES.map(({ label, first, last }) => ({
            place: label,
            ...split(rows.filter((_, at) => places[at]! >= first && places[at]! <= last)),
          })).filter(({ followed, deviated }) => followed + deviated > 0),
  };
}

interface OfficerSettings {
  readonly plan: HumanCheckPlan;
  readonly groups: readonly string[] | null;
  readonly split: (rows: readonly LoggedDecision[]) => SplitCount;
}

function officersOf(
  rows: readonly LoggedDecision[],
  { plan, groups, split }: OfficerSettings,
): readonly OfficerCounts[] {
  const byOfficer = new Map<string, LoggedDecision[]>();
  for (const row of rows) {
    const own = byOfficer.get(row.officer!);
    if (own) own.push(row);
    else byOfficer.set(row.officer!, [row]);
  }
  const counts = [...byOfficer.values()].map((own): OfficerCounts => {
    const cell = (flagged: boolean, investigate: boolean) =>
      own.filter((row) => row.flagged === flagged && row.investigate === investigate).length;
    const cells = [cell(true, true), cell(true, false), cell(false, true), cell(false, false)] as const;
    const underWindow = own.filter(({ seconds }) => seconds !== null && seconds < plan.contribution.seconds).length;
    return {
      byBand: plan.bands.order.map((band) => split(own.filter((row) => row.band === band))),
      byGroup: groups?.map((group) => split(own.filter((row) => row.group === group))) ?? null,
      n: own.length,
      deviated: cells[1] + cells[2],
      underWindow,
      cells,
    };
  });
  return counts.sort(
    (a, b) => b.n - a.n || b.deviated - a.deviated || b.underWindow - a.underWindow || b.cells[0] - a.cells[0],
  );
}

function secondsOf(rows: readonly LoggedDecision[]) {
  const counts = new Map<number, number>();
  for (const { seconds } of rows) counts.set(seconds!, (counts.get(seconds!) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b).map(([seconds, count]) => ({ seconds, count }));
}

function reasonsOf(deviations: readonly LoggedDecision[]) {
  const given = deviations.filter(({ hasReason }) => hasReason === true).length;
  return { given, missing: deviations.length - given };
}

function baseName(file: string): string {
  return file.split(/[\\/]/).at(-1)!;
}
