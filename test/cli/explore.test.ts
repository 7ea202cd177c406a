import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli, writeSample } from "../support/command-line.js";
import { temporaryFolder } from "../support/temporary-folder.js";

describe("toetssteen explore", () => {
  it("writes workfiles that say they are exploratory, and the next report counts the run", async () => {
    const folder = temporaryFolder();
    const plan = writeSample(folder, { sponsors: 300 });
    const explored = await runCli(["explore", plan, "--out", "confidential-hunt"], folder);
    expect([explored.exitCode, explored.stderr]).toEqual([0, ""]);
    expect(explored.stdout).toContain("Run 1 on this plan; the next report counts it");
    const again = await runCli(["explore", plan, "--out", "confidential-hunt", "--format", "json"], folder);
    expect(JSON.parse(again.stdout)).toMatchObject({ label: "exploratory", run: 2 });
    for (const name of ["exploration.json", "exploration.csv"]) {
      const file = join(folder, "confidential-hunt", name);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
    const outcome = JSON.parse(readFileSync(join(folder, "confidential-hunt", "exploration.json"), "utf8"));
    expect(outcome).toMatchObject({ kind: "exploration", label: "exploratory", run: 2 });
    expect(outcome.notice).toContain("No verdict");
    const lines = readFileSync(join(folder, "confidential-hunt", "exploration.csv"), "utf8")
      .trim()
      .split("\r\n");
    for (const line of lines.slice(1)) expect(line.startsWith("exploratory,")).toBe(true);

    const audited = await runCli(["audit", plan, "--no-pdf", "--out", "release"], folder);
    expect(audited.exitCode).toBe(0);
    const result = JSON.parse(readFileSync(join(folder, "release", "audit.json"), "utf8"));
    expect(result.deviations).toContain("2 explorations were run on this plan");
    expect(readFileSync(join(folder, "release", "report.nl.html"), "utf8")).toContain("2 explorations were run");
  }, 60_000);

  it("refuses a folder that is not named confidential, and then counts nothing", async () => {
    const folder = temporaryFolder();
    const plan = writeSample(folder, { sponsors: 300 });
    const { exitCode, stderr } = await runCli(["explore", plan, "--out", "hunt"], folder);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("workfiles require a folder named confidential-*");
    expect(existsSync(join(folder, "plan.explorations.json"))).toBe(false);
  });
});
