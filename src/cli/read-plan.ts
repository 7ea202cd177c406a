import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { CliError, EXIT_CODES } from "../errors.js";
import { parsePlan } from "../plan/parse-plan.js";
import type { Plan } from "../plan/schema.js";

/**
 * A plan from its file, and the folder that its data files are relative to.
 * @throws CliError `plan-unreadable` (exit 2), DataError `plan-invalid` with all problems
 */
export async function readPlan(file: string): Promise<{ readonly plan: Plan; readonly folder: string }> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new CliError(
      "plan-unreadable",
      `plan requires a readable file; got ${error.code} at ${file}`,
      EXIT_CODES.usage,
    );
  });
  return { plan: parsePlan(text, file), folder: dirname(resolve(file)) };
}
