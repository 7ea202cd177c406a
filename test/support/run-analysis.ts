import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const ROOT = join(import.meta.dirname, "../..");

/** What an analysis prints when it runs alone, as a reader would run it. */
export async function runAnalysis(name: string, folder: string, parameters: readonly string[] = []): Promise<string> {
  const script = join(ROOT, "analyses", `${name}.ts`);
  const loader = join(ROOT, "node_modules/tsx/dist/esm/index.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", loader, script, ...parameters], {
    cwd: folder,
    maxBuffer: 2 ** 26,
  });
  return stdout;
}
