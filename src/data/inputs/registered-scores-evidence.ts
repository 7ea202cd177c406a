import {
  ENTRY_STATES,
  RECONCILED_STATES,
  ROUNDED_STATES,
  SIDE_STATES,
} from "../../plan/inputs/registered-score-states.js";
import type { RegisteredScoresSettings } from "../../plan/inputs/registered-scores-schema.js";
import type { Plan } from "../../plan/schema.js";
import { isOverrideMarker } from "../../registry/overrides.js";
import { FORBIDDEN_SCORES, registerScore } from "../../registry/score-registration.js";
import { readScore, type WrittenScore } from "../../registry/score-text.js";
import type { TextColumn } from "../columns.js";
import type { ScoredUnit } from "../evidence.js";
import { type GroupSplit, groupedRows, groupSplit, LEFT_OUT, leastExpected } from "./group-split-evidence.js";
import type { Registrations } from "./registrations.js";

/** Registered scores as counts. */
export interface RegisteredScoresEvidence {
  readonly unit: ScoredUnit;
  readonly rows: number;
  /** In the order of `ENTRY_STATES`. */
  readonly entries: readonly number[];
  /** How often each whole number 0 .. 100 is registered. */
  readonly histogram: readonly number[];
  /** Beside the computed score; null without such a column. */
  readonly raw: {
    readonly reconciled: readonly number[];
    readonly rounded: readonly number[];
    readonly sides: readonly number[];
    /** High when rounded and not before, by group: of all rows that are low before; null where too few are. */
    readonly byGroup: GroupSplit | null;
  } | null;
}

/**
 * Reduces registered scores to counts.
 * @param registrations  row by row
 * @param settings  section of the settings
 * @param plan  plan with groups and thresholds
 * @example registeredScoresEvidence(registrations, settings, plan).histogram[50] // 0
 */
export function registeredScoresEvidence(
  registrations: Registrations,
  settings: RegisteredScoresSettings,
  plan: Plan,
): RegisteredScoresEvidence {
  const { registered, raw } = readColumns(registrations, settings);
  const histogram = new Array<number>(101).fill(0);
  for (const { score } of registered) if (score?.isWhole === true) histogram[score.value]! += 1;
  return {
    unit: registrations.unit,
    rows: registrations.rows,
    entries: counted(ENTRY_STATES, registered.map(entryState)),
    histogram,
    raw: raw === null ? null : beside(registrations, { registered, raw }, settings, plan),
  };
}

/** What one cell holds. */
interface Cell {
  readonly isEmpty: boolean;
  readonly score: WrittenScore | null;
}

interface Columns {
  readonly registered: readonly Cell[];
  readonly raw: readonly Cell[];
}

function beside(registrations: Registrations, columns: Columns, settings: RegisteredScoresSettings, plan: Plan) {
  const sides = columns.raw.map(({ score }) => (score === null ? null : sideOf(score, settings)));
  const answers = Uint8Array.from(sides, (side) =>
    side === null || side === "both-high" ? LEFT_OUT : Number(side === "high-when-rounded"),
  );
  return {
    reconciled: counted(RECONCILED_STATES, reconciledRows(columns, settings)),
    rounded: counted(
      ROUNDED_STATES,
      columns.raw.flatMap(({ score }) => (score === null ? [] : [roundedState(score)])),
    ),
    sides: counted(
      SIDE_STATES,
      sides.flatMap((side) => side ?? []),
    ),
    byGroup: groupSplit(groupedRows(registrations, plan), answers, leastExpected(plan)),
  };
}

/** Cells of both columns, row by row. */
export function readColumns(
  { columns }: Registrations,
  { registered, raw, decimal }: RegisteredScoresSettings,
): { readonly registered: readonly Cell[]; readonly raw: readonly Cell[] | null } {
  return {
    registered: cellsOf(columns.get(registered)!, decimal),
    raw: raw === undefined ? null : cellsOf(columns.get(raw)!, decimal),
  };
}

/** What each registered score is beside the computed one. */
export function reconciledRows(
  { registered, raw }: Columns,
  settings: RegisteredScoresSettings,
): readonly (typeof RECONCILED_STATES)[number][] {
  return registered.map((cell, row) => reconciled(cell, raw[row]!, settings));
}

function cellsOf({ codes, levels }: TextColumn, decimal: "." | ","): readonly Cell[] {
  const cells = levels.map((text): Cell => ({ isEmpty: text === "", score: readScore(text, decimal) }));
  return Array.from(codes, (code) => cells[code]!);
}

function entryState({ isEmpty, score }: Cell): (typeof ENTRY_STATES)[number] {
  if (isEmpty) return "no-value";
  if (score === null) return "no-score";
  if (!score.isWhole) return "with-decimals";
  return FORBIDDEN_SCORES.includes(score.value) ? "forbidden" : "allowed";
}

function roundedState({ rounded }: WrittenScore): (typeof ROUNDED_STATES)[number] {
  return rounded === 0
    ? "rounds-to-0"
    : rounded === 50
      ? "rounds-to-50"
      : rounded === 100
        ? "rounds-to-100"
        : "may-be-registered";
}

function sideOf(
  { value, rounded }: WrittenScore,
  { highFrom }: RegisteredScoresSettings,
): (typeof SIDE_STATES)[number] {
  if (value >= highFrom) return "both-high";
  return rounded >= highFrom ? "high-when-rounded" : "both-low";
}

function reconciled(
  { score: registered, isEmpty }: Cell,
  { score: raw }: Cell,
  settings: RegisteredScoresSettings,
): (typeof RECONCILED_STATES)[number] {
  if (isEmpty || raw === null) return "one-missing";
  if (registered === null) return "unexplained";
  if (registered.isWhole && FORBIDDEN_SCORES.includes(registered.value)) return "forbidden";
  if (adjustedValues(raw, settings).includes(registered.value)) return "adjusted";
  if (registered.isWhole && registered.value === raw.rounded) return raw.isWhole ? "equal" : "rounded";
  return isOverrideMarker(registered.value) ? "marker" : "unexplained";
}

/** Values to which a score that rounds to a forbidden one may have been moved. */
function adjustedValues({ rounded }: WrittenScore, { adjust }: RegisteredScoresSettings): readonly number[] {
  if (!FORBIDDEN_SCORES.includes(rounded)) return [];
  const directions = adjust === "not-given" ? (["up", "down"] as const) : [adjust];
  return directions.flatMap((direction) => {
    const moved = registerScore(rounded, { adjust: direction });
    return moved.kind === "registered" ? [moved.score] : [];
  });
}

function counted<State extends string>(states: readonly State[], found: readonly State[]): readonly number[] {
  const counts = new Map<State, number>();
  for (const state of found) counts.set(state, (counts.get(state) ?? 0) + 1);
  return states.map((state) => counts.get(state) ?? 0);
}
