import type { DurationSettings } from "../../plan/inputs/duration-schema.js";
import { daysOf } from "./duration-evidence.js";
import { listCsv } from "./list-csv.js";
import { numbersOf } from "./numbers-of.js";
import type { Registrations } from "./registrations.js";

/** What contradicts itself in the recognised time and the violations of a sponsor or case. */
type DurationFinding =
  | "unreadable-date"
  | "ended-before-recognised"
  | "violations-without-recognition"
  | "violations-before-recognition"
  | "violations-after-recognition"
  | "more-violations-than-days";

/**
 * Recognised time and violations that contradict each other, one row a finding, for whoever may see single registrations:
 * days that are none, an end on or before the recognition, violations without recognised time in which they were looked
 * for, and more violations than such days.
 * @param registrations  row by row
 * @param settings  section of the settings
 * @example durationList(registrations, settings).name // "duration.csv"
 */
export function durationList(
  { columns, ids, rows: length }: Registrations,
  settings: DurationSettings,
): { readonly name: string; readonly text: string } {
  const text = (name: string | undefined, row: number) => {
    const column = name === undefined ? undefined : columns.get(name);
    return column === undefined ? "" : column.levels[column.codes[row]!]!;
  };
  const violations = numbersOf(columns.get(settings.violations)!, { decimal: ".", name: settings.violations });
  const recognised = daysOf(columns.get(settings.recognised)!);
  const ended = settings.ended === undefined ? null : daysOf(columns.get(settings.ended)!);
  const found: string[][] = [];
  for (let row = 0; row < length; row++) {
    const finding = findingOf(
      { violations: violations[row]!, recognised: recognised(row), ended: ended?.(row) ?? null },
      settings,
    );
    if (finding === null) continue;
    found.push([
      ids.levels[ids.codes[row]!]!,
      ...[settings.recognised, settings.ended, settings.violations].map((name) => text(name, row)),
      finding,
    ]);
  }
  return { name: "duration.csv", text: listCsv(["id", "recognised", "ended", "violations", "finding"], found) };
}

function findingOf(
  {
    violations,
    recognised,
    ended,
  }: {
    readonly violations: number;
    readonly recognised: number | "unreadable" | null;
    readonly ended: number | "unreadable" | null;
  },
  { watched }: DurationSettings,
): DurationFinding | null {
  if (recognised === "unreadable" || ended === "unreadable") return "unreadable-date";
  if (recognised === null) return violations > 0 ? "violations-without-recognition" : null;
  if (ended !== null && ended <= recognised) return "ended-before-recognised";
  if (!(violations > 0)) return null;
  const until = Date.parse(watched.until) / 86_400_000;
  const from = watched.from === undefined ? recognised : Date.parse(watched.from) / 86_400_000;
  const days = Math.min(until, ended ?? until) - Math.max(from, recognised);
  if (days > 0) return violations > days ? "more-violations-than-days" : null;
  // Both ends lie after their beginnings, so that no common day means: recognised after that time, or ended before it.
  return recognised >= until ? "violations-before-recognition" : "violations-after-recognition";
}
