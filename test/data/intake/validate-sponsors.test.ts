import { describe, expect, it } from "vitest";
import { places, problemsIn } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";
import { migrantsCsv, SPONSOR_ROWS_PLAN } from "../../support/sponsor-rows.js";
import { MIGRANTS } from "../traps/sponsor-files.js";

const HEADER = "sponsor,score,outcome,provenance,branch";
const VALID = ["0363,10,none,risk,62", "007,60,violation,risk,47", "10000003,59.9,,never,01"];

async function withSponsors(...rows: string[]) {
  const sponsors = [HEADER, ...VALID, ...rows].join("\n");
  return problemsIn(samplePlan(), { "sponsors.csv": sponsors, "migrants.csv": MIGRANTS });
}

async function withMigrants(...rows: string[]) {
  const files = {
    "sponsors.csv": [HEADER, ...VALID].join("\n"),
    "migrants.csv": [MIGRANTS.trim(), ...rows].join("\n"),
  };
  return problemsIn(samplePlan(), files);
}

describe("rows of the sponsors file", () => {
  it("pass when they keep every rule, leading zeros and missing values included", async () => {
    expect(await withSponsors("0010,,,,", "1,0,,,x", "2,100,none,random,x", "3,1e1,,,x", "4,+.5,,,x")).toEqual([]);
  });

  it.each([
    ["a missing identifier", ",5,,,x", "value-missing", "sponsor", "no value"],
    ["an identifier twice", "007,5,,,x", "row-duplicate", "sponsor", "text, 3 characters, as in an earlier row"],
    ["a score in words", "9,high,,,x", "value-type", "score", "text, 4 characters, not a number"],
    ["a score with a space", "9, 5,,,x", "value-type", "score", "text, 2 characters, not a number"],
    ["a hexadecimal score", "9,0x10,,,x", "value-type", "score", "text, 4 characters, not a number"],
    ["infinity in words", "9,inf,,,x", "value-type", "score", "text, 3 characters, not a number"],
    ["a score beyond the doubles", "9,1e999,,,x", "value-range", "score", "1e999"],
    ["a score below the range", "9,-0.01,,,x", "value-range", "score", "-0.01"],
    ["a score above the range", "9,100.5,,,x", "value-range", "score", "100.5"],
    ["a long number", "9,12345678,,,x", "value-range", "score", "a number of 8 characters"],
    [
      "an unknown outcome",
      "9,5,maybe,,x",
      "value-unknown",
      "outcome",
      "text, 5 characters, not among the 2 known texts",
    ],
    [
      "an outcome in capitals",
      "9,5,NONE,,x",
      "value-unknown",
      "outcome",
      'text, 4 characters, not among the 2 known texts; "none" but for case or spaces',
    ],
    [
      "an unknown provenance",
      "9,5,none,tip,x",
      "value-unknown",
      "provenance",
      "text, 3 characters, not among the 4 known texts",
    ],
    ["never inspected, yet an outcome", "9,5,none,never,x", "provenance-contradictory", "outcome", "a known outcome"],
  ])("may not hold %s", async (_, row, code, column, received) => {
    const issues = await withSponsors(row);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ code, column, received, file: "sponsors.csv", row: 5 });
  });

  it("are finite also where the plan gives no range", async () => {
    const sponsors = [HEADER, ...VALID, "9,1e999,,,x", "8,1e300,,,x"].join("\n");
    const plan = samplePlan({ scoreRange: undefined });
    const issues = await problemsIn(plan, { "sponsors.csv": sponsors, "migrants.csv": MIGRANTS });
    expect(issues).toMatchObject([{ code: "value-range", row: 5, expected: "a finite number" }]);
  });

  it("hold bands of the plan only, through the map where there is one", async () => {
    const band = { data: { sponsors: { columns: { score: undefined, band: "score" } } }, scoreRange: undefined };
    const files = {
      "sponsors.csv": [HEADER, "0363,low,,,x", "007,hoog,,,x", "10000003,,,,x"].join("\n"),
      "migrants.csv": MIGRANTS,
    };
    const direct = samplePlan({ ...band, bands: { order: ["low", "high"], thresholds: undefined } });
    expect(await problemsIn(direct, files)).toMatchObject([
      { code: "value-unknown", row: 3, expected: 'one of "low", "high"' },
    ]);
    const mapped = samplePlan({
      ...band,
      bands: { order: ["low", "high"], thresholds: undefined, map: { hoog: "high", low: "low" } },
    });
    expect(await problemsIn(mapped, files)).toEqual([]);
  });

  it("may hold several episodes only as the plan says, each with its own date", async () => {
    const header = "sponsor,score,modelled,outcome,provenance,selected,concern,date";
    const rows = [
      "1,10,,,,,X,2016-01-01",
      "1,20,,,,,X,2016-02-30",
      "2,10,,,,,X,",
      "2,10,,,,,X,2016-05-05",
      "3,10,,,,,,2016-01-01",
      "3,11,,,,,,2016-01-01",
      "4,10,,,,,,2016-01-01",
      "4,10,,,,,,2016-01-01",
      "5,10,,,,,X,",
      "5,10,,,,,Y,2016-01-02",
    ];
    const files = {
      "sponsors.csv": [header, ...rows].join("\n"),
      "migrants.csv": migrantsCsv([{ id: "1", group: "A", count: 1 }]),
    };
    const number = samplePlan({ ...SPONSOR_ROWS_PLAN, rules: { episodes: "latest" } });
    expect(places(await problemsIn(number, files))).toEqual([
      "value-type sponsors.csv:3",
      "value-missing sponsors.csv:4",
      "prediction-ambiguous sponsors.csv:6",
      "prediction-ambiguous sponsors.csv:7",
      "value-missing sponsors.csv:10",
    ]);
    const concern = samplePlan({ ...SPONSOR_ROWS_PLAN, rules: { episodes: "first", unit: "concern" } });
    const found = places(await problemsIn(concern, files));
    expect(found).toContain("concern-contradictory sponsors.csv:10");
    expect(found).toContain("concern-contradictory sponsors.csv:11");
    const refused = samplePlan({ ...SPONSOR_ROWS_PLAN, rules: { episodes: "refuse", unit: "concern" } });
    const repeats = await problemsIn(refused, files);
    expect(repeats.filter(({ code }) => code === "row-duplicate").map(({ row, column }) => `${column}:${row}`)).toEqual(
      [
        "sponsor:3",
        "concern:3",
        "concern:4",
        "sponsor:5",
        "concern:5",
        "sponsor:7",
        "sponsor:9",
        "concern:10",
        "sponsor:11",
      ],
    );
  });
});

