import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { checkRules } from "../../../src/plan/rules.js";
import type { Plan } from "../../../src/plan/schema.js";
import { dataFolder, places, problemsIn, quietContext } from "../../support/data-folder.js";
import { sampleCasesPlan, samplePlan } from "../../support/sample-plan.js";
import { MIGRANTS } from "../traps/sponsor-files.js";

const FIRST = { columns: { outcome: undefined, provenance: undefined, indicators: undefined } };
const OUTCOMES = {
  file: "outcomes.csv",
  delimiter: ";",
  missing: ["", "?"],
  columns: { id: "number", outcome: "result", provenance: "how", indicators: ["branch"] },
};
const WHOLE = samplePlan();
const STRATA = [{ name: "branch", label: { nl: "branche", en: "branch" }, modelInput: true, columns: ["branch"] }];
const joinedPlan = (strata: readonly unknown[] = []) =>
  samplePlan({ data: { sponsors: FIRST, joined: [OUTCOMES] }, strata });

async function evidenceOf(plan: Plan, files: Record<string, string>) {
  const engine = await openDuckdbEngine(plan, dataFolder(files), quietContext());
  const evidence = await engine.evidence(
    ["composition", "scores", "groupCounts", "jointScores", "groupScores", "codedScores"],
    quietContext(),
  );
  return { hash: await engine.dataHash(quietContext()), evidence, source: engine.describe() };
}

const row = fc.record({
  score: fc.integer({ min: 0, max: 100 }),
  outcome: fc.constantFrom("", "violation", "none"),
  provenance: fc.constantFrom("", "risk", "random"),
  branch: fc.constantFrom("62", "47"),
});

