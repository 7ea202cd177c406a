import type { ScoredUnit } from "../../data/evidence.js";
import type { BoardSetting } from "../../plan/inputs/board-states.js";
import type { Derived, Estimate, MaybeTest, TableId } from "../result.js";
import type { StateShare } from "./state-table.js";

/** Composition of boards by the old registration: a reconstruction. */
export interface BoardResult {
  readonly unit: ScoredUnit;
  readonly alpha: number;
  /** Why and on what ground it was made, and what the file of directors holds. */
  readonly purpose: string;
  readonly legalBasis: string;
  readonly holds: "birth" | "nationality";
  readonly claims: readonly "C2"[];
  /** Sponsors of the audit with a day, and without. */
  readonly units: number;
  readonly undated: number;
  readonly directors: { readonly rows: number; readonly withoutSponsor: number; readonly offTheDay: number };
  readonly classes: { readonly table: TableId; readonly shares: readonly StateShare[] };
  /** Rare classes that occur and stand together. */
  readonly together: number;
  /** Why a board has class 9; null where that class is rare. */
  readonly unknown: { readonly table: TableId; readonly shares: readonly StateShare[] } | null;
  /** Null without bands, or where fewer than two classes can be told apart. */
  readonly flags: FlagsByClass | null;
  /** Table by class and band; null where there are two bands, which the flags tell. */
  readonly bands: TableId | null;
  readonly registered: RegisteredClasses | null;
  /** Settings that the instruction leaves open, each read the other way. */
  readonly otherwise: readonly BoardOtherwise[];
}

/** Whether class and flag go together. */
export interface FlagsByClass {
  readonly table: TableId;
  readonly shares: readonly StateShare[];
  /** Cramer's V with Bergsma's correction. */
  readonly strength: Derived<Estimate>;
  readonly test: Derived<MaybeTest>;
}

/** Registered classes beside those by the rule. */
export interface RegisteredClasses {
  /** Sponsors without a registered class. Boards that fit no class are left out beside them, where they are shown. */
  readonly without: Derived<number>;
  /** Share that is registered as the rule says. */
  readonly agreement: Derived<Estimate>;
  /** Cohen's kappa. */
  readonly kappa: Derived<Estimate>;
  /** Tables of classes by the rule and as registered. */
  readonly computed: TableId;
  readonly registered: TableId;
  /** By the class of the rule: share that is registered so. */
  readonly shares: readonly StateShare[];
}

/** One setting read the other way. */
export interface BoardOtherwise {
  readonly setting: BoardSetting;
  readonly chosen: string;
  readonly reading: string;
  /** Share of sponsors whose class changes. It never stands beside a table by that reading. */
  readonly changed: Derived<number>;
  /** p-value of class against flag by that reading; null where it cannot be tested. */
  readonly pValue: Derived<number> | null;
}
