import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll } from "vitest";
import type { SyntheticSettings } from "../../src/synthetic/settings.js";
import { synthesise } from "../../src/synthetic/synthesise.js";
import { syntheticFiles } from "../../src/synthetic/write-synthetic.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const COMPILED = join(ROOT, "node_modules", ".cache", `toetssteen-cli-${process.pid}`);

let compiled: Promise<unknown> | undefined;

/** The sources as JavaScript, beside the packages that they import; compiled once a test file and removed with it. */
async function compiledBin(): Promise<string> {
  const entryPoints = [join(ROOT, "src/**/*.ts")];
  compiled ??= build({ entryPoints, outdir: COMPILED, format: "esm", platform: "node", target: "node20" });
  await compiled;
  return join(COMPILED, "cli", "bin.js");
}

afterAll(() => rmSync(COMPILED, { recursive: true, force: true }));

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the command line in a folder, as a process of its own. */
export async function startCli(args: readonly string[], cwd: string) {
  const child = spawn(process.execPath, [await compiledBin(), ...args], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<Ended>((resolve) => {
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
    child.on("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
  return { child, ended };
}

/** Runs one command line to its end. */
export async function runCli(args: readonly string[], cwd: string): Promise<Ended> {
  return (await startCli(args, cwd)).ended;
}

/**
 * A synthetic set below `folder/data`, small and with few resamples, so that an audit of it takes a moment.
 * @returns path of its plan, relative to `folder`
 */
export function writeSample(
  folder: string,
  { resamples = 199, ...settings }: Partial<SyntheticSettings> & { readonly resamples?: number } = {},
): string {
  mkdirSync(join(folder, "data"));
  for (const { name, text } of syntheticFiles(synthesise({ seed: 1, sponsors: 400, ...settings }))) {
    const plan = text.replace(/^ {2}seed: 1$/m, `  seed: 1\n  resamples: ${resamples}\n  bootstrap: 199`);
    writeFileSync(join(folder, "data", name), name.startsWith("plan") ? plan : text);
  }
  return join("data", "plan.yaml");
}
