/*
 * How well does the score tell sponsors with a violation from sponsors without one?
 *
 * Data. Sponsors with a score and a known outcome. An outcome is known because a sponsor was in a random sample, was
 * inspected for its risk, or for a signal; each way is a set of its own, since only the first says something of all.
 * Measure. The area under the ROC curve: the chance that a random violation scores above a random sponsor with none.
 * Ties count one half, and an area below 0.5 is left as it is.
 * Interval. 95 %, by DeLong's variance on the logit scale; beside it by resampling of sponsors, and over clusters where
 * the data says which numbers belong to one concern.
 * Tests. Against 0.5, a score that knows nothing, and against 0.571, the figure reported for the old model. It is read
 * as an area: its source names no measure, no number of sponsors and no data. "Above" only when the interval excludes
 * the constant.
 * The figure itself. Nobody says on how many sponsors 0.571 was measured. Its interval is shown for 30 against 89, the
 * counts behind the old model, and for five times as many; and the counts that tell it from chance in 80 of 100 samples.
 * Yield. What inspecting from the highest score down finds, against random order. Equal scores at the cut count in
 * random order.
 * Over time and beside other models: where the plan names periods or models.
 *
 *   npx tsx analyses/auc-baseline.ts plan.yaml
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { audit, charts, type Published } from "../src/index.js";

type Bounds =
  | { readonly lower: number | "unbounded"; readonly upper: number | "unbounded" }
  | { readonly reason: string };
type Estimate =
  | { readonly kind: "estimate"; readonly value: number; readonly interval: Bounds }
  | { readonly kind: "not-estimable"; readonly reason: string };

const result = await audit(process.argv[2] ?? "data-samples/sponsors/plan.yaml");
const { score, discrimination, models } = result;

if (score.kind === "not-estimable") {
  console.log(`The score was not examined: ${score.reason}`);
} else {
  console.log(`${result.plan.title}: area under the ROC curve by the way in which outcomes became known`);
  console.table(
    score.sets.map((set) => ({
      outcomes: set.provenance,
      area: numberOf(set.auc),
      interval: intervalOf(set.auc),
      ...Object.fromEntries(
        set.baselines.map(({ baseline, test, position }) => [
          `against ${baseline}`,
          `${position.kind === "shown" ? position.value : position.kind} (p ${numberOf(test)})`,
        ]),
      ),
    })),
  );
  const { value, reasons } = score.adequacy;
  console.log(`Data: ${[value, ...reasons.map(({ code }) => code)].join(", ")}.`);
}

if (discrimination.kind === "estimated") {
  for (const { auc, counts, interval, ifCounts, needed } of discrimination.figures) {
    console.log(`The figure ${auc}, read as an area: what it is worth by the number of sponsors behind it`);
    console.table(
      [...(counts === null || interval === null ? [] : [{ ...counts, interval }]), ...ifCounts].map((row) => ({
        violations: row.violations,
        none: row.none,
        interval: boundsOf(row.interval),
      })),
    );
    for (const { criticalVariance, violations, none } of needed) {
      console.log(`To tell ${auc} from 0.5 (${criticalVariance} variance): ${violations} + ${none}`);
    }
  }

  console.log("The area by other routes");
  console.table(
    discrimination.sets.map(({ provenance, bootstrap, clustered, averagePrecision, baseRate }) => ({
      outcomes: provenance,
      bootstrap: intervalOf(bootstrap),
      clusters:
        clustered?.kind === "shown" && "auc" in clustered.value
          ? intervalOf({ kind: "shown", value: clustered.value.auc })
          : "",
      "average precision": `${numberOf(averagePrecision)} (${intervalOf(averagePrecision)})`,
      "share with a violation": numberOf(baseRate),
    })),
  );

  console.log("Yield of inspecting from the highest score down");
  console.table(
    discrimination.sets.flatMap(({ provenance, yields }) =>
      yields.kind !== "shown" || "kind" in yields.value
        ? []
        : yields.value.map((row) => ({
            outcomes: provenance,
            "share inspected": row.share.toFixed(3),
            "found in 100": row.yield.kind === "estimate" ? (100 * row.yield.value).toFixed(1) : row.yield.reason,
            "share of all found": intervalOf({ kind: "shown", value: row.reached }),
            lift: row.lift.kind === "estimate" ? row.lift.value.toFixed(2) : row.lift.reason,
          })),
    ),
  );

  if (discrimination.periods !== null) {
    const { periods, change } = discrimination.periods;
    console.log("The area by period");
    console.table(periods.map(({ period, auc }) => ({ period, area: numberOf(auc), interval: intervalOf(auc) })));
    console.log(`Last minus first: ${numberOf(change.difference)} (${intervalOf(change.difference)})`);
  }
}

for (const { name, areas, agreement, errors } of models) {
  console.log(`Beside “${name}”`);
  console.table({
    "difference of the areas": areas === null ? "" : `${numberOf(areas.difference)} (${intervalOf(areas.difference)})`,
    "kappa of the flags": agreement === null ? "" : numberOf(agreement.flagKappa),
    "p of McNemar": errors === null ? "" : numberOf(errors.exact),
  });
}

mkdirSync("out", { recursive: true });
for (const { id, svg } of charts(result, "en").filter((chart) => chart.id.startsWith("score-"))) {
  writeFileSync(`out/${id}.svg`, svg);
  console.log(`Chart: out/${id}.svg`);
}

function numberOf(published: Published<unknown>): string {
  if (published.kind === "class") return `${published.relation} ${published.bound}`;
  if (published.kind === "withheld") return "withheld";
  const { value, pValue } = published.value as { readonly value?: number; readonly pValue?: number };
  if (pValue !== undefined && pValue < 0.001) return "< 0.001";
  return (value ?? pValue)?.toFixed(3) ?? "not estimable";
}

function intervalOf(published: Published<Estimate>): string {
  if (published.kind !== "shown") return "withheld";
  const estimate = published.value as Estimate;
  return estimate.kind === "estimate" ? boundsOf(estimate.interval) : estimate.reason;
}

function boundsOf(interval: Bounds): string {
  if ("reason" in interval) return interval.reason;
  return [interval.lower, interval.upper]
    .map((bound) => (bound === "unbounded" ? bound : bound.toFixed(3)))
    .join(" to ");
}
