import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runCli } from "../support/command-line.js";
import { temporaryFolder, textsBelow } from "../support/temporary-folder.js";

const SAMPLE = fileURLToPath(new URL("../../data-samples/sponsors", import.meta.url));

describe("toetssteen synthesise", () => {
  it("makes the committed sample, byte for byte, with the command that its README states", async () => {
    const folder = temporaryFolder();
    const args = ["--seed", "1", "--sponsors", "10577", "--effect-h2", "GBR:1.6", "--out", "sample"];
    const { exitCode, stderr } = await runCli(["synthesise", ...args], folder);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(textsBelow(join(folder, "sample"))).toEqual(textsBelow(SAMPLE));
  });

  it("takes the planted truth from its options and replaces its own older output only", async () => {
    const folder = temporaryFolder();
    const args = ["synthesise", "--seed", "2", "--sponsors", "300", "--out", "set"];
    await runCli(args, folder);
    const planted = ["--effect-h1", "IND:2", "--auc", "0.7", "--hidden-violations", "0.1"];
    expect((await runCli([...args, ...planted], folder)).exitCode).toBe(0);
    expect(JSON.parse(textsBelow(join(folder, "set"))["truth.json"]!)).toMatchObject({
      synthetic: true,
      seed: 2,
      effectH1: { group: "IND", oddsRatio: 2 },
      effectH2: null,
      auc: 0.7,
      hiddenViolations: 0.1,
    });
    writeFileSync(join(folder, "set", "notes.txt"), "mine");
    const refused = await runCli(args, folder);
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining("set/notes.txt")]);
  });

  it("ends with 2 for settings that cannot be met", async () => {
    const folder = temporaryFolder();
    for (const wrong of [
      ["--auc", "1.5"],
      ["--effect-h1", "XYZ:2"],
      ["--effect-h1", "IND"],
      ["--design", "other"],
    ]) {
      const args = ["synthesise", "--seed", "1", "--sponsors", "300", "--out", "set", ...wrong];
      expect([wrong, (await runCli(args, folder)).exitCode]).toEqual([wrong, 2]);
    }
    expect(textsBelow(folder)).toEqual({});
  });
});
