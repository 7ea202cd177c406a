import { describe, expect, it } from "vitest";
import { isStale, readRecord, totalOf } from "./record.js";
import { explanationOf } from "./survivor-report.js";

const record = readRecord();

describe("the record of faults planted in the kernels", () => {
  it("holds every file's own counts", () => {
    expect(record.length).toBeGreaterThan(0);
    for (const { file, survived, noCoverage, survivors, score, ...rest } of record) {
      expect(survivors.length, file).toBe(survived + noCoverage);
      const planted = rest.killed + rest.timeout + survived + noCoverage;
      if (planted > 0) expect(score, file).toBeCloseTo((100 * (rest.killed + rest.timeout)) / planted, 1);
    }
    const stale = record.filter(isStale).map(({ file }) => file);
    if (stale.length > 0) console.log(`changed since: ${stale.join(", ")}`);
  });

  it("says that the tests notice at least 85 % of the faults", () => {
    expect(totalOf(record).score).toBeGreaterThanOrEqual(85);
  });

  it("counts a survivor explained where its code is named, and no other", () => {
    const survivor = { line: 1, column: 1, mutator: "StringLiteral", replacement: '""', unreached: false };
    expect(explanationOf("src/statistics/tilted-law.ts", { ...survivor, original: '"upper"' })).toMatch(/side/);
    expect(explanationOf("src/statistics/tilted-law.ts", { ...survivor, original: "sum + 1" })).toBeNull();
    expect(explanationOf("src/statistics/roc-auc.ts", { ...survivor, original: '"upper"' })).toBeNull();
    expect(totalOf(record).noticed).toBeLessThanOrEqual(totalOf(record).planted);
  });
});
