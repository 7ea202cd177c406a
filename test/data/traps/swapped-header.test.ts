import { expect, it } from "vitest";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { dataFolder, quietContext } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";
import { MIGRANTS, SPONSORS } from "./sponsor-files.js";

const SWAPPED = SPONSORS.split("\n")
  .map((line) => line.split(","))
  .map(([id, score, ...rest]) => (id === "" ? "" : [score, id, ...rest].join(",")))
  .join("\n");

it("finds columns by name, so files with swapped columns give the same evidence", async () => {
  const context = quietContext();
  const hashes = await Promise.all(
    [SPONSORS, SWAPPED].map(async (sponsors) => {
      const folder = dataFolder({ "sponsors.csv": sponsors, "migrants.csv": MIGRANTS });
      return (await openDuckdbEngine(samplePlan(), folder, context)).dataHash(context);
    }),
  );
  expect(SWAPPED).toContain("score,sponsor,");
  expect(hashes[1]).toBe(hashes[0]);
});

it("never prints an identifier that stands in the score column", async () => {
  const header = "score,sponsor,outcome,provenance,branch";
  const folder = dataFolder({
    "sponsors.csv": [header, ...SPONSORS.split("\n").slice(1)].join("\n"),
    "migrants.csv": MIGRANTS,
  });
  const error = await openDuckdbEngine(samplePlan(), folder, quietContext()).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: "data-invalid" });
  expect(JSON.stringify(error)).not.toContain("10000003");
});
