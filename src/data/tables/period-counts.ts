import { DataError, type Issue } from "../../errors.js";
import type { MonitoringPlan } from "../../plan/monitoring-schema.js";
import { toIssue } from "../intake/problem.js";
import { shortNumber, textShape } from "../intake/received.js";
import { readCsvTable } from "./csv-records.js";

/** Undisclosed counts of one group in one period. */
export interface PeriodGroupCount {
  readonly group: string;
  readonly flagged: number;
  readonly notFlagged: number;
}

/** Undisclosed counts of one period, groups in the order of the file. */
export interface PeriodCounts {
  readonly period: string;
  readonly groups: readonly PeriodGroupCount[];
}

type CountsSource = Extract<MonitoringPlan["source"], { kind: "counts" }>;
const LARGEST_COUNT = 1e9;

/**
 * Counts of period x group x flagged. A group that a period counts has both rows, a zero written as 0: a row that is
 * absent is not taken for a zero.
 * @param text  the whole CSV file
 * @param source  its columns, texts and periods
 * @returns periods in the order of the plan
 * @throws DataError `data-invalid` with every problem
 */
export function readPeriodCounts(text: string, source: CountsSource): readonly PeriodCounts[] {
  const file = source.file.split(/[\\/]/).at(-1)!;
  const { columns } = source;
  const table = readCsvTable(text, { file, delimiter: source.delimiter, columns: Object.values(columns) });
  const cells = new Map<string, { line: number; count: number }>();
  const issues: Issue[] = [...table.issues];
  for (const { line, value } of table.rows) {
    const [period, group, flagged] = [
      value(columns.period),
      value(columns.group),
      flaggedText(value(columns.flagged), source),
    ];
    const refuse = (column: string, expected: string, received: string) =>
      issues.push(toIssue(file, { code: "value-unknown", line, column, expected, received }));
    const count = /^\d+$/.test(value(columns.count)) ? Number(value(columns.count)) : Number.NaN;
    if (!source.periods.includes(period)) {
      refuse(
        columns.period,
        "a period that the series file lists",
        textShape(period, `${source.periods.length} periods`),
      );
    }
    if (group.trim() === "") refuse(columns.group, "a group", "an empty text");
    if (flagged === null)
      refuse(columns.flagged, "a text that the series file explains", textShape(value(columns.flagged)));
    if (!(count <= LARGEST_COUNT)) {
      refuse(columns.count, `a whole number from 0 to ${LARGEST_COUNT}`, shortNumber(value(columns.count)));
    }
    const key = JSON.stringify([period, group, flagged]);
    if (cells.has(key)) {
      const received = `the same on line ${cells.get(key)!.line}`;
      issues.push(
        toIssue(file, { code: "row-duplicate", line, expected: "one row a period, group and flag", received }),
      );
    }
    cells.set(key, { line, count });
  }
  const periods = source.periods.map((period) => periodOf(period, cells, { file, issues }));
  if (issues.length === 0) return periods;
  const others = issues.length === 1 ? "" : ` (and ${issues.length - 1} more)`;
  throw new DataError("data-invalid", `${issues[0]!.message}${others}`, issues.slice(0, 1_000), {
    total: issues.length,
  });
}

function flaggedText(text: string, { flagged }: CountsSource): boolean | null {
  if (flagged.yes.includes(text)) return true;
  return flagged.no.includes(text) ? false : null;
}

function periodOf(
  period: string,
  cells: ReadonlyMap<string, { line: number; count: number }>,
  { file, issues }: { readonly file: string; readonly issues: Issue[] },
): PeriodCounts {
  const keys = [...cells.keys()].map((key) => JSON.parse(key) as [string, string, boolean]);
  const groups = [...new Set(keys.filter(([of]) => of === period).map(([, group]) => group))];
  if (groups.length === 0) {
    const expected = "rows of every period that the series file lists";
    issues.push(toIssue(file, { code: "no-rows", expected, received: `none of ${JSON.stringify(period)}` }));
  }
  return {
    period,
    groups: groups.map((group) => {
      const [yes, no] = [true, false].map((flagged) => cells.get(JSON.stringify([period, group, flagged])));
      const line = (yes ?? no)?.line;
      if (line !== undefined && (yes === undefined || no === undefined)) {
        const received = `only ${yes === undefined ? "not flagged" : "flagged"}`;
        issues.push(
          toIssue(file, { code: "value-missing", line, expected: "a row of flagged and one of not flagged", received }),
        );
      }
      return { group, flagged: yes?.count ?? 0, notFlagged: no?.count ?? 0 };
    }),
  };
}
