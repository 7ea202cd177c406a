import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { completeLock, type LockFile } from "./support/complete-lock.js";

const tool = { version: "1.2.3", optionalDependencies: { "@tool/linux-x64": "1.2.3", "@tool/darwin-arm64": "1.2.3" } };

describe("the lock file", () => {
  it("is complete for every platform and holds no address of a registry", () => {
    const text = readFileSync(new URL("../package-lock.json", import.meta.url), "utf8");
    expect(completeLock(JSON.parse(text) as LockFile).changes).toEqual([]);
  });

  it("gains an entry for a platform package that is missing", () => {
    const present = { version: "1.2.3", cpu: ["x64"], optional: true, os: ["linux"] };
    const packages = { "node_modules/@tool/linux-x64": present, "node_modules/tool": tool };
    const { lock, changes } = completeLock({ packages });
    expect(changes).toEqual(["@tool/darwin-arm64 1.2.3, an optional package of node_modules/tool, is missing"]);
    expect(lock.packages["node_modules/@tool/darwin-arm64"]).toEqual({
      version: "1.2.3",
      cpu: ["arm64"],
      optional: true,
      os: ["darwin"],
    });
    expect(completeLock(lock).changes).toEqual([]);
  });

  it("finds a platform package inside the folder of the package that asks for it", () => {
    const nested = { version: "1.2.3", optionalDependencies: { "@tool/linux-x64": "1.2.3" } };
    const packages = { "node_modules/a/node_modules/@tool/linux-x64": {}, "node_modules/a": nested };
    expect(completeLock({ packages }).changes).toEqual([]);
  });

  it("loses the address of a registry and keeps a link to a folder", () => {
    const packages = {
      "node_modules/a": { version: "1.0.0", resolved: "https://registry.example/a-1.0.0.tgz" },
      "node_modules/b": { version: "1.0.0", resolved: "packages/b" },
    };
    const { lock, changes } = completeLock({ packages });
    expect(changes).toEqual(["node_modules/a holds the address registry.example"]);
    expect(lock.packages).toEqual({
      "node_modules/a": { version: "1.0.0" },
      "node_modules/b": { version: "1.0.0", resolved: "packages/b" },
    });
  });

  it("leaves an optional package alone that is of no platform", () => {
    const packages = { "node_modules/a": { optionalDependencies: { colours: "1.0.0" } } };
    expect(completeLock({ packages }).changes).toEqual([]);
  });
});