describe("rows of the migrants file", () => {
  it.each([
    [
      "an unknown sponsor",
      "0364,A,1",
      "sponsor-unknown",
      "sponsor",
      "text, 4 characters, not among the known identifiers",
    ],
    [
      "a sponsor that lost its zeros",
      "363,A,1",
      "sponsor-unknown",
      "sponsor",
      "text, 3 characters, not among the known identifiers",
    ],
    ["no sponsor", ",A,1", "value-missing", "sponsor", "no value"],
    ["no group", "007,,1", "value-missing", "nationality", "no value"],
    ["a pair twice", "0363,A,1", "row-duplicate", "nationality", "text, 1 character, as in an earlier row"],
    ["no count", "0363,C,", "value-missing", "migrants", "no value"],
    ["a count of zero", "0363,C,0", "value-range", "migrants", "0"],
    ["a negative count", "0363,C,-2", "value-range", "migrants", "-2"],
    ["half a migrant", "0363,C,1.5", "value-type", "migrants", "1.5"],
    ["a count in words", "0363,C,two", "value-type", "migrants", "text, 3 characters, not a number"],
    ["a count beyond 32 bits", "0363,C,4294967296", "value-range", "migrants", "a number of 10 characters"],
  ])("may not hold %s", async (_, row, code, column, received) => {
    const issues = await withMigrants(row);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ code, column, received, file: "migrants.csv", row: 5 });
  });

  it("may repeat a pair where every row is one migrant", async () => {
    const plan = samplePlan({ data: { migrants: { columns: { count: undefined, ignored: ["migrants"] } } } });
    const migrants = [MIGRANTS.trim(), "0363,A,", "0363,A,x"].join("\n");
    const files = { "sponsors.csv": [HEADER, ...VALID].join("\n"), "migrants.csv": migrants };
    expect(await problemsIn(plan, files)).toEqual([]);
  });

  it("are not compared with sponsors when rows of the sponsors file could not be read", async () => {
    const files = { "sponsors.csv": [HEADER, ...VALID.slice(0, 2), "10000003"].join("\n"), "migrants.csv": MIGRANTS };
    expect(places(await problemsIn(samplePlan(), files))).toEqual(["row-ragged sponsors.csv:4"]);
  });
});

describe("columns", () => {
  it("must be those of the plan, each problem named", async () => {
    const sponsors = [HEADER.replace("branch", "sector"), ...VALID].join("\n");
    const issues = await problemsIn(samplePlan(), { "sponsors.csv": sponsors, "migrants.csv": MIGRANTS });
    expect(issues.map(({ code, column }) => [code, column])).toEqual([
      ["column-missing", "branch"],
      ["column-unknown", "sector"],
    ]);
  });

  it("are not repeated when the first line looks like data", async () => {
    const issues = await problemsIn(samplePlan(), { "sponsors.csv": VALID.join("\n"), "migrants.csv": MIGRANTS });
    expect(places(issues)).toEqual(["header-unrecognised sponsors.csv:1"]);
    expect(JSON.stringify(issues)).not.toContain("0363");
  });

  it("may be ignored by name, and must then be there", async () => {
    const plan = samplePlan({ data: { migrants: { columns: { ignored: ["note"] } } } });
    const files = { "sponsors.csv": [HEADER, ...VALID].join("\n"), "migrants.csv": MIGRANTS };
    expect(await problemsIn(plan, files)).toMatchObject([{ code: "column-missing", column: "note" }]);
  });
});
