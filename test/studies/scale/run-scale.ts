import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { machineFactor } from "../../bench/machine-factor.js";
import type { ProgressLine } from "../progress-line.js";
import { sourceHash } from "../source-hash.js";
import { type Axis, type Measured, SCALE_CELLS, type ScaleCell } from "./scale-cells.js";

/** A cell with the medians of its runs. */
export interface MeasuredScale extends ScaleCell, Measured {
  readonly runs: number;
  /** False where the audit was given up after `SECONDS_WAITED`. */
  readonly finished: boolean;
}

/** A run of the study, as it is committed. Times are of one machine; counts are the same on any. */
export interface ScaleRun {
  readonly sourceHash: string;
  readonly machine: {
    readonly factor: number;
    readonly processors: number;
    readonly node: string;
    readonly duckdb: string;
  };
  readonly cells: readonly MeasuredScale[];
}

/** Seconds after which an audit is given up: the cell then tells its evidence alone. */
const SECONDS_WAITED = 600;

/** Cells that are done within this are run three times. */
const SHORT_SECONDS = 20;

const CHILD = join(import.meta.dirname, "measure.ts");
const MODULE = "test/studies/scale/measure.ts";

/**
 * Measures every cell, one after the other, each step in a process of its own. Cells that were done before with the same
 * sources are read back.
 * @returns the run, or null when it was interrupted
 */
export async function runScale(options: {
  readonly root: string;
  readonly store: string;
  readonly progress: ProgressLine;
  readonly signal: AbortSignal;
}): Promise<ScaleRun | null> {
  const { root, store, progress, signal } = options;
  mkdirSync(store, { recursive: true });
  const hash = sourceHash(root, MODULE);
  const cells: MeasuredScale[] = [];
  for (const [index, cell] of SCALE_CELLS.entries()) {
    progress.show(`scale: cell ${index + 1} of ${SCALE_CELLS.length}, ${cell.id}`);
    const path = join(store, `${cell.id}.json`);
    const known = existsSync(path)
      ? (JSON.parse(readFileSync(path, "utf8")) as MeasuredScale & { hash: string })
      : null;
    if (known?.hash === hash) {
      const { hash: _hash, ...done } = known;
      cells.push(done);
      continue;
    }
    const done = await measureCell(cell, signal);
    if (signal.aborted) return null;
    writeFileSync(path, JSON.stringify({ ...done, hash }));
    cells.push(done);
  }
  const { version } = JSON.parse(readFileSync(join(root, "node_modules/@duckdb/node-api/package.json"), "utf8"));
  const machine = { factor: machineFactor(), processors: cpus().length, node: process.versions.node, duckdb: version };
  return { sourceHash: hash, machine, cells };
}

/** Medians of one cell. */
export async function measureCell(cell: ScaleCell, signal: AbortSignal): Promise<MeasuredScale> {
  const onFiles = cell.axis === "rows" || cell.axis === "csv";
  const folder = onFiles ? (await child(["write", cell.axis, String(cell.size)], signal)).text.trim() : "";
  try {
    const runs: { readonly measured: Measured; readonly finished: boolean }[] = [];
    let total = 0;
    do {
      const run = await measureOnce(cell, folder, signal);
      runs.push(run);
      total += Object.values(run.measured.seconds).reduce((sum, each) => sum + each, 0);
    } while (runs.at(-1)!.finished && runs.length < 3 && total < SHORT_SECONDS && !signal.aborted);
    const [{ measured, finished }] = runs as [(typeof runs)[number]];
    const names = Object.keys(measured.seconds);
    const medians = names.map((name) => [name, median(runs.map((run) => run.measured.seconds[name]!))] as const);
    return {
      ...cell,
      runs: runs.length,
      finished,
      seconds: Object.fromEntries(medians),
      megabytes: median(runs.map((run) => run.measured.megabytes)),
      counts: measured.counts,
    };
  } finally {
    if (folder !== "") rmSync(folder, { recursive: true, force: true });
  }
}

async function measureOnce({ axis, size }: ScaleCell, folder: string, signal: AbortSignal) {
  const bare = folder === "" ? null : lastLine((await child(["bare", axis, String(size), folder], signal)).text);
  const audit = await child(["audit", axis, String(size), folder], signal);
  const own = lastLine(audit.text);
  const measured: Measured = {
    seconds: { ...bare?.seconds, ...own.seconds },
    megabytes: own.megabytes,
    counts: { ...bare?.counts, ...own.counts },
  };
  return { measured, finished: !audit.isLate };
}

function lastLine(text: string): Measured {
  return JSON.parse(text.trim().split("\n").at(-1)!) as Measured;
}

async function child(
  args: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly isLate: boolean }> {
  const started = spawn(process.execPath, [...process.execArgv, "--import", "tsx", CHILD, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = () => started.kill("SIGKILL");
  signal.addEventListener("abort", stop, { once: true });
  let isLate = false;
  const late = setTimeout(() => {
    isLate = true;
    stop();
  }, SECONDS_WAITED * 1_000);
  try {
    let text = "";
    started.stdout.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
    const code = await new Promise<number | null>((resolve) => started.once("close", resolve));
    if (code !== 0 && !isLate && !signal.aborted)
      throw new Error(`measure requires a step that ends; got exit ${code}`);
    return { text, isLate };
  } finally {
    clearTimeout(late);
    signal.removeEventListener("abort", stop);
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** Cells of one axis, by size. */
export function cellsOn(run: ScaleRun, axis: Axis): readonly MeasuredScale[] {
  return run.cells.filter((cell) => cell.axis === axis);
}
