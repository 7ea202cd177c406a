import { ArgumentError } from "../../errors.js";
import {
  CODE_STATES,
  type CodeState,
  HISTORY_OUTCOMES,
  HISTORY_STATES,
  REMARK_STATES,
  type RemarkState,
  SANCTION_STATES,
  type SanctionState,
} from "../../plan/inputs/outcome-states.js";
import type { OutcomesSettings } from "../../plan/inputs/outcomes-schema.js";
import { DEREGISTRATION_SIZES, deregistrationSize } from "../../registry/deregistration-size.js";
import { lateDeregistrationSanction } from "../../registry/late-deregistration.js";
import { violationRemark } from "../../registry/violation-remarks.js";
import { type CodeYearsEvidence, codeYears } from "./code-years-evidence.js";
import { numbersOf } from "./numbers-of.js";
import { type HistoryEvents, historyOutcome, historyState, historyTexts } from "./outcome-rows.js";
import type { Registrations } from "./registrations.js";

/** How outcomes were recorded, as counts of the units of the audit. */
export interface OutcomesEvidence {
  /** In the order of `REMARK_STATES` and of `CODE_STATES`. */
  readonly remarks: { readonly recorded: readonly number[]; readonly codes: readonly number[] } | null;
  /** Null without a column with the day of the remark. */
  readonly codeYears: CodeYearsEvidence | null;
  /** In the order of `HISTORY_STATES` and of `HISTORY_OUTCOMES`. */
  readonly histories: HistoriesEvidence | null;
  readonly deregistrations: DeregistrationEvidence | null;
  /** Violations and others with a known outcome, before and from the change on. Row major. */
  readonly periods: PeriodsEvidence | null;
}

export interface HistoriesEvidence {
  readonly states: readonly number[];
  readonly outcomes: readonly number[];
  /** Null: histories come from a column. */
  readonly events: HistoryEvents | null;
}

export interface PeriodsEvidence {
  readonly counts: readonly number[];
  /** Units with a known outcome and no date: they are in neither period. */
  readonly undated: number;
  /** Scores by outcome before and from the change on; null without scores. */
  readonly scores: readonly [ScoresByOutcome, ScoresByOutcome] | null;
}

/** Sorted distinct scores, with how many units have each. */
export interface ScoresByOutcome {
  readonly scores: Float64Array;
  readonly violations: Float64Array;
  readonly none: Float64Array;
}

export interface DeregistrationEvidence {
  /** Units by `DEREGISTRATION_SIZES`: sanction by the rule, and none. Row major. */
  readonly sizes: readonly number[];
  /** How many units have each number of deregistrations, 1 or more. */
  readonly totals: readonly { readonly size: number; readonly units: number }[];
  /** Deregistrations of all units together. */
  readonly late: number;
  readonly all: number;
  /** In the order of `SANCTION_STATES`. */
  readonly states: readonly number[];
}

/**
 * Counts what the remarks, histories and deregistrations of each unit say beside its recorded outcome.
 * @param registrations  row by row, with outcomes
 * @param settings  section of the settings
 * @returns counts, null for each part that the settings do not have
 * @throws ArgumentError without outcomes in the plan
 * @example outcomesEvidence(registrations, settings).remarks?.codes // NM, SC, both, doubtful, none
 */
export function outcomesEvidence(registrations: Registrations, settings: OutcomesSettings): OutcomesEvidence {
  const { outcomes, kept } = registrations;
  if (outcomes === null) throw new ArgumentError("outcomesEvidence requires outcomes in the plan; got none");
  const rows = Array.from(kept.keys()).filter((row) => kept[row] === 1);
  return {
    remarks: settings.remarks === undefined ? null : remarkCounts(registrations, rows, settings.remarks),
    codeYears: codeYearsOf(registrations, rows, settings),
    histories: settings.histories === undefined ? null : historyCounts(registrations, rows, settings.histories),
    deregistrations:
      settings.deregistrations === undefined
        ? null
        : deregistrationCounts(registrations, rows, settings.deregistrations),
    periods: settings.policyChange === undefined ? null : periodCounts(registrations, rows, settings.policyChange),
  };
}

/** What one remark holds. */
export function codeState(text: string): CodeState {
  const { codes, doubtful } = violationRemark(text);
  if (codes.length === 2) return "both";
  return codes[0] ?? (doubtful.length > 0 ? "doubtful" : "no-code");
}

/** Recorded outcome beside the codes of a remark. */
export function remarkState(code: CodeState, outcome: number): RemarkState {
  const recorded = (["violation", "none", "unknown"] as const)[outcome]!;
  return code === "no-code" || code === "doubtful" ? `${recorded}-without-code` : `${recorded}-with-code`;
}

function texts({ columns }: Registrations, name: string, rows: readonly number[]): readonly string[] {
  const { codes, levels } = columns.get(name)!;
  return rows.map((row) => levels[codes[row]!]!);
}

function remarkCounts(registrations: Registrations, rows: readonly number[], name: string) {
  const codes = texts(registrations, name, rows).map(codeState);
  const recorded = codes.map((code, at) => remarkState(code, registrations.outcomes![rows[at]!]!));
  return { recorded: counts(REMARK_STATES, recorded), codes: counts(CODE_STATES, codes) };
}

