import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { forbiddenPhrases } from "../../src/report/text/forbidden-phrases.js";
import { runAnalysis } from "../support/run-analysis.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const SAMPLE = join(import.meta.dirname, "../../data-samples/sponsors");

/** The sample's plan with few groups, so few resamples, and without suppression, beside the sample's data. */
function quickPlan(): { folder: string; plan: string } {
  const folder = temporaryFolder();
  const text = readFileSync(join(SAMPLE, "plan-open.yaml"), "utf8");
  const plan = text
    .replace(/^resampling:\n( {2}.*\n)+/m, "resampling: { seed: 1, resamples: 999, bootstrap: 199 }\n")
    .replace(/^groups:\n( {2}.*\n)+/m, "groups: { gate: { units: 300, effectiveUnits: 100, majorityUnits: 300 } }\n")
    .replaceAll(/file: (\S+)/g, (_, file) => `file: data/${file}`);
  mkdirSync(join(folder, "data"));
  for (const file of ["sponsors.synthetic.csv", "migrants.synthetic.csv"]) {
    writeFileSync(join(folder, "data", file), readFileSync(join(SAMPLE, file)));
  }
  writeFileSync(join(folder, "plan.yaml"), plan);
  return { folder, plan: join(folder, "plan.yaml") };
}

describe("the analyses of the published questions", () => {
  it.each([
    ["hypothesis-1-nationality", "hypothesis-1-flagged-share", /Smallest adjusted p over the family: \S+/],
    ["hypothesis-2-majority", "hypothesis-2-ratio", /Margin of the ratio, fixed beforehand: 0\.8 to 1\.25/],
    ["auc-baseline", "score-roc", /'all-known'/],
  ])("%s runs alone, prints a table and writes its chart", async (name, chart, line) => {
    const { folder, plan } = quickPlan();
    const printed = await runAnalysis(name, folder, [plan]);
    expect(printed).toMatch(line);
    expect(printed).toContain("┌");
    expect(existsSync(join(folder, "out", `${chart}.svg`))).toBe(true);
    expect(readFileSync(join(folder, "out", `${chart}.svg`), "utf8")).toMatch(/^<svg [^>]*role="img"/);
  });

  it("tno-2022 sets the two official sentences beside the tests, and says whose is what", async () => {
    const { folder, plan } = quickPlan();
    const printed = await runAnalysis("tno-2022", folder, [plan]);
    expect(printed).toContain(
      "Er is geen relatie tussen de voorspellingen van het risicomodel en de nationaliteit van de kennismigranten van de erkende referent.",
    );
    expect(printed).toContain(
      "Het risicomodel suggereert proportioneel even vaak verder onderzoek voor erkende referenten met een meerderheid van kennismigranten van een specifieke nationaliteit dan andere erkende referenten.",
    );
    expect(printed).toContain("Of TNO: the two sentences and the conclusion. Ours: the method and every number.");
    expect(printed.match(/'(evidence|signal|equivalence|adequacy)'/g)).toHaveLength(8);
    expect(forbiddenPhrases(printed)).toEqual([]);
  });

  it("exploration keeps leading zeros and never crosses nationality with a score", async () => {
    const { folder, plan } = quickPlan();
    const printed = await runAnalysis("exploration", folder, [plan]);
    expect(printed).toMatch(/║ 0 +│ 00\d{6} /);
    expect(printed).not.toMatch(/nationality[^\n]*score/);
  });
});
