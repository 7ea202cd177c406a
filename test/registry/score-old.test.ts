import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCoefficients, type ScoreCoefficients } from "../../src/plan/coefficients-schema.js";
import { scoreOld } from "../../src/registry/score-old.js";

const TEXT = `version: "1"
source: "made up for this test"
intercept: 0
indicators:
  - name: size
    measures: size
    levels: { "1": 0.4, "2": 0 }
  - name: branch
    measures: branch
    levels: { "56": 0.9 }
    others: 0
  - name: years
    measures: recognition
    perUnit: 0.05
`;
const coefficients = parseCoefficients(TEXT, "coefficients.yaml");
const record = { size: "2", branch: "62", years: "0" };

/** One indicator whose level adds what the test says. */
const adding = (logOdds: number): ScoreCoefficients => ({
  version: "1",
  source: "made up for this test",
  intercept: 0,
  indicators: [{ name: "size", measures: "size", levels: { "1": logOdds } }],
});

describe("the score of the old model", () => {
  it("is the logistic of the sum of what each indicator adds", () => {
    const { logOdds, score, contributions } = scoreOld({ size: "1", branch: "56", years: "4" }, coefficients);
    expect(logOdds).toBeCloseTo(0.4 + 0.9 + 0.2, 14);
    expect(score).toBeCloseTo((100 * Math.exp(1.5)) / (1 + Math.exp(1.5)), 12);
    expect(contributions.map(({ name }) => name)).toEqual(["size", "branch", "years"]);
    expect(scoreOld(record, coefficients).score).toBe(50);
  });

  it("is high from 60 on, the computed score included that rounds to no whole number", () => {
    const at = (score: number) => scoreOld({ size: "1" }, adding(Math.log(score / (100 - score))));
    expect(at(60.0001).high).toBe(true);
    expect(at(59.9999).high).toBe(false);
    expect(at(59.5).high).toBe(false);
    expect(scoreOld({ size: "1" }, adding(Math.log(1.5) + 1e-12)).high).toBe(true);
  });

  it("lies above 0 and below 100, and never falls where the sum of log odds rises", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -900, max: 900, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (sum, more) => {
          const [low, high] = [sum, sum + more].map((logOdds) => scoreOld({ size: "1" }, adding(logOdds)).score);
          expect(low).toBeGreaterThan(0);
          expect(high).toBeLessThan(100);
          expect(high).toBeGreaterThanOrEqual(low!);
          if (Math.abs(sum) < 30 && more > 1e-6 && sum + more < 30) expect(high).toBeGreaterThan(low!);
        },
      ),
    );
  });

  it("is refused without coefficients, and says why none is built in", () => {
    const refused = () => scoreOld(record, null);
    expect(refused).toThrow("scoreOld requires a file of coefficients; got none");
    try {
      refused();
    } catch (error) {
      expect(error).toMatchObject({ mend: expect.stringMatching(/not in the published sources/) });
    }
  });

  it("refuses a value without a coefficient, and a record without a value", () => {
    expect(() => scoreOld({ ...record, size: "5" }, coefficients)).toThrow(/"size" to be one of 1, 2; got "5"/);
    expect(() => scoreOld({ ...record, years: "few" }, coefficients)).toThrow(/"years" to be a number; got "few"/);
    expect(() => scoreOld({ ...record, years: " " }, coefficients)).toThrow(/to be a number; got " "/);
    expect(() => scoreOld({ size: "1", years: "1" }, coefficients)).toThrow(/a value of "branch"; got none/);
    expect(() => scoreOld({ ...record, size: "constructor" }, coefficients)).toThrow(/one of 1, 2/);
  });

  it("refuses the composition of a board as an input, unless the run declares the claim that it was one", () => {
    const withBoard = parseCoefficients(
      TEXT.replace("measures: size", "measures: board-composition"),
      "coefficients.yaml",
    );
    expect(() => scoreOld(record, withBoard)).toThrow(
      'without board composition, which is not part of the algorithm per [000]; got "size"',
    );
    expect(scoreOld(record, withBoard, { claims: ["C2"] }).score).toBe(50);
  });
});

describe("a file of coefficients", () => {
  const problems = (text: string) => {
    try {
      parseCoefficients(text, "coefficients.yaml");
    } catch (error) {
      return (error as { readonly issues: readonly { readonly message: string }[] }).issues.map(
        ({ message }) => message,
      );
    }
    return [];
  };

  it("must say its version and its source", () => {
    expect(problems(TEXT.replace('version: "1"\n', "")).join()).toMatch(/version/);
    expect(problems(TEXT.replace('source: "made up for this test"\n', "")).join()).toMatch(/source/);
  });

  it("has levels or a number for each unit, and names each indicator once", () => {
    expect(problems(TEXT.replace("    perUnit: 0.05\n", "")).join()).toMatch(/perUnit is absent; got neither/);
    expect(problems(TEXT.replace("perUnit: 0.05", "perUnit: 0.05\n    others: 1")).join()).toMatch(/beside levels/);
    expect(problems(TEXT.replace("name: branch", "name: size")).join()).toMatch(/stands once; got "size"/);
    expect(problems(TEXT.replace('{ "56": 0.9 }', "{}")).join()).toMatch(/one level or more; got none/);
  });

  it("cannot hide a board behind another measure", () => {
    expect(problems(TEXT.replace("name: branch", "name: country_of_birth")).join()).toMatch(
      /board-composition, which the name speaks of; got branch/,
    );
  });
});
