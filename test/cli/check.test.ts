import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli, writeSample } from "../support/command-line.js";
import { temporaryFolder, textsBelow } from "../support/temporary-folder.js";

const SPONSORS = join("data", "sponsors.synthetic.csv");
const MIGRANTS = join("data", "migrants.synthetic.csv");

describe("toetssteen check", () => {
  it("prints a profile of valid data and writes nothing", async () => {
    const folder = temporaryFolder();
    const plan = writeSample(folder, { sponsors: 300 });
    const before = textsBelow(folder);
    const { exitCode, stdout, stderr } = await runCli(["check", plan, "--problems", "confidential-x"], folder);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("sponsors.synthetic.csv: 300 rows");
    expect(stdout).toMatch(/^sponsors: 300, of which \d+ without migrants$/m);
    expect(textsBelow(folder)).toEqual(before);
    const json = await runCli(["check", plan, "--format", "json"], folder);
    expect(JSON.parse(json.stdout)).toMatchObject({ files: [{ rows: 300 }, {}], sponsors: { count: 300 } });
  });

  it("shows the first 1,000 problems and the total, offers the rest, and writes all of them as a workfile", async () => {
    const folder = temporaryFolder();
    const plan = writeSample(folder, { sponsors: 300 });
    const row = rowOf(readFileSync(join(folder, MIGRANTS), "utf8"), { kvk_number: "ZZSECRET", migrants: "-1" });
    appendFileSync(join(folder, MIGRANTS), row.repeat(1_500));
    const offered = await runCli(["check", plan], folder);
    expect(offered.exitCode).toBe(3);
    const total = Number(/^(\d+) problems; the first 1000 are shown$/m.exec(offered.stderr)![1]);
    expect(total).toBeGreaterThanOrEqual(3_000);
    expect(offered.stderr).toContain(`All of them: toetssteen check ${plan} --problems confidential-problems`);
    expect(offered.stderr.split("\n").filter((line) => line.startsWith("migrants.synthetic.csv:"))).toHaveLength(1_000);

    const written = await runCli(["check", plan, "--problems", "confidential-problems"], folder);
    expect(written.exitCode).toBe(3);
    const list = readFileSync(join(folder, "confidential-problems", "problems.csv"), "utf8");
    expect(list.trimEnd().split("\n")).toHaveLength(total + 1);
    expect(offered.stderr + written.stderr + list).not.toContain("ZZSECRET");
  });

  it("shows a value of an identifier, an origin or a free text nowhere, however the row is broken", async () => {
    const folder = temporaryFolder();
    const plan = writeSample(folder, { sponsors: 300 });
    const sponsors = readFileSync(join(folder, SPONSORS), "utf8");
    const migrants = readFileSync(join(folder, MIGRANTS), "utf8");
    const breaks: readonly [string, string][] = [
      [SPONSORS, rowOf(sponsors, { kvk_number: "ZZSECRET", score: "ZZSECRET", outcome: "ZZSECRET" })],
      [SPONSORS, rowOf(sponsors, { kvk_number: "ZZSECRET", provenance: "ZZSECRET", selected: "ZZSECRET" }).repeat(2)],
      [MIGRANTS, rowOf(migrants, { kvk_number: "ZZSECRET", nationality: "ZZSECRET", migrants: "ZZSECRET" })],
      [MIGRANTS, rowOf(migrants, { nationality: "ZZSECRET", migrants: "1" }).replace("\n", ",ZZSECRET\n")],
      [MIGRANTS, rowOf(migrants, { nationality: '"ZZSECRET' })],
      [MIGRANTS, rowOf(migrants, { nationality: "ZZSECRET\u0000" })],
    ];
    for (const [file, row] of breaks) {
      writeFileSync(join(folder, SPONSORS), sponsors);
      writeFileSync(join(folder, MIGRANTS), migrants);
      appendFileSync(join(folder, file), row);
      const { exitCode, stdout, stderr } = await runCli(
        ["check", plan, "--debug", "--problems", "confidential-x"],
        folder,
      );
      expect([row, exitCode]).toEqual([row, 3]);
      const list = readFileSync(join(folder, "confidential-x", "problems.csv"), "utf8");
      expect(`${stdout}${stderr}${list}`).not.toContain("ZZSECRET");
    }
  });

  it("refuses a folder for the problems that is not named confidential, before it reads anything", async () => {
    const { exitCode, stderr } = await runCli(["check", "absent.yaml", "--problems", "out"], temporaryFolder());
    expect([exitCode, stderr]).toEqual([2, "workfiles require a folder named confidential-*; got out\n"]);
  });
});

/** One row for a CSV file: given fields, and those of its first row elsewhere. */
function rowOf(file: string, fields: Readonly<Record<string, string>>): string {
  const [header, first] = file.split("\n").map((line) => line.split(","));
  return `${header!.map((name, i) => fields[name] ?? first![i]!).join(",")}\n`;
}
