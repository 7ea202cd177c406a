import type { Exploration, HalfCounts } from "../audit/exploration/explore.js";
import { canonicalJson } from "../plan/canonical-json.js";

/** What an exploration's files say of themselves, so that no part of them can be taken for a result. */
const NOTICE = "Exploratory: found by looking through sub-groups. No verdict. Undisclosed counts: do not publish.";

/**
 * Files of one exploration, a workfile each: base name -> text. Every file, and every row of the table, says that it
 * is exploratory.
 * @param run  number of this run on the plan, from 1
 */
export function explorationFiles(
  exploration: Exploration,
  { planHash, run, synthetic }: { readonly planHash: string; readonly run: number; readonly synthetic: boolean },
): ReadonlyMap<string, string> {
  const record = { kind: "exploration", notice: NOTICE, synthetic, planHash, run, ...exploration };
  return new Map([
    ["exploration.json", canonicalJson(record, { indent: 2 })],
    ["exploration.csv", table(exploration)],
  ]);
}

const HALF_COLUMNS = ["units", "flagged", "otherUnits", "otherFlagged", "pValue"] as const;

function table({ label, found }: Exploration): string {
  const half = (name: string) => HALF_COLUMNS.map((column) => `${name}.${column}`);
  const header = ["label", "group", "within", ...half("search"), ...half("test"), "holm", "held"];
  const cells = (counts: HalfCounts) => HALF_COLUMNS.map((column) => String(counts[column]));
  const rows = found.map((each) => [
    label,
    each.group,
    each.within.map(({ stratification, level }) => `${stratification}: ${level}`).join("; "),
    ...cells(each.search),
    ...cells(each.test),
    String(each.holm),
    each.held ? "yes" : "no",
  ]);
  return [header, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

function field(text: string): string {
  // A spreadsheet runs text that starts like a formula: an apostrophe in front makes it text.
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
