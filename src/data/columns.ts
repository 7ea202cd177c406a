/**
 * Typed columns: what an engine reduces to evidence. Numbers stand in doubles with NaN for "no value"; texts are
 * integer codes with their levels, where the empty text means "no value".
 */
export interface TextColumn {
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
  /** Distinct texts; `codes` index them. */
  readonly levels: readonly string[];
}

/** Columns that strata are made of, by their name in the file. */
export interface StrataColumns {
  readonly strata?: Readonly<Record<string, TextColumn>>;
}

/** Code of a row that belongs to no concern. */
export const NO_CONCERN = 0xffffffff;
/** Day number of a row without a date. */
export const NO_DATE = -0x80000000;

/** Columns that a prediction has in the sponsors form and in the cases form. All are as long as there are rows. */
export interface PredictionColumns {
  readonly score?: Float64Array;
  readonly band?: TextColumn;
  readonly selected?: TextColumn;
  readonly outcome?: TextColumn;
  readonly provenance?: TextColumn;
  readonly severity?: TextColumn;
  /** Number of violations, NaN where there is no value. */
  readonly violations?: Float64Array;
}

/** Columns of one further model of the plan. */
export interface ComparedColumns {
  readonly score?: Float64Array;
  readonly band?: TextColumn;
}

/** What a prediction is compared and grouped by. */
export interface ComparisonColumns {
  /** One entry a further model, in the order of the plan. */
  readonly compared?: readonly ComparedColumns[];
  readonly period?: TextColumn;
}

/** One row a prediction of a sponsor; re-profilings share the sponsor's index. */
export interface SponsorColumns extends PredictionColumns, StrataColumns, ComparisonColumns {
  /** Index of the sponsor, a row of the composition. */
  readonly sponsor: Uint32Array;
  readonly modelScore?: Float64Array;
  /** Code of the concern, or `NO_CONCERN`. */
  readonly concern?: Uint32Array;
  /** Days since 1970-01-01, or `NO_DATE`. */
  readonly predictedOn?: Int32Array;
}

/** Members of every sponsor as compressed sparse rows: row s runs from `offsets[s]` to `offsets[s + 1]` (exclusive). */
export interface CompositionRows {
  readonly groups: readonly string[];
  readonly offsets: Uint32Array;
  readonly groupCodes: Uint16Array;
  readonly counts: Uint32Array;
}

/** One row a person with one group. */
export interface CaseColumns extends PredictionColumns, StrataColumns, ComparisonColumns {
  readonly group: TextColumn;
  /** Cases that share each row, whole numbers from 1; absent: each row is one case. Not together with clusters. */
  readonly weight?: Float64Array;
  /** Code of the cluster, or `NO_CONCERN`. */
  readonly cluster?: Uint32Array;
}

/** One row a combination of group, band, outcome, selection and columns of strata. */
export interface CountColumns extends StrataColumns {
  readonly group: TextColumn;
  readonly band?: TextColumn;
  readonly outcome?: TextColumn;
  readonly selected?: TextColumn;
  /** Whole numbers from 0; the number of a suppressed row is not read. */
  readonly count: Float64Array;
  /** 1 where the source suppressed the row. Absent: nothing is suppressed. */
  readonly suppressed?: Uint8Array;
}

/** A whole source in memory, in one of the three input forms. */
export type SourceColumns =
  | { readonly form: "sponsors"; readonly sponsors: SponsorColumns; readonly composition: CompositionRows }
  | { readonly form: "cases"; readonly cases: CaseColumns }
  | { readonly form: "counts"; readonly counts: CountColumns };
