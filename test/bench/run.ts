import { spawnSync } from "node:child_process";
import { aucDeLong } from "./auc-delong.bench.js";
import { type Bench, median, type Rival } from "./bench.js";
import { casesFiles } from "./cases-files.bench.js";
import { clusterBootstrap } from "./cluster-bootstrap.bench.js";
import { clusterPermutation } from "./cluster-permutation.bench.js";
import { executor } from "./executor.js";
import { fisherExact } from "./fisher-exact.bench.js";
import { fixedMargins } from "./fixed-margins.bench.js";
import { hiddenAreas } from "./hidden-areas.bench.js";
import { independentPermutation } from "./independent-permutation.bench.js";
import { machineFactor } from "./machine-factor.js";
import { manyRows } from "./many-rows.bench.js";
import { findInterpreters, type Interpreters, startPeer } from "./peers.js";
import { proxies } from "./proxies.bench.js";
import { reportFiles } from "./report-files.bench.js";
import { sponsorsFiles } from "./sponsors-files.bench.js";
import { stratifiedPermutation } from "./stratified-permutation.bench.js";
import { weightedCases } from "./weighted-cases.bench.js";

/*
 * Kernels that loop over resamples or rows, on made-up data with a fixed seed: one file a kernel, *.bench.ts.
 *   npm run bench             medians of five runs, beside R, NumPy and SciPy where they are installed
 *   npm run bench -- NAME     only the files whose name holds NAME
 *   npm run bench -- --quick  each once, small and alone: shows that the benches still work
 * A bench fails when it breaks, when a peer finds another figure, or when what must hold does not.
 */

const RUNS = 5;
const FILES = {
  "fixed-margins": fixedMargins,
  "cluster-permutation": clusterPermutation,
  "independent-permutation": independentPermutation,
  "stratified-permutation": stratifiedPermutation,
  "auc-delong": aucDeLong,
  "cluster-bootstrap": clusterBootstrap,
  "fisher-exact": fisherExact,
  "hidden-areas": hiddenAreas,
  proxies,
  "report-files": reportFiles,
  "cases-files": casesFiles,
  "sponsors-files": sponsorsFiles,
  "weighted-cases": weightedCases,
  "many-rows": manyRows,
};

interface Competitor {
  readonly label: string;
  readonly time: () => Promise<{ readonly seconds: number; readonly figure: number | null }>;
  readonly close: () => void;
}

function competitorOf(rival: Rival | undefined, interpreters: Interpreters): Competitor | null {
  if (rival === undefined) return null;
  if (rival.kind === "ours") {
    return {
      label: rival.label,
      time: async () => ({ seconds: (await timed(rival.run)).seconds, figure: null }),
      close: () => {},
    };
  }
  const interpreter = interpreters[rival.program.language];
  return interpreter === undefined
    ? null
    : { label: rival.program.script, ...startPeer(rival.program, interpreter.command) };
}

/** Runs a bench and its rival in turn, so that whatever else the machine does falls on both, and states what came out. */
async function measure(bench: Bench, interpreters: Interpreters, factor: number): Promise<string> {
  const competitor = competitorOf(bench.rival, interpreters);
  try {
    const ours: number[] = [];
    const theirs: number[] = [];
    // The first run warms up.
    for (let run = 0; run <= RUNS; run++) {
      const own = await timed(bench.run);
      const other = await competitor?.time();
      if (bench.rival?.kind === "peer" && other !== undefined) requireAgreement(bench.rival, own.result, other.figure!);
      if (run === 0) continue;
      ours.push(own.seconds);
      if (other !== undefined) theirs.push(other.seconds);
    }
    return [
      milliseconds(median(ours)),
      ...(competitor === null ? [] : comparison(bench, { ours, theirs, label: competitor.label })),
      ...timeLimit(bench, median(ours), factor),
      ...memoryLimit(bench),
    ].join("  ");
  } finally {
    competitor?.close();
  }
}

function requireAgreement(rival: Rival & { readonly kind: "peer" }, ours: number, theirs: number): void {
  if (!rival.agrees(ours, theirs)) throw new Error(`${rival.program.script} finds ${theirs}; ours is ${ours}`);
}

function comparison(
  { ratio: most }: Bench,
  {
    ours,
    theirs,
    label,
  }: { readonly ours: readonly number[]; readonly theirs: readonly number[]; readonly label: string },
): string[] {
  const ratio = median(ours) / median(theirs);
  const text = `${ratio.toFixed(3)} of ${milliseconds(median(theirs)).trim()} (${label})`;
  if (most === undefined) return [text];
  if (ratio > most) throw new Error(`${text}; must be at most ${most}`);
  return [`${text}, at most ${most}`];
}

function timeLimit({ seconds: most }: Bench, seconds: number, factor: number): string[] {
  if (most === undefined) return [];
  const scaled = seconds / factor;
  if (scaled > most) throw new Error(`${scaled.toFixed(3)} s at machine factor 1; must be at most ${most} s`);
  return [`${scaled.toFixed(3)} s at machine factor 1, at most ${most}`];
}

function memoryLimit({ memory }: Bench): string[] {
  if (memory === undefined) return [];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...process.execArgv, memory.script, ...(memory.words ?? [])],
    {
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(stderr);
  const megabytes = Math.round(Number(stdout));
  if (megabytes > memory.megabytes) throw new Error(`${megabytes} MB; must be at most ${memory.megabytes} MB`);
  return [`${megabytes} MB, at most ${memory.megabytes}`];
}

async function timed<Result>(
  call: () => Result,
): Promise<{ readonly seconds: number; readonly result: Awaited<Result> }> {
  const start = performance.now();
  const result = await call();
  return { seconds: (performance.now() - start) / 1000, result };
}

function milliseconds(seconds: number): string {
  return `${(seconds * 1000).toFixed(1).padStart(9)} ms`;
}

async function main(quick: boolean, wanted: string): Promise<void> {
  const interpreters = quick ? {} : findInterpreters();
  const factor = quick ? 1 : machineFactor();
  const versions = Object.values(interpreters).map(({ version }) => version);
  console.log(`machine factor ${factor.toFixed(2)} (1.00: 1e9 draws in 1.24 s); ${executor.threads} threads`);
  console.log(`beside: ${versions.join(", ") || "nobody"}`);
  let passed = 0;
  let failed = 0;
  for (const [file, benches] of Object.entries(FILES)) {
    if (!file.includes(wanted)) continue;
    for (const build of benches({ quick })) {
      const bench = build();
      try {
        const outcome = quick
          ? milliseconds((await timed(bench.run)).seconds)
          : await measure(bench, interpreters, factor);
        console.log(`${file}: ${bench.work}\n  ${outcome}`);
        passed++;
      } catch (error) {
        console.log(`${file}: ${bench.work}\n  FAILED: ${error instanceof Error ? error.message : error}`);
        failed++;
      }
    }
  }
  await executor.close();
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

const words = process.argv.slice(2);
await main(words.includes("--quick"), words.find((word) => !word.startsWith("--")) ?? "");
