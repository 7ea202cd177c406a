import { describe, expect, it } from "vitest";
import { csvRecords } from "../../../src/data/tables/csv-records.js";
import { readDecisionLog } from "../../../src/data/tables/decision-log.js";
import { DataError } from "../../../src/errors.js";
import { parseHumanCheckPlan } from "../../../src/plan/human-check-schema.js";
import { humanCheckPlan, logTexts, SETTINGS } from "../../audit/human-check/simulated-log.js";

describe("a log of decisions", () => {
  const HEADER = "band,decision,seconds,reason,officer,day,order,sponsor";
  const GROUPS = "sponsor,group\nS1,A\nS2,B\n";

  it("is reduced to counts, times and sequences without a name", () => {
    const log = [
      HEADER,
      "high,look,30,,O1,D1,2,S1",
      'high,leave,5,"told, so",O1,D1,1,S2',
      "low,look,7,,O1,D1,3,S1",
      "low,leave,30,,O2,D1,1,S2",
    ].join("\n");
    const evidence = readDecisionLog({ log, groups: GROUPS }, humanCheckPlan());
    expect(evidence).toMatchObject({
      decisions: 4,
      byBand: [
        { band: "low", investigate: 1, leave: 1 },
        { band: "middle", investigate: 0, leave: 0 },
        { band: "high", investigate: 1, leave: 1 },
      ],
      byGroup: [
        { group: "A", followed: 1, deviated: 1 },
        { group: "B", followed: 1, deviated: 1 },
      ],
      seconds: [
        { seconds: 5, count: 1 },
        { seconds: 7, count: 1 },
        { seconds: 30, count: 2 },
      ],
      reasons: { given: 1, missing: 1 },
      // By order: deviates, follows, deviates.
      sequences: [
        { n: 1, events: 0, runs: 1, placeSum: 0 },
        { n: 3, events: 2, runs: 3, placeSum: 4 },
      ],
      byPlace: [{ place: "1-5", followed: 2, deviated: 2 }],
    });
    expect(evidence.officers!.map(({ n, deviated, underWindow, cells }) => [n, deviated, underWindow, cells])).toEqual([
      [3, 2, 2, [1, 1, 1, 0]],
      [1, 0, 0, [0, 0, 0, 1]],
    ]);
    expect(JSON.stringify(evidence)).not.toMatch(/O1|O2|D1|S1|S2|told/);
  });

  it("does not depend on the order of its rows", () => {
    const { log, groups } = logTexts(4, { deviates: () => 0.2, officers: 6, casesEach: 40 });
    const [header, ...rows] = log.trim().split("\n");
    const turned = [header, ...rows.reverse()].join("\n");
    expect(readDecisionLog({ log: turned, groups }, humanCheckPlan())).toEqual(
      readDecisionLog({ log, groups }, humanCheckPlan()),
    );
  });

  it("is refused with every problem at once, and no message holds a value of the file", () => {
    const log = [
      HEADER,
      "hihg,look,1,,O1,D1,1,S1",
      "low,perhaps,x,,O1,D1,1,S9",
      "low,leave,3,, ,D1,2,S1",
      "low,leave",
    ].join("\n");
    try {
      readDecisionLog({ log, groups: `${GROUPS}S1,C\n` }, humanCheckPlan());
      expect.unreachable();
    } catch (error) {
      const { issues } = error as DataError;
      expect(error).toBeInstanceOf(DataError);
      expect(issues.map(({ code, file, row }) => `${file}:${row} ${code}`)).toEqual([
        "groups.csv:4 row-duplicate",
        "log.csv:5 row-ragged",
        "log.csv:2 value-unknown",
        "log.csv:3 value-unknown",
        "log.csv:3 sponsor-unknown",
        "log.csv:3 value-type",
        "log.csv:3 row-duplicate",
        "log.csv:4 value-missing",
      ]);
      expect(JSON.stringify(issues)).not.toMatch(/hihg|perhaps|S9|"x"/);
    }
  });
});

describe("settings of a human check", () => {
  it.each([
    ["log or trial", SETTINGS.slice(0, SETTINGS.indexOf("log:\n"))],
    ["a sequence without officers", SETTINGS.replace("officer: officer, day: day, ", "")],
    ["groups without sponsors", SETTINGS.replace(", sponsor: sponsor}\n  decisions", "}\n  decisions")],
    ["a flagged rating outside the order", SETTINGS.replace("flagged: [high]", "flagged: [highest]")],
    ["no protection without a reason", `${SETTINGS}disclosure: {threshold: 0}\n`],
    ["a column twice", SETTINGS.replace("reason: reason", "reason: seconds")],
  ])("are refused for %s", (_, text) => {
    expect(() => parseHumanCheckPlan(text, "log.yaml")).toThrow(DataError);
  });
});

describe("the reader of small CSV files", () => {
  it("reads quotes, line breaks within them and both line ends, with physical lines", () => {
    const { records, unterminated } = csvRecords('a,b\r\n"x ""y""",2\r\n\r\n"one\ntwo",\n3,4', ",");
    expect(unterminated).toBeNull();
    expect(records).toEqual([
      { line: 1, fields: ["a", "b"] },
      { line: 2, fields: ['x "y"', "2"] },
      { line: 4, fields: ["one\ntwo", ""] },
      { line: 6, fields: ["3", "4"] },
    ]);
    expect(csvRecords('a\n"b', ",").unterminated).toBe(2);
  });
});
