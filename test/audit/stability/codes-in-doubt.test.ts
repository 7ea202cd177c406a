import { expect, test } from "vitest";
import { codesInDoubt, recoded } from "../../../src/audit/stability/codes-in-doubt.js";
import { nextBelow, nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { samplePlan } from "../../support/sample-plan.js";
import { type StabilityRow, stabilityEvidence } from "../../support/stability-evidence.js";

const label = { nl: "pand", en: "premises" };
const stability = {
  ...samplePlan().stability,
  indicators: [
    { label, column: "premises", inDoubt: ["J"], logOdds: 0.75 },
    { label, column: "website", inDoubt: ["J"], points: -6 },
  ],
};
const thresholds = [30, 60];
const band = (score: number) => (score >= 60 ? 2 : score >= 30 ? 1 : 0);

function drawnRows(): StabilityRow[] {
  const stream = streamsFrom(11).block(0);
  return Array.from({ length: 400 }, () => ({ score: 1 + nextBelow(stream, 98), pattern: nextBelow(stream, 4) }));
}

const rows = drawnRows();
const changes = codesInDoubt(stabilityEvidence(rows).codedScores, { thresholds, stability, level: 0.95 });

test("log odds move a score along its own curve, points along the scale", () => {
  expect(recoded(50, 1, stability)).toBeCloseTo(100 / (1 + Math.exp(-0.75)), 10);
  expect(recoded(50, 2, stability)).toBe(44);
  expect(recoded(50, 3, stability)).toBeCloseTo(100 / (1 + Math.exp(-0.75)) - 6, 10);
  expect(recoded(50, 0, stability)).toBe(50);
});

test("a recoded score is rounded half up to the step of the plan", () => {
  const rounded = { ...stability, scoreStep: 1 };
  expect(recoded(50, 1, rounded)).toBe(68);
  expect(recoded(65.5, 2, rounded)).toBe(60);
  expect(recoded(65.4, 2, rounded)).toBe(59);
});

test("when all codes flip, the changes are those of each unit recoded by itself", () => {
  expect(changes.map(({ indicator }) => indicator)).toEqual([0, 1, null]);
  [1, 2, 3].forEach((mask, index) => {
    const touched = rows.filter(({ pattern }) => (pattern! & mask) !== 0);
    const moves = touched.map(({ score, pattern }) => band(recoded(score, pattern! & mask, stability)) - band(score));
    const result = changes[index]!;
    expect(result.units).toBe(touched.length);
    expect(result.toHigher).toBe(moves.filter((move) => move > 0).length);
    expect(result.toLower).toBe(moves.filter((move) => move < 0).length);
  });
});

test("a single indicator changes bands in proportion to the share of wrong codes", () => {
  const { byShare, toHigher } = changes[0]!;
  for (const { share, toHigher: changed, toLower } of byShare) {
    expect(changed).toBeCloseTo(share * toHigher, 9);
    expect(toLower).toBe(0);
  }
});

test("a random share of all codes agrees with codes that are drawn, in mean and range", () => {
  const stream = streamsFrom(13).block(0);
  const draws = Array.from({ length: 2000 }, () => {
    let count = 0;
    for (const { score, pattern = 0 } of rows) {
      const wrong = [1, 2].reduce(
        (set, bit) => ((pattern & bit) !== 0 && nextUniform(stream) < 0.3 ? set | bit : set),
        0,
      );
      if (band(recoded(score, wrong, stability)) !== band(score)) count++;
    }
    return count;
  }).sort((a, b) => a - b);
  const expected = changes[2]!.byShare[6]!;
  expect(expected.share).toBeCloseTo(0.3, 12);
  const mean = draws.reduce((sum, count) => sum + count, 0) / draws.length;
  expect(Math.abs(mean - expected.toHigher - expected.toLower)).toBeLessThan(0.5);
  expect(Math.abs(draws[50]! - expected.lower)).toBeLessThan(2);
  expect(Math.abs(draws[1949]! - expected.upper)).toBeLessThan(2);
});

test("the fewest units alike are those of the rarest combination of codes", () => {
  const sizes = [1, 2, 3].map((pattern) => rows.filter((row) => row.pattern === pattern).length);
  expect(changes[2]!.fewestAlike).toBe(Math.min(...sizes));
});
