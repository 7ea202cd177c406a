import { expect, test } from "vitest";
import { NO_DATE } from "../../../src/data/columns.js";
import { periodScores } from "../../../src/data/reduce/period-scores.js";

const bands = { order: ["low", "high"], flagged: [false, true] };
const units = {
  count: 6,
  scores: Float64Array.of(70, 20, 70, Number.NaN, 20, 70),
  bands: Uint8Array.of(1, 0, 1, 0, 0, 1),
  outcomes: Uint8Array.of(0, 1, 0, 2, 2, 0),
  provenances: Uint8Array.of(0, 1, 0, 3, 3, 0),
};
const days = Int32Array.of(200, 100, 200, 100, NO_DATE, 200);

test("units are joined by day, score, band, provenance and outcome, those without a date first", () => {
  expect(periodScores(units, days, { unit: "sponsors", bands })).toEqual({
    kind: "periodScores",
    unit: "sponsors",
    bands,
    provenances: ["random", "risk", "signal", "never", "unstated"],
    hasOutcomes: true,
    days: Int32Array.of(NO_DATE, 100, 100, 200),
    scores: Float64Array.of(20, 20, Number.NaN, 70),
    bandCodes: Uint8Array.of(0, 0, 0, 1),
    provenanceCodes: Uint8Array.of(3, 1, 3, 0),
    outcomeCodes: Uint8Array.of(2, 1, 2, 0),
    weights: Float64Array.of(1, 1, 1, 3),
  });
});

test("every unit is counted once, whatever is missing", () => {
  const bare = { ...units, scores: null, bands: null, outcomes: null };
  const evidence = periodScores(bare, days, { unit: "cases", bands: null });
  if (evidence.kind === "unavailable") throw new Error(evidence.reason);
  expect(evidence.weights.reduce((sum, weight) => sum + weight, 0)).toBe(6);
  expect(evidence.hasOutcomes).toBe(false);
  expect(evidence.bands).toBeNull();
});

test("without a column of dates there is nothing", () => {
  expect(periodScores(units, null, { unit: "sponsors", bands })).toEqual({
    kind: "unavailable",
    reason: "no-prediction-date",
  });
});
