import { DataError, type Issue } from "../../errors.js";
import type { RebuildPlan } from "../../plan/rebuild-schema.js";
import { toIssue } from "../intake/problem.js";
import { unknownText } from "../intake/received.js";
import { readCsvTable } from "./csv-records.js";
import type { DevelopmentEvidence } from "./development-evidence.js";

/**
 * Reads the cases that a model is made from.
 * @param text  the file, whole
 * @param plan  settings with their levels and the meaning of outcomes
 * @returns patterns; the order of rows changes nothing
 * @throws DataError `data-invalid` with every problem, or without cases of both outcomes
 * @example readDevelopmentSet("out,web\nJ,N\nN,J\n", plan).patterns.length
 */
export function readDevelopmentSet(text: string, { development }: RebuildPlan): DevelopmentEvidence {
  const { delimiter, outcome, indicators } = development;
  const file = development.file.split(/[\\/]/).at(-1)!;
  const columns = [outcome.column, ...indicators.map(({ column }) => column)];
  const table = readCsvTable(text, { file, delimiter, columns });
  const issues: Issue[] = [...table.issues];
  const place = (known: readonly string[], at: { line: number; column: string; text: string; expected: string }) => {
    const found = known.indexOf(at.text);
    const { line, column, expected } = at;
    const received = unknownText(known)(at.text);
    if (found < 0) issues.push(toIssue(file, { code: "value-unknown", line, column, expected, received }));
    return found;
  };
  const rows = table.rows.map(({ line, value }) => {
    const meant = [...outcome.violation, ...outcome.none];
    const own = { line, column: outcome.column, text: value(outcome.column), expected: "a text of outcome" };
    const violation = place(meant, own) < outcome.violation.length;
    const codes = indicators.map(({ column, levels }) =>
      place(
        levels.map((level) => level.value),
        { line, column, text: value(column), expected: `a level of ${column}` },
      ),
    );
    return { violation, codes };
  });
  refuse(issues);
  const evidence = patternsOf(rows);
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  if (sum(evidence.violations) === 0 || sum(evidence.none) === 0) {
    const missing = sum(evidence.violations) === 0 ? "a violation" : "none";
    refuse([
      toIssue(file, {
        code: "no-rows",
        line: 1,
        column: outcome.column,
        expected: "cases with a violation and cases with none",
        received: `no case with ${missing}`,
      }),
    ]);
  }
  return evidence;
}

function patternsOf(
  rows: readonly { readonly violation: boolean; readonly codes: readonly number[] }[],
): DevelopmentEvidence {
  const found = new Map<string, { codes: readonly number[]; violations: number; none: number }>();
  for (const { violation, codes } of rows) {
    const key = codes.join(" ");
    const pattern = found.get(key) ?? { codes, violations: 0, none: 0 };
    if (violation) pattern.violations++;
    else pattern.none++;
    found.set(key, pattern);
  }
  const sorted = [...found.values()].sort((a, b) => {
    const differs = a.codes.findIndex((code, at) => code !== b.codes[at]);
    return differs < 0 ? 0 : a.codes[differs]! - b.codes[differs]!;
  });
  return {
    kind: "development",
    patterns: sorted.map(({ codes }) => codes),
    violations: sorted.map(({ violations }) => violations),
    none: sorted.map(({ none }) => none),
  };
}

function refuse(issues: readonly Issue[]): void {
  if (issues.length === 0) return;
  const others = issues.length === 1 ? "" : ` (and ${issues.length - 1} more)`;
  throw new DataError("data-invalid", `${issues[0]!.message}${others}`, issues.slice(0, 1_000), {
    total: issues.length,
  });
}
