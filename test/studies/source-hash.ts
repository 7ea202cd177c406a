import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { importsOf } from "../support/source-imports.js";

/**
 * SHA-256 over a module and every file of the repository that it reaches by imports, types aside: path and text of
 * each, in code-point order of the paths.
 * @param root  folder of the repository
 * @param module  path from the root
 */
export function sourceHash(root: string, module: string): string {
  const reached = new Set([module]);
  for (const file of reached) {
    for (const { kind, specifier } of importsOf(readFileSync(join(root, file), "utf8"))) {
      if (kind === "import-type" || !specifier.startsWith(".")) continue;
      const path = posix.join(posix.dirname(file), specifier);
      const target = [path.replace(/\.js$/, ".ts"), path].find((each) => existsSync(join(root, each)));
      if (target !== undefined) reached.add(target);
    }
  }
  const hash = createHash("sha256");
  for (const file of [...reached].sort()) hash.update(`${file}\n${readFileSync(join(root, file), "utf8")}\n`);
  return hash.digest("hex");
}
