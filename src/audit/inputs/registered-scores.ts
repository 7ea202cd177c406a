import type { RegisteredScoresEvidence } from "../../data/inputs/registered-scores-evidence.js";
import {
  ENTRY_STATES,
  RECONCILED_STATES,
  ROUNDED_STATES,
  SIDE_STATES,
} from "../../plan/inputs/registered-score-states.js";
import type { RegisteredScoresSettings } from "../../plan/inputs/registered-scores-schema.js";
import { LOWERED_MARKER, RAISED_MARKER } from "../../registry/overrides.js";
import { FORBIDDEN_SCORES } from "../../registry/score-registration.js";
import { type HeapingTest, heaping } from "../../statistics/heaping.js";
import { lastDigits } from "../../statistics/last-digits.js";
import { holm } from "../../statistics/multiplicity.js";
import { shareOf } from "../comparison/independent-shares.js";
import { derived, rowOf } from "../derived.js";
import type { CountTable } from "../result.js";
import { askGroups } from "./group-question.js";
import type { InputsQuestion, PartAnswer } from "./inputs-question.js";
import type { HeapingPoint, RawBeside, RegisteredScoresResult } from "./registered-scores-result.js";
import { stateShares, stateTable } from "./state-table.js";

/** Values beside a forbidden one, and the markers of an override. */
const HEAPS = [1, 49, 51, LOWERED_MARKER, RAISED_MARKER];
const POINTS = [
  ...HEAPS.map((value) => ({ value, looksFor: "heap" as const })),
  ...FORBIDDEN_SCORES.map((value) => ({ value, looksFor: "hole" as const })),
];
/** Scores from 0 to 0.5, and from 99.5 to 100, round to the ends: classes half as wide as the others. */
const HALF = 0.5;

/**
 * What rounding, forbidden values and entries by hand did to registered scores.
 * @param evidence  counts
 * @param settings  section of the settings
 * @param question  plan, settings and context
 * @returns the answer with its tables
 */
export async function examineRegisteredScores(
  evidence: RegisteredScoresEvidence,
  settings: RegisteredScoresSettings,
  question: InputsQuestion,
): Promise<PartAnswer<RegisteredScoresResult>> {
  const { unit, rows, histogram } = evidence;
  const { alpha } = question.settings;
  const entries = stateTable("registered.entries", {
    unit,
    key: "entry",
    levels: ENTRY_STATES,
    counts: evidence.entries,
  });
  const raw = evidence.raw === null ? null : await rawBeside({ ...evidence, raw: evidence.raw }, settings, question);
  const heaps = heapingOf(evidence);
  const digits = digitsOf(histogram, unit, alpha);
  return {
    result: {
      ...{ unit, rows, alpha },
      entries: { table: entries.id, shares: stateShares(entries, 1 - alpha) },
      raw: raw?.result ?? null,
      heaping: heaps.result,
      digits: digits?.result ?? null,
    },
    tables: [entries, ...(raw?.tables ?? []), ...heaps.tables, ...(digits === null ? [] : [digits.table])],
  };
}

async function rawBeside(
  { unit, raw }: RegisteredScoresEvidence & { readonly raw: NonNullable<RegisteredScoresEvidence["raw"]> },
  { highFrom, compared, adjust }: RegisteredScoresSettings,
  { plan, settings: { alpha }, context }: InputsQuestion,
): Promise<{ readonly result: RawBeside; readonly tables: readonly CountTable[] }> {
  const level = 1 - alpha;
  const reconciled = stateTable("registered.reconciled", {
    unit,
    key: "registered is",
    levels: RECONCILED_STATES,
    counts: raw.reconciled,
  });
  const rounded = stateTable("registered.rounded", {
    unit,
    key: "computed",
    levels: ROUNDED_STATES,
    counts: raw.rounded,
  });
  const sides = stateTable("registered.sides", { unit, key: "side", levels: SIDE_STATES, counts: raw.sides });
  const id = "registered.sides-by-group";
  const random = { seed: plan.resampling.seed, context };
  const asked = await askGroups(raw.byGroup === null ? [] : [{ id, split: raw.byGroup }], { unit, alpha, ...random });
  return {
    result: {
      ...{ highFrom, compared, adjust },
      directionMatters: 49 >= highFrom !== 51 >= highFrom,
      reconciled: { table: reconciled.id, shares: stateShares(reconciled, level) },
      rounded: { table: rounded.id, shares: stateShares(rounded, level) },
      sides: { table: sides.id, shares: stateShares(sides, level) },
      changingSide: derived(raw.sides[2]!, rowOf(sides.id, "high-when-rounded")),
      byGroup: asked.questions[0] ?? null,
    },
    tables: [reconciled, rounded, sides, ...asked.tables],
  };
}

