/*
 * What does inspecting from the highest score down find, has the score worn out, and does another model do better?
 *
 * Data. Sponsors with a score and a known outcome, by the way in which the outcome became known.
 * Yield. Violations found in 100 inspections of the highest scores, and how many times as many that is as in random
 * order (lift), at the planned number of inspections a year and at 1, 5, 10 and 20 % of the sponsors. Equal scores at the
 * cut count in random order. Intervals: Wilson. Average precision with a bootstrap interval, beside the share of
 * violations that random order gives.
 * Over time. The area in each planned period, and last minus first (DeLong, separate units).
 * Other models. Difference of the areas on the same sponsors (DeLong, paired), Cohen's kappa of the flags, and McNemar's
 * exact test of the errors. Only where the plan names periods or models.
 *
 *   npx tsx analyses/score-in-use.ts plan.yaml
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { audit, charts, type Published } from "../src/index.js";

const result = await audit(process.argv[2] ?? "data-samples/sponsors/plan.yaml");
const { discrimination, models } = result;

if (discrimination.kind === "estimated") {
  for (const { provenance, yields, averagePrecision, baseRate } of discrimination.sets) {
    console.log(`${provenance}: average precision ${words(averagePrecision)}, random order ${words(baseRate)}`);
    if (yields.kind !== "shown" || "kind" in yields.value) continue;
    console.table(
      yields.value.map((row) => ({
        "share inspected": row.share.toFixed(3),
        inspections: row.inspected,
        "found an inspection": words({ kind: "shown", value: row.yield }),
        "share of all found": words({ kind: "shown", value: row.reached }),
        lift: words({ kind: "shown", value: row.lift }),
      })),
    );
  }
  const { periods } = discrimination;
  if (periods !== null) {
    console.log("The area by period");
    console.table(periods.periods.map(({ period, auc }) => ({ period, area: words(auc) })));
    console.log(`Last minus first: ${words(periods.change.difference)}`);
  }
}

for (const { name, areas, agreement, errors } of models) {
  console.log(`Beside “${name}”`);
  console.table({
    "difference of the areas": areas === null ? "" : words(areas.difference),
    "kappa of the flags": agreement === null ? "" : words(agreement.flagKappa),
    "p of McNemar": errors === null ? "" : words(errors.exact),
  });
}

mkdirSync("out", { recursive: true });
for (const { id, svg } of charts(result, "en").filter((chart) => /^score-(yield|precision)/.test(chart.id))) {
  writeFileSync(`out/${id}.svg`, svg);
  console.log(`Chart: out/${id}.svg`);
}

function words(published: Published<unknown>): string {
  if (published.kind !== "shown") return published.kind;
  const { value, pValue, reason, interval } = published.value as {
    readonly value?: number;
    readonly pValue?: number;
    readonly reason?: string;
    readonly interval?: { readonly lower?: number | string; readonly upper?: number | string };
  };
  const number = (bound: number | string | undefined) => (typeof bound === "number" ? bound.toFixed(3) : `${bound}`);
  const around = interval?.lower === undefined ? "" : ` (${number(interval.lower)} to ${number(interval.upper)})`;
  return reason ?? number(value ?? pValue) + around;
}
