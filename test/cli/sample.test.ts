import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli, writeSample } from "../support/command-line.js";

const SAMPLING = `
sampling:
  seed: 4051
  size: 150
  expectedShares: { low: 0.02, middle: 0.05, high: 0.12 }
  minimumPerStratum: 10
  modelSelectedAtMost: 40
`;
const DRAW = ["--out", "confidential-work", "--key", "confidential-key"];
const KEY = "confidential-key/sampling-key.json";
const EVALUATE = ["--key", KEY, "--outcomes", "returned.csv", "--out", "release"];

const folder = mkdtempSync(join(tmpdir(), "toetssteen-test-"));
let plan = "";
const cli = (...args: string[]) => runCli(["sample", ...args], folder);
const fileOf = (name: string) => readFileSync(join(folder, name), "utf8");
const worklist = () => fileOf("confidential-work/worklist.csv").trimEnd().split("\r\n");
const returned = (lines: readonly string[]) => writeFileSync(join(folder, "returned.csv"), `${lines.join("\n")}\n`);

beforeAll(async () => {
  plan = writeSample(folder, { sponsors: 600 });
  writeFileSync(join(folder, plan), fileOf(plan) + SAMPLING);
  const drawn = await cli("draw", plan, ...DRAW);
  expect([drawn.exitCode, drawn.stderr]).toEqual([0, ""]);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("toetssteen sample", () => {
  it("plans: sizes on the screen, strata and groups in a workfile", async () => {
    const { exitCode, stdout } = await cli("plan", plan, "--out", "confidential-plan");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("178 with a violation and 528 without (175 + 519 with the variance at 0.5)");
    expect(stdout).toContain("Cannot decide: an area of 0.571 against 0.5");
    expect(stdout).toContain("Cannot decide: violations that an inspection overlooks");
    expect(stdout).not.toMatch(/\bGBR\b|\bIND\b/);
    const record = JSON.parse(fileOf("confidential-plan/sample-plan.json"));
    expect(record.planned.groups.length).toBeGreaterThan(0);
    const json = await cli("plan", plan, "--format", "json");
    expect(JSON.parse(json.stdout)).toMatchObject({ size: 150, auc: { cases: 178, controls: 528 } });
    expect(json.stdout).not.toContain("groups");
  }, 30_000);

  it("draws: worklist and key are workfiles in folders of their own, the same bytes each time", async () => {
    for (const file of ["confidential-work/worklist.csv", KEY]) {
      expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    }
    expect(readdirSync(join(folder, "confidential-work"))).toEqual(["worklist.csv"]);
    const first = [fileOf("confidential-work/worklist.csv"), fileOf(KEY)];
    const again = await cli("draw", plan, "--out", "confidential-again", "--key", "confidential-again-key");
    expect(again.exitCode).toBe(0);
    expect(again.stdout).toMatch(/150 drawn at random and 40 selected by the model, \d+ of them both: \d+ rows/);
    expect([fileOf("confidential-again/worklist.csv"), fileOf("confidential-again-key/sampling-key.json")]).toEqual(
      first,
    );
    expect(worklist()[0]).toBe("number,id,outcome");
  }, 30_000);

  it("evaluates: a release without identifiers and seed, and the undisclosed numbers in a workfile", async () => {
    returned(worklist().map((line, i) => (i === 0 ? line : `${line}${i % 5 === 0 ? "violation" : "none"}`)));
    const { exitCode, stdout } = await cli("evaluate", plan, ...EVALUATE, "--record", "confidential-record");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("0 without an outcome");
    expect(readdirSync(join(folder, "release")).sort()).toEqual([
      "charts",
      "manifest.json",
      "sample-archive.en.pdf",
      "sample-archive.nl.pdf",
      "sample.en.html",
      "sample.en.pdf",
      "sample.json",
      "sample.nl.html",
      "sample.nl.pdf",
    ]);
    const release = ["sample.en.html", "sample.json", "sample.nl.html"].map((name) => fileOf(`release/${name}`)).join();
    for (const line of worklist().slice(1)) expect(release).not.toContain(line.split(",")[1]);
    expect(release).not.toContain("4051");
    const record = JSON.parse(fileOf("confidential-record/sample-record.json"));
    expect(record).toMatchObject({ kind: "sample-record", seed: 4051, notice: "Undisclosed numbers: do not publish." });
    const json = JSON.parse(fileOf("release/sample.json"));
    expect(json.overall.value.value).toBe(record.overall.value.value);
    expect(fileOf("release/sample.nl.html")).toContain("van elke 1.000 referenten");
  }, 30_000);

  it("names the rows that came back without an outcome, and gives bounds in their place", async () => {
    returned(
      worklist().map((line, i) =>
        i === 0 || i === 3 || i === 7 ? line : `${line}${i % 5 === 0 ? "violation" : "none"}`,
      ),
    );
    const args = ["--key", KEY, "--outcomes", "returned.csv", "--out", "bounds"];
    const { exitCode, stderr, stdout } = await cli("evaluate", plan, ...args);
    expect([exitCode, stderr]).toEqual([0, "Rows without an outcome, by number: 3, 7\n"]);
    expect(stdout).toContain("2 without an outcome");
    expect(JSON.parse(fileOf("bounds/sample.json")).overall.value.kind).toBe("bounds");
  }, 30_000);

  it("lists all problems of a returned worklist, without an identifier, and writes nothing", async () => {
    const lines = worklist();
    const [, first, second, third, ...rest] = lines as [string, string, string, string, ...string[]];
    returned([lines[0]!, `${first}maybe`, second, second, `${third}0`, "9999,12345678,none", ...rest.slice(1)]);
    const args = ["--key", KEY, "--outcomes", "returned.csv", "--out", "refused"];
    const { exitCode, stderr, stdout } = await cli("evaluate", plan, ...args);
    expect([exitCode, stdout]).toEqual([3, ""]);
    expect(stderr).toContain("returned.csv:2 outcome: expected one of");
    expect(stderr).toContain("returned.csv:4 id: expected each identifier once");
    expect(stderr).toContain("returned.csv:6 id: expected an identifier of the worklist");
    expect(stderr).toContain("without the numbers 4");
    expect(stderr).toContain("5 problems");
    for (const value of ["12345678", "maybe", first.split(",")[1]!]) expect(stderr).not.toContain(value);
    expect(existsSync(join(folder, "refused"))).toBe(false);
  }, 30_000);

  it("refuses a key that was changed, and a plan that was", async () => {
    returned(worklist());
    const key = JSON.parse(fileOf(KEY));
    writeFileSync(join(folder, "changed.json"), JSON.stringify({ ...key, rows: key.rows.toReversed() }));
    const args = ["--outcomes", "returned.csv", "--out", "refused"];
    const changed = await cli("evaluate", plan, "--key", "changed.json", ...args);
    expect(changed.exitCode).toBe(3);
    expect(changed.stderr).toContain("changed.json rows: expected the");
    writeFileSync(join(folder, "data", "other.yaml"), fileOf(plan).replace("seed: 4051", "seed: 4052"));
    const other = await cli("evaluate", join("data", "other.yaml"), "--key", KEY, ...args);
    expect(other.exitCode).toBe(3);
    expect(other.stderr).toContain("the key of this plan");
  }, 30_000);

  it("refuses one folder for both, a folder that is not confidential, and a plan without a sample", async () => {
    const both = await cli("draw", plan, "--out", "confidential-one", "--key", "confidential-one");
    expect([both.exitCode, existsSync(join(folder, "confidential-one"))]).toEqual([2, false]);
    expect(both.stderr).toContain("another folder for the key than for the worklist");
    const plain = await cli("draw", plan, "--out", "work", "--key", "confidential-key");
    expect(plain.exitCode).toBe(2);
    writeFileSync(join(folder, "data", "none.yaml"), fileOf(plan).replace(SAMPLING, ""));
    const none = await cli("draw", join("data", "none.yaml"), ...DRAW);
    expect([none.exitCode, none.stderr]).toEqual([2, "sample requires a section sampling in the plan; got none\n"]);
    writeFileSync(join(folder, "data", "sizeless.yaml"), fileOf(plan).replace("  size: 150\n", ""));
    const sizeless = await cli("draw", join("data", "sizeless.yaml"), ...DRAW);
    expect(sizeless.stderr).toContain("requires sampling.size in the plan; got none");
    const small = fileOf(plan).replace("size: 150", "size: 12");
    writeFileSync(join(folder, "data", "small.yaml"), small);
    const tight = await cli("draw", join("data", "small.yaml"), ...DRAW);
    expect([tight.exitCode, tight.stderr]).toEqual([2, expect.stringContaining("sampling.size requires")]);
  }, 60_000);
});