function codeYearsOf(
  registrations: Registrations,
  rows: readonly number[],
  { remarks, codesByYear, policyChange }: OutcomesSettings,
): CodeYearsEvidence | null {
  if (remarks === undefined || codesByYear === undefined) return null;
  const codes = texts(registrations, remarks, rows).map(codeState);
  return codeYears(codes, texts(registrations, codesByYear, rows), policyChange?.date ?? null);
}

function historyCounts(
  registrations: Registrations,
  rows: readonly number[],
  settings: NonNullable<OutcomesSettings["histories"]>,
): HistoriesEvidence {
  const { texts: all, events } = historyTexts(registrations, settings);
  const found = rows.map((row) => all[row]!);
  const possible = found.filter((text) => ["possible", "no-history"].includes(historyState(text)));
  return {
    states: counts(HISTORY_STATES, found.map(historyState)),
    outcomes: counts(HISTORY_OUTCOMES, possible.map(historyOutcome)),
    events,
  };
}

function deregistrationCounts(
  registrations: Registrations,
  rows: readonly number[],
  { late: lateName, total: totalName, decimal }: NonNullable<OutcomesSettings["deregistrations"]>,
): DeregistrationEvidence {
  const number = (name: string) => numbersOf(registrations.columns.get(name)!, { decimal, name });
  const [lates, totals] = [number(lateName), number(totalName)];
  const sizes = new Array<number>(2 * DEREGISTRATION_SIZES.length).fill(0);
  const units = new Map<number, number>();
  const states: SanctionState[] = [];
  let [late, all] = [0, 0];
  for (const row of rows) {
    const state = sanctionState(lates[row]!, totals[row]!, registrations.outcomes![row]!);
    states.push(state);
    if (state === "no-deregistrations" || state === "impossible-numbers") continue;
    const size = totals[row]!;
    const sanctioned = lateDeregistrationSanction(lates[row]!, size);
    sizes[2 * DEREGISTRATION_SIZES.indexOf(deregistrationSize(size)) + (sanctioned ? 0 : 1)]! += 1;
    units.set(size, (units.get(size) ?? 0) + 1);
    late += lates[row]!;
    all += size;
  }
  return {
    sizes,
    totals: [...units].sort(([a], [b]) => a - b).map(([size, count]) => ({ size, units: count })),
    late,
    all,
    states: counts(SANCTION_STATES, states),
  };
}

/** The rule of ten per cent beside the recorded outcome: 0 violation, 1 none, 2 unknown. */
export function sanctionState(late: number, total: number, outcome: number): SanctionState {
  if (Number.isNaN(total) || (total === 0 && !(late > 0))) return "no-deregistrations";
  const isPossible = Number.isSafeInteger(late) && Number.isSafeInteger(total) && late >= 0 && late <= total;
  if (!isPossible) return "impossible-numbers";
  if (outcome === 2) return "outcome-unknown";
  const sanctioned = lateDeregistrationSanction(late, total) ? "sanction" : "no-sanction";
  if (outcome === 1) return `${sanctioned}-no-violation`;
  return sanctioned === "sanction" ? "sanction-and-violation" : "no-sanction-violation";
}

function periodCounts(
  registrations: Registrations,
  rows: readonly number[],
  { column, date }: NonNullable<OutcomesSettings["policyChange"]>,
): PeriodsEvidence {
  const days = texts(registrations, column, rows);
  const { outcomes, scores } = registrations;
  const cells = [0, 0, 0, 0];
  const scored: [Map<number, [number, number]>, Map<number, [number, number]>] = [new Map(), new Map()];
  let undated = 0;
  for (const [at, day] of days.entries()) {
    const row = rows[at]!;
    const outcome = outcomes![row]!;
    if (outcome === 2) continue;
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) {
      undated += 1;
      continue;
    }
    const period = day < date ? 0 : 1;
    cells[2 * period + outcome]! += 1;
    const score = scores?.[row] ?? Number.NaN;
    if (Number.isNaN(score)) continue;
    const cell = scored[period].get(score) ?? [0, 0];
    cell[outcome]! += 1;
    scored[period].set(score, cell);
  }
  const [before, after] = scored;
  return { counts: cells, undated, scores: scores === null ? null : [byOutcome(before), byOutcome(after)] };
}

function byOutcome(cells: ReadonlyMap<number, readonly [number, number]>): ScoresByOutcome {
  const sorted = [...cells].sort(([a], [b]) => a - b);
  return {
    scores: Float64Array.from(sorted, ([score]) => score),
    violations: Float64Array.from(sorted, ([, [violations]]) => violations),
    none: Float64Array.from(sorted, ([, [, none]]) => none),
  };
}

function counts<State extends string>(states: readonly State[], found: readonly State[]): readonly number[] {
  const by = new Map<State, number>();
  for (const state of found) by.set(state, (by.get(state) ?? 0) + 1);
  return states.map((state) => by.get(state) ?? 0);
}
