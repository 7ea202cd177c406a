import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import type { SourceColumns } from "../../../src/data/columns.js";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { memoryEngine } from "../../../src/data/engines/memory.js";
import type { CompositionEvidence, GroupCountEvidence } from "../../../src/data/evidence.js";
import type { Plan } from "../../../src/plan/schema.js";
import { dataFolder, places, problemsIn, quietContext } from "../../support/data-folder.js";
import { type PlanOverrides, sampleCasesPlan, sampleCountsPlan, samplePlan } from "../../support/sample-plan.js";
import { textColumn } from "../../support/sponsor-rows.js";

const context = quietContext();
const label = { nl: "branche", en: "branch" };
const branch = { name: "branch", label, columns: ["branch"], modelInput: true };
const sized = { name: "branch-size", label, columns: ["branch"], memberClasses: [2], modelInput: true };

/** The sample plan on two columns, with other columns of the sponsors file or other sections where a test asks. */
function planOf(sections: PlanOverrides = {}, columns: Record<string, unknown> = {}, file = "sponsors.csv"): Plan {
  const none = { outcome: undefined, provenance: undefined };
  return samplePlan({
    data: { sponsors: { file, columns: { ...none, ...columns } } },
    ...none,
    strata: [branch, sized],
    ...sections,
  });
}

const sponsorsPlan = planOf();
const SPONSORS = "sponsor,score,branch\n1,70,62\n2,10,62\n3,70,\n4,10,01\n5,10,62\n";
const MIGRANTS = "sponsor,nationality,migrants\n1,A,3\n2,A,1\n2,B,2\n3,B,1\n4,A,1\n5,A,1\n5,B,2\n";

const sponsorsInMemory: SourceColumns = {
  form: "sponsors",
  sponsors: {
    sponsor: Uint32Array.of(0, 1, 2, 3, 4),
    score: Float64Array.of(70, 10, 70, 10, 10),
    strata: { branch: textColumn(["62", "62", "", "01", "62"]) },
  },
  composition: {
    groups: ["A", "B"],
    offsets: Uint32Array.of(0, 1, 3, 4, 5, 7),
    groupCodes: Uint16Array.of(0, 0, 1, 1, 0, 0, 1),
    counts: Uint32Array.of(3, 1, 2, 1, 1, 1, 2),
  },
};

async function compositionOf(plan: Plan, files: Record<string, string>): Promise<CompositionEvidence> {
  const engine = await openDuckdbEngine(plan, dataFolder(files), context);
  const { composition } = await engine.evidence(["composition"], context);
  return composition as CompositionEvidence;
}

/** Patterns as text: weight, band, strata, members. */
function patterns({ weights, strata = [], ...evidence }: CompositionEvidence): string[] {
  return [...weights].map((weight, p) => {
    const levels = strata.map(({ levels: names, codes }) => names[codes[p]!]);
    const from = evidence.offsets[p]!;
    const members = [...evidence.groupCodes.slice(from, evidence.offsets[p + 1]!)].map(
      (group, j) => `${evidence.groups[group]}${evidence.memberCounts[from + j]}`,
    );
    return `${weight} ${evidence.bands.order[evidence.bandCodes[p]!]} ${levels.join("|")} ${members.join("+")}`;
  });
}

