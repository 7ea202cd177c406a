import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { manifestOf, readManifest } from "../../src/bundle/manifest.js";
import { prepareOutput } from "../../src/bundle/output-folder.js";
import { type OutputStep, writeOutput } from "../../src/bundle/write-output.js";
import { manifestFacts } from "../support/manifest-facts.js";
import { temporaryFolder, textsBelow } from "../support/temporary-folder.js";

function bundle(files: Record<string, string>): ReadonlyMap<string, string> {
  const content = new Map(Object.entries(files));
  return new Map([...content, ["manifest.json", manifestOf(content, manifestFacts())]]);
}

const oldBundle = bundle({ "audit.json": "old\n", "charts/old.svg": "<svg/>" });
const newBundle = bundle({ "audit.json": "new\n", "tables/a.csv": "a,b\n" });

describe("writeOutput", () => {
  it("makes a folder, with folders above it, that holds exactly the bundle", async () => {
    const out = join(temporaryFolder(), "deep", "out");
    await writeOutput(out, newBundle);
    expect(textsBelow(join(out, ".."))).toEqual(
      Object.fromEntries([...newBundle].map(([name, text]) => [`out/${name}`, text])),
    );
  });

  it("replaces its own older output and leaves nothing of it behind", async () => {
    const out = join(temporaryFolder(), "out");
    await writeOutput(out, oldBundle);
    await writeOutput(out, newBundle);
    expect(textsBelow(out)).toEqual(Object.fromEntries(newBundle));
    expect(readdirSync(join(out, ".."))).toEqual(["out"]);
  });

  it("accepts an empty folder, and a folder through a symbolic link, which stays a link", async () => {
    const parent = temporaryFolder();
    mkdirSync(join(parent, "real"));
    symlinkSync(join(parent, "real"), join(parent, "link"));
    await writeOutput(join(parent, "link"), newBundle);
    expect(textsBelow(join(parent, "real"))).toEqual(Object.fromEntries(newBundle));
    expect(readdirSync(parent, { withFileTypes: true }).map((entry) => entry.isSymbolicLink())).toEqual([true, false]);
  });

  it("refuses a folder with a file that it did not write, names the file and touches nothing", async () => {
    const out = join(temporaryFolder(), "out");
    await writeOutput(out, oldBundle);
    writeFileSync(join(out, "charts", "mine.txt"), "mine");
    const before = textsBelow(join(out, ".."));
    await expect(writeOutput(out, newBundle)).rejects.toMatchObject({
      code: "output-occupied",
      exitCode: 2,
      message: expect.stringContaining("charts/mine.txt"),
    });
    expect(textsBelow(join(out, ".."))).toEqual(before);
  });

  it("refuses a folder whose manifest another tool wrote", async () => {
    const out = temporaryFolder();
    writeFileSync(join(out, "manifest.json"), '{"name": "some web application", "files": []}');
    await expect(writeOutput(out, newBundle)).rejects.toThrow("manifest.json");
  });

  it("refuses a file in the place of the folder", async () => {
    const file = join(temporaryFolder(), "out");
    writeFileSync(file, "mine");
    await expect(writeOutput(file, newBundle)).rejects.toMatchObject({ code: "output-occupied" });
  });

  it("refuses the working directory and folders above it", async () => {
    for (const path of [".", ".."]) {
      await expect(writeOutput(path, newBundle)).rejects.toMatchObject({ code: "output-occupied" });
    }
  });

  it("leaves the old output whole when the signal is aborted while files are written", async () => {
    const out = join(temporaryFolder(), "out");
    await writeOutput(out, oldBundle);
    const controller = new AbortController();
    const onStep = (step: OutputStep) => step === "file-written" && controller.abort();
    await expect(writeOutput(out, newBundle, { signal: controller.signal, onStep })).rejects.toMatchObject({
      code: "interrupted",
    });
    expect(textsBelow(join(out, ".."))).toEqual(
      Object.fromEntries([...oldBundle].map(([name, text]) => [`out/${name}`, text]).sort()),
    );
  });

  it("says that a folder cannot be written, with the system's reason", async () => {
    const parent = temporaryFolder();
    writeFileSync(join(parent, "file"), "");
    await expect(writeOutput(join(parent, "file", "out"), newBundle)).rejects.toMatchObject({
      code: "output-failed",
      message: expect.stringContaining("ENOTDIR"),
    });
  });
});

const steps: readonly OutputStep[] = [
  "partial-made",
  "file-written",
  "partial-complete",
  "old-aside",
  "new-in-place",
  "old-removed",
];

describe("a process killed while it replaces output", () => {
  it.each(steps)("at %s leaves old or new output whole, and the next run tidies up", async (step) => {
    const out = join(temporaryFolder(), "out");
    await writeOutput(out, oldBundle);
    await expect(killedAt(step, out)).resolves.toBe("SIGKILL");

    await prepareOutput(out);
    expect(readdirSync(join(out, ".."))).toEqual(["out"]);
    const replaced = ["new-in-place", "old-removed"].includes(step);
    const after = textsBelow(out);
    expect(after["audit.json"]).toBe(replaced ? "new\n" : "old\n");
    const manifest = await readManifest(out);
    expect(Object.keys(after)).toEqual([...manifest!.files.map((file) => file.path), "manifest.json"].sort());

    await writeOutput(out, newBundle);
    expect(textsBelow(out)).toEqual(Object.fromEntries(newBundle));
  });
});

describe("repair", () => {
  it("finishes the removal of old output that was interrupted half-way", async () => {
    const parent = temporaryFolder();
    await writeOutput(join(parent, ".out.old"), oldBundle);
    renameSync(join(parent, ".out.old", "audit.json"), join(parent, "gone"));
    await writeOutput(join(parent, "out"), newBundle);
    expect(readdirSync(parent).sort()).toEqual(["gone", "out"]);
  });

  it("does not remove a folder of someone else that has the name of old output", async () => {
    const parent = temporaryFolder();
    await writeOutput(join(parent, "out"), oldBundle);
    mkdirSync(join(parent, ".out.old"));
    writeFileSync(join(parent, ".out.old", "mine.txt"), "mine");
    await expect(writeOutput(join(parent, "out"), newBundle)).rejects.toThrow("mine.txt");
    expect(textsBelow(join(parent, ".out.old"))).toEqual({ "mine.txt": "mine" });
  });

  it("leaves the partial output of a process that still runs", async () => {
    const parent = temporaryFolder();
    mkdirSync(join(parent, `.out.partial-${process.ppid}`));
    await writeOutput(join(parent, "out"), newBundle);
    expect(readdirSync(parent).sort()).toEqual([`.out.partial-${process.ppid}`, "out"]);
  });
});

function killedAt(step: OutputStep, out: string): Promise<NodeJS.Signals | null> {
  const script = fileURLToPath(new URL("./kill-at-step.ts", import.meta.url));
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ["--import", "tsx", script, out, step]);
    child.on("exit", (_, signal) => resolve(signal));
  });
}
