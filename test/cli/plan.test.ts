import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { runCli, writeSample } from "../support/command-line.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const FILES = ["--sponsors", "data/sponsors.synthetic.csv", "--migrants", "data/migrants.synthetic.csv"];

describe("toetssteen plan new", () => {
  it("writes a plan that points to the files from its own folder and names what is left to fill in", async () => {
    const folder = temporaryFolder();
    writeSample(folder, { sponsors: 300 });
    const { exitCode, stderr } = await runCli(["plan", "new", ...FILES, "--out", "data/draft.yaml"], folder);
    expect([exitCode, stderr]).toEqual([0, ""]);
    const draft = parse(readFileSync(join(folder, "data", "draft.yaml"), "utf8"));
    expect(draft.data.sponsors.file).toBe("sponsors.synthetic.csv");
    expect(draft.drafted).toContain("no two columns were read together");
    const check = await runCli(["check", "data/draft.yaml"], folder);
    expect(check.exitCode).toBe(2);
    expect(check.stderr).toContain("still to be filled in");
  });

  it("prints the plan where no file is named, and holds no nationality", async () => {
    const folder = temporaryFolder();
    writeSample(folder, { sponsors: 300 });
    const { stdout } = await runCli(["plan", "new", ...FILES], folder);
    expect(parse(stdout).data.migrants.file).toBe("data/migrants.synthetic.csv");
    expect(stdout).not.toMatch(/\b(IND|CHN|USA|GBR|TUR)\b/);
  });

  it("does not overwrite a file", async () => {
    const folder = temporaryFolder();
    const plan = writeSample(folder, { sponsors: 300 });
    const before = readFileSync(join(folder, plan), "utf8");
    const { exitCode, stderr } = await runCli(["plan", "new", ...FILES, "--out", plan], folder);
    expect([exitCode, stderr]).toEqual([2, "--out requires a file that can be made; got EEXIST\n"]);
    expect(readFileSync(join(folder, plan), "utf8")).toBe(before);
  });

  it("refuses files that make up no form of data", async () => {
    const folder = temporaryFolder();
    for (const args of [[], ["--sponsors", "a.csv"], ["--cases", "a.csv", "--counts", "b.csv"]]) {
      const { exitCode, stderr } = await runCli(["plan", "new", ...args], folder);
      expect(exitCode).toBe(2);
      expect(stderr).toContain("requires --sponsors with --migrants, or --cases, or --counts");
    }
  });
});

describe("toetssteen plan schema and schema audit", () => {
  it("print JSON Schemas; the one of the plan accepts the plan of the sample", async () => {
    const folder = temporaryFolder();
    const [plan, audit] = await Promise.all([
      runCli(["plan", "schema"], folder),
      runCli(["schema", "audit", "--format", "json"], folder),
    ]);
    const ajv = () => new Ajv2020({ strict: true, strictTypes: false, formats: { date: true } });
    const sample = readFileSync(new URL("../../data-samples/sponsors/plan.yaml", import.meta.url), "utf8");
    const validate = ajv().compile(JSON.parse(plan.stdout));
    validate(parse(sample));
    expect(validate.errors).toBeNull();
    expect(() => ajv().compile(JSON.parse(audit.stdout))).not.toThrow();
  });
});
