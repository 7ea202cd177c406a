import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { forbiddenPhrases } from "../../src/report/text/forbidden-phrases.js";
import { runAnalysis } from "../support/run-analysis.js";
import { temporaryFolder } from "../support/temporary-folder.js";

test("the simulation of the feedback loop runs alone, says what it is, and writes its charts", async () => {
  const folder = temporaryFolder();
  const printed = await runAnalysis("feedback-loop", folder, ["1", "10"]);
  expect(printed).toContain("SIMULATION of 10 made-up worlds, seed 1: after 10 rounds");
  expect(printed.match(/│ +0(\.\d)? +│ '0\.\d{3} \(0\.\d{3} to 0\.\d{3}\)'/g)).toHaveLength(6);
  expect(forbiddenPhrases(printed)).toEqual([]);
  for (const chart of ["simulation-rounds", "simulation-shares"]) {
    expect(existsSync(join(folder, "out", `${chart}.vl.json`))).toBe(true);
    expect(readFileSync(join(folder, "out", `${chart}.svg`), "utf8")).toMatch(/Simulation/);
  }
});
