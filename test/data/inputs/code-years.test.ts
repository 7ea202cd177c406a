import { describe, expect, it } from "vitest";
import { examineCodeYears } from "../../../src/audit/inputs/code-years.js";
import { codeYears } from "../../../src/data/inputs/code-years-evidence.js";
import { outcomesEvidence } from "../../../src/data/inputs/outcomes-evidence.js";
import { synthesise } from "../../../src/synthetic/synthesise.js";
import { inputsSettings, syntheticRegistrations } from "../../support/registered-rows.js";

describe("codes of remarks by year", () => {
  it("count a remark with both codes under SC, and what only looks like a code under neither", () => {
    const codes = ["NM", "SC", "both", "doubtful", "no-code"] as const;
    const { years, counts } = codeYears(
      codes,
      codes.map(() => "2021-03-04"),
      null,
    );
    expect(years).toEqual([{ year: "2021", part: "whole" }]);
    expect(counts).toEqual([1, 2, 2]);
  });

  it("split the year in which the policy changed on its day, and no other", () => {
    const days = ["2020-07-01", "2021-06-30", "2021-07-01", "2022-01-01", "", "soon"];
    const found = codeYears(
      days.map(() => "NM" as const),
      days,
      "2021-07-01",
    );
    expect(found.years).toEqual([
      { year: "2020", part: "whole" },
      { year: "2021", part: "before" },
      { year: "2021", part: "from" },
      { year: "2022", part: "whole" },
    ]);
    expect(found.counts).toEqual([1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0]);
    expect(found.undated).toEqual([2, 0, 0]);
  });

  it("leave years whole where the policy changed on the first day of one", () => {
    const { years } = codeYears(["NM", "SC"], ["2021-12-31", "2022-01-01"], "2022-01-01");
    expect(years.map(({ part }) => part)).toEqual(["whole", "whole"]);
  });

  it("have a row for units without a day, so that the table adds up to all units", () => {
    const evidence = codeYears(["NM", "no-code", "SC"], ["2021-01-01", "2021-01-01", ""], null);
    const { result, tables } = examineCodeYears(evidence, { unit: "sponsors", level: 0.95, change: null, least: 0 });
    expect(tables[0]!.keys[0]!.levels).toEqual(["2021", "undated"]);
    expect(tables[0]!.counts).toEqual([1, 0, 1, 0, 1, 0]);
    expect(result.years[0]!.withCode).toMatchObject({
      value: { value: 0.5 },
      restsOn: ["outcomes.codes-by-year#2021"],
    });
  });

  it("add up, in a synthetic set, to the codes of all remarks", () => {
    const { registrations, settings } = syntheticRegistrations(synthesise({ seed: 1, sponsors: 2_000 }));
    const { remarks, codeYears: found } = outcomesEvidence(registrations, settings.outcomes!);
    const column = (at: number) => found!.counts.reduce((sum, count, cell) => sum + (cell % 3 === at ? count : 0), 0);
    const [nm, sc, both, doubtful, none] = remarks!.codes as [number, number, number, number, number];
    expect(found!.years.map(({ year }) => year)).toEqual(["2021", "2022"]);
    expect([column(0), column(1), column(2)]).toEqual([nm, sc + both, doubtful + none]);
  });

  it("need remarks", () => {
    expect(() => inputsSettings("outcomes: { codesByYear: d }\n")).toThrow("remarks beside codesByYear");
  });
});
