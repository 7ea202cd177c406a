import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type LogTruth, logTexts, SETTINGS } from "../audit/human-check/simulated-log.js";
import { runCli } from "../support/command-line.js";
import { PdfFile } from "../support/pdf-file.js";
import { wordsOfPages } from "../support/pdf-words.js";
import { temporaryFolder, textsBelow } from "../support/temporary-folder.js";

function write(folder: string, truth: LogTruth): void {
  const { log, groups } = logTexts(1, truth);
  writeFileSync(join(folder, "log.csv"), log);
  writeFileSync(join(folder, "groups.csv"), groups);
  writeFileSync(
    join(folder, "trial.csv"),
    `blind,model,after\n${"low,high,high\nlow,low,low\nhigh,high,high\n".repeat(30)}`,
  );
  writeFileSync(join(folder, "log.yaml"), SETTINGS);
}

function wordsIn(path: string): string {
  const file = new PdfFile(readFileSync(path));
  const words = wordsOfPages(file).join(" ");
  expect(words).toContain(" 1 ");
  return [words, file.metadata, ...file.elements.map(({ alternative }) => alternative)].join(" ");
}

describe("toetssteen human-check", () => {
  it("writes a release without a name, and exits 10 on the signal where it is asked to", async () => {
    const folder = temporaryFolder();
    write(folder, { deviates: () => 0.005, casesEach: 150 });
    const args = ["human-check", "log.yaml", "--out", "release"];
    const plain = await runCli(args, folder);
    expect([plain.exitCode, plain.stderr]).toEqual([0, ""]);
    expect(plain.stdout).toContain("Signal: no-demonstrable-contribution");
    const files = textsBelow(join(folder, "release"));
    for (const [name, text] of Object.entries(files)) {
      const read = name.endsWith(".pdf") ? wordsIn(join(folder, "release", name)) : text;
      expect(read).not.toMatch(/\bO[0-9]\b|\bS[AB]\b|\bD[0-9]\b/);
    }
    expect(JSON.parse(files["human-check.json"]!).log.contribution.reasons).toEqual(["hardly-deviates"]);
    const failing = await runCli([...args, "--fail-on", "no-demonstrable-contribution"], folder);
    expect(failing.exitCode).toBe(10);
    expect(textsBelow(join(folder, "release"))).toEqual(files);
  }, 60_000);

  it("exits 6 when too few officers stand behind the log, and writes nothing", async () => {
    const folder = temporaryFolder();
    write(folder, { deviates: () => 0.2, officers: 3 });
    const { exitCode, stderr } = await runCli(["human-check", "log.yaml", "--out", "release"], folder);
    expect(exitCode).toBe(6);
    expect(stderr).toContain("human-check requires a log of 5 officers or more; got 3");
    expect(existsSync(join(folder, "release"))).toBe(false);
  }, 60_000);

  it("exits 3 on a wrong log and names every line", async () => {
    const folder = temporaryFolder();
    write(folder, { deviates: () => 0.2 });
    const log = readFileSync(join(folder, "log.csv"), "utf8").split("\n");
    writeFileSync(
      join(folder, "log.csv"),
      [log[0], log[1]!.replace(/^\w+/, "secret"), ...log.slice(2, -1), "low,leave"].join("\n"),
    );
    const { exitCode, stderr } = await runCli(["human-check", "log.yaml", "--out", "release"], folder);
    expect(exitCode).toBe(3);
    expect(stderr).toContain("log.csv:2 band");
    expect(stderr).toContain("2 problems");
    expect(stderr).not.toContain("secret");
  }, 60_000);
});
