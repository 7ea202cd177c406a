import type { IndicatorColumn } from "../../data/inputs/indicator-evidence.js";
import type { ProxiesEvidence } from "../../data/inputs/proxies-evidence.js";
import type { ProxiesSettings } from "../../plan/inputs/proxies-schema.js";
import { UNKNOWN_CODE } from "../../plan/inputs/remaining-levels.js";
import { derived } from "../derived.js";
import type { CountTable } from "../result.js";
import { groupAreas } from "./group-areas.js";
import { labelledUnits } from "./indicator-units.js";
import type { InputsQuestion, PartAnswer } from "./inputs-question.js";
import { labelFamily } from "./label-family.js";
import type { Association, ExaminedIndicator, OutcomeSet, ProxiesResult } from "./proxies-result.js";
import { cornerOf, relationToGroup, relationToOutcome } from "./proxy-corners.js";
import {
  flaggedTableId,
  GROUPS_TABLE,
  groupsTable,
  groupTableId,
  indicatorTable,
  isShowable,
  knownTable,
  outcomeOf,
  outcomesTable,
  outcomeTableId,
} from "./proxy-tables.js";

/** Seeds of the families, beside that of the plan. */
const FAMILY = { group: 1, known: 2, random: 3, flagged: 4 } as const;

/**
 * Which indicators go together with the groups, and which with the violation. The units are sponsors or cases, one row
 * each; labels are permuted over whole units. A relation with the groups counts by the adjusted test and the margin; one
 * with the violation by the adjusted test. An indicator with the first and without the second is a proxy without a
 * demonstrated purpose.
 * @param evidence  weighted patterns
 * @param settings  section `proxies`
 * @param question  plan, error rate and context
 * @returns associations, and the tables that are published
 * @see Westfall & Young 1993; Bergsma 2013; Kelley 1935
 */
export async function examineProxies(
  evidence: ProxiesEvidence,
  settings: ProxiesSettings,
  question: InputsQuestion,
): Promise<PartAnswer<ProxiesResult>> {
  const { plan } = question;
  const { margin } = settings;
  const { alpha } = question.settings;
  const groups = await families(evidence, settings, question);
  const flagged = await flags(evidence, settings, question);
  const outcomes = await outcomesOf(evidence, settings.outcomes, settings, question);
  const other = await outcomesOf(evidence, settings.outcomes === "known" ? "random" : "known", settings, question);
  const tables = evidence.indicators.map((_, place) => indicatorTable(evidence, place));
  const indicators = evidence.indicators.map((indicator, place): ExaminedIndicator => {
    const group = groups[place]!;
    const outcome = outcomes?.associations[place] ?? null;
    const toGroup = relationToGroup(group, { margin, alpha });
    const toOutcome = relationToOutcome(outcome, { margin, alpha });
    return {
      ...describe(indicator, settings.indicators[place]!.label ?? null),
      group,
      outcome,
      flagged: flagged?.[place] ?? null,
      toGroup,
      toOutcome,
      corner: cornerOf(toGroup, toOutcome),
      areas: groupAreas(evidence, indicator, { level: 1 - alpha, table: groupTableId(place) }),
      table: null,
    };
  });
  const published = publishedPlaces(indicators, tables, settings, plan.disclosure);
  const result: ProxiesResult = {
    alpha,
    margin,
    resamples: settings.resamples,
    units: evidence.units,
    groups: GROUPS_TABLE,
    named: namedGroups(evidence),
    leftOut: { ...evidence.leftOut, withoutMajority: evidence.withoutMajority },
    outcomes: outcomes?.set ?? null,
    indicators: indicators.map((each, place) =>
      published.includes(place) ? { ...each, table: groupTableId(place) } : each,
    ),
    otherOutcomes: outcomes === null || other === null ? null : changes(indicators, other, { margin, alpha }),
    behind: [
      ...tables.filter((_, place) => !published.includes(place)),
      ...(outcomes?.tables ?? []),
      ...(other?.tables ?? []),
      ...(flagged === null ? [] : evidence.indicators.map((_, place) => flaggedTable(evidence, place))),
    ],
  };
  return { result, tables: [groupsTable(evidence), ...published.map((place) => tables[place]!)] };
}

function namedGroups({ groups }: ProxiesEvidence): readonly string[] {
  return groups.filter((group) => group !== "rest");
}

