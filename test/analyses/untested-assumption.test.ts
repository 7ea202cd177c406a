import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { forbiddenPhrases } from "../../src/report/text/forbidden-phrases.js";
import { runAnalysis } from "../support/run-analysis.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const SAMPLE = join(import.meta.dirname, "../../data-samples/sponsors");

/** The sample's open plan with few groups, so few resamples, beside the files that it names. */
function quickPlan(folder: string): string {
  const text = readFileSync(join(SAMPLE, "plan-open.yaml"), "utf8");
  for (const [, file] of text.matchAll(/file: (\S+)/g)) {
    writeFileSync(join(folder, file!), readFileSync(join(SAMPLE, file!)));
  }
  const plan = text
    .replace(/^resampling:\n( {2}.*\n)+/m, "resampling: { seed: 1, resamples: 999, bootstrap: 199 }\n")
    .replace(/^groups:\n( {2}.*\n)+/m, "groups: { gate: { units: 300, effectiveUnits: 100, majorityUnits: 300 } }\n");
  writeFileSync(join(folder, "plan.yaml"), plan);
  return join(folder, "plan.yaml");
}

describe("the analysis of the untested assumption", () => {
  it("prints how many hidden violations undo each claim, in the order of the bounds, and draws the chart", async () => {
    const folder = temporaryFolder();
    const printed = await runAnalysis("untested-assumption", folder, [quickPlan(folder)]);
    const [, violations, none, never] = printed.match(
      /(\d+) violations known, (\d+) with none, (\d+) never inspected/,
    )!;
    const rows = readFileSync(join(folder, "sponsors.synthetic.csv"), "utf8").split("\n");
    expect(Number(violations) + Number(none) + Number(never)).toBeLessThanOrEqual(rows.length);
    const claims = [...printed.matchAll(/'area above ([\d.]+)' .*?'(\d+) hidden \(([\d.]+) %\)' +│ '(\d+) hidden/g)];
    expect(claims.map(([, constant]) => constant)).toEqual(["0.5", "0.571"]);
    for (const [, , estimate, share, interval] of claims) {
      expect(Number(interval)).toBeLessThan(Number(estimate));
      expect(Number(share)).toBeCloseTo((100 * Number(estimate)) / Number(never), 1);
    }
    // A higher constant needs fewer.
    expect(Number(claims[1]![2])).toBeLessThan(Number(claims[0]![2]));
    expect(printed).toMatch(/'high' +│ '[\d.]+ %' +│ '[\d.]+ %' +│ '[\d.]+ % to [\d.]+ %'/);
    expect(printed).toMatch(/'false-positive-rate alike: IND' +│ 'estimate only'/);
    expect(existsSync(join(folder, "out/assumption-areas.svg"))).toBe(true);
    expect(forbiddenPhrases(printed)).toEqual([]);
  }, 120_000);
});