function heapingOf({ unit, histogram }: RegisteredScoresEvidence) {
  const excluded = [...FORBIDDEN_SCORES, ...HEAPS];
  const found = POINTS.map(({ value }) => {
    const width = value === 0 || value === 100 ? HALF : 1;
    return heaping(histogram, value, { excluded: excluded.filter((each) => each !== value), width });
  });
  const levels = POINTS.map(({ value }) => `${value}`);
  const points = stateTable("registered.points", {
    unit,
    key: "score",
    levels,
    counts: POINTS.map(({ value }) => histogram[value]!),
  });
  const neighbours = stateTable("registered.neighbours", {
    unit,
    key: "score beside",
    levels,
    counts: found.map((each) => (each.kind === "estimate" ? each.around : 0)),
  });
  const tested = POINTS.flatMap(({ looksFor }, place) => {
    const each = found[place]!;
    return each.kind === "estimate" ? [{ place, p: looksFor === "heap" ? each.heap : each.hole }] : [];
  });
  const adjusted = new Map(holm(tested.map(({ p }) => p)).map((p, at) => [tested[at]!.place, p]));
  const tests = POINTS.map((point, place): HeapingPoint => {
    const each = found[place]!;
    if (each.kind !== "estimate") return { ...point, test: null };
    const rests = [rowOf(points.id, levels[place]!), rowOf(neighbours.id, levels[place]!)] as const;
    return { ...point, test: pointTest(each, point.looksFor, { adjusted: adjusted.get(place)!, rests }) };
  });
  return { tables: [points, neighbours], result: { points: points.id, neighbours: neighbours.id, tests } };
}

function pointTest(
  { at, neighbours, expected, heap, hole }: HeapingTest,
  looksFor: "heap" | "hole",
  { adjusted, rests }: { readonly adjusted: number; readonly rests: readonly string[] },
): NonNullable<HeapingPoint["test"]> {
  return {
    neighbours,
    at: derived(at, rests[0]!),
    expected: derived(expected, ...rests),
    pValue: derived(looksFor === "heap" ? heap : hole, ...rests),
    adjusted: derived(adjusted, ...rests),
  };
}

function digitsOf(histogram: readonly number[], unit: RegisteredScoresEvidence["unit"], alpha: number) {
  const found = lastDigits(histogram, { excluded: FORBIDDEN_SCORES });
  if ("kind" in found) return null;
  const levels = found.map(({ digit }) => `${digit}`);
  const table = stateTable("registered.digits", {
    unit,
    key: "last digit",
    levels,
    counts: found.map(({ count }) => count),
  });
  const total = found.reduce((sum, { count }) => sum + count, 0);
  const tests = found.map(({ digit, count, expected, pValue, adjusted }, place) => {
    const own = rowOf(table.id, levels[place]!);
    return {
      digit,
      share: derived(shareOf({ flagged: count, total }, 1 - alpha), own),
      expected: derived(expected, table.id),
      pValue: derived(pValue, own),
      adjusted: derived(adjusted, own),
    };
  });
  return { table, result: { table: table.id, tests } };
}
