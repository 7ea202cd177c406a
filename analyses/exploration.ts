/*
 * A first hour with the data, in the data lab. Everything here is made of rows: it stays in the analyst's own
 * environment. Nothing crosses nationality with score or outcome: that is the audit's work, by a plan fixed beforehand.
 *
 * danfojs-node gives DataFrames; the toolkit loads it on demand and passes declared types, so `007` stays text.
 *
 *   npx tsx analyses/exploration.ts plan.yaml
 */
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { readColumns, toDataFrame } from "../src/analyst.js";
import { nodeContext, parsePlan } from "../src/index.js";

const planFile = process.argv[2] ?? "data-samples/sponsors/plan.yaml";
const plan = parsePlan(readFileSync(planFile, "utf8"), basename(planFile));
const context = nodeContext();
const tables = await readColumns(plan, dirname(planFile), context);
await context.executor.close();

for (const { section, rows, columns } of tables) {
  const frame = await toDataFrame(columns);
  console.log(`\n${section}: ${rows} rows`);
  frame.head(5).print();
  console.log("Missing values by column");
  frame.isNa().sum({ axis: 0 }).print();
}

const [first] = tables;
if (first !== undefined) {
  const frame = await toDataFrame(first.columns);
  const numbers = first.columns.filter(({ kind }) => kind === "number").map(({ name }) => name);
  if (numbers.length > 0) {
    console.log("Numbers, column by column");
    frame.loc({ columns: numbers }).describe().print();
  }
  const indicators = plan.data.form === "sponsors" ? plan.data.sponsors.columns.indicators : [];
  for (const column of first.columns) {
    if (!indicators.includes(column.name) || column.kind !== "text" || column.levels.length > 60) continue;
    console.log(`Sponsors by ${column.name}`);
    frame.column(column.name).valueCounts().head(10).print();
  }
}
