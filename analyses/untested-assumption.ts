/*
 * How many never-inspected sponsors would have to hide a violation before a claim about the score fails?
 *
 * The assumption. Sponsors that were never inspected comply. Nobody tested it: no inspection, no outcome.
 * Data. Known outcomes, taken as true, and sponsors that were never inspected, with score, band and majority nationality.
 * Scenarios. A share of the never-inspected hides a violation, everywhere alike, or more often at high scores (the odds
 * ratio stands in the plan). They are pictures of what may be, not estimates.
 * Bounds. At most k hidden violations, wherever they change a number most, shared out over groups and flags together.
 * No other placement goes further: the bounds are exact. Intervals also hold sampling error (Imbens and Manski 2004).
 * Breaking point. The fewest hidden violations at which an estimate, and at which its interval, no longer supports a
 * claim: the area under the curve lies above a constant; bands are in order; a rate of a nationality and that of all
 * others are alike, within the margins of the plan. A claim that does not hold without hidden violations is named so.
 *
 *   npx tsx analyses/untested-assumption.ts plan.yaml
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { audit, charts } from "../src/index.js";

const result = await audit(process.argv[2] ?? "data-samples/sponsors/plan.yaml");
const { assumption } = result;

if (assumption.kind === "not-estimable") {
  console.log(`The untested assumption was not examined: ${assumption.reason}`);
} else {
  const { bands, groups, highestShare } = assumption;
  const [violations, none, never] = result.tables.find(({ id }) => id === assumption.outcomes)?.counts ?? [];
  console.log(`${result.plan.title}: ${violations} violations known, ${none} with none, ${never} never inspected`);

  console.log("Claims about score and bands");
  console.table(assumption.breakingPoints.flatMap((point) => (point.kind === "shown" ? [rowOf(point.value)] : [])));

  console.log(`Violations by band, if up to ${percent(highestShare)} of the never-inspected hide one`);
  console.table(
    (bands?.bands ?? []).map(({ band, rates }) => ({
      band,
      ...(rates.kind === "shown" ? numberColumns(rates.value.at(-1)?.violations) : { withheld: rates.kind }),
    })),
  );

  if (groups.kind === "not-estimable") {
    console.log(`Nothing can be said of nationalities: ${groups.reason}`);
  } else {
    const shown = groups.groups.flatMap(({ measures }) =>
      measures.flatMap(({ alike }) => (alike.kind === "shown" && "claim" in alike.value ? [alike.value] : [])),
    );
    const alike = shown.filter(({ estimateHolds }) => estimateHolds);
    console.log(`Rates of nationalities: ${shown.length} given, ${alike.length} alike if nobody hides a violation`);
    console.table(alike.map(rowOf));
  }
}

mkdirSync("out", { recursive: true });
for (const { id, svg } of charts(result, "en").filter((chart) => chart.id.startsWith("assumption"))) {
  writeFileSync(`out/${id}.svg`, svg);
  console.log(`Chart: out/${id}.svg`);
}

type Part = Extract<typeof assumption, { kind: "estimated" }>;
type Point = Extract<Part["breakingPoints"][number], { kind: "shown" }>["value"];
type Numbers = Extract<NonNullable<Part["bands"]>["bands"][number]["rates"], { kind: "shown" }>["value"][number];

function rowOf({ claim, estimateHolds, intervalHolds, estimateFails, intervalFails }: Point) {
  return {
    claim: wordsOf(claim),
    "without hidden violations": intervalHolds
      ? "estimate and interval"
      : estimateHolds
        ? "estimate only"
        : "not shown",
    "estimate fails at": failsAt(estimateFails),
    "interval fails at": failsAt(intervalFails),
  };
}

function wordsOf(claim: Point["claim"]): string {
  if (claim.kind === "auc-above") return `area above ${claim.baseline}`;
  if (claim.kind === "bands-ordered") return `more violations in ${claim.higher} than in ${claim.lower}`;
  return `${claim.measure} alike: ${claim.group ?? "all groups"}`;
}

function failsAt(fails: Point["estimateFails"]): string {
  return fails === null ? "not in range" : `${fails.hidden} hidden (${percent(fails.share)})`;
}

function numberColumns(numbers: Numbers["violations"] | undefined) {
  if (numbers === undefined || "kind" in numbers.bounds) return { bounds: "not estimable" };
  const { inProportion, byRank, bounds } = numbers;
  const scenario = (value: typeof byRank) => ("kind" in value ? value.reason : percent(value.value));
  return {
    alike: scenario(inProportion),
    "more at high scores": scenario(byRank),
    bounds: `${end(bounds.lowest)} to ${end(bounds.highest)}`,
    interval: `${end(bounds.lower)} to ${end(bounds.upper)}`,
  };
}

function end(value: number | "unbounded"): string {
  return value === "unbounded" ? value : percent(value);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