describe("files joined by identifier", () => {
  it("give the evidence of one file that holds all columns, in any order of their rows", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 15 }), fc.boolean(), async (rows, turned) => {
        const ids = rows.map((_, place) => String(place).padStart(4, "0"));
        const csv = (header: string, lines: readonly string[]) => [header, ...lines, ""].join("\n");
        const migrants = csv(
          "sponsor,nationality,migrants",
          ids.map((id, place) => `${id},${place % 3 === 0 ? "A" : "B"},${1 + (place % 4)}`),
        );
        const one = csv(
          "sponsor,score,outcome,provenance,branch",
          rows.map(({ score, outcome, provenance, branch }, i) => [ids[i], score, outcome, provenance, branch].join()),
        );
        const first = csv(
          "sponsor,score",
          rows.map(({ score }, i) => [ids[i], score].join()),
        );
        const second = rows.map(({ outcome, provenance, branch }, i) =>
          [ids[i], outcome === "" ? "?" : outcome, provenance, branch].join(";"),
        );
        const outcomes = csv("number;result;how;branch", turned ? second.toReversed() : second);
        const whole = samplePlan({ strata: STRATA });
        const expected = await evidenceOf(whole, { "sponsors.csv": one, "migrants.csv": migrants });
        const files = { "sponsors.csv": first, "outcomes.csv": outcomes, "migrants.csv": migrants };
        const found = await evidenceOf(joinedPlan(STRATA), files);
        expect(found.evidence).toEqual(expected.evidence);
        expect(found.hash).toBe(expected.hash);
        expect(found.source.joined).toEqual([{ name: "outcomes.csv", withoutUnit: 0, unitsWithout: 0 }]);
      }),
      { numRuns: 25 },
    );
  });

  it("count what has no partner on either side, and drop no sponsor", async () => {
    const files = {
      "sponsors.csv": "sponsor,score\n0363,10\n007,60\n10000003,59.9\n",
      "migrants.csv": MIGRANTS,
      "outcomes.csv": "number;result;how;branch\n007;violation;risk;47\n7;none;risk;62\n9;none;risk;62\n",
    };
    const { source, evidence } = await evidenceOf(joinedPlan(), files);
    expect(source.joined).toEqual([{ name: "outcomes.csv", withoutUnit: 2, unitsWithout: 2 }]);
    expect(source.files).toEqual([
      { name: "sponsors.csv", rows: 3 },
      { name: "migrants.csv", rows: 3 },
      { name: "outcomes.csv", rows: 3 },
    ]);
    const { scores } = evidence;
    if (scores.kind === "unavailable") throw new Error("requires scores");
    const total = (counts: Float64Array) => counts.reduce((sum, count) => sum + count, 0);
    expect([total(scores.violations), total(scores.none), total(scores.unknown)]).toEqual([1, 0, 2]);
  });

  it("name the joined file, its row and its column where a value breaks a rule", async () => {
    const files = {
      "sponsors.csv": "sponsor,score\n0363,10\n007,x\n10000003,59.9\n",
      "migrants.csv": MIGRANTS,
      "outcomes.csv":
        "number;result;how;branch\n;none;risk;62\n10000003;none;never;01\n007;maybe;risk;47\n007;none;risk;47\n",
    };
    const issues = await problemsIn(joinedPlan(), files);
    expect(places(issues).sort()).toEqual([
      "provenance-contradictory outcomes.csv:3",
      "row-duplicate outcomes.csv:5",
      "value-missing outcomes.csv:2",
      "value-type sponsors.csv:3",
      "value-unknown outcomes.csv:4",
    ]);
    expect(issues.map(({ message }) => message).join()).not.toContain("maybe");
  });

  it("report a joined file that is absent or has other columns beside every other problem", async () => {
    const files = {
      "sponsors.csv": "sponsor,score\n0363,x\n",
      "migrants.csv": "sponsor,nationality,migrants\n0363,A,2\n",
    };
    expect(places(await problemsIn(joinedPlan(), files)).sort()).toEqual([
      "file-missing outcomes.csv",
      "value-type sponsors.csv:2",
    ]);
    const other = { ...files, "outcomes.csv": "number;result;how;sector\n0363;none;risk;62\n" };
    const found = places(await problemsIn(joinedPlan(), other));
    expect(found).toContain("column-missing outcomes.csv:1");
    expect(found).toContain("column-unknown outcomes.csv:1");
  });

  it("belong to cases as well as to sponsors", async () => {
    const plan = sampleCasesPlan({
      data: {
        cases: { columns: { score: undefined, selected: undefined, outcome: undefined } },
        joined: [{ file: "selected.csv", columns: { id: "id", selected: "selected", outcome: "outcome" } }],
      },
    });
    const { evidence } = await evidenceOf(plan, {
      "cases.csv": "id,group,band\n1,A,low\n2,B,high\n",
      "selected.csv": "id,selected,outcome\n2,yes,1\n",
    });
    const { groupCounts } = evidence;
    if (groupCounts.kind === "unavailable") throw new Error("requires counts");
    expect(groupCounts.counts.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(groupCounts.selections).toEqual(["selected", "not-selected", "unknown"]);
  });
});

describe("the plan of joined files", () => {
  const problems = (joined: readonly unknown[]) =>
    checkRules(samplePlan({ data: { joined } })).map(({ path, expected }) => `${path.join(".")}: ${expected}`);

  it("refuses a role or a name that stands in two files", () => {
    expect(problems([{ file: "a.csv", columns: { id: "id", outcome: "o" } }])).toEqual([
      "data.joined.0.columns.outcome: absent, since data.sponsors.columns.outcome is named",
    ]);
    expect(problems([{ file: "a.csv", columns: { id: "id", indicators: ["branch"] } }])).toEqual([
      "data.joined.0.columns.indicators.0: another column than data.sponsors.columns.indicators.0",
    ]);
    const twice = ["a.csv", "b.csv"].map((file) => ({ file, columns: { id: "id", modelScore: "m" } }));
    expect(problems(twice)).toEqual([
      "data.joined.1.columns.modelScore: absent, since data.joined.0.columns.modelScore is named",
    ]);
  });

  it("looks for the columns that settings need in every file", () => {
    expect(checkRules(joinedPlan(STRATA))).toEqual([]);
    const unknown = { ...OUTCOMES, missing: ["none"] };
    const plan = samplePlan({ data: { sponsors: FIRST, joined: [unknown] } });
    expect(checkRules(plan).map(({ expected }) => expected)).toEqual([
      "another text than the texts that mean no value",
    ]);
  });

  it("keeps the fingerprint of a plan without them", () => {
    expect(JSON.stringify(WHOLE)).not.toContain("joined");
  });
});
