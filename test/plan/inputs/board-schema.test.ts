import { describe, expect, it } from "vitest";
import { DataError } from "../../../src/errors.js";
import { BOARD_READINGS, BOARD_SETTINGS, otherReading } from "../../../src/plan/inputs/board-states.js";
import { requireKnownInputs } from "../../../src/plan/inputs/known-inputs.js";
import { inputsSettings, samplePlan } from "../../support/registered-rows.js";

const KEYS: Readonly<Record<string, string>> = {
  purpose: "a study of the old registration",
  legalBasis: "article 6 of the regulation",
  directors: "{ file: d.csv, id: kvk, country: born, holds: birth, kind: { column: kind, natural: [N], legal: [R] } }",
  date: '"2019-12-31"',
  international: "international-first",
  partlyUnknown: "class-9",
  euCountry: "on-the-day",
  liechtenstein: "not-western",
  kingdom: "not-western",
  formerStates: "unknown",
};

function section(changes: Readonly<Record<string, string | null>> = {}): string {
  const entries = Object.entries({ ...KEYS, ...changes }).filter(([, value]) => value !== null);
  return `board:\n${entries.map(([key, value]) => `  ${key}: ${value}\n`).join("")}`;
}

function problemsOf(text: string): readonly string[] {
  try {
    inputsSettings(text);
  } catch (error) {
    if (error instanceof DataError) return error.issues.map(({ message }) => message);
    throw error;
  }
  return [];
}

describe("settings of boards", () => {
  it("hold with every key", () => {
    expect(problemsOf(section())).toEqual([]);
    expect(inputsSettings(section()).board).toMatchObject({ claims: [], directors: { missing: [""], ignored: [] } });
    expect(problemsOf(section({ date: "{ column: extract_date }", registered: "board_class" }))).toEqual([]);
  });

  it.each(["purpose", "legalBasis"])("are refused without %s, or with blanks for it, with one sentence why", (key) => {
    for (const value of [null, '"  "']) {
      const problems = problemsOf(section({ [key]: value }));
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(key);
      expect(problems[0]).toContain("boards are classed for a reconstruction alone, never for use");
    }
  });

  it.each([...BOARD_SETTINGS, "date"])("have no default for %s", (key) => {
    const problems = problemsOf(section({ [key]: null }));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(key);
  });

  it("have no default for what the file of directors holds", () => {
    const directors = KEYS.directors!.replace("holds: birth, ", "");
    expect(problemsOf(section({ directors })).join()).toContain("holds");
  });

  it("give each text of a kind one meaning", () => {
    const directors = KEYS.directors!.replace("legal: [R]", "legal: [N]");
    expect(problemsOf(section({ directors })).join()).toContain("a text with one meaning");
  });

  it.each([
    [
      "proxies",
      "proxies:\n  indicators: [{ column: board_class, as: categories }]\n  margin: 0.1\n  outcomes: known\n",
    ],
    ["together", "together:\n  indicators: [{ column: board_class, as: categories }]\n"],
  ])("refuse the registered class as an input of %s, unless the run declares claim C2", (_name, inputs) => {
    const refused = problemsOf(`${section({ registered: "board_class" })}${inputs}`);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain("not part of the algorithm per [000], or claims: [C2]");
    expect(problemsOf(`${section({ registered: "board_class", claims: "[C2]" })}${inputs}`)).toEqual([]);
  });

  it("need sponsors: a case has no board", () => {
    const text = section();
    const plan = { ...samplePlan(), data: { form: "cases", cases: { columns: {} } } } as never;
    expect(() => requireKnownInputs(inputsSettings(text), plan, { text, file: "inputs.yaml" })).toThrow(DataError);
  });

  it("have two readings of each open point, one the other of the other", () => {
    for (const setting of BOARD_SETTINGS) {
      const [first, second] = BOARD_READINGS[setting];
      expect([otherReading(setting, first), otherReading(setting, second)]).toEqual([second, first]);
    }
  });
});
