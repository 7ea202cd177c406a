import { lstat, readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { CliError, EXIT_CODES } from "../../errors.js";

/** Content of a folder: bytes of its plain files, and paths of what is no plain file. */
export interface FolderContent {
  readonly files: ReadonlyMap<string, Buffer>;
  /** Symbolic links, devices and the like: no bundle holds them. */
  readonly others: readonly string[];
}

/**
 * Reads a bundle whole, following no link.
 * @param folder  path of the bundle
 * @throws CliError `usage-invalid` (exit 2) when it is no folder, or a file in it cannot be read
 */
export async function readFolder(folder: string): Promise<FolderContent> {
  const entry = await lstat(folder).catch((error: NodeJS.ErrnoException) => refuse(String(error.code), folder));
  if (entry.isFile()) refuse("a file", folder);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => refuse(String(error.code), folder),
  );
  const pathOf = (parent: string, name: string) => relative(folder, join(parent, name)).split(sep).join("/");
  const found = entries.filter((each) => !each.isDirectory());
  const plain = found.filter((each) => each.isFile()).map((each) => pathOf(each.parentPath, each.name));
  const files = new Map<string, Buffer>();
  for (const path of plain.sort()) {
    files.set(
      path,
      await readFile(join(folder, path)).catch((error: NodeJS.ErrnoException) =>
        refuse(String(error.code), join(folder, path)),
      ),
    );
  }
  const others = found.filter((each) => !each.isFile()).map((each) => pathOf(each.parentPath, each.name));
  return { files, others: others.sort() };
}

function refuse(got: string, path: string): never {
  throw new CliError(
    "usage-invalid",
    `a bundle requires a folder that can be read; got ${got} at ${path}`,
    EXIT_CODES.usage,
  );
}
