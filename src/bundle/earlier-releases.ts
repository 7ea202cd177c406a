import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type EarlierRelease, earlierRelease } from "../disclosure/earlier-release.js";
import { DataError } from "../errors.js";
import type { Plan } from "../plan/schema.js";

/**
 * Reads the earlier releases that a plan names.
 * @param plan  plan with paths of audit.json
 * @param folder  folder of the plan
 * @throws DataError when a file cannot be read or is no audit.json
 */
export async function earlierReleases({ disclosure }: Plan, folder: string): Promise<readonly EarlierRelease[]> {
  return Promise.all(
    (disclosure.earlier ?? []).map(async (path) => {
      const file = basename(path);
      const text = await readFile(join(folder, path), "utf8").catch((error: NodeJS.ErrnoException) => {
        const [expected, received] = ["a readable audit.json of an earlier release", error.code ?? "an error"];
        const message = `${file} requires ${expected}; got ${received}`;
        throw new DataError("data-unreadable", message, [
          { code: "data-unreadable", file, expected, received, message },
        ]);
      });
      return earlierRelease(text, file);
    }),
  );
}
