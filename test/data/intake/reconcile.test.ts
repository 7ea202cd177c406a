import { expect, it } from "vitest";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { readColumns } from "../../../src/data/read-columns.js";
import { dataFolder, problemsIn, quietContext } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";
import { MIGRANTS, SPONSORS } from "../traps/sponsor-files.js";

it("refuses a file of which the reader rejects a record that the bytes allow", async () => {
  const sponsors = `${SPONSORS}8,1,,,${"x".repeat(3_000_000)}\n9,1,,,x\n`;
  const files = { "sponsors.csv": sponsors, "migrants.csv": MIGRANTS };
  const issues = await problemsIn(samplePlan(), files);
  expect(issues).toMatchObject([
    {
      code: "records-unreconciled",
      expected: "5 records, of which 0 cannot be read, as counted over the bytes",
      received: "4 accepted and 1 rejected by the reader",
    },
  ]);
  const opened = openDuckdbEngine(samplePlan(), dataFolder(files), quietContext());
  await expect(opened).rejects.toMatchObject({ code: "data-unreadable" });
});

it("reads every text as it stands: number signs, spaces, quotes, delimiters, and words that look like nothing", async () => {
  const texts = ["#1", " 2 ", '"3', "4,5", "NULL", "NA", "nan", "true", "2016-01-01", "1e3", "'", "\\N", "\t"];
  const rows = texts.map((text, i) => `${i},1,,,"${text.replaceAll('"', '""')}"`);
  const sponsors = ["sponsor,score,outcome,provenance,branch", ...rows, "#9,1,,, plain "].join("\n");
  const folder = dataFolder({ "sponsors.csv": sponsors, "migrants.csv": "sponsor,nationality,migrants\n#9,A,1\n" });
  const [table] = await readColumns(samplePlan(), folder, quietContext());
  const branch = table!.columns.find(({ name }) => name === "branch")!;
  if (branch.kind !== "text") throw new Error(branch.kind);
  expect(Array.from(branch.codes, (code) => branch.levels[code])).toEqual([...texts, " plain "]);
});
