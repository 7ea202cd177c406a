import { expect, it } from "vitest";
import { places, problemsIn } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";
import { MIGRANTS } from "./sponsor-files.js";

const HEADER = "sponsor,score,outcome,provenance,branch";

it("reports the physical line after a quoted line break, and the record beside it", async () => {
  const sponsors = [HEADER, '0363,10,none,risk,"a\r\nb\nc"', "007,101,,,", "10000003,5,,never,1"].join("\n");
  const issues = await problemsIn(samplePlan(), { "sponsors.csv": sponsors, "migrants.csv": MIGRANTS });
  expect(places(issues)).toEqual(["value-range sponsors.csv:5"]);
  expect(issues[0]!.message).toMatch(/^sponsors\.csv:5 \(record 3\) requires /);
});

it("counts a ragged record with a quoted line break at the line where it starts", async () => {
  const sponsors = [HEADER, '0363,"1\n0"', "007,-1,,,", "10000003,5,,never,1"].join("\n");
  const issues = await problemsIn(samplePlan(), { "sponsors.csv": sponsors, "migrants.csv": MIGRANTS });
  expect(places(issues)).toEqual(["row-ragged sponsors.csv:2", "value-range sponsors.csv:4"]);
});

it("reads quoted line breaks beyond the size of one buffer of the parallel reader", async () => {
  const filler = "x".repeat(2000);
  const rows = Array.from({ length: 20_000 }, (_, i) => `${i + 1},10,,,"${filler}\n${i}"`);
  const sponsors = [HEADER, ...rows, "bad,1000,,,1"].join("\n");
  const migrants = "sponsor,nationality,migrants\n1,A,2\n";
  const issues = await problemsIn(samplePlan(), { "sponsors.csv": sponsors, "migrants.csv": migrants });
  expect(places(issues)).toEqual(["value-range sponsors.csv:40002"]);
});
