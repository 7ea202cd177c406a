import type { ScoredUnit } from "../../data/evidence.js";
import type { CountTable } from "../result.js";
import type { BoardResult } from "./board-result.js";
import type { DecompositionResult } from "./decomposition-result.js";
import type { DurationResult } from "./duration-result.js";
import type { FieldsResult } from "./fields-result.js";
import type { IndicationsResult } from "./indications-result.js";
import type { ListsResult } from "./lists-result.js";
import type { OutcomesResult } from "./outcomes-result.js";
import type { OverridesResult } from "./overrides-result.js";
import type { ProxiesResult } from "./proxies-result.js";
import type { RegisteredScoresResult } from "./registered-scores-result.js";
import type { TogetherResult } from "./together-result.js";

/**
 * The undisclosed answer to what goes into a model: one field a section of the settings, null where they have none. Every
 * count lives in a table; every other number names the tables it rests on.
 */
export interface InputsResult {
  readonly unit: ScoredUnit;
  /** Rows of the first file, and those that predict a unit of the audit. */
  readonly rows: number;
  readonly units: number;
  /** Rows without a partner in the other file; null without a second file. */
  readonly unmatched: { readonly registrations: number; readonly units: number } | null;
  readonly tables: readonly CountTable[];
  readonly parts: InputsParts;
}

/** Answers by section; null where the settings have none. */
export interface InputsParts {
  readonly fields: FieldsResult | null;
  readonly lists: ListsResult | null;
  readonly indications: IndicationsResult | null;
  readonly registeredScores: RegisteredScoresResult | null;
  readonly overrides: OverridesResult | null;
  readonly outcomes: OutcomesResult | null;
  readonly duration: DurationResult | null;
  readonly board: BoardResult | null;
  readonly together: TogetherResult | null;
  readonly decomposition: DecompositionResult | null;
  readonly proxies: ProxiesResult | null;
}
