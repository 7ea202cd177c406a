import { describe, expect, it } from "vitest";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import type { JointScoreEvidence } from "../../../src/data/evidence.js";
import { clusterPatterns } from "../../../src/data/reduce/cluster-patterns.js";
import type { Plan } from "../../../src/plan/schema.js";
import { dataFolder, places, problemsIn, quietContext } from "../../support/data-folder.js";
import { type PlanOverrides, sampleCasesPlan, samplePlan } from "../../support/sample-plan.js";

const context = quietContext();
const label = { nl: "nieuw", en: "new" };
const MIGRANTS = "sponsor,nationality,migrants\n1,A,3\n2,A,1\n3,B,2\n4,B,1\n5,A,1\n";

function planOf(sections: PlanOverrides): Plan {
  return samplePlan({
    data: {
      sponsors: {
        columns: {
          id: "sponsor",
          score: "score",
          outcome: "outcome",
          provenance: undefined,
          concern: "concern",
          predictedOn: "date",
          indicators: [],
        },
      },
    },
    provenance: undefined,
    models: [
      { name: "new", label, score: "new_score", thresholds: [0.2, 0.5] },
      { name: "tree", label, band: "node", map: { a: "low", b: "middle", c: "high" } },
    ],
    score: { periods: { cuts: ["2016-01-01", "2017-01-01"], developedOn: [1] } },
    ...sections,
  });
}

const HEADER = "sponsor,score,outcome,concern,date,new_score,node";
const ROWS = [
  "1,70,violation,X,2015-12-31,0.9,c",
  "2,10,none,X,2016-01-01,0.1,a",
  "3,10,none,,2016-01-01,0.1,a",
  "4,70,,,2017-06-01,,b",
  "5,10,none,,2016-01-01,0.1,a",
];

async function evidenceOf(plan: Plan, files: Record<string, string>): Promise<JointScoreEvidence> {
  const engine = await openDuckdbEngine(plan, dataFolder(files), context);
  const { jointScores } = await engine.evidence(["jointScores"], context);
  if (jointScores.kind === "unavailable") throw new Error(jointScores.reason);
  return jointScores;
}

function patterns({ weights, scores, bandCodes, outcomeCodes, periodCodes }: JointScoreEvidence): string[] {
  return [...weights].map((weight, p) => {
    const both = scores.map((each) => each[p]).join("/");
    return `${weight}x ${both} b${bandCodes.map((each) => each[p]).join(",")} o${outcomeCodes[p]} p${periodCodes[p]}`;
  });
}

const sponsors = (rows: readonly string[]) => ({
  "sponsors.csv": [HEADER, ...rows, ""].join("\n"),
  "migrants.csv": MIGRANTS,
});

describe("jointScores", () => {
  it("merges units that are alike for every model, and cuts dates on the day that a period starts", async () => {
    expect(patterns(await evidenceOf(planOf({}), sponsors(ROWS)))).toEqual([
      "3x 10/0.1/NaN b0,0,0 o1 p1",
      "1x 70/NaN/NaN b2,255,1 o2 p2",
      "1x 70/0.9/NaN b2,2,2 o0 p0",
    ]);
  });

  it("does not depend on the order of the rows", async () => {
    const plan = planOf({});
    expect(await evidenceOf(plan, sponsors(ROWS.toReversed()))).toEqual(await evidenceOf(plan, sponsors(ROWS)));
  });

  it("keeps the numbers of one concern together, and every other number by itself", async () => {
    const { clusters } = await evidenceOf(planOf({}), sponsors(ROWS));
    expect([...clusters!.weights]).toEqual([2, 1, 1]);
    expect([...clusters!.offsets]).toEqual([0, 1, 3, 4]);
    expect([...clusters!.patterns]).toEqual([0, 0, 2, 1]);
  });

  it("has no clusters where the concern itself is scored", async () => {
    const plan = planOf({ rules: { unit: "concern", episodes: "latest" } });
    expect((await evidenceOf(plan, sponsors(ROWS))).clusters).toBeNull();
  });

  it("is not there where the plan asks for no comparison and names no cluster", async () => {
    const plan = samplePlan({ data: { sponsors: { columns: { provenance: undefined } } }, provenance: undefined });
    const files = {
      "sponsors.csv": "sponsor,score,outcome,branch\n1,70,none,62\n",
      "migrants.csv": "sponsor,nationality,migrants\n1,A,3\n",
    };
    const engine = await openDuckdbEngine(plan, dataFolder(files), context);
    const { jointScores } = await engine.evidence(["jointScores"], context);
    expect(jointScores).toEqual({ kind: "unavailable", reason: "not-planned" });
  });

  it("reads cases with a period column and a cluster column", async () => {
    const plan = sampleCasesPlan({
      data: { cases: { columns: { selected: undefined, cluster: "person", period: "year" } } },
      selected: undefined,
      score: { periods: { order: ["2019", "2020"] } },
    });
    const cases = "id,group,score,band,outcome,person,year\n1,A,1,low,1,p,2019\n2,A,2,low,0,p,2020\n3,B,2,high,0,,\n";
    const evidence = await evidenceOf(plan, { "cases.csv": cases });
    expect(patterns(evidence)).toEqual(["1x 1 b0 o0 p0", "1x 2 b0 o1 p1", "1x 2 b1 o1 p255"]);
    expect([...evidence.clusters!.offsets]).toEqual([0, 2, 3]);
  });
});

describe("clusterPatterns", () => {
  it("counts clusters that are alike once, with a weight", () => {
    const found = clusterPatterns(Uint32Array.of(1, 0, 0, 1, 2), Uint32Array.of(5, 5, 6, 6, 9), 9);
    expect([...found.weights]).toEqual([2, 1]);
    expect([...found.patterns]).toEqual([0, 1, 2]);
  });
});

describe("the columns of further models", () => {
  it("are held to numbers and to the bands of the plan", async () => {
    const rows = ["1,70,violation,X,2015-12-31,many,c", "2,10,none,X,2016-01-01,0.1,d"];
    const migrants = "sponsor,nationality,migrants\n1,A,3\n2,A,1\n";
    const issues = await problemsIn(planOf({}), { ...sponsors(rows), "migrants.csv": migrants });
    expect(places(issues)).toEqual(["value-type sponsors.csv:2", "value-unknown sponsors.csv:3"]);
  });

  it("make two rows of one date ambiguous where they differ", async () => {
    const rows = ["1,70,violation,,2016-01-01,0.9,c", "1,70,violation,,2016-01-01,0.8,c"];
    const plan = planOf({ rules: { episodes: "latest" } });
    const issues = await problemsIn(plan, {
      ...sponsors(rows),
      "migrants.csv": "sponsor,nationality,migrants\n1,A,3\n",
    });
    expect(places(issues)).toContain("prediction-ambiguous sponsors.csv:2");
  });
});
