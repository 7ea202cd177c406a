import { EXPLANATIONS } from "./explanations.js";
import { type FileRecord, type Survivor, totalOf } from "./record.js";

/** Why a fault may go unnoticed, or null where nobody has said so. */
export function explanationOf(file: string, survivor: Survivor): string | null {
  return EXPLANATIONS.find(({ covers }) => covers(file, survivor))?.reason ?? null;
}

/**
 * The record in words: the total, every file, and the faults that no test noticed, grouped by why.
 * @param unmeasured  sources in which no fault has been planted
 */
export function describeRecord(files: readonly FileRecord[], unmeasured: readonly string[]): string {
  const { noticed, planted, score } = totalOf(files);
  return [
    "# What the tests of the kernels notice",
    "",
    `Stryker planted ${planted} faults in ${files.length} files of \`src/statistics\`, one at a time; the tests of ` +
      `\`test/statistics\` noticed ${noticed}: **${score.toFixed(2)} %**.`,
    "",
    ...HOW,
    "",
    ...(unmeasured.length === 0 ? [] : [`Not measured: ${unmeasured.map(nameOf).join(", ")}.`, ""]),
    "| file | noticed | planted | score |",
    "|---|---|---|---|",
    ...[...files].sort((a, b) => a.score - b.score).map(rowOf),
    "",
    "## Faults that went unnoticed, by why",
    "",
    ...groupsOf(files),
    "",
  ].join("\n");
}

const HOW = [
  "`npm run mutation` renews the record: of the files whose source, or a test that reaches it, has changed; with names",
  "of files behind `--`, of those. The tests run inside one process, each fault in a new evaluation of one script. So",
  "that a fault costs a tenth of a second and not ten, it meets the reference cases and the test files that import its",
  "source, or what imports that; a property draws 30 inputs and not 100; a fault meets the tests that found most, then",
  "the quickest, for one second of processor time together; and tests that take long once their steps are counted are",
  "left out. Each of these can only lower the score. No kind of fault is left out, texts of errors included. A fault",
  "that makes a test run on without end counts as noticed.",
];

function rowOf(record: FileRecord): string {
  const { noticed, planted, score } = totalOf([record]);
  return `| ${nameOf(record.file)} | ${noticed} | ${planted} | ${score.toFixed(1)} |`;
}

function groupsOf(files: readonly FileRecord[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { file, survivors } of files) {
    for (const survivor of survivors) {
      const reason = explanationOf(file, survivor) ?? "Not explained";
      const lines = byReason.get(reason) ?? [];
      lines.push(lineOf(file, survivor));
      byReason.set(reason, lines);
    }
  }
  return [...byReason]
    .sort((a, b) => b[1].length - a[1].length)
    .flatMap(([reason, lines]) => [`### ${reason} (${lines.length})`, "", ...lines, ""]);
}

function lineOf(file: string, { line, mutator, original, replacement, unreached }: Survivor): string {
  const place = `${nameOf(file)}:${line}`;
  return `- ${place} ${mutator} \`${short(original)}\` -> \`${short(replacement)}\`${unreached ? ", reached by no test" : ""}`;
}

function nameOf(file: string): string {
  return file.replace("src/statistics/", "");
}

function short(code: string): string {
  const line = code.replaceAll(/\s+/g, " ").replaceAll("`", "'");
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
