import { expect, it } from "vitest";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { dataFolder, places, problemsIn, quietContext } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";
import { MIGRANTS, SPONSORS } from "./sponsor-files.js";

const DUTCH = SPONSORS.replaceAll(",", ";").replace("59.9", "59,9");

it("reports a file that another delimiter divides, by line and without its header", async () => {
  const issues = await problemsIn(samplePlan(), { "sponsors.csv": DUTCH, "migrants.csv": MIGRANTS });
  expect(places(issues)).toEqual(["delimiter-mismatch sponsors.csv:1"]);
  expect(issues[0]!.message).toBe(
    "sponsors.csv:1 requires fields that a comma divides; got one field, which a semicolon would divide",
  );
});

it("reads semicolons and a decimal comma where the plan declares them", async () => {
  const context = quietContext();
  const plan = samplePlan({ data: { sponsors: { delimiter: ";", decimal: "," } } });
  const dutch = dataFolder({ "sponsors.csv": DUTCH, "migrants.csv": MIGRANTS });
  const english = dataFolder({ "sponsors.csv": SPONSORS, "migrants.csv": MIGRANTS });
  const hash = await (await openDuckdbEngine(plan, dutch, context)).dataHash(context);
  expect(hash).toBe(await (await openDuckdbEngine(samplePlan(), english, context)).dataHash(context));
});

it("does not read a thousands point or the other decimal mark as a number", async () => {
  const plan = samplePlan({ data: { sponsors: { delimiter: ";", decimal: "," } }, scoreRange: undefined });
  const sponsors = DUTCH.replace("59,9", "1.234,5").replace(";60;", ";60.5;");
  const issues = await problemsIn(plan, { "sponsors.csv": sponsors, "migrants.csv": MIGRANTS });
  expect(places(issues)).toEqual(["value-type sponsors.csv:3", "value-type sponsors.csv:4"]);
});

it("reads a path with pattern characters as the one file that it names", async () => {
  const plan = samplePlan({ data: { migrants: { file: "m[1]'*?.csv" } } });
  const other = "sponsor,nationality,migrants\n0363,Z,9\n";
  const context = quietContext();
  const folder = dataFolder({ "sponsors.csv": SPONSORS, "m[1]'*?.csv": MIGRANTS, "m1'ab.csv": other });
  const { composition } = await (await openDuckdbEngine(plan, folder, context)).evidence(["composition"], context);
  expect(composition).toMatchObject({ groups: ["A", "B"] });
});
