/*
 * How well does the score tell sponsors with a violation from sponsors without one?
 *
 * Data. Sponsors with a score and a known outcome. An outcome is known because a sponsor was in a random sample, was
 * inspected for its risk, or for a signal; each way is a set of its own, since only the first says something of all.
 * Measure. The area under the ROC curve: the chance that a random violation scores above a random sponsor with none.
 * Ties count one half, and an area below 0.5 is left as it is.
 * Interval. 95 %, by DeLong's variance on the logit scale; beside it by resampling of sponsors.
 * Tests. Against 0.5, a score that knows nothing, and against 0.571, the figure reported for the old model. It is read
 * as an area: its source names no measure, no number of sponsors and no data. "Above" only when the interval excludes
 * the constant.
 * The figure itself. Its interval (Hanley & McNeil 1982) at 30 against 89, the counts behind the old model, and at five
 * times as many; and the counts that tell it from chance in 80 of 100 samples.
 *
 *   npx tsx analyses/auc-baseline.ts plan.yaml
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { audit, charts, type Published } from "../src/index.js";

const result = await audit(process.argv[2] ?? "data-samples/sponsors/plan.yaml");
const { score, discrimination } = result;

if (score.kind === "not-estimable" || discrimination.kind === "not-estimable") {
  console.log("The score was not examined: no scores with outcomes");
} else {
  console.log(`${result.plan.title}: area under the ROC curve by the way in which outcomes became known`);
  console.table(
    score.sets.map((set, place) => ({
      outcomes: set.provenance,
      area: numberOf(set.auc),
      interval: intervalOf(set.auc),
      resampled: intervalOf(discrimination.sets[place]!.bootstrap),
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
  for (const { auc, ifCounts, needed } of discrimination.figures) {
    console.log(`The figure ${auc}, read as an area: its interval by the number of sponsors behind it`);
    console.table(
      ifCounts.map(({ violations, none, interval }) => ({ violations, none, interval: boundsOf(interval) })),
    );
    for (const { criticalVariance, violations, none } of needed) {
      console.log(`To tell ${auc} from 0.5 (${criticalVariance} variance): ${violations} + ${none}`);
    }
  }
}

mkdirSync("out", { recursive: true });
for (const { id, svg } of charts(result, "en").filter((chart) => chart.id.includes("roc"))) {
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

function intervalOf(published: Extract<typeof score, { kind: "estimated" }>["sets"][number]["auc"]): string {
  return published.kind !== "shown" || published.value.kind !== "estimate" ? "" : boundsOf(published.value.interval);
}

function boundsOf(interval: object): string {
  const { lower, upper, reason } = interval as { lower?: number | string; upper?: number | string; reason?: string };
  const words = [lower, upper].map((bound) => (typeof bound === "number" ? bound.toFixed(3) : bound));
  return reason ?? words.join(" to ");
}
