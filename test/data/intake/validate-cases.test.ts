import { describe, expect, it } from "vitest";
import { problemsIn } from "../../support/data-folder.js";
import { sampleCasesPlan, sampleCountsPlan } from "../../support/sample-plan.js";

const found = (issues: Awaited<ReturnType<typeof problemsIn>>) =>
  issues.map(({ code, row, column, received }) => `${row} ${column} ${code}: ${received}`);

describe("rows of a cases file", () => {
  it("have an identifier once, a group, a known band, selection and outcome", async () => {
    const rows = ["1,A,5,low,yes,1", "1,A,5,low,no,0", "2,,5,mid,no,0", "3,B,x,low,perhaps,", ",B,1,high,,2"];
    const csv = ["id,group,score,band,selected,outcome", ...rows].join("\n");
    expect(found(await problemsIn(sampleCasesPlan(), { "cases.csv": csv }))).toEqual([
      "3 id row-duplicate: text, 1 character, as in an earlier row",
      "4 group value-missing: no value",
      "4 band value-unknown: text, 3 characters, not among the 2 known texts",
      "5 score value-type: text, 1 character, not a number",
      "5 selected value-unknown: text, 7 characters, not among the 2 known texts",
      "6 id value-missing: no value",
      "6 outcome value-unknown: text, 1 character, not among the 2 known texts",
    ]);
  });

  it("read the missing texts of the plan exactly", async () => {
    const plan = sampleCasesPlan({ data: { cases: { missing: ["NA", "-"] } } });
    const csv = ["id,group,score,band,selected,outcome", "1,A,NA,low,-,NA", "2,A,na,low,yes,1", "3,A,,low,yes,1"].join(
      "\n",
    );
    expect(found(await problemsIn(plan, { "cases.csv": csv }))).toEqual([
      "3 score value-type: text, 2 characters, not a number",
      "4 score value-type: an empty text, not a number",
    ]);
  });
});

describe("rows of a counts file", () => {
  it("hold each combination once with a whole count from 0", async () => {
    const rows = ["A,low,3", "A,low,4", "A,high,-1", "B,low,2.5", ",low,1", "B,,1", "C,low,", "D,middle,1", "E,low,0"];
    const csv = ["group,band,n", ...rows].join("\n");
    expect(found(await problemsIn(sampleCountsPlan(), { "counts.csv": csv }))).toEqual([
      "3 group row-duplicate: text, 1 character, as in an earlier row",
      "4 n value-range: -1",
      "5 n value-type: 2.5",
      "6 group value-missing: no value",
      "7 band value-missing: no value",
      "8 n value-missing: no value",
      "9 band value-unknown: text, 6 characters, not among the 2 known texts",
    ]);
  });

  it("are multiples of the rounding base, and a suppressed cell is no number", async () => {
    const plan = sampleCountsPlan({ data: { rounding: { base: 10, kind: "nearest" }, suppressed: "." } });
    const csv = ["group,band,n", "A,low,20", "A,high,.", "B,low,15", "B,high,x"].join("\n");
    expect(found(await problemsIn(plan, { "counts.csv": csv }))).toEqual([
      "4 n value-range: 15",
      "5 n value-type: text, 1 character, not a number",
    ]);
  });

  it("count texts with one meaning as one combination", async () => {
    const plan = sampleCountsPlan({ bands: { map: { laag: "low", low: "low", hoog: "high" } } });
    const csv = ["group,band,n", "A,low,1", "A,laag,2"].join("\n");
    expect(found(await problemsIn(plan, { "counts.csv": csv }))).toEqual([
      "3 group row-duplicate: text, 1 character, as in an earlier row",
    ]);
  });
});
