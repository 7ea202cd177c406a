/*
 * Hypothesis 1: "There is no relation between the predictions of the risk model and the nationality of the migrants of
 * the recognised sponsor."
 *
 * Data. Sponsors with one prediction each, and the migrants behind them, counted at a date not after the prediction.
 * Question. For every nationality: is the share of its migrants under a flagged sponsor another one than the share of
 * all other migrants?
 * Unit. The sponsor: all its migrants share one prediction, so predictions are permuted over whole sponsors.
 * Test. The studentised contrast of each nationality, two-sided; step-down adjustment over all nationalities that pass
 * a gate that does not look at predictions. Pearson's chi-squared over all bands stands beside it, under the same
 * permutations. The chi-squared p-value that takes migrants as independent is shown as a warning: it is not valid.
 * Effect. Difference of shares, in percentage points, with a 95 % interval over sponsors where enough of them count.
 * Beside it. Second pass: the others against a rest without the rejected ones. Within strata: what runs through size or
 * branch; it explains a route and justifies nothing. Power: the smallest ratio that would have been found.
 *
 *   npx tsx analyses/hypothesis-1-nationality.ts plan.yaml
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { audit, charts, type Published } from "../src/index.js";

const result = await audit(process.argv[2] ?? "data-samples/sponsors/plan.yaml");
const hypothesis = result.hypothesis1;

if (hypothesis.kind === "not-tested") {
  console.log(`Hypothesis 1 was not tested: ${hypothesis.reason}`);
} else {
  const { family, deciding, naive, verdict } = hypothesis;
  console.log(`${result.plan.title}: ${family.tested.length} nationalities tested, ${family.resamples} permutations`);
  console.table(
    hypothesis.groups
      .filter(({ tested }) => tested)
      .map((group) => ({
        nationality: group.group,
        "share flagged": numberOf(group.flaggedShare),
        "share of others": numberOf(group.restShare),
        difference: numberOf(group.difference),
        interval: intervalOf(group.difference),
        "adjusted p": numberOf(group.adjusted),
        "design effect": numberOf(group.designEffect),
        "would find": numberOf(group.minimumDetectableRatio),
      })),
  );
  console.log(`Smallest adjusted p over the family: ${numberOf(deciding)} (alpha ${family.alpha})`);
  console.log(`Not valid, migrants taken as independent: p = ${numberOf(naive)}`);
  for (const { without, named } of hypothesis.secondPass?.passes ?? []) console.log("Second pass", { without, named });
  for (const { name, modelInput, outcome } of hypothesis.conditional) {
    const found = outcome.kind === "tested" ? `smallest adjusted p ${numberOf(outcome.deciding)}` : outcome.reason;
    console.log(`Within strata of ${name}${modelInput ? ", an input of the model" : ""}: ${found}`);
  }
  if (verdict.kind === "shown") {
    const { evidence, signal, equivalence, adequacy } = verdict.value;
    console.log(`Evidence: ${evidence.value}. Signal: ${signal.value}. Alike: ${equivalence.value}.`);
    console.log(`Data: ${adequacy.value}.`);
  }
}

mkdirSync("out", { recursive: true });
for (const { id, svg } of charts(result, "en").filter((chart) => chart.id.startsWith("hypothesis-1"))) {
  writeFileSync(`out/${id}.svg`, svg);
  console.log(`Chart: out/${id}.svg`);
}

type Group = Extract<typeof hypothesis, { kind: "tested" }>["groups"][number];

function numberOf(published: Published<unknown>): string {
  if (published.kind === "class") return `${published.relation} ${published.bound}`;
  if (published.kind === "withheld") return "withheld";
  const { value = published.value, pValue = value } = published.value as { value?: unknown; pValue?: unknown };
  return typeof pValue !== "number" ? "not estimable" : pValue > 0 && pValue < 0.001 ? "< 0.001" : pValue.toFixed(3);
}

function intervalOf(published: Group["difference"]): string {
  if (published.kind !== "shown" || published.value.kind !== "estimate") return "";
  const { interval } = published.value;
  if (!("level" in interval)) return interval.reason;
  return [interval.lower, interval.upper].map((end) => (end === "unbounded" ? end : end.toFixed(3))).join(" to ");
}
