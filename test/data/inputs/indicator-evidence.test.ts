import { describe, expect, it } from "vitest";
import { indicatorEvidence } from "../../../src/data/inputs/indicator-evidence.js";
import { proxiesEvidence } from "../../../src/data/inputs/proxies-evidence.js";
import type { Registrations, registrationsOf } from "../../../src/data/inputs/registrations.js";
import type { IndicatorSetting } from "../../../src/plan/inputs/indicator-schema.js";
import { proxyQuestion } from "../../support/proxy-units.js";
import { samplePlan } from "../../support/sample-plan.js";

const INDICATORS: readonly IndicatorSetting[] = [
  { column: "colour", as: "categories", decimal: "." },
  { column: "size", as: "numbers", decimal: "." },
];
const GATE = { groups: { gate: { majorityUnits: 2 } } };

interface Row {
  readonly group: string;
  readonly colour: string;
  readonly size: string;
  readonly outcome?: number;
  readonly flagged?: boolean;
  readonly people?: number;
  readonly kept?: boolean;
}

/** Rows of registrations; group "" has no majority, "-" no members. */
function rowsOf(rows: readonly Row[]): Registrations {
  const groups = [...new Set(rows.map(({ group }) => group).filter((group) => group !== "" && group !== "-"))].sort();
  const codeOf = (group: string) =>
    group === "" ? groups.length : group === "-" ? groups.length + 1 : groups.indexOf(group);
  const text = (of: (row: Row) => string) => {
    const levels = [...new Set(rows.map(of))];
    return { levels, codes: Uint16Array.from(rows, (row) => levels.indexOf(of(row))) };
  };
  return {
    unit: "sponsors",
    rows: rows.length,
    sponsor: Uint32Array.from(rows.keys()),
    kept: Uint8Array.from(rows, ({ kept }) => Number(kept ?? true)),
    columns: new Map([
      ["colour", text(({ colour }) => colour)],
      ["size", text(({ size }) => size)],
    ]),
    scores: null,
    modelScores: null,
    bands: {
      scale: { order: ["low", "high"], flagged: [false, true] },
      codes: Uint8Array.from(rows, ({ flagged }) => Number(flagged ?? false)),
    },
    outcomes: Uint8Array.from(rows, ({ outcome }) => outcome ?? 2),
    provenances: new Uint8Array(rows.length).fill(1),
    groups,
    groupOf: Uint16Array.from(rows, ({ group }) => codeOf(group)),
    people: Float64Array.from(rows, ({ people }) => people ?? 1),
    unmatched: null,
  } as unknown as ReturnType<typeof registrationsOf>;
}

const ROWS: readonly Row[] = [
  { group: "B", colour: "red", size: "1.5", outcome: 0, flagged: true, people: 3 },
  { group: "A", colour: "red", size: "", outcome: 1 },
  { group: "B", colour: "red", size: "1.5", outcome: 0, flagged: true, people: 8 },
  { group: "A", colour: "blue", size: "2" },
  { group: "C", colour: "blue", size: "2" },
  { group: "", colour: "red", size: "2" },
  { group: "-", colour: "red", size: "2" },
  { group: "A", colour: "green", size: "9", kept: false },
];
const options = { indicators: INDICATORS, groupUnits: 2, levelUnits: 1 };
const evidenceOf = (rows: readonly Row[]) => indicatorEvidence(rowsOf(rows), options, samplePlan(GATE));

describe("the evidence of indicators", () => {
  it("merges equal units, with the people behind them and the most at one", () => {
    const evidence = evidenceOf(ROWS);
    const at = evidence.weights.indexOf(2);
    expect(evidence.groups[evidence.groupCodes[at]!]).toBe("B");
    expect([evidence.people[at], evidence.largest[at]]).toEqual([11, 8]);
    expect([evidence.outcomes[at], evidence.flagged[at]]).toEqual([1, 1]);
  });

  it("puts small groups and units without a majority in the rest, and leaves out those without members", () => {
    const evidence = evidenceOf(ROWS);
    expect(evidence.groups).toEqual(["A", "B", "rest"]);
    expect(evidence.units).toBe(6);
    expect(evidence.leftOut).toEqual({ withoutMembers: 1, groups: 0 });
    expect(evidence.weights.reduce((sum, weight) => sum + weight, 0)).toBe(6);
  });

  it("counts groups that pass the gate of the plan and are too small here", () => {
    const { groups, leftOut } = indicatorEvidence(rowsOf(ROWS), { ...options, groupUnits: 3 }, samplePlan(GATE));
    expect([groups, leftOut.groups]).toEqual([["rest"], 2]);
  });

  it("marks what is not known, and keeps a missing number missing", () => {
    const evidence = evidenceOf(ROWS);
    expect([...evidence.outcomes].sort()).toEqual([0, 1, 255, 255, 255]);
    const size = evidence.indicators[1]!;
    expect(size.kind === "numbers" ? [...size.values].filter(Number.isNaN) : []).toHaveLength(1);
  });

  it("is the same whatever the order of the rows", () => {
    expect(evidenceOf([...ROWS].reverse())).toEqual(evidenceOf(ROWS));
  });

  it("of proxies leaves out units of which no group has the majority, and counts them", () => {
    const { proxies } = proxyQuestion({ ...evidenceOf(ROWS), withoutMajority: 0 });
    const settings = { ...proxies, indicators: [...INDICATORS], groupUnits: 2 };
    const evidence = proxiesEvidence(rowsOf(ROWS), settings, samplePlan(GATE));
    expect([evidence.units, evidence.withoutMajority]).toEqual([5, 1]);
    expect(evidence.groups).toEqual(["A", "B", "rest"]);
  });
});
