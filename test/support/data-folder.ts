import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { collectProblems } from "../../src/data/intake/collect-problems.js";
import type { Issue } from "../../src/errors.js";
import type { Plan } from "../../src/plan/schema.js";
import { inlineExecutor } from "../../src/runtime/inline.js";
import type { RunContext } from "../../src/runtime/run-context.js";
import { temporaryFolder } from "./temporary-folder.js";

/** A run context without signal or progress. */
export function quietContext(): RunContext {
  return {
    signal: undefined,
    progress: () => {},
    executor: inlineExecutor(),
    hash: async (bytes) => createHash("sha256").update(bytes).digest("hex"),
  };
}

/** A folder that holds the given files and is removed when the running test ends. */
export function dataFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** Every problem that the files have under the plan. */
export async function problemsIn(plan: Plan, files: Readonly<Record<string, string | Uint8Array>>): Promise<Issue[]> {
  const issues: Issue[] = [];
  for await (const issue of collectProblems(plan, dataFolder(files), quietContext())) issues.push(issue);
  return issues;
}

/** Code, file and line of issues, the form that most tests compare. */
export function places(issues: readonly Issue[]): string[] {
  return issues.map(({ code, file, row }) => `${code} ${file}${row === undefined ? "" : `:${row}`}`);
}
