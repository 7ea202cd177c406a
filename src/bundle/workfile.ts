import { chmod, lstat, mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { CliError, EXIT_CODES } from "../errors.js";
import { readManifest } from "./manifest.js";

const FOLDER_PREFIX = "confidential-";

/**
 * Refuses a folder that workfiles may not go to; creates nothing.
 * @param path  folder whose own name starts with `confidential-`, outside every release; where it exists, only its
 *   owner may enter it
 * @param release  output folder of the same run, which may not exist yet
 * @throws CliError `usage-invalid` or `output-failed` (exit 2)
 */
export async function checkWorkfileFolder(path: string, release?: string): Promise<void> {
  const folder = resolve(path);
  if (!basename(folder).startsWith(FOLDER_PREFIX) || basename(folder) === FOLDER_PREFIX) {
    throw refused("usage-invalid", `workfiles require a folder named ${FOLDER_PREFIX}*; got ${path}`);
  }
  for (let above = dirname(folder); ; above = dirname(above)) {
    if ((release !== undefined && above === resolve(release)) || (await readManifest(above)) !== null) {
      throw refused("usage-invalid", `workfiles require a folder outside every release; got ${path}`);
    }
    if (above === dirname(above)) break;
  }
  const entry = await lstat(folder).catch(() => null);
  if (entry === null) return;
  if (!entry.isDirectory()) throw refused("output-failed", `workfiles require a folder; got a file or link at ${path}`);
  if (process.platform !== "win32" && (entry.mode & 0o077) !== 0) {
    const mode = (entry.mode & 0o777).toString(8);
    throw refused(
      "output-failed",
      `workfiles require a folder of mode 700; got ${mode} at ${path}`,
      `chmod 700 ${path}`,
    );
  }
}

/**
 * Writes one file of row-level or undisclosed content, readable by its owner alone (folder 0700, file 0600). It appears
 * whole or not at all, and replaces a workfile of the same name.
 * @param path  folder named `confidential-*`, made when absent
 * @param name  base name of the file
 * @param text  the whole text, or its pieces in order
 * @returns path of the file
 * @throws CliError as `checkWorkfileFolder`
 */
export async function writeWorkfile(path: string, name: string, text: string | AsyncIterable<string>): Promise<string> {
  await checkWorkfileFolder(path);
  const folder = resolve(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const partial = join(folder, `.${name}.partial-${process.pid}`);
  await rm(partial, { force: true });
  const handle = await open(partial, "wx", 0o600);
  try {
    await writeFile(handle, text, "utf8");
    await handle.sync();
  } finally {
    await handle.close();
  }
  await chmod(partial, 0o600);
  await rename(partial, join(folder, name));
  return join(path, name);
}

function refused(code: "usage-invalid" | "output-failed", message: string, mend?: string): CliError {
  return new CliError(code, message, EXIT_CODES.usage, mend);
}
