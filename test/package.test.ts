import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

describe("the package", () => {
  it("fixes the version of everything it depends on", () => {
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))).toEqual([]);
  });

  it("has a source behind every door and every command", () => {
    const doors = Object.values<{ default?: string }>(manifest.exports).flatMap(({ default: path }) => path ?? []);
    expect(doors.length).toBe(4);
    for (const path of [...doors, manifest.bin.toetssteen]) {
      const source = path.replace(/^(?:\.\/)?dist\//, "src/").replace(/\.js$/, ".ts");
      expect(existsSync(join(ROOT, source)), source).toBe(true);
    }
  });

  it("carries every file that it lists, save the built ones", () => {
    const listed: string[] = manifest.files;
    expect(listed.filter((path) => path !== "dist" && !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it("is under the EUPL 1.2, with its official text", () => {
    const licences = createRequire(import.meta.url)("spdx-license-list/full.js");
    const words = (text: string) => text.replace(/\s+/g, " ").trim();
    expect(manifest.license).toBe("EUPL-1.2");
    expect(words(readFileSync(join(ROOT, "LICENSE"), "utf8"))).toBe(words(licences["EUPL-1.2"].licenseText));
  });

  it("leaves the DataFrame package to those who want it", () => {
    expect(manifest.peerDependenciesMeta["danfojs-node"].optional).toBe(true);
    expect(Object.keys(manifest.dependencies)).not.toContain("danfojs-node");
  });
});
