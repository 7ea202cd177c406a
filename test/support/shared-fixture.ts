import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "../../../shared/fixtures");

/** A reference case with its expected values. */
export interface FixtureCase<Expected> {
  readonly name: string;
  readonly expected: Expected;
}

/** A reference case of the shared folder, or null where that folder is absent. */
export function sharedFixture<Expected>(name: string): FixtureCase<Expected> | null {
  const file = join(FOLDER, `${name}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as FixtureCase<Expected>) : null;
}
