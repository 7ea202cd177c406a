import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fixtureAdapters } from "../support/fixture-adapters/all.js";
import { mismatches, readCases, runCase } from "../support/fixture-cases.js";

const FOLDER = join(import.meta.dirname, "../../../shared/fixtures");
const cases = existsSync(FOLDER) ? readCases(FOLDER) : [];
const differences = readCases(join(import.meta.dirname, "../fixtures/differences"));

describe.skipIf(cases.length === 0)("reference cases of R, SciPy and exact enumeration (SKIPPED where absent)", () => {
  it.each(cases)("are met by $name", (reference) => {
    expect(runCase(reference, fixtureAdapters)).toEqual([]);
  });
});

describe("cases in which R, a port of it, or an earlier form of ours was wrong", () => {
  it.each(differences)("are met by $name", (reference) => {
    expect(runCase(reference, fixtureAdapters)).toEqual([]);
  });
});

describe("the runner of reference cases", () => {
  const reference = { name: "one", test: "half", input: 3, expected: { value: 1.5 }, tolerance: { rel: 1e-12 } };
  const half = { half: (input: number) => ({ value: input / 2, more: "ignored" }) };

  it("passes a case that is met and names what is not", () => {
    expect(runCase(reference, half)).toEqual([]);
    expect(runCase({ ...reference, input: 4 }, half)).toEqual([{ path: "value", expected: 1.5, received: 2 }]);
  });

  it("fails a kind that it does not know, and a name that every object has", () => {
    for (const test of ["third", "toString"]) {
      expect(runCase({ ...reference, test }, half)).toEqual([
        { path: "test", expected: "a known name", received: test },
      ]);
    }
  });

  it("wants an error exactly where one is expected", () => {
    const refusing = {
      half: (): never => {
        throw new Error("no");
      },
    };
    expect(runCase({ ...reference, expected: { error: true } }, refusing)).toEqual([]);
    expect(runCase({ ...reference, expected: { error: true } }, half)).toHaveLength(1);
    expect(runCase(reference, refusing)[0]!.received).toBe("Error: no");
  });

  it("compares numbers by the tolerance of the case, of the key, or of Monte Carlo error", () => {
    const wrong = (received: unknown, expected: unknown, tolerance: object): number =>
      mismatches(received, expected, tolerance, 1000).length;
    expect(wrong({ a: 1.01 }, { a: 1 }, { rel: 0.02 })).toBe(0);
    expect(wrong({ a: 1.01 }, { a: 1 }, { rel: 0.002 })).toBe(1);
    expect(wrong({ a: 1.01 }, { a: 1 }, { rel: 0.02, relByKey: { a: 1e-9 } })).toBe(1);
    expect(wrong({ a: 1e-15 }, { a: 0 }, { rel: 1e-9, abs: 1e-12 })).toBe(0);
    expect(wrong({ a: 1e-15 }, { a: 0 }, { rel: 1e-9 })).toBe(1);
    expect(wrong({ pValue: 0.25 }, { pValue: 0.24 }, { mcRule: "rule", mcReplicates: 1e6 })).toBe(0);
    expect(wrong({ pValue: 0.35 }, { pValue: 0.24 }, { mcRule: "rule", mcReplicates: 1e6 })).toBe(1);
    expect(wrong({ statistic: 0.25 }, { statistic: 0.24 }, { rel: 1e-9, mcRule: "rule", mcReplicates: 1e6 })).toBe(1);
    expect(wrong([Number.POSITIVE_INFINITY, Number.NaN], ["Infinity", "NaN"], { rel: 1e-9 })).toBe(0);
    expect(wrong([1, 2], [1], { rel: 1e-9 })).toBe(1);
    expect(wrong({}, { a: null }, { rel: 1e-9 })).toBe(0);
    expect(wrong({ a: 0 }, { a: null }, { rel: 1e-9 })).toBe(1);
    expect(wrong({ a: true }, { a: false }, {})).toBe(1);
  });

  it("takes R's odds ratios for what its root search promises: 1.2e-4 of the ratio or of its reciprocal", () => {
    const tolerance = { rel: 1e-10, relByKey: { confInt95: 2e-4 } };
    expect(mismatches({ confInt95: [626.24] }, { confInt95: [621.93] }, tolerance, null)).toEqual([]);
    expect(mismatches({ confInt95: [6.24] }, { confInt95: [6.21] }, tolerance, null)).toHaveLength(1);
  });

  it("takes 0, and survival functions, for what a reference that subtracts from 1 can promise: an error of 1e-16", () => {
    expect(mismatches({ pValue: 7e-63 }, { pValue: 0 }, { rel: 1e-9 }, null)).toEqual([]);
    expect(mismatches({ pValue: 1e-9 }, { pValue: 0 }, { rel: 1e-9 }, null)).toHaveLength(1);
    expect(mismatches({ pValue: 7e-63 }, { pValue: 8e-63 }, { rel: 1e-9 }, null)).toHaveLength(1);
    const far = { survivalShapeZero: { value: 2.103693681718228e-5 } };
    const complement = { survivalShapeZero: { value: 2.1036936817209195e-5 } };
    expect(mismatches(far, complement, { rel: 1e-12 }, null)).toEqual([]);
  });
});
