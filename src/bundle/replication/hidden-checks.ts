import { type Check, CLOSED, SEARCHED } from "./check.js";
import { HIDDEN_FUNCTIONS, RANK_FUNCTIONS } from "./r-hidden-functions.js";
import { rMatrix, rNumber, rVector } from "./r-text.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";
import type { ScriptPart } from "./script-part.js";
import { analystOnly, shown } from "./table-checks.js";

type Assumption = Extract<ReplicatedNumbers["assumption"], { kind: "estimated" }>;
type Groups = Extract<Assumption["groups"], { kind: "estimated" }>;
type Measure = Groups["groups"][number]["measures"][number];
type Numbered = object;

/** Numbers in the order in which R gives them. */
const SCENARIO = ["value", "lower", "upper"] as const;
const BOUNDS = ["lowest", "highest", "lower", "upper"] as const;
const EFFECTS = ["rate", "difference", "ratio"] as const;
const OF_GROUP: readonly (readonly string[])[] = [
  ["share"],
  ["hidden"],
  ...scenarios(EFFECTS),
  ...EFFECTS.flatMap((effect) => BOUNDS.map((bound) => [effect, "bounds", bound])),
];
const OF_BAND: readonly (readonly string[])[] = [
  ["share"],
  ["hidden"],
  ...scenarios(["violations"]),
  ...BOUNDS.map((bound) => ["violations", "bounds", bound]),
];

function scenarios(effects: readonly string[]): readonly (readonly string[])[] {
  return ["inProportion", "byRank"].flatMap((scenario) =>
    effects.flatMap((effect) => SCENARIO.map((number) => [effect, scenario, number])),
  );
}

/**
 * Rates of groups and bands if never-inspected units hide violations: both scenarios, bounds over every placement, and
 * the number at which groups are no longer alike. Without outcomes by group and score, the scenario by rank is left out.
 * @param ranked  whether `outcomes.csv` is read before
 */
export function hiddenParts(audit: ReplicatedNumbers, ranked: boolean): readonly ScriptPart[] {
  const { assumption } = audit;
  if (assumption.kind !== "estimated") return [];
  const lines = [...HIDDEN_FUNCTIONS, ...(ranked ? rankLines(audit, assumption) : noRanks())];
  return [
    { section: "assumption", lines, checks: [] },
    ...bandPart(audit, assumption, ranked),
    ...groupPart(audit, assumption, ranked),
  ];
}

function rankLines({ plan }: ReplicatedNumbers, { oddsRatio }: Assumption): readonly string[] {
  const flagged = plan.bands?.flagged ?? plan.bands?.order.slice(-1) ?? [];
  const flags = (plan.bands?.order ?? []).map((band) => (flagged.includes(band) ? "TRUE" : "FALSE"));
  return [
    `hidden_odds <- ${oddsRatio}`,
    `hidden_flagged <- c(${flags.join(", ")})`,
    'uninspected <- outcomes_by_group[outcomes_by_group$outcome == 3 & outcomes_by_group$provenance == "never", ]',
    "ranks_seen <- sort(unique(uninspected$rank))",
    ...RANK_FUNCTIONS,
  ];
}

function noRanks(): readonly string[] {
  return ["by_rank <- function(i, k) NULL", "band_by_rank <- function(i, k) NULL"];
}

function bandPart(audit: ReplicatedNumbers, { bands }: Assumption, ranked: boolean): readonly ScriptPart[] {
  const table = audit.tables.find(({ id }) => id === bands?.table);
  if (bands === null || table === undefined) return [];
  if (table.counts.includes("suppressed")) return [];
  const counts = table.counts as readonly number[];
  const order = audit.plan.bands?.order ?? [];
  const labels = table.keys[0]!.levels;
  return [
    {
      section: "assumption",
      lines: [
        `band_table <- ${rMatrix(counts, 3)}`,
        `band_places <- ${rVector(labels.map((label) => order.indexOf(label) + 1))}`,
      ],
      checks: bands.bands.flatMap(({ band, rates }) => {
        const name = `violations in band ${band}, some hidden`;
        const steps = shown(rates);
        if (steps === undefined) return [analystOnly(name)];
        const call = `band_numbers(${labels.indexOf(band) + 1}, ${sharesOf(steps)}, ${rNumber(1 - audit.plan.score.alpha)})`;
        return stepChecks(name, steps, { order: OF_BAND, call, ranked });
      }),
    },
  ];
}

