import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "../support/command-line.js";
import { PdfFile } from "../support/pdf-file.js";
import { wordsOfPages } from "../support/pdf-words.js";
import { temporaryFolder, textsBelow } from "../support/temporary-folder.js";

const SMALL = ["--sponsors", "300", "--inspections", "40", "--history", "80", "--rounds", "3", "--simulations", "8"];

test("simulate feedback writes the same folder for the same seed, and says that it is a simulation", async () => {
  const folder = temporaryFolder();
  const args = ["simulate", "feedback", "--seed", "3", ...SMALL, "--random-shares", "0,0.5"];
  const { exitCode, stdout } = await runCli([...args, "--out", "one"], folder);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("Simulation: no statement about a real model");
  expect(stdout).toMatch(/random share 0\.5: apparent AUC 0\.\d{3}, true AUC 0\.\d{3}/);
  await runCli([...args, "--out", "two"], folder);
  const files = textsBelow(join(folder, "one"));
  expect(textsBelow(join(folder, "two"))).toEqual(files);
  expect(JSON.parse(files["simulation.json"]!)).toMatchObject({
    kind: "simulation",
    settings: { seed: 3, sponsors: 300, rounds: 3, randomShares: [0, 0.5], violationRate: 0.08 },
  });
  expect(files["report.en.html"]).toContain("--seed 3 --sponsors 300 --rounds 3");
  const printed = Object.keys(files).filter((path) => path.endsWith(".pdf"));
  expect(printed.sort()).toEqual(["report-archive.en.pdf", "report-archive.nl.pdf", "report.en.pdf", "report.nl.pdf"]);
  expect(JSON.parse(files["manifest.json"]!).written.pdf).toBe(true);
  const archive = new PdfFile(readFileSync(join(folder, "one", "report-archive.nl.pdf")));
  expect(archive.keptFiles.map(({ name }) => name)).toEqual(["simulation.json"]);
  for (const words of wordsOfPages(archive)) expect(words).toContain("Simulatie");
});

test("indicators and weights may be given, and the score may stay as it starts", async () => {
  const folder = temporaryFolder();
  const given = ["--indicator", "no website:0.1:0.2:0.65", "--indicator", "small:0.5:-0.1:0.4", "--keep-score"];
  const { exitCode } = await runCli(
    ["simulate", "feedback", "--seed", "3", ...SMALL, ...given, "--out", "own", "--no-pdf"],
    folder,
  );
  expect(exitCode).toBe(0);
  const files = textsBelow(join(folder, "own"));
  expect(JSON.parse(files["simulation.json"]!).settings).toMatchObject({
    refit: false,
    indicators: [
      { label: { nl: "no website", en: "no website" }, share: 0.1, truth: 0.2, start: 0.65 },
      { label: { nl: "small", en: "small" }, share: 0.5, truth: -0.1, start: 0.4 },
    ],
  });
  expect(files["report.nl.html"]).toContain("small:0.5:-0.1:0.4");
  expect(Object.keys(files).filter((path) => path.endsWith(".pdf"))).toEqual([]);
});

test("settings that cannot be met are a matter of usage, and write nothing", async () => {
  const folder = temporaryFolder();
  for (const wrong of [
    ["--inspections", "301"],
    ["--random-shares", "0,2"],
    ["--indicator", "small:2:1:1"],
  ]) {
    const { exitCode, stderr } = await runCli(
      ["simulate", "feedback", "--seed", "1", "--out", "x", ...SMALL, ...wrong],
      folder,
    );
    expect([wrong, exitCode]).toEqual([wrong, 2]);
    expect(stderr).not.toBe("");
  }
  expect(textsBelow(folder)).toEqual({});
});
