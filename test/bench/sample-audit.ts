import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machineFactor } from "./machine-factor.js";

/*
 * The whole audit of the bundled sample, from files to reports, as a user runs it: within 10 s on two cores of a
 * machine of factor 1. The best of three runs counts, and the slower of the factors before and after.
 *   npx tsx test/bench/sample-audit.ts      after npm run build
 */

const LIMIT_SECONDS = 10;
const RUNS = 3;

function auditOnce(): number {
  const folder = mkdtempSync(join(tmpdir(), "toetssteen-bench-"));
  const plan = "data-samples/sponsors/plan.yaml";
  const command = ["dist/cli/bin.js", "audit", plan, "--out", join(folder, "out"), "--quiet"];
  const start = performance.now();
  execFileSync(process.execPath, command, { stdio: ["ignore", "ignore", "inherit"] });
  const seconds = (performance.now() - start) / 1000;
  rmSync(folder, { recursive: true });
  return seconds;
}

const before = machineFactor();
const best = Math.min(...Array.from({ length: RUNS }, auditOnce));
const factor = Math.max(before, machineFactor());
const within = best <= LIMIT_SECONDS * factor;
console.log(`${best.toFixed(1)} s at machine factor ${factor.toFixed(2)}, limit ${LIMIT_SECONDS} s at factor 1`);
if (!within) process.exitCode = 1;
