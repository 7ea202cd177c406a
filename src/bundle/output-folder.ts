import { access, lstat, readdir, realpath, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { CliError, EXIT_CODES } from "../errors.js";
import { MANIFEST_NAME, readManifest } from "./manifest.js";

/** An output folder, and where its old content goes while new content takes its place. */
export interface OutputPlace {
  readonly folder: string;
  readonly old: string;
  readonly partial: string;
}

/**
 * Makes an output folder ready: repairs what an interrupted run left behind, and refuses a folder that holds files of
 * others. The folder must be absent, empty, or hold this tool's manifest and no file that the manifest does not list.
 * @param path  the folder, relative to the working directory
 * @throws CliError `output-occupied` (exit 2) naming the first foreign file
 */
export async function prepareOutput(path: string): Promise<OutputPlace> {
  const place = await placeOf(path);
  await repair(place);
  await refuseForeign(place.folder, path);
  return place;
}

async function placeOf(path: string): Promise<OutputPlace> {
  const folder = await realpath(path).catch(() => resolve(path));
  const fromFolder = relative(folder, process.cwd());
  if (fromFolder === "" || !(fromFolder.startsWith("..") || resolve(fromFolder) === fromFolder)) {
    throw occupied(`output requires a folder that is not the working directory or above it; got ${path}`);
  }
  const sibling = (suffix: string) => join(dirname(folder), `.${basename(folder)}.${suffix}`);
  return { folder, old: sibling("old"), partial: sibling(`partial-${process.pid}`) };
}

/**
 * Undoes or completes an interrupted replacement: the old output returns when nothing took its place, and goes when
 * something did. Partial output of processes that ended is removed.
 */
async function repair({ folder, old }: OutputPlace): Promise<void> {
  if (await exists(old)) {
    if ((await readManifest(folder)) !== null) {
      await removeOutput(old);
    } else if (!(await exists(folder)) || (await isEmptyFolder(folder))) {
      await rmdir(folder).catch(() => {});
      await rename(old, folder);
    }
  }
  for (const partial of await abandonedPartials(folder)) await rm(partial, { recursive: true, force: true });
}

async function abandonedPartials(folder: string): Promise<string[]> {
  const prefix = `.${basename(folder)}.partial-`;
  const names = await readdir(dirname(folder)).catch(() => []);
  return names
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .filter((name) => !isRunning(Number(name.slice(prefix.length))))
    .map((name) => join(dirname(folder), name));
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Removes a folder that this tool wrote, its manifest last, so that an interrupted removal can still be recognised.
 * @throws CliError `output-occupied` when the folder holds a foreign file
 */
export async function removeOutput(folder: string): Promise<void> {
  await refuseForeign(folder, folder);
  const files = await filesOf(folder);
  for (const file of files.filter((name) => name !== MANIFEST_NAME)) await rm(join(folder, file), { force: true });
  await rm(folder, { recursive: true, force: true });
}

async function refuseForeign(folder: string, path: string): Promise<void> {
  const entry = await lstat(folder).catch(() => null);
  if (entry === null) return;
  if (!entry.isDirectory()) throw occupied(`output requires a folder; got the file ${path}`);
  const files = await filesOf(folder);
  const manifest = await readManifest(folder);
  const own = new Set(manifest === null ? [] : [MANIFEST_NAME, ...manifest.files.map((file) => file.path)]);
  const foreign = files.find((file) => !own.has(file));
  if (foreign === undefined) return;
  throw occupied(`output requires a folder that is absent, empty or written by this tool; got ${join(path, foreign)}`);
}

/** Paths of all files below a folder, with forward slashes, in code-unit order. A symbolic link counts as a file. */
async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

async function isEmptyFolder(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => ["not a folder"])).length === 0;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function occupied(message: string): CliError {
  return new CliError("output-occupied", message, EXIT_CODES.usage, "Choose another folder, or move that file away");
}
