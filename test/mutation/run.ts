import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type FileRecord, hashOf, isStale, RECORD, ROOT, readRecord, type Survivor, totalOf } from "./record.js";
import { describeRecord } from "./survivor-report.js";

const SOURCES = "src/statistics";
/** Bytes of a compiled kernel: data, made by `test/support/compile-kernels.ts`. */
const COMPILED = "-bytes.ts";
const WORKPLACE = ".stryker-tmp";
/** Lines of source that one run of Stryker takes: few enough to lose little on interruption, and to run fast. */
const LINES_PER_RUN = 450;
const RUNS_AT_ONCE = 2;

interface StrykerMutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly coveredBy?: readonly string[];
  readonly location: { readonly start: Position; readonly end: Position };
}

interface Position {
  readonly line: number;
  readonly column: number;
}

interface StrykerReport {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly StrykerMutant[] }>>;
  readonly testFiles?: Readonly<Record<string, { readonly tests: readonly { id: string; name: string }[] }>>;
}

/**
 * Plants faults in the files named, or in those that changed since the record, and renews the record; with `--report`
 * it plants none and writes the record's README anew, for explanations that changed.
 */
async function main(named: readonly string[]): Promise<void> {
  const kernels = readdirSync(join(ROOT, SOURCES)).filter((file) => file.endsWith(".ts") && !file.endsWith(COMPILED));
  const sources = kernels.map((file) => `${SOURCES}/${file}`);
  const known = new Map(readRecord().map((record) => [record.file, record]));
  const fresh = (file: string): boolean => known.has(file) && !isStale(known.get(file)!);
  if (named.includes("--report")) return writeRecord([...known.values()], sources);
  const chosen = named.length > 0 ? named : sources.filter((file) => !fresh(file));
  const runs = runsOf(chosen);
  let next = 0;
  const records = new Map([...known].filter(([file]) => sources.includes(file)));
  const take = async (): Promise<void> => {
    while (next < runs.length) {
      const number = next++;
      const report = await runStryker(runs[number]!, number);
      if (report === null) {
        process.exitCode = 1;
        continue;
      }
      for (const record of recordsOf(report)) {
        records.set(record.file, record);
        console.log(`${record.score.toFixed(1).padStart(5)} % of ${record.file}`);
      }
      writeRecord([...records.values()], sources);
    }
  };
  await Promise.all(Array.from({ length: RUNS_AT_ONCE }, take));
  writeRecord([...records.values()], sources);
  const { noticed, planted, score } = totalOf([...records.values()]);
  console.log(`${score.toFixed(2)} %: ${noticed} of ${planted} faults noticed in ${records.size} files`);
}

function runsOf(files: readonly string[]): string[][] {
  const runs: string[][] = [];
  let lines = LINES_PER_RUN;
  for (const file of files) {
    const length = readFileSync(join(ROOT, file), "utf8").split("\n").length;
    if (lines + length > LINES_PER_RUN) {
      runs.push([]);
      lines = 0;
    }
    runs.at(-1)!.push(file);
    lines += length;
  }
  return runs;
}

async function runStryker(mutate: readonly string[], number: number): Promise<StrykerReport | null> {
  const folder = join(ROOT, WORKPLACE, `run-${process.pid}-${number}`);
  mkdirSync(folder, { recursive: true });
  const output = join(folder, "mutation.json");
  const options = {
    mutate,
    testRunner: "kernels",
    plugins: [join(import.meta.dirname, "kernel-runner.ts")],
    coverageAnalysis: "perTest",
    concurrency: 1,
    reporters: ["json", "progress-append-only"],
    jsonReporter: { fileName: output },
    ignorePatterns: ["**", "!src/**", "!test/**", "!package.json"],
    tempDirName: join(WORKPLACE, `run-${process.pid}-${number}`, "sandboxes"),
    // TypeScript 7 has not the interface that Stryker asks of it to rewrite a configuration.
    tsconfigFile: "absent.json",
    disableTypeChecks: false,
    packageManager: "npm",
    checkers: [],
    timeoutMS: 300_000,
    logLevel: "error",
    allowConsoleColors: false,
  };
  const file = join(folder, "stryker.json");
  writeFileSync(file, JSON.stringify(options));
  const command = ["--import", "tsx", "node_modules/@stryker-mutator/core/bin/stryker.js", "run", file];
  const code = await new Promise<number | null>((done) => {
    const child = spawn(process.execPath, command, {
      cwd: ROOT,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, NODE_OPTIONS: "--import tsx" },
    });
    child.on("exit", done);
  });
  if (code !== 0) {
    console.error(`mutation requires a run of Stryker that ends with 0; got ${code} for ${mutate.join(" ")}`);
    return null;
  }
  const report = JSON.parse(readFileSync(output, "utf8")) as StrykerReport;
  rmSync(folder, { recursive: true, force: true });
  return report;
}

function recordsOf({ files, testFiles }: StrykerReport): FileRecord[] {
  const names = new Map(Object.values(testFiles ?? {}).flatMap(({ tests }) => tests.map(({ id, name }) => [id, name])));
  return Object.entries(files).map(([file, { source, mutants }]) => {
    const count = (status: string): number => mutants.filter((mutant) => mutant.status === status).length;
    const fileOf = (test: string): string => (names.get(test) ?? test).split("#")[0]!;
    const tests = [...new Set(mutants.flatMap(({ coveredBy = [] }) => coveredBy.map(fileOf)))].sort();
    const counts = {
      killed: count("Killed") + count("RuntimeError"),
      timeout: count("Timeout"),
      survived: count("Survived"),
      noCoverage: count("NoCoverage"),
    };
    const survivors = mutants
      .filter(({ status }) => status === "Survived" || status === "NoCoverage")
      .map((mutant) => survivorOf(mutant, source));
    const planted = counts.killed + counts.timeout + counts.survived + counts.noCoverage;
    const score = planted === 0 ? 100 : (100 * (counts.killed + counts.timeout)) / planted;
    return {
      file,
      ...counts,
      score: Math.round(score * 100) / 100,
      sourceHash: hashOf([file]),
      tests,
      testsHash: hashOf(tests),
      survivors,
    };
  });
}

function survivorOf({ location, mutatorName, replacement, status }: StrykerMutant, source: string): Survivor {
  const { start, end } = location;
  const lines = source.split("\n").slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1)!.slice(0, end.column - 1);
  lines[0] = lines[0]!.slice(start.column - 1);
  return {
    line: start.line,
    column: start.column,
    mutator: mutatorName,
    original: lines.join("\n"),
    replacement,
    unreached: status === "NoCoverage",
  };
}

function writeRecord(records: readonly FileRecord[], sources: readonly string[]): void {
  const files = [...records].sort((a, b) => (a.file < b.file ? -1 : 1));
  const unmeasured = sources.filter((source) => !files.some(({ file }) => file === source));
  mkdirSync(join(ROOT, "reports/mutation"), { recursive: true });
  writeFileSync(join(ROOT, RECORD), `${JSON.stringify({ files }, null, 1)}\n`);
  writeFileSync(join(ROOT, "reports/mutation/README.md"), describeRecord(files, unmeasured));
}

await main(process.argv.slice(2));