function groupPart(audit: ReplicatedNumbers, { groups }: Assumption, ranked: boolean): readonly ScriptPart[] {
  if (groups.kind !== "estimated") return [];
  const table = audit.tables.find(({ id }) => id === groups.table);
  const names = groups.groups.flatMap(({ group, measures }) =>
    measures.map(({ measure }) => analystOnly(`${group}: ${measure}, some hidden`)),
  );
  const never = neverInspected(audit);
  if (table === undefined || table.counts.includes("suppressed") || never === null)
    return [{ lines: [], checks: names }];
  const labels = table.keys[0]!.levels;
  return [
    {
      section: "assumption",
      lines: [
        `hidden_table <- ${rMatrix(table.counts as readonly number[], 6)}`,
        "hidden_all <- colSums(hidden_table)",
        `hidden_never <- ${never}`,
      ],
      checks: groups.groups.flatMap(({ group, measures }) =>
        measures.flatMap((measure) =>
          measureChecks(audit, { group, measure, place: labels.indexOf(group) + 1, ranked }),
        ),
      ),
    },
  ];
}

/** All never-inspected units, those without members too. */
function neverInspected({ assumption, tables }: ReplicatedNumbers): number | null {
  const outcomes = assumption.kind === "estimated" ? assumption.outcomes : "";
  const count = tables.find(({ id }) => id === outcomes)?.counts[2];
  return typeof count === "number" ? count : null;
}

function measureChecks(
  { plan }: ReplicatedNumbers,
  at: { readonly group: string; readonly measure: Measure; readonly place: number; readonly ranked: boolean },
): readonly Check[] {
  const { group, measure, place, ranked } = at;
  const name = `${group}: ${measure.measure}, some hidden`;
  const steps = shown(measure.rates);
  if (steps === undefined) return [analystOnly(name)];
  const level = rNumber(1 - plan.score.alpha);
  const call = `hidden_numbers(${place}, "${measure.measure}", ${sharesOf(steps)}, ${level})`;
  return [...stepChecks(name, steps, { order: OF_GROUP, call, ranked }), ...alikeChecks(plan, at)];
}

/** All numbers of all steps that exist, picked from those that R gives for a step one after another. */
function stepChecks(
  name: string,
  steps: readonly Numbered[],
  { order, call, ranked }: { readonly order: typeof OF_GROUP; readonly call: string; readonly ranked: boolean },
): readonly Check[] {
  const found = steps.flatMap((step, at) =>
    order.flatMap((path, place) => {
      if (!ranked && path.includes("byRank")) return [];
      const ours = numberAt(step, path);
      return ours === null
        ? []
        : [{ ours, of: `step ${at + 1}, ${path.join(" ")}`, place: at * order.length + place + 1 }];
    }),
  );
  if (found.length === 0) return [];
  return [
    {
      kind: "numbers",
      name,
      of: found.map(({ of }) => of),
      ours: found.map(({ ours }) => ours),
      theirs: `${call}[${rVector(found.map(({ place }) => place))}]`,
      tolerance: SEARCHED,
    },
    ...(ranked ? [] : [analystOnly(`${name}, scenario by rank`)]),
  ];
}

function numberAt(value: Numbered, path: readonly string[]): number | "unbounded" | null {
  const found = path.reduce<unknown>((part, key) => (part as Readonly<Record<string, unknown>>)?.[key], value);
  return typeof found === "number" || found === "unbounded" ? found : null;
}

function sharesOf(steps: readonly Numbered[]): string {
  return rVector(steps.map((step) => numberAt(step, ["share"]) as number));
}

function alikeChecks(
  { margins, score }: ReplicatedNumbers["plan"],
  { group, measure, place }: { readonly group: string; readonly measure: Measure; readonly place: number },
): readonly Check[] {
  const alike = shown(measure.alike);
  if (alike === undefined || "reason" in alike) return [];
  const { ratioLower, ratioUpper, difference } = margins;
  const ratio = `list(ratio = TRUE, bounds = c(${ratioLower}, ${ratioUpper}))`;
  const both =
    difference === undefined ? ratio : `${ratio}, list(ratio = FALSE, bounds = c(${-difference}, ${difference}))`;
  const level = rNumber(1 - 2 * score.alpha);
  const check = (what: string, at: typeof alike.estimateFails, estimate: string): readonly Check[] => {
    if (at === null) return [];
    const theirs = `fails_first(${place}, "${measure.measure}", ${at.hidden}, list(${both}), ${level}, ${estimate})`;
    return [
      {
        kind: "numbers",
        name: `${group}: ${measure.measure}, hidden until ${what}`,
        of: ["number", "share"],
        ours: [at.hidden, at.share],
        theirs: `c(1, 1 / hidden_never) * ${theirs}`,
        tolerance: CLOSED,
      },
    ];
  };
  const sooner = alike.intervalFails?.hidden === alike.estimateFails?.hidden ? "TRUE" : "FALSE";
  return [
    ...check("it is not alike", alike.estimateFails, "TRUE"),
    ...check("its interval is not", alike.intervalFails, sooner),
  ];
}
