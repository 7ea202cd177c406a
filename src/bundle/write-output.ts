import { lstat, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AuditError, CliError, EXIT_CODES } from "../errors.js";
import { throwIfAborted } from "../runtime/inline.js";
import type { BundleFiles } from "./manifest.js";
import { type OutputPlace, prepareOutput, removeOutput } from "./output-folder.js";

/** Moments between which the process may be killed without leaving a half-written output folder. */
export type OutputStep =
  | "partial-made"
  | "file-written"
  | "partial-complete"
  | "old-aside"
  | "new-in-place"
  | "old-removed";

export interface WriteOutputOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: (step: OutputStep) => void;
}

/**
 * Replaces the content of an output folder as a whole: the new files are written to a sibling, the old folder steps
 * aside, the sibling takes its name, and the old folder is removed. At every moment the old or the new output is whole;
 * the next run repairs an interruption between the two renames.
 * @param path  folder that is absent, empty, or written by this tool
 * @param files  path inside the folder -> text or bytes, the manifest among them
 * @throws CliError `output-occupied` or `output-failed`; AuditError `interrupted`, leaving the old output whole
 */
export async function writeOutput(
  path: string,
  files: BundleFiles,
  { signal, onStep = () => {} }: WriteOutputOptions = {},
): Promise<void> {
  const place = await prepareOutput(path);
  try {
    await writePartial(place.partial, files, { signal, onStep });
    throwIfAborted(signal);
    await replace(place, onStep);
  } catch (error) {
    await rm(place.partial, { recursive: true, force: true }).catch(() => {});
    throw error instanceof AuditError ? error : outputFailed(path, error);
  }
}

async function writePartial(
  partial: string,
  files: BundleFiles,
  { signal, onStep }: Required<Pick<WriteOutputOptions, "onStep">> & WriteOutputOptions,
): Promise<void> {
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  onStep("partial-made");
  for (const [name, content] of files) {
    throwIfAborted(signal);
    const file = join(partial, ...name.split("/"));
    await mkdir(dirname(file), { recursive: true });
    await writeDurably(file, content);
    onStep("file-written");
  }
  onStep("partial-complete");
}

async function writeDurably(file: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(file, "wx");
  try {
    await handle.writeFile(content, "utf8");
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function replace({ folder, old, partial }: OutputPlace, onStep: (step: OutputStep) => void): Promise<void> {
  const replaces = (await lstat(folder).catch(() => null)) !== null;
  if (replaces) await rename(folder, old);
  onStep("old-aside");
  try {
    await rename(partial, folder);
  } catch (error) {
    if (replaces) await rename(old, folder);
    throw error;
  }
  onStep("new-in-place");
  if (replaces) await removeOutput(old);
  onStep("old-removed");
}

function outputFailed(path: string, error: unknown): CliError {
  const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return new CliError(
    "output-failed",
    `output requires a folder that can be written; got ${reason} at ${path}`,
    EXIT_CODES.usage,
  );
}
