/*
 * Hypothesis 2: "The risk model suggests further investigation proportionally as often for recognised sponsors with a
 * majority of migrants of a specific nationality as for other recognised sponsors."
 *
 * Data. Sponsors with one prediction each. A nationality has the majority at a sponsor when its share of the migrants
 * is strictly above one half; sponsors without migrants are counted and left out.
 * Question. For every nationality: are sponsors with a majority of it flagged as often as all other sponsors?
 * Unit. The sponsor.
 * Test. The deciding p-value comes from the same permutations of predictions as in hypothesis 1, adjusted step-down over
 * all nationalities with enough majority sponsors. Fisher's exact test, two-sided, stands beside it.
 * Beside it. Second pass, strata, and other rules for the majority; they decide nothing.
 * Effect. Ratio of flagged shares with a score interval, read against a margin that the plan fixed beforehand.
 *
 *   npx tsx analyses/hypothesis-2-majority.ts plan.yaml
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { audit, charts, type Published } from "../src/index.js";

const result = await audit(process.argv[2] ?? "data-samples/sponsors/plan.yaml");
const hypothesis = result.hypothesis2;

if (hypothesis.kind === "not-tested") {
  console.log(`Hypothesis 2 was not tested: ${hypothesis.reason}`);
} else {
  const { family, deciding, verdict } = hypothesis;
  console.log(`${result.plan.title}: ${family.tested.length} nationalities tested, ${family.resamples} permutations`);
  console.table(
    hypothesis.groups
      .filter(({ tested }) => tested)
      .map((group) => ({
        nationality: group.group,
        "share flagged": numberOf(group.flaggedShare),
        "share of others": numberOf(group.restShare),
        ratio: numberOf(group.ratio),
        interval: intervalOf(group.ratio),
        "adjusted p": numberOf(group.adjusted),
        "Fisher p": group.beside === null ? "" : numberOf(group.beside.fisher),
      })),
  );
  console.log(`Smallest adjusted p over the family: ${numberOf(deciding)} (alpha ${family.alpha})`);
  console.log(`Margin of the ratio, fixed beforehand: ${Object.values(result.plan.margins).join(" to ")}`);
  for (const { without, named } of hypothesis.secondPass?.passes ?? []) console.log("Second pass", { without, named });
  for (const { name, modelInput, outcome } of hypothesis.conditional) {
    const found = outcome.kind === "tested" ? `smallest adjusted p ${numberOf(outcome.deciding)}` : outcome.reason;
    console.log(`Within strata of ${name}${modelInput ? ", an input of the model" : ""}: ${found}`);
  }
  for (const { rule, smallestAdjusted } of hypothesis.sensitivity?.rules ?? []) {
    console.log(`Majority by ${Object.values(rule).join(" ")}: smallest adjusted p ${numberOf(smallestAdjusted)}`);
  }
  if (verdict.kind === "shown") {
    const { evidence, signal, equivalence, adequacy } = verdict.value;
    console.log(`Evidence: ${evidence.value}. Signal: ${signal.value}. Alike: ${equivalence.value}.`);
    console.log(`Data: ${adequacy.value}.`);
  }
}

mkdirSync("out", { recursive: true });
for (const { id, svg } of charts(result, "en").filter((chart) => chart.id.startsWith("hypothesis-2"))) {
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

function intervalOf(published: Group["ratio"]): string {
  if (published.kind !== "shown" || published.value.kind !== "estimate") return "";
  const { interval } = published.value;
  if (!("level" in interval)) return interval.reason;
  return [interval.lower, interval.upper].map((end) => (end === "unbounded" ? end : end.toFixed(3))).join(" to ");
}
