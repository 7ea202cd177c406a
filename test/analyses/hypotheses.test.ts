import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { forbiddenPhrases } from "../../src/report/text/forbidden-phrases.js";
import { quickPlan } from "../support/quick-plan.js";
import { runAnalysis } from "../support/run-analysis.js";

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