describe("strata of sponsors", () => {
  it("split patterns, a missing value is a stratum, and the size class counts the migrants", async () => {
    const evidence = await compositionOf(sponsorsPlan, { "sponsors.csv": SPONSORS, "migrants.csv": MIGRANTS });
    expect(patterns(evidence)).toEqual([
      "1 low 01|01 x 1 A1",
      "1 high 62|62 x 2+ A3",
      "2 low 62|62 x 2+ A1+B2",
      "1 high missing|missing x 1 B1",
    ]);
  });

  it("are the same from files and from memory", async () => {
    const files = { "sponsors.csv": SPONSORS, "migrants.csv": MIGRANTS };
    const fromFiles = await openDuckdbEngine(sponsorsPlan, dataFolder(files), context);
    const inMemory = memoryEngine(sponsorsPlan, sponsorsInMemory);
    expect(await inMemory.dataHash(context)).toBe(await fromFiles.dataHash(context));
  });

  it("are absent, and split nothing, where the plan names none", async () => {
    const plan = planOf({ strata: [] });
    const evidence = await compositionOf(plan, { "sponsors.csv": SPONSORS, "migrants.csv": MIGRANTS });
    expect(evidence.strata).toBeUndefined();
    expect(evidence.weights).toHaveLength(4);
  });

  it("may stand in a column that is no indicator, and that column must be in the file", async () => {
    const plan = planOf({ strata: [{ ...branch, columns: ["region"] }] });
    const files = { "sponsors.csv": SPONSORS, "migrants.csv": MIGRANTS };
    expect(places(await problemsIn(plan, files))).toEqual(["column-missing sponsors.csv:1"]);
    const withRegion = {
      ...files,
      "sponsors.csv": "sponsor,score,branch,region\n1,70,62,N\n2,10,62,Z\n3,70,,N\n4,10,01,\n5,10,62,Z\n",
    };
    expect((await compositionOf(plan, withRegion)).strata![0]!.levels).toEqual(["N", "Z", "missing"]);
  });

  it("are read from Parquet as from CSV", async () => {
    const folder = dataFolder({ "migrants.csv": MIGRANTS });
    writeFileSync(join(folder, "sponsors.csv"), SPONSORS);
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    const read = `read_csv('${folder}/sponsors.csv', all_varchar = true)`;
    await connection.run(
      `COPY (SELECT sponsor, score::DOUBLE AS score, branch FROM ${read}) TO '${folder}/sponsors.parquet' (FORMAT parquet)`,
    );
    connection.closeSync();
    const plan = planOf({}, {}, "sponsors.parquet");
    const engine = await openDuckdbEngine(plan, folder, context);
    expect(await engine.dataHash(context)).toBe(await memoryEngine(sponsorsPlan, sponsorsInMemory).dataHash(context));
  });

  it("may not differ between two predictions of one unit on one date", async () => {
    const plan = planOf({ rules: { episodes: "latest" } }, { predictedOn: "date" });
    const rows = "sponsor,score,branch,date\n1,70,62,2016-01-01\n1,70,01,2016-01-01\n";
    const issues = await problemsIn(plan, {
      "sponsors.csv": rows,
      "migrants.csv": "sponsor,nationality,migrants\n1,A,3\n",
    });
    expect(places(issues)).toEqual(["prediction-ambiguous sponsors.csv:2", "prediction-ambiguous sponsors.csv:3"]);
  });
});

describe("strata of cases", () => {
  const plan = sampleCasesPlan({
    data: { cases: { columns: { score: undefined, selected: undefined, outcome: undefined } } },
    selected: undefined,
    outcome: undefined,
    strata: [{ ...branch, name: "age", columns: ["age"] }],
  });
  const rows = "id,group,band,age\n1,A,low,young\n2,A,low,old\n3,B,high,young\n4,A,low,young\n";

  it("split the patterns and the counts", async () => {
    const engine = await openDuckdbEngine(plan, dataFolder({ "cases.csv": rows }), context);
    const evidence = await engine.evidence(["composition", "groupCounts"], context);
    expect(patterns(evidence.composition as CompositionEvidence)).toEqual([
      "1 low old A1",
      "2 low young A1",
      "1 high young B1",
    ]);
    const counts = evidence.groupCounts as GroupCountEvidence;
    expect([...counts.counts]).toEqual([3, 0, 0, 1]);
    expect(counts.strata![0]!.levels).toEqual(["old", "young"]);
    expect([...counts.strata![0]!.counts]).toEqual([1, 0, 0, 0, 2, 0, 0, 1]);
  });
});

describe("strata of counts", () => {
  const plan = sampleCountsPlan({
    data: { suppressed: "x" },
    strata: [{ ...branch, name: "age", columns: ["age"] }],
  });
  const rows = (last: string) =>
    `group,band,age,n\nA,low,young,3\nA,low,old,2\nA,high,old,1\nB,low,old,4\nB,high,young,${last}\n`;

  it("split every combination, and the counts without them are sums", async () => {
    const engine = await openDuckdbEngine(plan, dataFolder({ "counts.csv": rows("5") }), context);
    const evidence = await engine.evidence(["composition", "groupCounts"], context);
    expect(patterns(evidence.composition as CompositionEvidence)).toEqual([
      "2 low old A1",
      "3 low young A1",
      "1 high old A1",
      "4 low old B1",
      "5 high young B1",
    ]);
    const counts = evidence.groupCounts as GroupCountEvidence;
    expect([...counts.counts]).toEqual([5, 1, 4, 5]);
    expect([...counts.strata![0]!.counts]).toEqual([2, 1, 4, 0, 3, 0, 0, 5]);
  });

  it("suppress the sum of what the source suppressed in part", async () => {
    const engine = await openDuckdbEngine(plan, dataFolder({ "counts.csv": rows("x") }), context);
    const { groupCounts } = await engine.evidence(["groupCounts"], context);
    const counts = groupCounts as GroupCountEvidence;
    expect([...counts.suppressed]).toEqual([0, 0, 0, 1]);
    expect([...counts.strata![0]!.suppressed]).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
  });

  it("make a combination unique together with the other columns", async () => {
    const again = `${rows("5")}A,low,old,7\n`;
    expect(places(await problemsIn(plan, { "counts.csv": again }))).toEqual(["row-duplicate counts.csv:7"]);
  });
});
