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
 * The rule for the majority is a choice: thresholds from 0.3 to 0.9, the largest group whatever its share, a least
 * number of migrants, and the share of each sponsor's migrants without a cut are set beside it, and decide nothing.
 * Second pass. Where a nationality is rejected, the others are tested against a rest without it.
 * Within strata. Cochran-Mantel-Haenszel and exchange within strata say how much of a difference runs through them; no
 * verdict rests on it. Where people select from what the model suggests, that second step is tested in the same way.
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
  const { ratioLower, ratioUpper } = result.plan.margins;
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
        expected: numberOf(group.expectedFlagged),
        "smallest ratio found": detectableOf(group.power),
      })),
  );
  console.log(`Smallest adjusted p over the family: ${numberOf(deciding)} (alpha ${family.alpha})`);
  console.log(`Margin of the ratio, fixed beforehand: ${ratioLower} to ${ratioUpper}`);
  for (const { without, named } of hypothesis.secondPass?.passes ?? []) {
    console.log(`Without ${listOf(without)}: named ${listOf(named)}`);
  }
  if (hypothesis.sensitivity !== null) {
    console.log("The same question under other rules for the majority; the rule of the plan decides");
    console.table(
      hypothesis.sensitivity.rules.map(({ rule, decides, tested, smallestAdjusted, groups }) => ({
        rule: Object.values(rule).join(" "),
        decides,
        tested,
        "smallest adjusted p": numberOf(smallestAdjusted),
        "shown for": groups.filter(({ shown }) => shown.kind === "shown" && shown.value).length,
      })),
    );
  }
  for (const { name, modelInput, outcome } of hypothesis.conditional) {
    console.log(`Within strata of ${name}${modelInput ? ", an input of the model" : ""}:`);
    if (outcome.kind === "not-estimable") console.log(`  ${outcome.reason}`);
    else {
      console.table(
        outcome.groups.map((group) => ({
          nationality: group.group,
          "adjusted p": numberOf(group.adjusted),
          "Mantel-Haenszel ratio": group.mantelHaenszel === null ? "" : numberOf(group.mantelHaenszel.ratio),
          "Cochran-Mantel-Haenszel p": group.mantelHaenszel === null ? "" : numberOf(group.mantelHaenszel.test),
          reversal: listOf(group.reversal),
        })),
      );
    }
  }
  const selected = result.hypothesis2Selected;
  if (selected?.kind === "tested") {
    console.log(`Selected by people: smallest adjusted p ${numberOf(selected.deciding)}`);
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
  if (typeof published.value === "number") return published.value < 0.001 ? "< 0.001" : published.value.toFixed(3);
  const { value, pValue } = published.value as { readonly value?: number; readonly pValue?: number };
  if (pValue !== undefined && pValue < 0.001) return "< 0.001";
  return (value ?? pValue)?.toFixed(3) ?? "not estimable";
}

function intervalOf(published: Group["ratio"]): string {
  if (published.kind !== "shown" || published.value.kind !== "estimate") return "";
  const { interval } = published.value;
  return "level" in interval ? `${bound(interval.lower)} to ${bound(interval.upper)}` : interval.reason;
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
