import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contingencyTable, fixedMarginsTest } from "../../src/statistics.js";
import { runAnalysis } from "../support/run-analysis.js";

const DATA = join(import.meta.dirname, "../../../shared/data");
const COMPAS = existsSync(join(DATA, "compas"));
const DUO = existsSync(join(DATA, "duo-cub"));
if (!COMPAS || !DUO) process.stdout.write("SKIPPED: real data is absent (../shared/data)\n");

const folder = mkdtempSync(join(tmpdir(), "toetssteen-real-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A shown number of `audit.json`. */
interface Shown<T> {
  readonly kind: "shown";
  readonly value: T;
}

describe.runIf(COMPAS)("COMPAS, from audit.json", () => {
  let audit: {
    hypothesis1: {
      pearson: Shown<{ statistic: number; degreesOfFreedom: number; smallestExpected: number }>;
      cramersV: Shown<{ table: number }>;
    };
    errors: {
      overall: { falsePositiveRate: Shown<{ value: number }>; falseNegativeRate: Shown<{ value: number }> };
      groups: {
        group: string;
        falsePositiveRate: Shown<{ value: number }>;
        falseNegativeRate: Shown<{ value: number }>;
      }[];
    };
    disclosure: { threshold: number; reason: string };
  };
  beforeAll(async () => {
    await runAnalysis("compas", folder, ["release"]);
    audit = JSON.parse(readFileSync(join(folder, "release/audit.json"), "utf8"));
  });

  it("has the chi-squared and V of race by flagged", () => {
    const { statistic, degreesOfFreedom, smallestExpected } = audit.hypothesis1.pearson.value;
    expect(statistic).toBeCloseTo(539.557727, 6);
    expect(degreesOfFreedom).toBe(5);
    expect(smallestExpected).toBeCloseTo(8.2764, 4);
    expect(audit.hypothesis1.cramersV.value.table).toBeCloseTo(0.273483, 6);
  });

  it.each([
    ["African-American", 44.85, 27.99],
    ["Caucasian", 23.45, 47.72],
  ])("has the error rates that ProPublica published for %s", (race, falsePositive, falseNegative) => {
    const group = audit.errors.groups.find((entry) => entry.group === race)!;
    expect(100 * group.falsePositiveRate.value.value).toBeCloseTo(falsePositive, 2);
    expect(100 * group.falseNegativeRate.value.value).toBeCloseTo(falseNegative, 2);
  });

  it("has the error rates over everyone", () => {
    expect(100 * audit.errors.overall.falsePositiveRate.value.value).toBeCloseTo(32.35, 2);
    expect(100 * audit.errors.overall.falseNegativeRate.value.value).toBeCloseTo(37.4, 2);
  });

  it("says why nothing is suppressed", () => {
    expect(audit.disclosure).toMatchObject({ threshold: 0, reason: "public data" });
  });
});

describe.runIf(DUO)("DUO", () => {
  let printed: string;
  beforeAll(async () => {
    printed = await runAnalysis("duo", folder);
  });

  it.each([
    "2014 risk category by origin: chi-squared 21518.5833 (df 10)",
    "2014 risk category by origin: V 0.208012",
    "2014 flagged, non-European against Dutch origin: ratio 2.0",
    "2014 selected, non-European against Dutch origin: ratio 6.2",
    "2019 risk category by origin: chi-squared 7176.1515 (df 10)",
    "2019 risk category by origin: V 0.267190",
    "2019 flagged, non-European against Dutch origin: ratio 0.9",
    "2019 selected, non-European against Dutch origin: ratio 3.6",
  ])("gives %s", (line) => {
    expect(printed.split("\n")).toContain(line);
  });

  // Pooled 6.2; published ratios within the categories of 2014, and in category 5 an interval of about 0.58 to 1.26 and a
  // rounding range of about 0.70 to 1.03.
  it.each([
    ["1", "4.5", "differs"],
    ["2", "4.7", "differs"],
    ["3", "2.3", "differs"],
    ["4", "1.7", "differs"],
    ["5", "0.85", "not distinguishable from no difference"],
    ["6", "2.0", "differs"],
  ])("selects in risk category %s at a ratio of %s: %s", (category, ratio, conclusion) => {
    const line = printed.split("\n").find((text) => text.startsWith(`risk category ${category}:`))!;
    expect(line).toMatch(new RegExp(`: ratio ${ratio.replace(".", "\\.")}, .*: ${conclusion}$`));
  });

  it("gives category 5 its interval and its rounding range", () => {
    const line = printed.split("\n").find((text) => text.startsWith("risk category 5:"))!;
    const [lower, upper, least, most, ...withTotals] = [...line.matchAll(/(\d\.\d\d) to (\d\.\d\d)/g)].flatMap(
      ([, a, b]) => [Number(a), Number(b)],
    );
    expect(Math.abs(lower! - 0.58)).toBeLessThanOrEqual(0.011);
    expect(Math.abs(upper! - 1.26)).toBeLessThanOrEqual(0.011);
    expect(Math.abs(least! - 0.7)).toBeLessThanOrEqual(0.011);
    expect(Math.abs(most! - 1.03)).toBeLessThanOrEqual(0.011);
    // 13,130 students are 13,125 at least, so of 30 + 13,090 the 30 are 30 at least.
    expect(withTotals).toEqual([0.83, 1.03]);
  });

  it("says that profile and selection are two steps", () => {
    expect(printed).toContain("in 2019 the profile gives ratio 0.94 and the selection 3.6");
  });

  // Reference values: full enumeration, three independent programs. Chi-squared, asymptotic p, Freeman-Halton p,
  // permutation p of chi-squared.
  it.each([
    ["2014 education", "3.540156", 0.315591, "0.199873", "0.295167"],
    ["2014 age", "5.306885", 0.257233, "0.199985", "0.237461"],
    ["2014 distance", "45.796431", 2.6e-7, "0.000012", "0.000127"],
    ["2014 risk_category", "35.448863", 1e-6, "0.000003", "0.000057"],
    ["2017 age", "3.326469", 0.504749, "0.422274", "0.497402"],
    ["2017 distance", "7.556583", 0.477936, "0.647826", "0.474780"],
    ["2017 risk_category", "4.029621", 0.545159, "0.437153", "0.566180"],
  ])("enumerates the random sample's table %s", (name, chiSquared, asymptotic, freemanHalton, permutation) => {
    const row = printed.split("\n").find((line) => line.includes(`'${name}'`))!;
    const cells = row.split("│").map((cell) => cell.trim().replaceAll("'", ""));
    expect([cells[3], cells[5], cells[6]]).toEqual([chiSquared, freemanHalton, permutation]);
    expect(Math.abs(Number(cells[4]) - asymptotic)).toBeLessThan(5.1e-7);
  });

  it("resamples the same p-values within the 99.9 % Monte-Carlo interval", () => {
    const reference: Record<string, number> = {
      "2014 education": 0.295167,
      "2014 age": 0.237461,
      "2014 distance": 0.000127,
      "2014 risk_category": 0.000057,
      "2017 age": 0.497402,
      "2017 distance": 0.47478,
      "2017 risk_category": 0.56618,
    };
    const [, ...lines] = readFileSync(join(DATA, "duo-cub/random_samples_2014_2017.csv"), "utf8").trim().split("\n");
    for (const [name, pValue] of Object.entries(reference)) {
      const rows = lines
        .map((line) => line.split(","))
        .filter(([sample, dimension]) => `${sample} ${dimension}` === name);
      const table = contingencyTable(rows.map(([, , , n, unduly]) => [Number(unduly), Number(n) - Number(unduly)]));
      const test = fixedMarginsTest(table, { seed: 1, resamples: 99_999 });
      if (test.kind === "not-estimable") throw new Error(test.reason);
      const sampled = test.byChiSquared.pValue;
      expect(Math.abs(sampled - pValue), name).toBeLessThan(3.29 * Math.sqrt((pValue * (1 - pValue)) / 99_999) + 1e-5);
    }
  });
});
