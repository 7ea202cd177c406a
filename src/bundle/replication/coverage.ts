import { numbersOf } from "./check.js";
import { LEFT_OUT, type LeftOutNumbers } from "./left-out-numbers.js";
import type { ScriptPart } from "./script-part.js";

/** How many numbers of an audit a script compares with R, and what becomes of the others. */
export interface Coverage {
  /** Numbers that say something about the data: neither settings of the plan nor counts of tables. */
  readonly statistics: number;
  readonly recomputed: number;
  /** Settings: of the plan, levels, numbers of resamples and their seed. */
  readonly settings: number;
  /** Counts of tables, which R reads, and the people and units behind each, which the disclosure rules read. */
  readonly counts: number;
  /** By design not compared, with the reason. */
  readonly left: readonly { readonly reason: string; readonly numbers: number }[];
  /** Not compared, and no reason known; each path once. */
  readonly unexplained: readonly { readonly path: string; readonly numbers: number }[];
}

const SETTINGS =
  /^(plan|source|disclosure)\.|\.(alpha|level|seed|resamples|draws|baseline|capacity|required|oddsRatioOfPlan|highestShare)$|^assumption\.oddsRatio$|\.rule\.|\.yields\.value\[\]\.share$|^discrimination\.figures\[\]\.(auc|counts\..*|ifCounts\[\]\.(violations|none))$|\.probability\.(zero|one)$|\.shifts\.(step|thresholds)/;
const COUNTS = /^(tables|links)\[\]|\.support\./;

/**
 * Every number of an audit, held against the checks of a script. A number counts as recomputed when a check of its part
 * of the audit compares R with that very number, digit for digit; each check stands for as many numbers as it compares.
 * @param audit  any result made of JSON values
 * @param parts  of the script
 * @param reasons  why numbers are left out
 */
export function coverageOf(audit: object, parts: readonly ScriptPart[], reasons = LEFT_OUT): Coverage {
  const compared = comparedIn(parts);
  const found = { settings: 0, counts: 0, recomputed: 0 };
  const left = new Map<LeftOutNumbers, number>();
  const unexplained = new Map<string, number>();
  const statistics: { readonly path: string; readonly value: number }[] = [];
  for (const leaf of leavesOf(audit, "")) {
    if (COUNTS.test(leaf.path)) found.counts++;
    else if (SETTINGS.test(leaf.path)) found.settings++;
    else statistics.push(leaf);
  }
  const reasonOf = (path: string) => reasons.findIndex(({ at }) => at.test(path));
  const reasoned = statistics.map((leaf) => ({ ...leaf, reason: reasons[reasonOf(leaf.path)] }));
  const place = ({ reason }: (typeof reasoned)[number]) =>
    reason === undefined ? reasons.length : reasons.indexOf(reason);
  // What is never compared comes last, so that it takes no check from an equal number that is.
  reasoned.sort((a, b) => place(b) - place(a));
  for (const { path, value, reason } of reasoned) {
    if (taken(compared, { path, value })) found.recomputed++;
    else if (reason !== undefined) left.set(reason, (left.get(reason) ?? 0) + 1);
    else unexplained.set(path, (unexplained.get(path) ?? 0) + 1);
  }
  return {
    ...found,
    statistics: statistics.length,
    left: [...left].map(([{ reason }, numbers]) => ({ reason, numbers })),
    unexplained: [...unexplained].map(([path, numbers]) => ({ path, numbers })),
  };
}

/** Lines of R that print the coverage at the end of a script. */
export function coverageLines({ statistics, recomputed, left, unexplained }: Coverage): readonly string[] {
  const line = (text: string) => `cat(${JSON.stringify(`${text}\n`)})`;
  return [
    line(`${recomputed} of ${statistics} numbers of the audit are compared above. Not compared:`),
    ...left.map(({ reason, numbers }) => line(`  ${numbers}: ${reason}`)),
    ...unexplained.map(({ path, numbers }) => line(`  ${numbers}: ${path}, which this script does not read`)),
  ];
}

function* leavesOf(value: unknown, path: string): Generator<{ readonly path: string; readonly value: number }> {
  if (typeof value === "number") yield { path, value };
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    const inside = Array.isArray(value) ? `${path}[]` : path === "" ? key : `${path}.${key}`;
    yield* leavesOf(part, inside);
  }
}

/** How often each number is compared, by part of the audit and number. */
function comparedIn(parts: readonly ScriptPart[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { section = "", checks } of parts) {
    for (const value of checks.flatMap(numbersOf)) {
      const key = `${section}/${value}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function taken(compared: Map<string, number>, { path, value }: { readonly path: string; readonly value: number }) {
  const key = `${/^[^.[]*/.exec(path)![0]}/${value}`;
  const left = compared.get(key) ?? 0;
  if (left > 0) compared.set(key, left - 1);
  return left > 0;
}
