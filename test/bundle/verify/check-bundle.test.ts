import { cpSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MANIFEST_NAME, manifestOf } from "../../../src/bundle/manifest.js";
import { checkBundle } from "../../../src/bundle/verify/check-bundle.js";
import { readFolder } from "../../../src/bundle/verify/read-bundle.js";
import { manifestFacts } from "../../support/manifest-facts.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

const BUNDLES = join(import.meta.dirname, "../../fixtures/bundles");

function copyOf(version: string): string {
  const folder = join(temporaryFolder(), "bundle");
  cpSync(join(BUNDLES, version), folder, { recursive: true });
  return folder;
}

const checked = async (folder: string) => checkBundle(await readFolder(folder));

describe("checkBundle", () => {
  it.each([
    ["1.0.0", "holds-as-earlier", 9],
    ["1.1.0", "holds-as-earlier", 9],
    ["1.2.0", "holds-as-earlier", 9],
    ["1.3.0", "holds-as-earlier", 16],
    ["1.4.0", "holds-as-earlier", 16],
    ["1.5.0", "holds-as-earlier", 16],
    ["1.6.0", "holds", 16],
  ])("reads a bundle of schema %s as the tool of its time wrote it", async (version, state, files) => {
    const check = await checked(join(BUNDLES, version));
    expect(check).toMatchObject({ matches: true, listed: files, intact: files, foreign: [], missing: [], changed: [] });
    expect(check.schemas).toEqual([{ path: "audit.json", schemaVersion: version, state, problems: [] }]);
  });

  it("names every file that changed by one byte, is gone, is new, or is a link", async () => {
    const folder = copyOf("1.2.0");
    const csv = "tables/counts-h1.bands.csv";
    const text = (await readFolder(folder)).files.get(csv)!.toString("utf8");
    writeFileSync(join(folder, csv), text.replace("9", "8"));
    rmSync(join(folder, "report.en.html"));
    writeFileSync(join(folder, "charts", "mine.txt"), "mine");
    symlinkSync("/etc/hostname", join(folder, "link"));
    expect(await checked(folder)).toMatchObject({
      matches: false,
      intact: 7,
      changed: [csv],
      missing: ["report.en.html"],
      foreign: ["charts/mine.txt", "link"],
    });
  });

  it("finds a field that no version of the schema knows, also where hashes were made to fit", async () => {
    for (const version of ["1.0.0", "1.2.0"]) {
      const folder = copyOf(version);
      const { files } = await readFolder(folder);
      const audit = { ...JSON.parse(files.get("audit.json")!.toString("utf8")), rows: [1, 2, 3] };
      const changed = new Map([...files, ["audit.json", Buffer.from(JSON.stringify(audit))]]);
      changed.delete(MANIFEST_NAME);
      const { planHash, toolkit } = audit;
      changed.set(MANIFEST_NAME, Buffer.from(manifestOf(changed, manifestFacts({ planHash, toolkit }))));
      const check = checkBundle({ files: changed, others: [] });
      expect([check.changed, check.missing, check.foreign, check.contradictions]).toEqual([[], [], [], []]);
      expect(check.schemas[0]?.state).toBe("broken");
      expect(check.schemas[0]?.problems[0]?.problem).toContain("rows");
      expect(check.matches).toBe(false);
    }
  });

  it("does not judge the fields of a later version, and says so", async () => {
    const { files } = await readFolder(join(BUNDLES, "1.2.0"));
    const audit = { ...JSON.parse(files.get("audit.json")!.toString("utf8")), schemaVersion: "1.99.0", more: 1 };
    const check = checkBundle({ files: new Map([["audit.json", Buffer.from(JSON.stringify(audit))]]), others: [] });
    expect(check.schemas[0]).toMatchObject({ state: "later", schemaVersion: "1.99.0" });
  });

  it("checks other results too, but for those of a version that had no schema for them", () => {
    const stateOf = (text: string) =>
      checkBundle({ files: new Map([["sample.json", Buffer.from(text)]]), others: [] }).schemas[0]?.state;
    expect(stateOf('{"schemaVersion": "1.0.0", "kind": "sample"}')).toBe("none");
    expect(stateOf('{"schemaVersion": "1.0.0", "$schema": "urn:toetssteen:schema:sample:1"}')).toBe("broken");
    expect(stateOf("{")).toBe("broken");
  });

  it("tells facts that manifest and result state differently", async () => {
    const { files } = await readFolder(join(BUNDLES, "1.2.0"));
    const content = new Map([["audit.json", files.get("audit.json")!]]);
    const facts = manifestFacts({ planHash: "another", toolkit: { name: "toetssteen", version: "0.3.0" } });
    const check = checkBundle({
      files: new Map([...content, [MANIFEST_NAME, Buffer.from(manifestOf(content, facts))]]),
      others: [],
    });
    expect(check).toMatchObject({ matches: false, contradictions: ["planHash"] });
  });

  it("does not take a folder without a manifest of this tool for a bundle", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "manifest.json"), '{"name": "a web application"}');
    expect(await checked(folder)).toMatchObject({ matches: false, manifest: null, foreign: [] });
  });

  it("refuses a path that is no folder", async () => {
    await expect(readFolder(join(BUNDLES, "absent"))).rejects.toMatchObject({ code: "usage-invalid", exitCode: 2 });
    await expect(readFolder(join(BUNDLES, "1.2.0/audit.json"))).rejects.toThrow("got a file");
  });
});
