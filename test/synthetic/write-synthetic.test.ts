import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { parseCoefficients } from "../../src/plan/coefficients-schema.js";
import { parsePlan } from "../../src/plan/parse-plan.js";
import { SBI_2008_DIVISIONS } from "../../src/registry/sbi-division.js";
import { scoreOld } from "../../src/registry/score-old.js";
import { INVENTED_COEFFICIENTS } from "../../src/synthetic/coefficients.js";
import { registeredModelScore } from "../../src/synthetic/logistic-score.js";
import { type SyntheticData, synthesise } from "../../src/synthetic/synthesise.js";
import { syntheticFiles } from "../../src/synthetic/write-synthetic.js";

const SAMPLE = new URL("../../data-samples/sponsors/", import.meta.url);

const rowsOf = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));

describe("syntheticFiles of the bundled sample's settings", () => {
  let data: SyntheticData;
  let files: ReadonlyMap<string, string>;
  beforeAll(() => {
    data = synthesise({ seed: 1, sponsors: 10_577, effectH2: { group: "GBR", ratio: 1.6 } });
    files = new Map(syntheticFiles(data).map(({ name, text }) => [name, text]));
  });

  it("are the bundled sample, byte for byte and under 5 MB", () => {
    let bytes = 0;
    for (const [name, text] of files) {
      expect(readFileSync(new URL(name, SAMPLE), "utf8") === text, name).toBe(true);
      bytes += Buffer.byteLength(text);
    }
    expect(bytes).toBeLessThan(5_000_000);
  });

  it("say in every file, and in every row of data, that they are synthetic", () => {
    for (const [name, text] of files) expect(text, name).toMatch(/synthetic/i);
    for (const name of ["sponsors.synthetic.csv", "migrants.synthetic.csv", "directors.synthetic.csv"]) {
      const [header, ...rows] = rowsOf(files.get(name)!);
      const source = header!.indexOf("source");
      expect(rows.every((row) => row[source] === "synthetic")).toBe(true);
    }
  });

  it("hold one row a sponsor with distinct numbers that no trade register gives out", () => {
    const [header, ...rows] = rowsOf(files.get("sponsors.synthetic.csv")!);
    const numbers = rows.map((row) => row[0]!);
    expect(rows.length).toBe(10_577);
    expect(rows.every((row) => row.length === header!.length)).toBe(true);
    expect(new Set(numbers).size).toBe(10_577);
    expect(numbers.every((number) => /^00\d{6}$/.test(number))).toBe(true);
  });

  it("name migrants of listed sponsors only, once a nationality", () => {
    const sponsors = new Set(data.sponsors.map(({ kvkNumber }) => kvkNumber));
    const keys = data.migrants.map(({ kvkNumber, nationality }) => `${kvkNumber} ${nationality}`);
    expect(data.migrants.every(({ kvkNumber, migrants }) => sponsors.has(kvkNumber) && migrants >= 1)).toBe(true);
    expect(new Set(keys).size).toBe(keys.length);
    expect(rowsOf(files.get("migrants.synthetic.csv")!).length).toBe(data.migrants.length + 1);
  });

  it("have a plan that is valid, marked synthetic, and names every column of the data", () => {
    for (const name of ["plan.yaml", "plan-open.yaml"]) {
      const plan = parsePlan(files.get(name)!, name);
      expect(plan.synthetic).toBe(true);
      if (plan.data.form !== "sponsors") throw new Error("the plan has another form");
      for (const source of [plan.data.sponsors, plan.data.migrants]) {
        const { indicators = [], ignored, ...named } = { indicators: [], ...source.columns };
        const models = source === plan.data.sponsors ? plan.models.map(({ score }) => score!) : [];
        const columns = [...Object.values(named), ...indicators, ...models, ...ignored].sort();
        expect(columns).toEqual(rowsOf(files.get(source.file!)!)[0]!.sort());
      }
    }
  });

  it("differ between the two plans in disclosure only, which gives its reason", () => {
    const { disclosure, ...rest } = parsePlan(files.get("plan.yaml")!, "plan.yaml");
    const open = parsePlan(files.get("plan-open.yaml")!, "plan-open.yaml");
    expect(open).toMatchObject(rest);
    expect(disclosure).toMatchObject({ threshold: 10, units: 5, largestShare: 0.5 });
    expect(open.disclosure).toEqual({
      threshold: 0,
      units: 0,
      largestShare: 1,
      reason: "synthetic data: no people stand behind these numbers",
    });
  });

  it("write the coefficients as they were used", () => {
    const { indicators, ...formula } = parseCoefficients(files.get("coefficients.yaml")!, "coefficients.yaml");
    const { version, source, intercept, sizeClass, branch, perRecognisedYear } = INVENTED_COEFFICIENTS;
    expect(formula).toEqual({ version, source, intercept });
    const named = Object.fromEntries(indicators.map(({ name, levels, perUnit }) => [name, levels ?? perUnit]));
    expect(named).toMatchObject({ size_class: sizeClass, branch, recognised_years: perRecognisedYear });
    expect(Object.keys(INVENTED_COEFFICIENTS.branch).every((branch) => SBI_2008_DIVISIONS.includes(branch))).toBe(true);
  });

  it("give every sponsor the score of the formula where nothing is planted, read from the file and written", () => {
    const plain = new Map(syntheticFiles(synthesise({ seed: 1, sponsors: 300 })).map(({ name, text }) => [name, text]));
    const coefficients = parseCoefficients(plain.get("coefficients.yaml")!, "coefficients.yaml");
    const [header, ...rows] = rowsOf(plain.get("sponsors.synthetic.csv")!);
    for (const row of rows) {
      const record = Object.fromEntries(header!.map((name, place) => [name, row[place]!]));
      // The file gives years to one decimal: 0.002 in log odds, a point at most where a score lies at a border.
      const apart = registeredModelScore(scoreOld(record, coefficients).logOdds) - Number(record.model_score);
      expect(Math.abs(apart)).toBeLessThanOrEqual(1);
    }
  });

  it("keep what no inspection found in the truth only", () => {
    const truth = JSON.parse(files.get("truth.json")!);
    const byNumber = new Map(data.sponsors.map((sponsor) => [sponsor.kvkNumber, sponsor]));
    expect(truth).toMatchObject({ synthetic: true, effectH1: null, effectH2: { group: "GBR", ratio: 1.6 }, auc: 0.6 });
    expect(truth.hiddenViolators.length).toBe(truth.drawn.hiddenViolations);
    for (const number of truth.hiddenViolators) {
      expect(byNumber.get(number)).toMatchObject({ outcome: "unknown", provenance: "never" });
    }
  });
});

