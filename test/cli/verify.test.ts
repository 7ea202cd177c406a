import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli, startCli } from "../support/command-line.js";
import { temporaryFolder, textsBelow } from "../support/temporary-folder.js";

const BUNDLES = join(import.meta.dirname, "../fixtures/bundles");
const AUDIT = ["audit", "data/plan.yaml", "--out", "out", "--date", "2026-11-22", "--hmac-key", "key"];

/** A folder with data, and a bundle of it that this version wrote. */
let made: string;

function copyOfMade(): string {
  const folder = join(temporaryFolder(), "copy");
  cpSync(made, folder, { recursive: true });
  return folder;
}

beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), "toetssteen-test-"));
  cpSync(join(BUNDLES, "data"), join(made, "data"), { recursive: true });
  writeFileSync(join(made, "key"), "0123456789abcdef");
  expect((await runCli(AUDIT, made)).exitCode).toBe(0);
}, 60_000);

afterAll(() => rmSync(made, { recursive: true, force: true }));

describe("toetssteen verify", () => {
  it("says that a bundle is as it was written, with the SHA-256 of its manifest, and writes nothing", async () => {
    const before = textsBelow(made);
    const { exitCode, stdout, stderr } = await runCli(["verify", "out"], made);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("The bundle holds what its manifest says");
    expect(stdout).toContain("Retention: not set");
    expect(stdout).toMatch(/^SHA-256 of manifest\.json: [0-9a-f]{64}$/m);
    expect(textsBelow(made)).toEqual(before);
  });

  it("gives the same bytes again from the plan and the data, date and HMAC included", async () => {
    const args = ["verify", "out", "--data", "data/plan.yaml", "--hmac-key", "key", "--format", "json"];
    const { exitCode, stdout } = await runCli(args, made);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      matches: true,
      manifest: { retention: { kind: "not-set" }, written: { date: "2026-11-22" } },
      rerun: { state: "same", data: "same", files: [], plan: { sameHash: true } },
    });
  });

  it("ends with 5 on one changed byte, naming the file on standard output and the fact on standard error", async () => {
    const folder = copyOfMade();
    const file = join(folder, "out", "report.en.html");
    writeFileSync(file, readFileSync(file, "utf8").replace("Made-up", "Made up"));
    const { exitCode, stdout, stderr } = await runCli(["verify", "out"], folder);
    expect(exitCode).toBe(5);
    expect(stdout).toContain("    report.en.html: changed");
    expect(stderr).toBe("verify requires a bundle that is as it was written; got one that differs\n");
  });

  it("tells field by field what other data gives, and that it is other data", async () => {
    const folder = copyOfMade();
    const file = join(folder, "data", "counts.csv");
    writeFileSync(file, readFileSync(file, "utf8").replace("A,high,60", "A,high,64"));
    const args = ["verify", "out", "--data", "data/plan.yaml", "--hmac-key", "key"];
    const text = await runCli(args, folder);
    expect(text.exitCode).toBe(5);
    expect(text.stdout).toContain("Data: another HMAC");
    expect(text.stdout).toContain("tables[h1.groupByBand].counts[1]: bundle 60, run 64");
    const json = JSON.parse((await runCli([...args, "--format", "json"], folder)).stdout);
    expect(json).toMatchObject({ matches: false, changed: [], rerun: { state: "different", data: "different" } });
    // A cell that is hidden on one side is told as hidden, never by its value on the other.
    expect(text.stdout).not.toMatch(/bundle "?suppressed"?, run \d|bundle \d+, run "?suppressed/);
  });

  it("does not run another plan, and says which settings differ or that only hidden ones do", async () => {
    const folder = copyOfMade();
    const plan = readFileSync(join(folder, "data", "plan.yaml"), "utf8");
    writeFileSync(join(folder, "data", "plan.yaml"), plan.replace("seed: 1", "seed: 2"));
    const seed = await runCli(["verify", "out", "--data", "data/plan.yaml"], folder);
    expect(seed.exitCode).toBe(5);
    expect(seed.stdout).toContain("seed, data files, columns, rules or sampling differ");
    expect(seed.stdout).toContain("Not run: the plan is another one");
    writeFileSync(join(folder, "data", "plan.yaml"), plan.replace("resamples: 999", "resamples: 1999"));
    const resamples = await runCli(["verify", "out", "--data", "data/plan.yaml"], folder);
    expect(resamples.stdout).toContain("resampling.resamples: bundle 999, owner's plan 1999");
  });

  it("names the numbers that changed since the version that wrote the bundle", async () => {
    const args = ["verify", "1.0.0", "--data", "data/plan.yaml"];
    const { exitCode, stdout } = await runCli(args, BUNDLES);
    expect(exitCode).toBe(5);
    expect(stdout).toContain("Another version wrote the bundle: bytes may differ for that reason");
    expect(stdout).toContain("Numbers that changed, 0.2.0: `minimumDetectableRatio`");
    expect(stdout).toContain("A plan of another version has other defaults");
    expect(stdout).toMatch(/groups\[A\]\.minimumDetectableRatio\.value\.value: bundle [\d.]+, run [\d.]+/);
  });

  it("stops at a signal with its code, and leaves no file anywhere", async () => {
    const folder = copyOfMade();
    cpSync(join(BUNDLES, "1.0.0"), join(folder, "old"), { recursive: true });
    // Another version wrote the bundle, so any plan is run; one with more draws than a test can wait for.
    const plan = readFileSync(join(folder, "data", "plan.yaml"), "utf8").replace(
      "resamples: 999",
      "resamples: 9999999",
    );
    const pipe = join(folder, "data", "slow.yaml");
    execFileSync("mkfifo", [pipe]);
    const before = readdirSync(folder, { recursive: true }).sort();
    for (const [signal, code] of [
      ["SIGINT", 130],
      ["SIGTERM", 143],
    ] as const) {
      const { child, ended } = await startCli(["verify", "old", "--data", "data/slow.yaml"], folder);
      await writeFile(pipe, plan);
      setTimeout(() => child.kill(signal), 1_000);
      const { exitCode, stdout, stderr } = await ended;
      expect([exitCode, stdout]).toEqual([code, ""]);
      expect(stderr).toContain("interrupted");
      expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
    }
  }, 60_000);

  it("ends with 2 where there is no folder, and where a new run has nothing to be held against", async () => {
    expect((await runCli(["verify", "absent"], made)).exitCode).toBe(2);
    const { exitCode, stderr } = await runCli(["verify", "out", "--hmac-key", "absent"], made);
    expect([exitCode, stderr]).toEqual([2, "--hmac-key requires a readable file; got ENOENT\n"]);
  });
});
