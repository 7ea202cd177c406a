import { DataError, type Issue } from "../../errors.js";
import type { HumanCheckPlan } from "../../plan/human-check-schema.js";
import { toIssue } from "../intake/problem.js";
import { unknownText } from "../intake/received.js";
import { readCsvTable } from "./csv-records.js";
import type { TrialEvidence } from "./decision-evidence.js";

/**
 * Reads a blind trial and reduces it to tables of pairs.
 * @param text  the file of the trial
 * @param plan  settings with a section `trial`
 * @throws DataError `data-invalid` with every problem
 */
export function readBlindTrial(text: string, { trial, bands }: HumanCheckPlan): TrialEvidence {
  if (trial === undefined) throw new TypeError("readBlindTrial requires a plan with a trial");
  const { columns, delimiter } = trial;
  const file = trial.file.split(/[\\/]/).at(-1)!;
  const wanted = Object.values(columns).filter((column) => column !== undefined);
  const table = readCsvTable(text, { file, delimiter, columns: wanted });
  const issues: Issue[] = [...table.issues];
  const rows = table.rows.map(({ line, value }) =>
    [columns.blind, columns.model, columns.after].map((column) => {
      if (column === undefined) return null;
      const level = bands.order.indexOf(value(column));
      if (level < 0) {
        const received = unknownText(bands.order)(value(column));
        issues.push(
          toIssue(file, { code: "value-unknown", line, column, expected: "a rating of bands.order", received }),
        );
      }
      return level;
    }),
  );
  if (issues.length > 0) {
    const others = issues.length === 1 ? "" : ` (and ${issues.length - 1} more)`;
    throw new DataError("data-invalid", `${issues[0]!.message}${others}`, issues.slice(0, 1_000), {
      total: issues.length,
    });
  }
  const after = columns.after !== undefined;
  const k = bands.order.length;
  const pairs = (second: 1 | 2) => {
    const counts = new Array<number>(k * k).fill(0);
    for (const row of rows) counts[row[0]! * k + row[second]!]!++;
    return counts;
  };
  return {
    ratings: rows.length,
    blindByModel: pairs(1),
    blindByAfter: after ? pairs(2) : null,
    moves: after ? movesOf(rows.map(([blind, model, after]) => [blind!, model!, after!] as const)) : null,
  };
}

function movesOf(rows: readonly (readonly [blind: number, model: number, after: number])[]) {
  const moves = { toModel: 0, nearer: 0, unmoved: 0, away: 0 };
  for (const [blind, model, after] of rows) {
    if (blind === model) continue;
    const [before, now] = [Math.abs(blind - model), Math.abs(after - model)];
    if (now === 0) moves.toModel++;
    else if (now < before) moves.nearer++;
    else if (after === blind) moves.unmoved++;
    else moves.away++;
  }
  return moves;
}
