import type { ScoredUnit } from "../../data/evidence.js";
import type { Derived, Estimate, TableId } from "../result.js";
import type { GroupQuestion } from "./group-question.js";
import type { StateShare } from "./state-table.js";

/** Scores as they are registered: rounding, forbidden values, heaps and holes. */
export interface RegisteredScoresResult {
  readonly unit: ScoredUnit;
  readonly rows: number;
  readonly alpha: number;
  readonly entries: { readonly table: TableId; readonly shares: readonly StateShare[] };
  readonly raw: RawBeside | null;
  readonly heaping: {
    /** Units at each point, and at the neighbours of each. */
    readonly points: TableId;
    readonly neighbours: TableId;
    readonly tests: readonly HeapingPoint[];
  };
  /** Null where no whole number is registered. */
  readonly digits: { readonly table: TableId; readonly tests: readonly DigitTest[] } | null;
}

/** The registered score beside the computed one. */
export interface RawBeside {
  readonly highFrom: number;
  /** The score that the settings compare with the threshold. */
  readonly compared: "raw" | "rounded";
  readonly adjust: "up" | "down" | "not-given";
  /** Whether the direction in which 50 moves changes which side of the threshold it is on. */
  readonly directionMatters: boolean;
  readonly reconciled: { readonly table: TableId; readonly shares: readonly StateShare[] };
  readonly rounded: { readonly table: TableId; readonly shares: readonly StateShare[] };
  readonly sides: { readonly table: TableId; readonly shares: readonly StateShare[] };
  /** Units that are high when rounded and not before. */
  readonly changingSide: Derived<number>;
  /** By group; null where too few units change side. */
  readonly byGroup: GroupQuestion | null;
}

/** Whether a value stands out from the values near it. */
export interface HeapingPoint {
  readonly value: number;
  readonly looksFor: "heap" | "hole";
  /** Null where there are no neighbours, or nothing stands there. */
  readonly test: {
    readonly neighbours: readonly number[];
    readonly at: Derived<number>;
    readonly expected: Derived<number>;
    readonly pValue: Derived<number>;
    /** Adjusted by Holm over the points. */
    readonly adjusted: Derived<number>;
  } | null;
}

/** A last digit beside what a smooth spread gives. */
export interface DigitTest {
  readonly digit: number;
  readonly share: Derived<Estimate>;
  readonly expected: Derived<number>;
  readonly pValue: Derived<number>;
  /** Adjusted by Holm over the digits. */
  readonly adjusted: Derived<number>;
}
