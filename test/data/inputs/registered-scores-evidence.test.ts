import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { registeredScoresEvidence } from "../../../src/data/inputs/registered-scores-evidence.js";
import { registeredScoresList } from "../../../src/data/inputs/registered-scores-list.js";
import type { Registrations } from "../../../src/data/inputs/registrations.js";
import { registeredScoresSchema } from "../../../src/plan/inputs/registered-scores-schema.js";
import { parsePlan } from "../../../src/plan/parse-plan.js";

const file = join(import.meta.dirname, "../../../data-samples/sponsors/plan.yaml");
const plan = parsePlan(readFileSync(file, "utf8"), "plan.yaml");

function column(texts: readonly string[]) {
  const levels = [...new Set(texts)];
  return { levels, codes: Uint16Array.from(texts, (text) => levels.indexOf(text)) };
}

/** Pairs of computed and registered score. */
function registrationsOf(pairs: readonly (readonly [string, string])[]): Registrations {
  const rows = pairs.length;
  return {
    unit: "sponsors",
    rows,
    kept: new Uint8Array(rows).fill(1),
    groups: ["GBR"],
    groupOf: new Uint16Array(rows),
    people: new Float64Array(rows).fill(3),
    columns: new Map([
      ["raw", column(pairs.map(([raw]) => raw))],
      ["registered", column(pairs.map(([, registered]) => registered))],
    ]),
    ids: column(pairs.map((_, row) => `id${row}`)),
  } as unknown as Registrations;
}

const settings = (adjust: "up" | "down" | "not-given") =>
  registeredScoresSchema.parse({ registered: "registered", raw: "raw", highFrom: 60, compared: "raw", adjust });

const PAIRS = [
  ["47", "47"],
  ["59.5", "60"],
  ["59.4", "59"],
  ["59.4", "60"],
  ["30.2", "99"],
  ["70.1", "59"],
  ["50.3", "51"],
  ["49.6", "49"],
  ["50", "50"],
  ["0.4", "1"],
  ["99.7", "99"],
  ["12.3", "12.3"],
  ["12.3", ""],
  ["12.3", "high"],
] as const;

describe("registeredScoresEvidence", () => {
  test("reconciles each registered score with the computed one", () => {
    const { raw } = registeredScoresEvidence(registrationsOf(PAIRS), settings("up"), plan);
    // equal 47; rounded 59.5 and 59.4; markers 99 and 59; adjusted 51, 1 and 99; forbidden 50; 60, 49, 12.3 and "high" are unexplained.
    expect(raw?.reconciled).toEqual([1, 2, 2, 3, 1, 4, 1]);
    expect(raw?.rounded).toEqual([9, 1, 3, 1]);
  });

  test("the direction of the adjustment is a setting, and without one both neighbours count", () => {
    const adjusted = (direction: "up" | "down" | "not-given") =>
      registeredScoresEvidence(registrationsOf(PAIRS), settings(direction), plan).raw?.reconciled[3];
    expect([adjusted("up"), adjusted("down"), adjusted("not-given")]).toEqual([3, 3, 4]);
    const one = [["50.3", "51"]] as const;
    const state = (direction: "up" | "down") =>
      registeredScoresEvidence(registrationsOf(one), settings(direction), plan).raw?.reconciled;
    expect(state("up")).toEqual([0, 0, 0, 1, 0, 0, 0]);
    expect(state("down")).toEqual([0, 0, 0, 0, 0, 1, 0]);
  });

  test("59.5 is high only when it is rounded first", () => {
    const { raw } = registeredScoresEvidence(registrationsOf(PAIRS), settings("up"), plan);
    expect(raw?.sides).toEqual([2, 11, 1]);
  });

  test("tells what stands in the column, and how often each whole number does", () => {
    const { entries, histogram } = registeredScoresEvidence(registrationsOf(PAIRS), settings("up"), plan);
    expect(entries).toEqual([10, 1, 1, 1, 1]);
    expect([histogram[47], histogram[59], histogram[60], histogram[50]]).toEqual([1, 2, 2, 1]);
  });

  test("lists what does not follow, and nothing else", () => {
    const list = registeredScoresList(registrationsOf(PAIRS), settings("up"))!;
    expect(list.text.trim().split("\n")).toEqual([
      "id,computed,registered,finding",
      "id3,59.4,60,unexplained",
      "id7,49.6,49,unexplained",
      "id8,50,50,forbidden",
      "id11,12.3,12.3,unexplained",
      "id13,12.3,high,unexplained",
    ]);
  });
});
