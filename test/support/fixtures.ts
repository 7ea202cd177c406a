import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fixtureAdapters } from "./fixture-adapters/all.js";
import { readCases, runCase } from "./fixture-cases.js";

/** Runs every reference case of a folder: `npm run --silent fixtures -- DIR`. */
function main(folder: string | undefined): number {
  if (folder === undefined || !existsSync(folder)) {
    console.error(`fixtures requires a folder of reference cases; got ${folder ?? "none"}`);
    return 2;
  }
  let passed = 0;
  let failed = 0;
  for (const reference of readCases(resolve(folder))) {
    const wrong = runCase(reference, fixtureAdapters);
    if (wrong.length === 0) {
      passed++;
      continue;
    }
    failed++;
    console.log(`${reference.name} (${reference.test}) failed`);
    for (const { path, expected, received } of wrong) {
      console.log(`  ${path}: expected ${shown(expected)}, received ${shown(received)}`);
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function shown(value: unknown): string {
  return typeof value === "number" ? String(value) : (JSON.stringify(value) ?? "undefined");
}

process.exitCode = main(process.argv[2]);
