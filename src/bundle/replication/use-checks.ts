import type { ReliabilityCurve } from "../../audit/calibration/calibration-result.js";
import type { ScoreYield } from "../../audit/score/discrimination-result.js";
import { type Check, CLOSED } from "./check.js";
import { rVector } from "./r-text.js";
import { USE_FUNCTIONS } from "./r-use-functions.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";
import { countsInR } from "./score-checks.js";
import type { ScriptPart } from "./script-part.js";
import { number, shown } from "./table-checks.js";
import { threeNumbers } from "./three-numbers.js";

type InUse = Extract<ReplicatedNumbers["discrimination"], { kind: "estimated" }>;
type Calibration = Extract<ReplicatedNumbers["calibration"], { kind: "estimated" }>;

/**
 * What inspecting by the score finds, the ROC curve, mean scores of classes, and what reported figures are worth. Reads the
 * scores.
 */
export function useParts({ discrimination, calibration, plan, tables }: ReplicatedNumbers): readonly ScriptPart[] {
  if (discrimination.kind !== "estimated") return [];
  const { sets, figures } = discrimination;
  const means = calibration.kind === "estimated" ? calibration.sets.flatMap((set) => meanChecks(set, tables)) : [];
  return [
    {
      section: "discrimination",
      lines: USE_FUNCTIONS,
      checks: [
        number("scored units", discrimination.scored, 'sum(outcomes("(violation|none|unknown)", ".*"))', CLOSED),
        ...figures.flatMap((figure) => figureChecks(figure, plan)),
        ...sets.flatMap(setChecks),
      ],
    },
    { section: "calibration", lines: [], checks: means },
  ];
}

function setChecks(set: InUse["sets"][number]): readonly Check[] {
  const counts = countsInR(set.provenance).join(", ");
  const name = (what: string) => `score, ${set.provenance}: ${what}`;
  const precision = shown(set.averagePrecision);
  const yields = shown(set.yields);
  const band = shown(set.rocBand);
  return [
    ...threeNumbers(name("share with a violation"), set.baseRate, (level) => `base_rate(${counts}, ${level})`),
    ...(precision?.kind === "estimate"
      ? [number(name("average precision"), precision.value, `average_precision(${counts})`, CLOSED)]
      : []),
    ...(yields === undefined || "kind" in yields
      ? []
      : yields.flatMap((each) => yieldChecks(each, name(`${each.inspected} inspected`), counts))),
    ...(band === undefined || "kind" in band
      ? []
      : [
          allOf(name("height of the ROC curve"), {
            of: band.map(({ falsePositiveRate }) => `at ${falsePositiveRate}`),
            ours: band.map(({ truePositiveRate }) => truePositiveRate),
            theirs: `roc_heights(${counts})`,
          }),
          allOf(name("false alarms of the ROC curve"), {
            of: band.map((_, step) => `step ${step}`),
            ours: band.map(({ falsePositiveRate }) => falsePositiveRate),
            theirs: "0:20 / 20",
          }),
        ]),
  ];
}

function yieldChecks(each: ScoreYield, name: string, counts: string): readonly Check[] {
  const estimates = { yield: each.yield, reached: each.reached, lift: each.lift };
  const [first] = Object.values(estimates);
  if (first === undefined || first.kind === "not-estimable" || "kind" in first.interval) return [];
  const parts = Object.entries(estimates).flatMap(([of, estimate]) => {
    if (estimate.kind === "not-estimable" || "kind" in estimate.interval) return [];
    const { lower, upper } = estimate.interval;
    return [
      { of, ours: estimate.value },
      { of: `${of}, lower bound`, ours: lower },
      { of: `${of}, upper bound`, ours: upper },
    ];
  });
  return [
    number(`${name}: their number`, each.inspected, `inspections(${counts}, ${each.share})`, CLOSED),
    allOf(name, {
      of: ["found", "tied at the cut", ...parts.map(({ of }) => of)],
      ours: [each.found, each.tiedAtCut, ...parts.map(({ ours }) => ours)],
      theirs: `yield_at(${counts}, ${each.inspected}, ${first.interval.level})`,
    }),
  ];
}

function figureChecks(figure: InUse["figures"][number], plan: ReplicatedNumbers["plan"]): readonly Check[] {
  const { auc, counts, interval, ifCounts, needed } = figure;
  const known = counts === null || interval === null ? [] : [{ ...counts, interval }];
  const from = counts ?? ifCounts[0];
  return [
    ...[...known, ...ifCounts].flatMap(({ violations, none, interval: bounds }): readonly Check[] => {
      if ("kind" in bounds) return [];
      return [
        allOf(`figure ${auc} on ${violations} and ${none}`, {
          of: ["lower bound", "upper bound"],
          ours: [bounds.lower, bounds.upper],
          theirs: `hanley_mcneil_interval(${auc}, ${violations}, ${none}, ${bounds.level})`,
        }),
      ];
    }),
    ...needed.flatMap(({ criticalVariance, violations, none }): readonly Check[] => {
      if (from === undefined) return [];
      const settings = `${plan.score.alpha}, ${plan.adequacy.power}, ${criticalVariance === "null" ? "TRUE" : "FALSE"}`;
      return [
        allOf(`figure ${auc}, units that tell it from 0.5 (variance of the ${criticalVariance})`, {
          of: ["with a violation", "with none"],
          ours: [violations, none],
          theirs: `needed_for_auc(${auc}, ${from.none} / ${from.violations}, ${settings})`,
        }),
      ];
    }),
  ];
}

function meanChecks(
  { provenance, reliability }: Calibration["sets"][number],
  tables: ReplicatedNumbers["tables"],
): readonly Check[] {
  // The undisclosed result carries the means of all classes; a release makes points of them.
  const { meanScores: means = [], classes } = reliability as object as Partial<ReliabilityCurve>;
  const table = tables.find(({ id }) => id === classes);
  if (table === undefined || means.length === 0) return [];
  const width = table.counts.length / means.length;
  const sizes = means.map((_, row) =>
    table.counts.slice(row * width, (row + 1) * width).reduce((sum: number, count) => sum + Number(count), 0),
  );
  return [
    allOf(`score, ${provenance}: mean of a class`, {
      of: means.map((_, row) => `class ${row + 1}`),
      ours: means,
      theirs: `class_means(${countsInR(provenance).join(", ")}, ${rVector(sizes)})`,
    }),
  ];
}

function allOf(name: string, rest: Pick<Extract<Check, { kind: "numbers" }>, "of" | "ours" | "theirs">): Check {
  return { kind: "numbers", name, ...rest, tolerance: CLOSED };
}
