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

  it("says that the tests notice at least 85 of 100", () => {
    expect(totalOf(record).score).toBeGreaterThanOrEqual(85);
  });

  it("explains every survivor of a file below 70", () => {
    const low = record.filter(({ score }) => score < 70);
    const bare = low.flatMap(({ file, survivors }) =>
      survivors.filter((survivor) => explanationOf(file, survivor) === null).map(({ line }) => `${file}:${line}`),
    );
    expect(bare).toEqual([]);
  });
});
