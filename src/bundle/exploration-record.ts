import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { z } from "zod";
import type { AuditResult } from "../audit/result.js";
import { CliError, EXIT_CODES } from "../errors.js";
import { canonicalJson } from "../plan/canonical-json.js";

const recordSchema = z.strictObject({
  explorations: z.array(z.strictObject({ run: z.int().min(1), planHash: z.string().regex(/^[0-9a-f]{64}$/) })),
});

/** One run of `explore`: its number, and the hash of the plan as it then was. It holds no date. */
export type ExplorationRun = z.output<typeof recordSchema>["explorations"][number];

/** File beside a plan that counts the explorations run on it: plan.yaml has plan.explorations.json. */
export function explorationRecordOf(planFile: string): string {
  return `${planFile.replace(/\.ya?ml$/i, "")}.explorations.json`;
}

/**
 * Explorations that were run on a plan file, in order.
 * @returns none where there is no record
 * @throws CliError `plan-unreadable` (exit 2) when the record is not one of this tool
 */
export async function readExplorations(planFile: string): Promise<readonly ExplorationRun[]> {
  const file = explorationRecordOf(planFile);
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw unreadable(file, String(error.code));
  });
  if (text === null) return [];
  const parsed = recordSchema.safeParse(parsedJson(text));
  if (!parsed.success) throw unreadable(file, "another text");
  return parsed.data.explorations;
}

/**
 * Counts one more exploration. The record appears whole or not at all.
 * @returns number of this run
 * @throws CliError as `readExplorations`, or `output-failed` (exit 2) where the record cannot be written
 */
export async function countExploration(planFile: string, planHash: string): Promise<number> {
  const explorations = await readExplorations(planFile);
  const run = explorations.length + 1;
  const file = explorationRecordOf(planFile);
  const partial = `${file}.partial-${process.pid}`;
  try {
    await writeFile(partial, canonicalJson({ explorations: [...explorations, { run, planHash }] }, { indent: 2 }));
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const message = `explore requires a record that can be written beside the plan; got ${reason} at ${file}`;
    throw new CliError("output-failed", message, EXIT_CODES.usage);
  }
  return run;
}

/**
 * What a report says of the explorations run on its plan.
 * @param planHash  hash of the plan as it is now
 * @returns one sentence, or none where nothing was explored
 * @example explorationDeviations([{ run: 1, planHash }], planHash) // ["1 exploration was run on this plan"]
 */
export function explorationDeviations(explorations: readonly ExplorationRun[], planHash: string): readonly string[] {
  const count = explorations.length;
  if (count === 0) return [];
  const earlier = explorations.filter((run) => run.planHash !== planHash).length;
  const runs = count === 1 ? "1 exploration was run on this plan" : `${count} explorations were run on this plan`;
  return [earlier === 0 ? runs : `${runs}, ${earlier} of them when it had another text`];
}

/** A result that says how often its plan was explored, beside anything else that the plan does not say. */
export async function withExplorations(result: AuditResult, planFile: string): Promise<AuditResult> {
  const explored = explorationDeviations(await readExplorations(planFile), result.planHash);
  return { ...result, deviations: [...result.deviations, ...explored] };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function unreadable(file: string, got: string): CliError {
  return new CliError(
    "plan-unreadable",
    `explorations require a record written by toetssteen; got ${got} at ${file}`,
    EXIT_CODES.usage,
  );
}
