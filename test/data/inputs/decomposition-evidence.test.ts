import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { TextColumn } from "../../../src/data/columns.js";
import { decompositionEvidence } from "../../../src/data/inputs/decomposition-evidence.js";
import type { Registrations } from "../../../src/data/inputs/registrations.js";
import { togetherEvidence } from "../../../src/data/inputs/together-evidence.js";
import { decompositionSchema } from "../../../src/plan/inputs/decomposition-schema.js";
import { togetherSchema } from "../../../src/plan/inputs/together-schema.js";
import { parsePlan } from "../../../src/plan/parse-plan.js";

const file = join(import.meta.dirname, "../../../data-samples/sponsors/plan.yaml");
const plan = parsePlan(readFileSync(file, "utf8"), "plan.yaml");

const settings = decompositionSchema.parse({
  coefficients: "c.yaml",
  threshold: "raw",
  groupUnits: 10,
  indicators: [
    { name: "website", column: "site" },
    { name: "years", column: "years" },
  ],
});

const coefficients = {
  version: "1",
  source: "made up",
  intercept: -1,
  indicators: [
    { name: "website", measures: "website" as const, levels: { N: 0.5 }, others: 0 },
    { name: "years", measures: "recognition" as const, perUnit: 0.1 },
  ],
};

interface Row {
  readonly group: "GBR" | "IND" | null;
  readonly members: number;
  readonly site: string;
  readonly years: string;
  readonly flagged: boolean;
  readonly kept?: false;
}

function textOf(values: readonly string[]): TextColumn {
  const levels = [...new Set(values)];
  return { levels, codes: Uint8Array.from(values, (value) => levels.indexOf(value)) };
}

/** Rows whose members are all of one group; a row without a group has none. */
function registrationsOf(rows: readonly Row[]): Registrations {
  const offsets = [0];
  const codes: number[] = [];
  const counts: number[] = [];
  for (const { group, members } of rows) {
    if (group !== null) {
      codes.push(group === "GBR" ? 0 : 1);
      counts.push(members);
    }
    offsets.push(codes.length);
  }
  return {
    unit: "sponsors",
    rows: rows.length,
    sponsor: Uint32Array.from(rows.keys()),
    kept: Uint8Array.from(rows, ({ kept }) => (kept === false ? 0 : 1)),
    columns: new Map([
      ["site", textOf(rows.map(({ site }) => site))],
      ["years", textOf(rows.map(({ years }) => years))],
    ]),
    scores: null,
    modelScores: null,
    bands: {
      scale: { order: ["low", "middle", "high"], flagged: [false, false, true] },
      codes: Uint8Array.from(rows, ({ flagged }) => (flagged ? 2 : 0)),
    },
    outcomes: Uint8Array.from(rows, (_, i) => i % 3),
    provenances: new Uint8Array(rows.length),
    groups: ["GBR", "IND"],
    groupOf: Uint16Array.from(rows, ({ group }) => (group === "GBR" ? 0 : group === "IND" ? 1 : 3)),
    people: Float64Array.from(rows, ({ group, members }) => (group === null ? 0 : members)),
    composition: {
      groups: ["GBR", "IND"],
      offsets: Uint32Array.from(offsets),
      groupCodes: Uint16Array.from(codes),
      counts: Uint32Array.from(counts),
    },
    ids: textOf(rows.map((_, i) => String(i))),
    unmatched: null,
    coefficients,
  };
}

const rows: readonly Row[] = Array.from({ length: 30 }, (_, i) => ({
  group: i < 12 ? ("GBR" as const) : ("IND" as const),
  members: 1 + (i % 4),
  site: i % 5 === 0 ? "N" : "J",
  years: String(i % 7),
  flagged: i % 6 === 0,
}));

describe("what each indicator adds", () => {
  it("is the coefficient of its level, of all others, or of each unit of a number", () => {
    const evidence = decompositionEvidence(registrationsOf(rows), settings, plan);
    const expected = rows.map(({ site, years }) => [site === "N" ? 0.5 : 0, 0.1 * Number(years)].join());
    const found = Array.from(evidence.majority, (_, unit) => evidence.added.map((own) => own[unit]).join());
    expect(found.sort()).toEqual(expected.sort());
  });

  it("does not depend on the order of the rows", () => {
    const [one, other] = [rows, rows.toReversed()].map((all) =>
      decompositionEvidence({ ...registrationsOf(all), outcomes: null }, settings, plan),
    );
    expect(one).toEqual(other);
  });

  it("leaves out and counts units without members and units without a score", () => {
    const without: readonly Row[] = [
      { ...rows[0]!, group: null },
      { ...rows[1]!, years: "" },
      { ...rows[2]!, years: "", kept: false },
      ...rows,
    ];
    const evidence = decompositionEvidence(registrationsOf(without), settings, plan);
    expect(evidence.leftOut).toEqual({ withoutMembers: 1, withoutScore: 1 });
    expect(evidence.flagged.length).toBe(30);
  });

  it("keeps groups with enough units by name and all others together", () => {
    const few = decompositionEvidence(registrationsOf(rows), { ...settings, groupUnits: 15 }, plan);
    expect(few.groups).toEqual(["IND"]);
    expect([...few.majority].filter((group) => group === 1).length).toBe(12);
    expect(few.composition.groups).toBe(2);
  });

  it("needs coefficients, all of their indicators, and no composition of a board without the claim", () => {
    const { coefficients: _coefficients, ...none } = registrationsOf(rows);
    expect(() => decompositionEvidence(none, settings, plan)).toThrow("a file of coefficients; got none");
    const one = { ...settings, indicators: settings.indicators.slice(0, 1) };
    expect(() => decompositionEvidence(registrationsOf(rows), one, plan)).toThrow("website, years; got website");
    const board = {
      ...coefficients,
      indicators: coefficients.indicators.map((each) => ({ ...each, measures: "board-composition" as const })),
    };
    const withBoard = { ...registrationsOf(rows), coefficients: board };
    expect(() => decompositionEvidence(withBoard, settings, plan)).toThrow("board composition");
    expect(() => decompositionEvidence(withBoard, { ...settings, claims: ["C2"] }, plan)).not.toThrow();
  });
});

it("units without a majority group stand apart from those of which a group is to be told", () => {
  const registrations = registrationsOf(rows);
  const mixed = { ...registrations, groupOf: registrations.groupOf.map((group, row) => (row < 3 ? 2 : group)) };
  const together = togetherSchema.parse({ indicators: [{ column: "site", as: "categories" }], groupUnits: 20 });
  const evidence = togetherEvidence(
    mixed,
    { ...together, groupUnits: 5, levelUnits: 1 },
    {
      ...plan,
      groups: { ...plan.groups, gate: { ...plan.groups.gate, majorityUnits: 5 } },
    },
  );
  expect(evidence.withoutMajority).toBe(3);
  expect(evidence.units).toBe(27);
  expect(evidence.groups).toEqual(["GBR", "IND"]);
});
