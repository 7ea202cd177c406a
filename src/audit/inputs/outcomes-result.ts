import type { DeregistrationSize } from "../../registry/deregistration-size.js";
import type { Derived, Estimate, TableId } from "../result.js";
import type { CodeYears } from "./code-years.js";
import type { StateShare } from "./state-table.js";

/** Answers of a table with their shares. */
export interface AnswerShares {
  readonly table: TableId;
  readonly shares: readonly StateShare[];
}

/** How outcomes were recorded: remarks, enforcement histories, late deregistrations, and a change of policy. */
export interface OutcomesResult {
  readonly remarks: { readonly recorded: AnswerShares; readonly codes: AnswerShares } | null;
  /** Null without a day of the remark. */
  readonly codeYears: CodeYears | null;
  readonly histories: {
    readonly bankruptcy: "violation" | "no-violation";
    readonly states: AnswerShares;
    /** Of possible histories alone, and of units without one. */
    readonly outcomes: AnswerShares;
    /** The file of events; null: histories come from a column. */
    readonly events: {
      readonly rows: number;
      /** Events of an identifier that the plan does not know: left out. */
      readonly withoutUnit: number;
      readonly order: "as-entered" | "by-date";
    } | null;
  } | null;
  readonly deregistrations: DeregistrationsResult | null;
  readonly policyChange: PolicyChange | null;
}

export interface DeregistrationsResult {
  readonly table: TableId;
  /** Late deregistrations of all units, divided by all their deregistrations. */
  readonly lateShare: Derived<Estimate>;
  readonly sizes: readonly {
    readonly size: DeregistrationSize;
    /** Share with more than ten per cent late. */
    readonly sanctioned: Derived<Estimate>;
    /** The same share where every deregistration is late with one common chance. */
    readonly expected: Derived<number>;
  }[];
  readonly states: AnswerShares;
}

/** Share of violations and area under the curve before and from a day on. */
export interface PolicyChange {
  readonly date: string;
  /** Why both periods may be taken together; null: they may not. */
  readonly note: string | null;
  readonly undated: number;
  readonly table: TableId;
  readonly periods: readonly {
    readonly period: "before" | "after";
    readonly violations: Derived<Estimate>;
    /** Null without scores. */
    readonly auc: Derived<Estimate> | null;
  }[];
  /** Share of violations after, divided by that before. */
  readonly ratio: Derived<Estimate>;
  /** Over both periods; null without a note. */
  readonly pooled: Derived<Estimate> | null;
}
