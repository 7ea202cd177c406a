import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as core from "../../src/core.js";
import * as door from "../../src/index.js";
import { developmentTexts } from "../audit/rebuild/development-sample.js";
import { runCli } from "../support/command-line.js";
import { PdfFile } from "../support/pdf-file.js";
import { wordsOfPages } from "../support/pdf-words.js";
import { temporaryFolder, textsBelow } from "../support/temporary-folder.js";

/** The made-up set with fewer draws. */
function written(change: (name: string, text: string) => string = (_, text) => text): string {
  const folder = temporaryFolder();
  for (const [name, text] of developmentTexts(2296)) {
    const quick = name.endsWith("c2.yaml") ? `${text}resamples: 50\nenlarged: {simulations: 50}\n` : text;
    writeFileSync(join(folder, name), change(name, quick));
  }
  return folder;
}

const SETTINGS = "rebuild-claim-c2.yaml";

describe("toetssteen rebuild", () => {
  it("writes a release that names no company, and says on every page of the PDF that it is not for use", async () => {
    const folder = written();
    const { exitCode, stdout, stderr } = await runCli(["rebuild", SETTINGS, "--out", "release"], folder);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("Unstable indicators: director_birth");
    expect(stdout).toContain("not for use");
    const files = textsBelow(join(folder, "release"));
    for (const [name, text] of Object.entries(files))
      if (!name.endsWith(".pdf")) expect(text).not.toMatch(/\bS\d{3}\b/);
    for (const [language, mark] of [
      ["nl", "reconstructie, niet voor gebruik"],
      ["en", "reconstruction, not for use"],
    ] as const) {
      const pages = wordsOfPages(new PdfFile(readFileSync(join(folder, "release", `report.${language}.pdf`))));
      expect(pages.length).toBeGreaterThan(3);
      for (const page of pages) expect(page).toContain(mark);
      for (const page of pages) expect(page).not.toMatch(/\bS\d{3}\b/);
    }
  }, 120_000);

  it("exits 2 where the composition of a board is an input and no claim is declared", async () => {
    const folder = written((_, text) => text.replace("claims: [C2]\n", ""));
    const { exitCode, stderr } = await runCli(["rebuild", SETTINGS, "--out", "release", "--no-pdf"], folder);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("not part of the algorithm per [000]");
    expect(existsSync(join(folder, "release"))).toBe(false);
  }, 60_000);

  it("exits 2 on coefficients without a source", async () => {
    const folder = written((name, text) => (name === "coefficients.yaml" ? text.replace(/^source:.*\n/m, "") : text));
    const { exitCode, stderr } = await runCli(["rebuild", SETTINGS, "--out", "release", "--no-pdf"], folder);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("source");
  }, 60_000);

  it.each(["rebuild", "rebuild-settings", "coefficients"])(
    "prints the schema %s",
    async (name) => {
      const { exitCode, stdout } = await runCli(["schema", name], temporaryFolder());
      expect(exitCode).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ $id: expect.stringMatching(/^urn:toetssteen:schema:/) });
    },
    60_000,
  );
});

describe("the public door", () => {
  it("has no function that takes a stopped model and gives companies: these are all that know it", () => {
    const names = [...new Set([...Object.keys(core), ...Object.keys(door)])];
    const about = names.filter((name) => /rebuil|scoreOld|development|coefficients/i.test(name)).sort();
    expect(about).toEqual([
      "parseCoefficients",
      "parseRebuildPlan",
      "publishedRebuild",
      "readDevelopmentSet",
      "rebuildFiles",
      "scoreOld",
      "toRebuildDocument",
    ]);
  });

  it("scores one record at a time: a table of companies is no record", () => {
    const rows = [{ size_class: "1", branch: "62", website: "J", premises: "J" }];
    const coefficients = core.parseCoefficients(developmentTexts(1).get("coefficients.yaml")!, "coefficients.yaml");
    expect(() => core.scoreOld(rows as never, coefficients)).toThrow(/requires a value of "size_class"; got none/);
  });
});
