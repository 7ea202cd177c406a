import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { memoryEngine } from "../../../src/data/engines/memory.js";
import { evidenceBytes } from "../../../src/data/evidence-bytes.js";
import { combineCases } from "../../../src/data/intake/combine-cases.js";
import { loadFiles, readsCombinations } from "../../../src/data/intake/load-files.js";
import { reduceCases } from "../../../src/data/reduce/reduce-cases.js";
import { dataFolder, places, problemsIn, quietContext } from "../../support/data-folder.js";
import { sampleCasesPlan } from "../../support/sample-plan.js";
import { textColumn } from "../../support/sponsor-rows.js";

const STRATA = [{ name: "region", label: { nl: "regio", en: "region" }, modelInput: false, columns: ["region"] }];
const PLAN = sampleCasesPlan({
  data: { cases: { columns: { severity: "severity" } } },
  strata: STRATA,
  severity: {
    levels: [
      { name: "light", label: { nl: "licht", en: "light" }, texts: ["l"] },
      { name: "grave", label: { nl: "zwaar", en: "grave" }, texts: ["g"] },
    ],
  },
  models: [{ name: "other", label: { nl: "ander", en: "other" }, score: "second" }],
});

const row = fc.record({
  group: fc.constantFrom("A", "B", "C"),
  score: fc.constantFrom(Number.NaN, 1, 2.25),
  second: fc.constantFrom(Number.NaN, 0.5),
  band: fc.constantFrom("", "low", "high"),
  selected: fc.constantFrom("", "yes", "no"),
  outcome: fc.constantFrom("", "0", "1"),
  severity: fc.constantFrom("", "l", "g"),
  region: fc.constantFrom("", "x", "y"),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

function columnsOf(rows: readonly Row[]) {
  const text = (key: "group" | "band" | "selected" | "outcome" | "severity" | "region") =>
    textColumn(rows.map((each) => each[key]));
  return {
    group: text("group"),
    score: Float64Array.from(rows, ({ score }) => score),
    band: text("band"),
    selected: text("selected"),
    outcome: text("outcome"),
    severity: text("severity"),
    strata: { region: text("region") },
    compared: [{ score: Float64Array.from(rows, ({ second }) => second) }],
  };
}

/** Rows that are alike as one, with their number. */
function combined(rows: readonly Row[]) {
  const found = new Map<string, { readonly row: Row; count: number }>();
  for (const each of rows) {
    const key = JSON.stringify(each);
    const known = found.get(key);
    if (known === undefined) found.set(key, { row: each, count: 1 });
    else known.count++;
  }
  const all = [...found.values()];
  return { ...columnsOf(all.map((each) => each.row)), weight: Float64Array.from(all, ({ count }) => count) };
}

describe("cases that are alike, as one row with their number", () => {
  it("give the evidence of the cases one by one", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
        const single = reduceCases(PLAN, columnsOf(rows));
        const together = reduceCases(PLAN, combined(rows));
        expect(together).toEqual(single);
        expect(evidenceBytes(together.evidence)).toEqual(evidenceBytes(single.evidence));
      }),
      { numRuns: 60 },
    );
  });

  it("are refused where more stand behind a pattern than can be counted, and beside clusters", () => {
    const [one] = fc.sample(row, 1) as [Row];
    const many = { ...columnsOf([{ ...one, band: "low" }]), weight: Float64Array.of(2 ** 32) };
    expect(() => reduceCases(PLAN, many)).toThrow(/fewer than 2\^32 units/);
    expect(() => reduceCases(PLAN, { ...many, cluster: Uint32Array.of(1) })).toThrow(/one row a case/);
  });
});

const SIMPLE = sampleCasesPlan();
const HEADER = "id,group,score,band,selected,outcome";
const lines = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => `${i},${i % 3 === 0 ? "A" : "B"},${i % 2},${i % 5 === 0 ? "high" : "low"},yes,0`,
  );

async function combinationsOf(rows: readonly string[]) {
  const folder = dataFolder({ "cases.csv": [HEADER, ...rows, ""].join("\n") });
  const loaded = await loadFiles(SIMPLE, folder, quietContext());
  try {
    const found = await combineCases(loaded, quietContext());
    if (found === null) return null;
    const table = await loaded.database.connection.runAndReadAll("SELECT sum(weight), count(*) FROM combined_cases");
    return table.getRows()[0]!.map(Number);
  } finally {
    loaded.database.close();
  }
}

describe("a file of cases", () => {
  it("is read as its combinations", async () => {
    expect(await combinationsOf(lines(3000))).toEqual([3000, 8]);
  });

  it.each([
    ["a value against a rule", "x,A,1,strange,yes,0"],
    ["an identifier twice", "7,A,1,low,yes,0"],
    ["no identifier", ",A,1,low,yes,0"],
    ["a row of another length", "x,A"],
  ])("is read row by row where it holds %s, and that row is named", async (_, broken) => {
    expect(await combinationsOf([...lines(50), broken])).toBeNull();
    const issues = await problemsIn(SIMPLE, { "cases.csv": [HEADER, ...lines(50), broken, ""].join("\n") });
    expect(places(issues)).toHaveLength(1);
    expect(places(issues)[0]).toContain("cases.csv:52");
  });

  it("is read row by row where the plan names clusters or joins a file", () => {
    expect(readsCombinations(SIMPLE)).toBe(true);
    expect(readsCombinations(sampleCasesPlan({ data: { cases: { columns: { cluster: "household" } } } }))).toBe(false);
    const joined = [{ file: "a.csv", columns: { id: "id", indicators: ["x"] } }];
    expect(readsCombinations(sampleCasesPlan({ data: { joined } }))).toBe(false);
  });

  it("gives the hash of the same rows in memory", async () => {
    const rows = lines(500);
    const engine = await openDuckdbEngine(
      SIMPLE,
      dataFolder({ "cases.csv": [HEADER, ...rows, ""].join("\n") }),
      quietContext(),
    );
    const cells = rows.map((line) => line.split(","));
    const text = (at: number) => textColumn(cells.map((each) => each[at]!));
    const memory = memoryEngine(SIMPLE, {
      form: "cases",
      cases: {
        group: text(1),
        score: Float64Array.from(cells, (each) => Number(each[2])),
        band: text(3),
        selected: text(4),
        outcome: text(5),
      },
    });
    expect(await engine.dataHash(quietContext())).toBe(await memory.dataHash(quietContext()));
    expect(engine.describe().files).toEqual([{ name: "cases.csv", rows: 500 }]);
  });
});
