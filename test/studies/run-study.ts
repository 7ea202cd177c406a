import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ProgressLine } from "./progress-line.js";
import { type MeasuredCell, measuredCell } from "./rates.js";
import { sourceHash } from "./source-hash.js";
import type { Cell, Outcome, Study } from "./study.js";

/** A run of a study, as it is committed. */
export interface StudyRun {
  /** Over the hashes of the parts. */
  readonly sourceHash: string;
  readonly parts: readonly { readonly id: string; readonly module: string; readonly sourceHash: string }[];
  readonly scale: number;
  readonly cells: readonly MeasuredCell[];
}

export interface RunOptions {
  readonly root: string;
  /** Folder for finished seeds; a later run goes on from them as long as their sources are the same. */
  readonly store: string;
  /** Sets of each cell are multiplied by it. */
  readonly scale: number;
  readonly progress: ProgressLine;
  readonly signal: AbortSignal;
}

/** Outcomes of one cell so far: per measure one character a seed (1 happened, 0 did not, - no answer). */
interface StoredCell {
  readonly sourceHash: string;
  readonly measures: readonly string[];
  readonly outcomes: readonly string[];
}

const SAVE_EVERY_MS = 5_000;

/**
 * Runs every cell of a study for seeds 1 to N and counts. What was done before is read back.
 * @returns the run, or null when it was interrupted: what is done is kept
 */
export async function runStudy(study: Study, options: RunOptions): Promise<StudyRun | null> {
  const { root, store, scale, progress, signal } = options;
  mkdirSync(store, { recursive: true });
  const parts = study.parts.map(({ id, module }) => ({ id, module, sourceHash: sourceHash(root, module) }));
  const cells = study.parts.flatMap((part) => part.cells.map((cell) => ({ cell, part: part.id })));
  const measured: MeasuredCell[] = [];
  for (const [index, { cell, part }] of cells.entries()) {
    const hash = parts.find(({ id }) => id === part)!.sourceHash;
    const sets = Math.max(1, Math.round(cell.sets * scale));
    const path = join(store, `${cell.id}.json`);
    const label = (done: number) => `${study.id}: cell ${index + 1} of ${cells.length}, ${cell.id}, ${done} of ${sets}`;
    const outcomes = await runCell(cell, { hash, sets, path, signal, report: (done) => progress.show(label(done)) });
    if (signal.aborted) return null;
    measured.push(measuredCell(cell, outcomes.slice(0, sets)));
  }
  return { sourceHash: hashOfParts(parts), parts, scale, cells: measured };
}

/**
 * A run of some parts put in the place of those parts of an earlier run, in the order of the study. Parts that neither
 * has are left out.
 */
export function mergeRuns(study: Study, earlier: StudyRun, run: StudyRun): StudyRun {
  const found = study.parts.flatMap(({ id }) => {
    const from = [run, earlier].find(({ parts }) => parts.some((part) => part.id === id));
    if (from === undefined) return [];
    const part = from.parts.find((each) => each.id === id)!;
    return [{ part, cells: from.cells.filter((cell) => cell.part === id) }];
  });
  const parts = found.map(({ part }) => part);
  return { sourceHash: hashOfParts(parts), parts, scale: run.scale, cells: found.flatMap(({ cells }) => cells) };
}

function hashOfParts(parts: StudyRun["parts"]): string {
  return createHash("sha256")
    .update(parts.map(({ sourceHash: hash }) => hash).join("\n"))
    .digest("hex");
}

async function runCell(
  cell: Cell,
  run: {
    readonly hash: string;
    readonly sets: number;
    readonly path: string;
    readonly signal: AbortSignal;
    readonly report: (done: number) => void;
  },
): Promise<readonly (readonly Outcome[])[]> {
  const outcomes: (readonly Outcome[])[] = readOutcomes(cell, run.path, run.hash);
  let saved = Date.now();
  while (outcomes.length < run.sets && !run.signal.aborted) {
    outcomes.push(await cell.run(outcomes.length + 1));
    if (outcomes.length % 10 === 0) {
      run.report(outcomes.length);
      // Lets an interrupt through.
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (Date.now() - saved > SAVE_EVERY_MS) {
      writeOutcomes(cell, outcomes, run);
      saved = Date.now();
    }
  }
  writeOutcomes(cell, outcomes, run);
  return outcomes;
}

function readOutcomes(cell: Cell, path: string, hash: string): Outcome[][] {
  if (!existsSync(path)) return [];
  const stored = JSON.parse(readFileSync(path, "utf8")) as StoredCell;
  if (stored.sourceHash !== hash || stored.measures.join() !== cell.measures.map(({ id }) => id).join()) return [];
  const seeds = stored.outcomes[0]?.length ?? 0;
  return Array.from({ length: seeds }, (_, seed) => stored.outcomes.map((text) => outcomeOfMark(text[seed]!)));
}

function writeOutcomes(
  cell: Cell,
  outcomes: readonly (readonly Outcome[])[],
  run: { hash: string; path: string },
): void {
  const stored: StoredCell = {
    sourceHash: run.hash,
    measures: cell.measures.map(({ id }) => id),
    outcomes: cell.measures.map((_, k) => outcomes.map((row) => markOf(row[k]!)).join("")),
  };
  writeFileSync(`${run.path}.new`, `${JSON.stringify(stored, null, 1)}\n`);
  renameSync(`${run.path}.new`, run.path);
}

function markOf(outcome: Outcome): string {
  if (outcome === null) return "-";
  return outcome ? "1" : "0";
}

function outcomeOfMark(mark: string): Outcome {
  return mark === "-" ? null : mark === "1";
}
