import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/*
 * Packs the built package, installs it in an empty folder as a stranger would, and uses it: the command line audits
 * the packaged sample, every door opens, the schemas resolve, and the optional DataFrame package is not there.
 */

const ROOT = join(import.meta.dirname, "../..");
const REPORT_FILES = ["audit.json", "manifest.json", "report.nl.html", "report.en.html"];

const USE_EVERY_DOOR = `
import assert from "node:assert/strict";
import { createRequire } from "node:module";
const doors = await Promise.all(["toetssteen", "toetssteen/core", "toetssteen/statistics", "toetssteen/analyst"].map((name) => import(name)));
for (const door of doors) assert.ok(Object.keys(door).length > 0);
const [node, core, statistics, analyst] = doors;
for (const work of [node.audit, core.audit, statistics.rocAuc, analyst.undisclosedAudit]) {
  assert.equal(typeof work, "function");
}
const require = createRequire(import.meta.url);
assert.equal(require("toetssteen/package.json").name, "toetssteen");
for (const schema of ["plan", "audit"]) assert.ok(require(\`toetssteen/schema/\${schema}.json\`).$schema);
`;

function run(command: string, parameters: readonly string[], cwd: string): string {
  return execFileSync(command, parameters, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), "toetssteen-pack-"));
  try {
    const packed = run("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], ROOT).trim();
    writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
    run("npm", ["install", "--silent", "--prefer-offline", `./${packed}`], folder);
    if (existsSync(join(folder, "node_modules/danfojs-node"))) throw new Error("danfojs-node was installed unasked");
    const plan = "node_modules/toetssteen/data-samples/sponsors/plan.yaml";
    run("node_modules/.bin/toetssteen", ["audit", plan, "--out", "report"], folder);
    for (const file of REPORT_FILES) {
      if (!existsSync(join(folder, "report", file))) throw new Error(`the installed package wrote no ${file}`);
    }
    writeFileSync(join(folder, "doors.js"), USE_EVERY_DOOR);
    run(process.execPath, ["doors.js"], folder);
    const { version } = JSON.parse(readFileSync(join(folder, "node_modules/toetssteen/package.json"), "utf8"));
    console.log(`toetssteen ${version}: packed, installed in an empty folder, audited its sample, opened every door`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
