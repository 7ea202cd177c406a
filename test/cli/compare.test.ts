import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCompare } from "../../src/cli/compare.js";
import { terminalOn } from "../../src/cli/terminal.js";
import { comparisonSchema } from "../../src/disclosure/compare-schema.js";
import { runCli } from "../support/command-line.js";
import { PdfFile } from "../support/pdf-file.js";
import { temporaryFolder, textsBelow } from "../support/temporary-folder.js";

const BUNDLES = join(import.meta.dirname, "../fixtures/bundles");

function copies(): string {
  const folder = temporaryFolder();
  for (const name of ["1.0.0", "1.2.0"]) cpSync(join(BUNDLES, name), join(folder, name), { recursive: true });
  return folder;
}

describe("toetssteen compare", () => {
  it("says what changed and which of data, plan and version can have done it, and writes nothing unasked", async () => {
    const folder = copies();
    const before = textsBelow(folder);
    const { exitCode, stdout, stderr } = await runCli(["compare", "1.0.0", "1.2.0"], folder);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("Data: not-known");
    expect(stdout).toContain("    resampling.sequential: absent -> false");
    expect(stdout).toContain("Version: 0.1.0 -> 0.3.0");
    expect(stdout).toContain("    evidence    difference-shown (unchanged)");
    expect(textsBelow(folder)).toEqual(before);
  });

  it("writes a release of its own, the same bytes each time, that verify accepts", async () => {
    const folder = copies();
    const args = ["compare", "1.0.0", "1.2.0", "--out", "out", "--date", "2026-11-22"];
    const { exitCode, stdout } = await runCli([...args, "--format", "json"], folder);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ reports: ["out/report.nl.html", "out/report.en.html"] });
    const first = textsBelow(join(folder, "out"));
    expect(Object.keys(first)).toEqual(
      expect.arrayContaining(["comparison.json", "manifest.json", "tables/compare-plan.csv"]),
    );
    expect(comparisonSchema.safeParse(JSON.parse(first["comparison.json"]!)).success).toBe(true);
    expect(first["report.en.html"]).toContain("0.2.0: `minimumDetectableRatio`");
    expect(first["report.nl.html"]).toContain("2026-11-22");
    await runCli(args, folder);
    expect(textsBelow(join(folder, "out"))).toEqual(first);
    const printed = Object.keys(first).filter((path) => path.endsWith(".pdf"));
    expect(printed.sort()).toEqual([
      "report-archive.en.pdf",
      "report-archive.nl.pdf",
      "report.en.pdf",
      "report.nl.pdf",
    ]);
    const archive = new PdfFile(readFileSync(join(folder, "out", "report-archive.nl.pdf")));
    expect(archive.keptFiles.map(({ name }) => name)).toEqual(["comparison.json"]);
    const verified = await runCli(["verify", "out"], folder);
    expect(verified.exitCode).toBe(0);
    expect(verified.stdout).toContain("comparison.json holds to its schema 1.0.0");
  });

  it("writes no PDF where none is asked for, and says so in the manifest", async () => {
    const folder = copies();
    await runCli(["compare", "1.0.0", "1.2.0", "--out", "out", "--no-pdf"], folder);
    const files = textsBelow(join(folder, "out"));
    expect(Object.keys(files).filter((path) => path.endsWith(".pdf"))).toEqual([]);
    expect(JSON.parse(files["manifest.json"]!).written.pdf).toBe(false);
  });

  it("refuses a bundle that is not as it was written, with 5, and writes nothing", async () => {
    const folder = copies();
    rmSync(join(folder, "1.2.0", "report.en.html"));
    const { exitCode, stderr } = await runCli(["compare", "1.0.0", "1.2.0", "--out", "out"], folder);
    expect(exitCode).toBe(5);
    expect(stderr).toContain("compare requires bundles that are as they were written; got 1.2.0");
    expect(Object.keys(textsBelow(folder)).some((path) => path.startsWith("out"))).toBe(false);
  });

  it("names the field where a release breaks its schema, and refuses what is no audit", async () => {
    const folder = copies();
    const file = join(folder, "1.2.0", "audit.json");
    writeFileSync(file, readFileSync(file, "utf8").replace('"warnings": [', '"warning": ['));
    const broken = await runCli(["compare", "1.0.0", "1.2.0"], folder);
    expect(broken.exitCode).toBe(3);
    expect(broken.stderr).toContain("received another value at");
    mkdirSync(join(folder, "empty"));
    expect((await runCli(["compare", "1.0.0", "empty"], folder)).exitCode).toBe(2);
    expect((await runCli(["compare", "1.0.0", "absent"], folder)).exitCode).toBe(2);
  });

  it("leaves an older comparison whole when it is interrupted", async () => {
    const folder = copies();
    await runCli(["compare", "1.0.0", "1.2.0", "--out", "out"], folder);
    const before = textsBelow(folder);
    const session = {
      terminal: terminalOn(process.stdout, process.stderr, { format: "text", quiet: true }),
      signal: AbortSignal.abort(),
      endWith: () => {},
    };
    const [first, second] = [join(folder, "1.2.0"), join(folder, "1.0.0")];
    await expect(runCompare(first, second, { out: join(folder, "out"), pdf: true }, session)).rejects.toMatchObject({
      code: "interrupted",
    });
    expect(textsBelow(folder)).toEqual(before);
  });

  it("does not take the place of what it compares, nor of files of others", async () => {
    const folder = copies();
    const before = textsBelow(folder);
    const own = await runCli(["compare", "1.0.0", "1.2.0", "--out", "./1.0.0/"], folder);
    expect(own.exitCode).toBe(2);
    expect(own.stderr).toContain("--out requires a folder beside both audits");
    expect(textsBelow(folder)).toEqual(before);
    mkdirSync(join(folder, "out"));
    writeFileSync(join(folder, "out", "mine.txt"), "mine");
    const foreign = await runCli(["compare", "1.0.0", "1.2.0", "--out", "out"], folder);
    expect(foreign.exitCode).toBe(2);
    expect(foreign.stderr).toContain("mine.txt");
  });
});
