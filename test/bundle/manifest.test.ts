import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { manifestOf, readManifest } from "../../src/bundle/manifest.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const facts = { toolkit: { name: "toetssteen", version: "0.1.0" }, planHash: "p", synthetic: true } as const;
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
