import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { manifestOf } from "../../src/bundle/manifest.js";
import { checkWorkfileFolder, writeWorkfile } from "../../src/bundle/workfile.js";
import { manifestFacts } from "../support/manifest-facts.js";
import { temporaryFolder } from "../support/temporary-folder.js";

describe("writeWorkfile", () => {
  it("writes a file that only its owner can read, in a folder that only its owner can enter", async () => {
    const folder = join(temporaryFolder(), "confidential-run");
    const file = await writeWorkfile(folder, "record.json", "{}\n");
    expect(readFileSync(file, "utf8")).toBe("{}\n");
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("replaces a workfile of the same name and leaves no partial file", async () => {
    const folder = join(temporaryFolder(), "confidential-run");
    await writeWorkfile(folder, "record.json", "first");
    const file = await writeWorkfile(folder, "record.json", "second");
    expect(readFileSync(file, "utf8")).toBe("second");
    expect(readdirSync(folder)).toEqual(["record.json"]);
  });

  it.each(["out", "confidential-", "my-confidential-run", "confidential-run/out"])(
    "refuses the folder name %s and makes nothing",
    async (name) => {
      const parent = temporaryFolder();
      await expect(writeWorkfile(join(parent, name), "record.json", "{}")).rejects.toMatchObject({
        code: "usage-invalid",
        exitCode: 2,
      });
      expect(readdirSync(parent)).toEqual([]);
    },
  );

  it("refuses a folder that others may read, with the command that closes it", async () => {
    const folder = join(temporaryFolder(), "confidential-run");
    mkdirSync(folder);
    chmodSync(folder, 0o750);
    await expect(writeWorkfile(folder, "record.json", "{}")).rejects.toMatchObject({
      message: expect.stringContaining("got 750"),
      mend: `chmod 700 ${folder}`,
    });
  });

  it("refuses a folder inside a release, one that exists and one that is about to", async () => {
    const parent = temporaryFolder();
    const manifest = manifestOf(new Map(), manifestFacts());
    mkdirSync(join(parent, "out"));
    writeFileSync(join(parent, "out", "manifest.json"), manifest);
    const refusal = { code: "usage-invalid", message: expect.stringContaining("outside every release") };
    await expect(writeWorkfile(join(parent, "out", "a", "confidential-run"), "x", "")).rejects.toMatchObject(refusal);
    const release = join(parent, "new");
    await expect(checkWorkfileFolder(join(release, "confidential-run"), release)).rejects.toMatchObject(refusal);
    await expect(checkWorkfileFolder(join(parent, "confidential-run"), release)).resolves.toBeUndefined();
  });

  it("refuses a symbolic link, which could lead anywhere", async () => {
    const parent = temporaryFolder();
    symlinkSync(parent, join(parent, "confidential-link"));
    await expect(writeWorkfile(join(parent, "confidential-link"), "record.json", "{}")).rejects.toMatchObject({
      code: "output-failed",
    });
  });
});
