import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DisclosedProxies } from "../../src/disclosure/inputs/proxies.js";
import { runAnalysis } from "../support/run-analysis.js";

const DATA = join(import.meta.dirname, "../../../shared/data/german-credit/german.data");
const isThere = existsSync(DATA);
if (!isThere) process.stdout.write("SKIPPED: real data is absent (../shared/data)\n");

const folder = mkdtempSync(join(tmpdir(), "toetssteen-german-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(isThere)("the analysis of German credit", () => {
  let printed = "";
  let page = "";
  let proxies: DisclosedProxies;
  beforeAll(async () => {
    printed = await runAnalysis("german-credit", folder, [DATA]);
    page = readFileSync(join(folder, "out/release/report.nl.html"), "utf8");
    proxies = JSON.parse(readFileSync(join(folder, "out/release/inputs.json"), "utf8")).parts.proxies;
  }, 120_000);

  const strengthOf = (column: string, by: "group" | "outcome") => {
    const strength = proxies.indicators.find((each) => each.column === column)![by]!.strength;
    return strength.kind === "shown" && strength.value.kind === "estimate" ? strength.value.value : null;
  };

  // R 4.2.2: chisq.test and Bergsma's formula; summary(lm(rank(x) ~ group))$adj.r.squared for age and amount.
  it.each([
    ["housing", "group", 0.2459498622],
    ["telephone", "group", 0.1627432983],
    ["people_liable", "group", 0.2399519648],
    ["age", "group", 0.6811605958],
    ["amount", "group", 0.1142945366],
    ["housing", "outcome", 0.1273344803],
    ["telephone", "outcome", 0.0181414296],
  ] as const)("has the strength of %s with the %s that R has", (column, by, expected) => {
    expect(strengthOf(column, by)).toBeCloseTo(expected, 9);
  });

  it("names the proxies without demonstrated purpose, sex by its own code among them", () => {
    expect(printed).toMatch(/^proxy-without-purpose: personal_status, people_liable, telephone$/m);
    expect(printed).toMatch(/^both: employment, age, housing$/m);
    expect(proxies.indicators).toHaveLength(20);
  });

  it("writes a page with the names and the chart", () => {
    expect(page).toContain("Elk daarvan heet een proxy zonder aangetoond doelverband");
    expect(page).toContain("Van elke 100 zaken van een groep: woning");
    expect(page).toContain('id="proxies-two-way"');
  });
});
