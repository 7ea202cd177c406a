import type { OutcomesEvidence } from "../../data/inputs/outcomes-evidence.js";
import {
  CODE_STATES,
  HISTORY_OUTCOMES,
  HISTORY_STATES,
  REMARK_STATES,
  SANCTION_STATES,
} from "../../plan/inputs/outcome-states.js";
import type { OutcomesSettings } from "../../plan/inputs/outcomes-schema.js";
import { DEREGISTRATION_SIZES, deregistrationSize } from "../../registry/deregistration-size.js";
import { fewestLateForSanction } from "../../registry/late-deregistration.js";
import { aucDeLongFromHistogram } from "../../statistics/delong.js";
import { binomialUpperTail } from "../../statistics/distributions.js";
import { ratioOf, shareOf } from "../comparison/independent-shares.js";
import { derived, rowOf } from "../derived.js";
import type { CountTable } from "../result.js";
import { areaEstimate } from "../score/area-estimates.js";
import { examineCodeYears } from "./code-years.js";
import type { InputsQuestion, PartAnswer } from "./inputs-question.js";
import type { AnswerShares, DeregistrationsResult, OutcomesResult, PolicyChange } from "./outcomes-result.js";
import { stateShares, stateTable } from "./state-table.js";

interface Answered<Result> {
  readonly result: Result;
  readonly tables: readonly CountTable[];
}

/**
 * What remarks, enforcement histories and late deregistrations say beside the recorded outcome, and what a change of
 * policy does to the share of violations.
 * @param evidence  counts of the units
 * @param settings  section of the settings
 * @param question  plan, settings and context
 * @returns the answer with its tables
 */
export function examineOutcomes(
  evidence: OutcomesEvidence,
  settings: OutcomesSettings,
  question: InputsQuestion,
): PartAnswer<OutcomesResult> {
  const level = 1 - question.settings.alpha;
  const unit = question.plan.data.form === "cases" ? "cases" : "sponsors";
  const answer = (id: string, levels: readonly string[], counts: readonly number[]): Answered<AnswerShares> => {
    const table = stateTable(`outcomes.${id}`, { unit, key: id, levels, counts });
    return { result: { table: table.id, shares: stateShares(table, level) }, tables: [table] };
  };
  const { remarks, codeYears, histories, deregistrations, periods } = evidence;
  const recorded = remarks && answer("remarks", REMARK_STATES, remarks.recorded);
  const codes = remarks && answer("codes", CODE_STATES, remarks.codes);
  const years =
    codeYears &&
    examineCodeYears(codeYears, {
      unit,
      level,
      change: settings.policyChange?.date ?? null,
      least: question.plan.disclosure.threshold,
    });
  const states = histories && answer("histories", HISTORY_STATES, histories.states);
  const outcomes = histories && answer("enforcement", HISTORY_OUTCOMES, histories.outcomes);
  const rule = deregistrations && answer("sanctions", SANCTION_STATES, deregistrations.states);
  const late = deregistrations && lateAnswer(deregistrations, rule!.result, { unit, level });
  const change = periods && policyAnswer(periods, settings.policyChange!, { unit, level });
  return {
    result: {
      remarks: recorded && { recorded: recorded.result, codes: codes!.result },
      codeYears: years?.result ?? null,
      histories: states && {
        bankruptcy: settings.histories!.bankruptcy,
        states: states.result,
        outcomes: outcomes!.result,
        events: eventsOf(histories!.events, settings),
      },
      deregistrations: late?.result ?? null,
      policyChange: change?.result ?? null,
    },
    tables: [recorded, codes, years, states, outcomes, late, rule, change].flatMap((each) => each?.tables ?? []),
  };
}

function eventsOf(
  events: NonNullable<OutcomesEvidence["histories"]>["events"],
  { histories }: OutcomesSettings,
): NonNullable<OutcomesResult["histories"]>["events"] {
  return events && { ...events, order: histories!.events!.order };
}

interface Options {
  readonly unit: "sponsors" | "cases";
  readonly level: number;
}

function lateAnswer(
  { sizes, totals, late, all }: NonNullable<OutcomesEvidence["deregistrations"]>,
  states: AnswerShares,
  { unit, level }: Options,
): Answered<DeregistrationsResult> {
  const table = tableOf("outcomes.deregistrations", {
    unit,
    keys: [
      { name: "deregistrations", levels: DEREGISTRATION_SIZES },
      { name: "by the rule", levels: ["sanction", "none"] },
    ],
    counts: sizes,
  });
  const chance = all === 0 ? 0 : late / all;
  return {
    result: {
      table: table.id,
      lateShare: derived(shareOf({ flagged: late, total: all }, level), table.id),
      sizes: DEREGISTRATION_SIZES.map((size, at) => ({
        size,
        sanctioned: derived(
          shareOf({ flagged: sizes[2 * at]!, total: sizes[2 * at]! + sizes[2 * at + 1]! }, level),
          rowOf(table.id, size),
        ),
        expected: derived(
          expectedShare(
            totals.filter((each) => deregistrationSize(each.size) === size),
            chance,
          ),
          table.id,
        ),
      })),
      states,
    },
    tables: [table],
  };
}

/**
 * Share of units with more than ten per cent late where each deregistration is late with one common chance: the mean of
 * exact binomial tails.
 * @param totals  numbers of deregistrations, with how many units have each
 * @param chance  chance that a deregistration is late, 0 .. 1
 * @returns a share; 0 without units
 * @example expectedShare([{ size: 1, units: 3 }], 0.05) // 0.05: one late is enough
 */
export function expectedShare(
  totals: readonly { readonly size: number; readonly units: number }[],
  chance: number,
): number {
  const units = totals.reduce((sum, each) => sum + each.units, 0);
  const expected = totals.reduce(
    (sum, each) => sum + each.units * binomialUpperTail(fewestLateForSanction(each.size), each.size, chance),
    0,
  );
  return units === 0 ? 0 : expected / units;
}

function policyAnswer(
  { counts, undated, scores }: NonNullable<OutcomesEvidence["periods"]>,
  { date, note }: NonNullable<OutcomesSettings["policyChange"]>,
  { unit, level }: Options,
): Answered<PolicyChange> {
  const names = ["before", "after"] as const;
  const table = tableOf("outcomes.periods", {
    unit,
    keys: [
      { name: "period", levels: names },
      { name: "outcome", levels: ["violation", "none"] },
    ],
    counts,
  });
  const flagged = (at: number) => ({ flagged: counts[2 * at]!, total: counts[2 * at]! + counts[2 * at + 1]! });
  const both = { flagged: counts[0]! + counts[2]!, total: counts.reduce((sum, count) => sum + count, 0) };
  return {
    result: {
      ...{ date, undated, note: note ?? null, table: table.id },
      periods: names.map((period, at) => ({
        period,
        violations: derived(shareOf(flagged(at), level), rowOf(table.id, period)),
        auc:
          scores &&
          derived(
            areaEstimate(aucDeLongFromHistogram(scores[at]!, { level }), "delong-logit"),
            rowOf(table.id, period),
          ),
      })),
      ratio: derived(ratioOf(flagged(1), flagged(0), level), table.id),
      pooled: note === undefined ? null : derived(shareOf(both, level), table.id),
    },
    tables: [table],
  };
}

function tableOf(id: string, { counts, ...table }: Pick<CountTable, "unit" | "keys" | "counts">): CountTable {
  return {
    id,
    ...table,
    counts,
    showsEmptyRows: true,
    support: { people: counts, units: counts, largest: counts.map((count) => Math.min(1, count)) },
  };
}
