import type { Derived, Estimate, MaybeTest, TableId } from "../result.js";

/** Words in both languages, as the settings give them. */
export interface Label {
  readonly nl: string;
  readonly en: string;
}

/** Lists of scored companies: what stands in them, what stands twice, and how they differ. */
export interface ListsResult {
  readonly alpha: number;
  readonly digits: number;
  readonly lists: readonly ListManifest[];
  /** Different numbers of all lists together, as they are written, by how many lists they stand in. */
  readonly overlap: readonly RowCount[];
  readonly distinct: number;
  readonly drift: DriftBetweenLists | null;
}

/** What stands in one list. */
export interface ListManifest {
  readonly name: string;
  readonly label: Label;
  readonly source: string;
  readonly date: string;
  /** HMAC of the hash of the file under a key of the owner; null without a key. */
  readonly hmac: string | null;
  readonly rows: number;
  /** Rows by how their number is written, and by whether the number stood before. */
  readonly numbers: readonly RowCount[];
  readonly episodes: readonly RowCount[];
}

/** Rows of files: they tell what must be mended and nothing of the group or the outcome of anyone, so none is hidden. */
export interface RowCount {
  readonly state: string;
  readonly rows: number;
}

/** Whether indicators are spread otherwise over a later list. */
export interface DriftBetweenLists {
  readonly from: string;
  readonly to: string;
  /** Companies that are compared, each once. */
  readonly companies: readonly [number, number];
  readonly pointOutAt: number;
  readonly resamples: number;
  readonly indicators: readonly IndicatorDrift[];
}

export interface IndicatorDrift {
  readonly column: string;
  readonly label: Label | null;
  readonly table: TableId;
  readonly levels: readonly string[];
  /** How many rare levels stand together in the last one. */
  readonly merged: number;
  /** Share of each level in the earlier and in the later list. */
  readonly shares: readonly {
    readonly level: string;
    readonly earlier: Derived<Estimate>;
    readonly later: Derived<Estimate>;
  }[];
  /** Population stability index. */
  readonly index: Derived<Estimate>;
  /** 95th percentile of the index where both lists come from one composition. */
  readonly chance95: number | null;
  /** Smallest index that lists of these sizes show in four of five cases, at the error rate of one of the tests. */
  readonly detectable: number | null;
  readonly test: Derived<MaybeTest>;
  /** p-value, adjusted by Holm over the indicators. */
  readonly adjusted: Derived<number>;
  /** At or above `pointOutAt`, and more than chance gives. */
  readonly pointedOut: Derived<boolean>;
}