/** Indicators against groups; with one group nothing can be told apart. */
async function families(evidence: ProxiesEvidence, settings: ProxiesSettings, question: InputsQuestion) {
  const units = labelledUnits(evidence, (pattern) => evidence.groupCodes[pattern]!);
  return labelFamily(
    units,
    familyOptions("group", settings, question, (place) => [groupTableId(place)]),
  );
}

async function flags(evidence: ProxiesEvidence, settings: ProxiesSettings, question: InputsQuestion) {
  const units = labelledUnits(evidence, flagOf(evidence));
  if (new Set(units.labels).size < 2) return null;
  return labelFamily(
    units,
    familyOptions("flagged", settings, question, (place) => [flaggedTableId(place)]),
  );
}

function flagOf({ flagged }: ProxiesEvidence): (pattern: number) => number | null {
  return (pattern) => (flagged[pattern] === UNKNOWN_CODE ? null : flagged[pattern]!);
}

function flaggedTable(evidence: ProxiesEvidence, place: number): CountTable {
  return knownTable(evidence, place, { id: flaggedTableId(place), known: flagOf(evidence) });
}

interface OutcomeFamily {
  readonly set: OutcomeSet;
  readonly associations: readonly Association[];
  readonly tables: readonly CountTable[];
}

/** Indicators against the violation; null where all of these outcomes are alike or none is known. */
async function outcomesOf(
  evidence: ProxiesEvidence,
  set: "known" | "random",
  settings: ProxiesSettings,
  question: InputsQuestion,
): Promise<OutcomeFamily | null> {
  const known = outcomeOf(evidence, set);
  const units = labelledUnits(evidence, known);
  if (new Set(units.labels).size < 2) return null;
  const options = familyOptions(set, settings, question, (place) => [outcomeTableId(place, set)]);
  const whole = outcomesTable(evidence, set);
  return {
    set: { set, units: units.labels.length, violations: derived(whole.counts[1]!, whole.id) },
    associations: await labelFamily(units, options),
    tables: [
      whole,
      ...evidence.indicators.map((_, place) => knownTable(evidence, place, { id: outcomeTableId(place, set), known })),
    ],
  };
}

function familyOptions(
  family: keyof typeof FAMILY,
  { resamples }: ProxiesSettings,
  { plan, settings, context }: InputsQuestion,
  restsOn: (place: number) => readonly string[],
) {
  const seed = (plan.resampling.seed + FAMILY[family]) >>> 0;
  return { alpha: settings.alpha, seed, resamples, context, restsOn };
}

function describe(indicator: IndicatorColumn, label: ExaminedIndicator["label"]) {
  const { name, kind } = indicator;
  const measure = {
    categories: "cramers-v",
    numbers: "correlation-ratio",
    ranks: "correlation-ratio-of-ranks",
  } as const;
  return {
    column: name,
    label,
    measure: measure[kind],
    levels: kind === "categories" ? indicator.levels.length : null,
    merged: kind === "categories" ? indicator.merged : 0,
  };
}

/** Places of the indicators whose table by group is published: the clearest relations whose cells can all be shown. */
function publishedPlaces(
  indicators: readonly ExaminedIndicator[],
  tables: readonly CountTable[],
  { tables: most }: ProxiesSettings,
  disclosure: InputsQuestion["plan"]["disclosure"],
): readonly number[] {
  const strengthOf = (place: number) => {
    const { value } = indicators[place]!.group.strength;
    return value.kind === "estimate" ? value.value : 0;
  };
  return [...indicators.keys()]
    .filter((place) => indicators[place]!.toGroup === "shown" && indicators[place]!.levels !== null)
    .filter((place) => isShowable(tables[place]!, disclosure))
    .sort((a, b) => strengthOf(b) - strengthOf(a) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
}

function changes(
  indicators: readonly ExaminedIndicator[],
  { set, associations }: OutcomeFamily,
  rule: { readonly margin: number; readonly alpha: number },
): ProxiesResult["otherOutcomes"] {
  return {
    outcomes: set,
    changed: indicators.flatMap(({ column, corner, toGroup }, place) => {
      const to = cornerOf(toGroup, relationToOutcome(associations[place]!, rule));
      return to === corner ? [] : [{ column, from: corner, to }];
    }),
  };
}