describe("synthesise", () => {
  const { sponsors } = synthesise({ seed: 4, sponsors: 3_000 });

  it("gives a reason with every override and with nothing else", () => {
    for (const { score, overrideReason } of sponsors) expect(overrideReason !== "").toBe(score === 59 || score === 99);
    expect(sponsors.filter(({ score }) => score === 99).length).toBeGreaterThan(0);
    expect(sponsors.filter(({ score }) => score === 59).length).toBeGreaterThan(0);
  });

  it("puts sponsors without a website in size class 1, as the instruction has it", () => {
    const without = sponsors.filter(({ website }) => !website);
    expect(without.length).toBeGreaterThan(100);
    expect(without.every(({ sizeClass }) => sizeClass === 1)).toBe(true);
  });

  it("fills the enforcement status after a found violation or a bankruptcy only", () => {
    for (const { hhtState, outcome } of sponsors) {
      if (outcome !== "violation") expect(["none", "bankruptcy"]).toContain(hhtState);
    }
    expect(new Set(sponsors.map(({ hhtState }) => hhtState)).size).toBe(6);
  });

  it("uses branches of the classification only", () => {
    expect(sponsors.every(({ branch }) => SBI_2008_DIVISIONS.includes(branch))).toBe(true);
  });

  it("puts recently recognised sponsors on the newer list", () => {
    const newer = sponsors.filter(({ list }) => list === "december-2020");
    expect(newer.length).toBe(Math.round((3_000 * 277) / 10_577));
    expect(Math.max(...newer.map(({ recognisedYears }) => recognisedYears))).toBeLessThanOrEqual(0.4);
  });
});
