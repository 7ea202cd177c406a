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
 * Effect. Difference of shares, in percentage points, with a 95 % interval over sponsors where enough of them count, and
 * a wider one that holds for all nationalities at once.
 * Second pass. Where a nationality is rejected, the rest holds it no longer: the others are tested against a rest
 * without it. A nationality that then differs no more differed because another one lies far from the rest.
 * Within strata. Size and branch answer another question: how much of a difference runs through them. That explains a
 * route; it justifies nothing, and no verdict rests on it.
 * Power. What could have been found, at the overall flagged share and never at the difference that was seen.
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
        "for all at once": group.simultaneous === null ? "" : spanOf(group.simultaneous.difference),
        "adjusted p": numberOf(group.adjusted),
        "design effect": numberOf(group.designEffect),
        "smallest ratio found": detectableOf(group.power),
      })),
  );
  console.log(`Smallest adjusted p over the family: ${numberOf(deciding)} (alpha ${family.alpha})`);
  console.log(`Not valid, migrants taken as independent: p = ${numberOf(naive)}`);
  for (const { without, named, groups } of hypothesis.secondPass?.passes ?? []) {
    const least = groups.map(({ group, adjusted }) => `${group} ${numberOf(adjusted)}`).slice(0, 5);
    console.log(`Without ${listOf(without)}: named ${listOf(named)}; first adjusted p: ${least.join(", ")}`);
  }
  for (const { name, modelInput, outcome } of hypothesis.conditional) {
    console.log(`Within strata of ${name}${modelInput ? ", an input of the model" : ""}:`);
    if (outcome.kind === "not-estimable") console.log(`  ${outcome.reason}`);
    else {
      console.table(
        outcome.groups.map((group) => ({
          nationality: group.group,
          "difference within": numberOf(group.withinDifference),
          "share through strata": numberOf(group.throughShare),
          "adjusted p": numberOf(group.adjusted),
          reversal: listOf(group.reversal),
        })),
      );
    }
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
  if (typeof published.value === "number") return published.value < 0.001 ? "< 0.001" : published.value.toFixed(3);
  const { value, pValue } = published.value as { readonly value?: number; readonly pValue?: number };
  if (pValue !== undefined && pValue < 0.001) return "< 0.001";
  return (value ?? pValue)?.toFixed(3) ?? "not estimable";
}

function intervalOf(published: Group["difference"]): string {
  if (published.kind !== "shown" || published.value.kind !== "estimate") return "";
  const { interval } = published.value;
  return "level" in interval ? `${bound(interval.lower)} to ${bound(interval.upper)}` : interval.reason;
}

function spanOf(published: NonNullable<Group["simultaneous"]>["difference"]): string {
  if (published.kind !== "shown") return published.kind;
  const { value } = published;
  return "level" in value ? `${bound(value.lower)} to ${bound(value.upper)}` : value.reason;
}

/** Smallest ratio above 1 that the test would have found with the planned power. */
function detectableOf(published: Group["power"]): string {
  if (published.kind !== "shown") return published.kind;
  const { value } = published;
  if (value.kind === "not-estimable") return value.reason;
  return value.above.kind === "estimate" ? value.above.value.toFixed(2) : value.above.reason;
}

function listOf(published: Published<unknown>): string {
  if (published.kind !== "shown") return published.kind;
  const { value } = published;
  return Array.isArray(value) ? value.join(", ") || "nobody" : String(value ?? "nobody");
}

function bound(value: number | "unbounded"): string {
  return typeof value === "number" ? value.toFixed(3) : value;
}
