import { describe, expect, it } from "vitest";
import { durationEvidence } from "../../../src/data/inputs/duration-evidence.js";
import { DURATION_STATES, durationBand, durationBands } from "../../../src/plan/inputs/duration-states.js";
import { inputsSettings, registeredRows, samplePlan } from "../../support/registered-rows.js";

const plan = samplePlan();

function evidenceOf(
  rows: readonly (readonly [recognised: string, ended: string, violations: string])[],
  watched = '{ until: "2020-01-01" }',
) {
  const { duration } = inputsSettings(
    `duration: { recognised: r, ended: e, watched: ${watched}, violations: v, bands: [1, 3] }\n`,
  );
  const registrations = registeredRows(
    { r: rows.map(([each]) => each), e: rows.map(([, each]) => each), v: rows.map(([, , each]) => each) },
    { groups: rows.map(() => "IND") },
  );
  return durationEvidence(registrations, duration!, plan);
}

function stateOf(row: readonly [string, string, string], watched?: string): string {
  const { states } = evidenceOf([row], watched);
  return DURATION_STATES[states.indexOf(1)]!;
}

describe("durationEvidence", () => {
  it("says what becomes of each unit", () => {
    expect(stateOf(["2018-01-01", "", "0"])).toBe("counted");
    expect(stateOf(["2018-01-01", "", ""])).toBe("violations-unknown");
    expect(stateOf(["", "", "1"])).toBe("no-date");
    expect(stateOf(["1-1-2018", "", "1"])).toBe("unreadable-date");
    expect(stateOf(["2018-02-30", "", "1"])).toBe("unreadable-date");
    expect(stateOf(["2018-01-01", "nooit", "1"])).toBe("unreadable-date");
    expect(stateOf(["2018-01-01", "2017-12-31", "0"])).toBe("impossible-dates");
    expect(stateOf(["2021-01-01", "", "0"])).toBe("not-watched");
    expect(stateOf(["2021-01-01", "", "2"])).toBe("impossible-dates");
    expect(stateOf(["2010-01-01", "2012-01-01", "0"], '{ from: "2015-01-01", until: "2020-01-01" }')).toBe(
      "not-watched",
    );
  });

  it("counts years from recognition to its end or the last day, within the time that was watched", () => {
    const { bands } = evidenceOf([
      ["2019-07-02", "", "0"],
      ["2018-01-01", "2019-01-01", "3"],
      ["2016-01-01", "2018-12-31", "1"],
    ]);
    expect(bands.map(({ units }) => units)).toEqual([2, 1, 0]);
    expect(bands[0]!.years).toBeCloseTo((183 + 365) / 365.25, 12);
    expect(bands[0]).toMatchObject({ withViolation: 1, violations: 3, squaredViolations: 9 });
    expect(bands[1]!.years).toBeCloseTo(1095 / 365.25, 12);
  });

  it("takes the band from the whole duration, and the years from the time that was watched alone", () => {
    const { bands } = evidenceOf([["2010-01-01", "", "1"]], '{ from: "2019-01-01", until: "2020-01-01" }');
    expect(bands.map(({ units }) => units)).toEqual([0, 0, 1]);
    expect(bands[2]!.years).toBeCloseTo(365 / 365.25, 12);
    expect(bands[2]!.duration).toBeCloseTo(3652 / 365.25, 12);
  });

  it("refuses numbers of violations that are none, and does not tell them", () => {
    expect(() => evidenceOf([["2018-01-01", "", "1.5"]])).toThrow(/whole numbers of violations, 0 or more, in v; got/);
    expect(() => evidenceOf([["2018-01-01", "", "-1"]])).toThrow(/got another number$/);
    expect(() => evidenceOf([["2018-01-01", "", "veel"]])).toThrow("requires numbers in v; got 1 rows");
  });
});

describe("bands of duration", () => {
  it("hold their lower end and not their upper one", () => {
    expect(durationBands([1, 3])).toEqual(["0 to 1", "1 to 3", "3 or more"]);
    expect([0.99, 1, 2.99, 3, 40].map((years) => durationBand(years, [1, 3]))).toEqual([0, 1, 1, 2, 2]);
  });

  it("are refused where they do not rise, and where the time that was watched ends before it begins", () => {
    const section = (bands: string, from: string) =>
      `duration: { recognised: r, watched: { from: "${from}", until: "2020-01-01" }, violations: v, bands: ${bands} }\n`;
    expect(() => inputsSettings(section("[3, 3]", "2019-01-01"))).toThrow(/above 3/);
    expect(() => inputsSettings(section("[1]", "2020-01-01"))).toThrow(/a day before 2020-01-01/);
    expect(inputsSettings(section("[1, 3]", "2019-01-01")).duration!.bands).toEqual([1, 3]);
  });
});
