import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { TOOLKIT } from "../runtime/toolkit.js";

/**
 * Text of this package's changelog, which stands beside its package.json.
 * @returns an empty text where the package was taken apart
 */
export async function readChangelog(): Promise<string> {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const text = await readFile(join(folder, "package.json"), "utf8").catch(() => null);
    if (text !== null && JSON.parse(text).name === TOOLKIT.name) {
      return readFile(join(folder, "CHANGELOG.md"), "utf8").catch(() => "");
    }
    if (folder === dirname(folder)) return "";
  }
}
