import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { manifestJsonSchema, manifestOf, readManifest } from "../../src/bundle/manifest.js";
import { manifestFacts } from "../support/manifest-facts.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const facts = manifestFacts();
// FIPS 180-2, appendix B.1: SHA-256 of "abc".
const ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

describe("manifestOf", () => {
  it("lists size in bytes and SHA-256 of each file, by path", () => {
    const manifest = JSON.parse(
      manifestOf(
        new Map([
          ["b.txt", "é"],
          ["a.txt", "abc"],
        ]),
        facts,
      ),
    );
    expect(manifest.files).toMatchObject([
      { path: "a.txt", bytes: 3, sha256: ABC },
      { path: "b.txt", bytes: 2 },
    ]);
  });

  it("says with what it was written, and that no retention is set where the plan sets none", () => {
    const manifest = JSON.parse(manifestOf(new Map(), facts));
    expect(manifest).toMatchObject({ manifestVersion: 2, retention: { kind: "not-set" }, seed: "none" });
    expect(manifest.versions.node).toBe(process.versions.node);
    const packages = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8")).dependencies;
    expect(packages).toMatchObject(manifest.versions.dependencies);
  });

  it("states the retention of the plan with its basis", () => {
    const retention = { until: "2076-01-01", basis: "selection list, 50 years" };
    const manifest = JSON.parse(manifestOf(new Map(), manifestFacts({ retention })));
    expect(manifest.retention).toEqual({ kind: "until", ...retention });
  });

  it("measures files that are no text by their bytes", () => {
    const manifest = JSON.parse(manifestOf(new Map([["a.pdf", new Uint8Array([97, 98, 99])]]), facts));
    expect(manifest.files).toEqual([{ path: "a.pdf", bytes: 3, sha256: ABC }]);
  });

  it("is described by its JSON Schema", () => {
    const validate = new Ajv2020({ strict: true }).compile(manifestJsonSchema());
    const dataHmac = { algorithm: "HMAC-SHA-256", value: ABC } as const;
    expect(validate(JSON.parse(manifestOf(new Map([["a.txt", "abc"]]), manifestFacts({ dataHmac }))))).toBe(true);
    expect(validate({ manifestVersion: 2 })).toBe(false);
  });
});

describe("readManifest", () => {
  function folderWith(text: string): string {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "manifest.json"), text);
    return folder;
  }

  it("reads back what manifestOf wrote", async () => {
    const text = manifestOf(new Map([["a.txt", "abc"]]), facts);
    expect(await readManifest(folderWith(text))).toEqual(JSON.parse(text));
  });

  it.each(["../outside.txt", "/etc/passwd", "a//b", "charts\\..\\x", "./a"])(
    "does not recognise a manifest that lists %s",
    async (path) => {
      const text = manifestOf(new Map([[path, "abc"]]), facts);
      expect(await readManifest(folderWith(text))).toBeNull();
    },
  );

  it("does not recognise other JSON, broken JSON or a folder in its place", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "manifest.json"));
    expect(await readManifest(folder)).toBeNull();
    expect(await readManifest(folderWith("{"))).toBeNull();
    expect(await readManifest(folderWith('{"name":"x"}'))).toBeNull();
    expect(await readManifest(temporaryFolder())).toBeNull();
  });
});
