import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { audits } from "./audits/audits.js";
import { auditsPage } from "./audits/page.js";
import { calibration } from "./calibration/calibration.js";
import { calibrationPage } from "./calibration/page.js";
import { hypotheses } from "./hypotheses/hypotheses.js";
import { hypothesesPage } from "./hypotheses/page.js";
import { progressLine } from "./progress-line.js";
import { mergeRuns, runStudy, type StudyRun } from "./run-study.js";
import { scalePage } from "./scale/page.js";
import { runScale, type ScaleRun } from "./scale/run-scale.js";
import type { Study } from "./study.js";

/*
 * Studies take minutes to hours. Each keeps its finished seeds in out/studies and goes on from there.
 *   npm run studies calibration                  runs the study and writes reports/calibration
 *   npm run studies hypotheses                   runs the other one and writes reports/hypotheses
 *   npm run studies audits                       whole audits of synthetic files, written to reports/audits
 *   npm run studies scale                        time and memory by rows, sponsors, nationalities and arrangements
 *   npm run studies -- calibration --scale 10    ten times as many sets in every cell
 *   npm run studies -- calibration --out FOLDER  writes elsewhere
 *   npm run studies -- calibration --part auc    runs one part and keeps the others of the last run; may be repeated
 *   npm run studies -- calibration --page        writes the page anew from the numbers of the last run
 */

const ROOT = join(import.meta.dirname, "../..");

const STUDIES: Readonly<Record<string, { readonly study: Study; readonly page: (run: StudyRun) => string }>> = {
  calibration: { study: calibration, page: calibrationPage },
  audits: { study: audits, page: auditsPage },
  hypotheses: { study: hypotheses, page: hypothesesPage },
};

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      scale: { type: "string", default: "1" },
      out: { type: "string" },
      part: { type: "string", multiple: true },
      page: { type: "boolean", default: false },
    },
  });
  const name = positionals[0] ?? "";
  if (name === "scale") return scaleStudy({ folder: values.out ?? join(ROOT, "reports/scale"), page: values.page });
  const entry = STUDIES[name];
  const scale = Number(values.scale);
  if (entry === undefined || !(scale > 0)) {
    console.error(
      `studies requires one of ${Object.keys(STUDIES).join(", ")}, scale and a scale above 0; got ${name} ${values.scale}`,
    );
    return 2;
  }
  const known = entry.study.parts.map(({ id }) => id);
  const unknown = values.part?.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    console.error(`studies requires a part among ${known.join(", ")}; got ${unknown}`);
    return 2;
  }
  const folder = values.out ?? join(ROOT, "reports", name);
  if (values.page) {
    const run = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as StudyRun;
    writeFileSync(join(folder, "index.html"), entry.page(run));
    return 0;
  }
  const path = join(folder, `${name}.json`);
  const isPartial = values.part !== undefined;
  if (isPartial && !existsSync(path)) {
    console.error(`studies requires an earlier run of all parts, to put one in; got none in ${folder}`);
    return 2;
  }
  const interrupt = new AbortController();
  process.once("SIGINT", () => interrupt.abort());
  process.once("SIGTERM", () => interrupt.abort());
  const progress = progressLine(process.stderr);
  const store = join(ROOT, "out/studies", name);
  const parts = entry.study.parts.filter(({ id }) => values.part?.includes(id) ?? true);
  const study = { ...entry.study, parts };
  const fresh = await runStudy(study, { root: ROOT, store, scale, progress, signal: interrupt.signal });
  progress.clear();
  if (fresh === null) {
    console.error(`${name} stopped; what is done stands in out/studies/${name}, the same command goes on`);
    return 130;
  }
  mkdirSync(folder, { recursive: true });
  const run = isPartial ? mergeRuns(entry.study, JSON.parse(readFileSync(path, "utf8")) as StudyRun, fresh) : fresh;
  writeFileSync(path, `${JSON.stringify(run, null, 1)}\n`);
  writeFileSync(join(folder, "index.html"), entry.page(run));
  console.log(`${run.cells.length} cells, ${run.cells.reduce((sum, cell) => sum + cell.sets, 0)} sets: ${folder}`);
  return 0;
}

/** Measures this machine: seeds, parts and a scale have no meaning there. */
async function scaleStudy({ folder, page }: { readonly folder: string; readonly page: boolean }): Promise<number> {
  const path = join(folder, "scale.json");
  if (!page) {
    const interrupt = new AbortController();
    process.once("SIGINT", () => interrupt.abort());
    process.once("SIGTERM", () => interrupt.abort());
    const progress = progressLine(process.stderr);
    const run = await runScale({
      root: ROOT,
      store: join(ROOT, "out/studies/scale"),
      progress,
      signal: interrupt.signal,
    });
    progress.clear();
    if (run === null) {
      console.error("scale stopped; what is done stands in out/studies/scale, the same command goes on");
      return 130;
    }
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, `${JSON.stringify(run, null, 1)}\n`);
    console.log(`${run.cells.length} cells: ${folder}`);
  }
  writeFileSync(join(folder, "index.html"), scalePage(JSON.parse(readFileSync(path, "utf8")) as ScaleRun));
  return 0;
}

process.exitCode = await main();
