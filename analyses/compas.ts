/*
 * COMPAS, 7,214 people in Broward County: is a medium or high score given alike over race, and does it err alike?
 *
 * Data. Public: the table that ProPublica published and the Aequitas project prepared. One row a person, one race each.
 * Flagged is a medium or high score; the outcome is a new offence within two years.
 * Tests. Predictions permuted over persons, each race against all others, adjusted over races; Pearson's chi-squared
 * of race x flagged beside it. Errors: false-positive and false-negative rates per race.
 * Published figures that this reproduces (ProPublica 2016, "Compas Analysis.ipynb"): false-positive rate 44.85 % for
 * African-American and 23.45 % for Caucasian defendants.
 *
 *   npx tsx analyses/compas.ts [folder for the release]
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { audit, bundleFiles, type Published, writeOutput } from "../src/index.js";

const data = join(import.meta.dirname, "../../shared/data/compas/compas_for_aequitas.csv");
if (!existsSync(data)) {
  console.log("SKIPPED: COMPAS is absent (../shared/data/compas)");
  process.exit(0);
}

const result = await audit(join(import.meta.dirname, "compas.yaml"));
const { hypothesis1, errors } = result;

if (hypothesis1.kind === "tested") {
  const { pearson, cramersV } = hypothesis1;
  if (pearson.kind === "shown" && "statistic" in pearson.value) {
    const { statistic, degreesOfFreedom } = pearson.value;
    console.log(`Race x flagged: chi-squared ${statistic.toFixed(6)} on ${degreesOfFreedom} degrees of freedom`);
  }
  if (cramersV.kind === "shown" && "table" in cramersV.value) console.log(`V ${cramersV.value.table.toFixed(6)}`);
  console.table(
    hypothesis1.groups.map((group) => ({
      race: group.group,
      "share flagged": percentOf(group.flaggedShare),
      "share of others": percentOf(group.restShare),
      tested: group.tested,
    })),
  );
}

if (errors.kind === "estimated") {
  console.table(
    errors.groups.map((group) => ({
      race: group.group,
      "false-positive rate": percentOf(group.falsePositiveRate),
      "false-negative rate": percentOf(group.falseNegativeRate),
    })),
  );
}

const out = process.argv[2] ?? "out/compas";
await writeOutput(out, bundleFiles(result, { languages: result.plan.languages }));
console.log(`Release: ${out}`);

function percentOf(published: Published<unknown>): string {
  if (published.kind !== "shown") return published.kind;
  const { value } = published.value as { readonly value?: number };
  return value === undefined ? "not estimable" : `${(100 * value).toFixed(2)} %`;
}
