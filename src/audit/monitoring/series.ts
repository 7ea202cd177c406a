/** Published results of one model over time. A number that was not published is null: a gap, never a zero. */
export interface PublishedSeries {
  readonly unit: "sponsors" | "cases" | "migrants";
  /** Independent units; members of clusters with a design effect; or members of which nothing is known. */
  readonly dependence: "independent" | "design-effect" | "clusters-unknown";
  readonly periods: readonly PublishedPeriod[];
}

export interface PublishedPeriod {
  readonly period: string;
  /** Hash of the plan of its release; null for a file of counts. */
  readonly planHash: string | null;
  /** SHA-256 of the release that the period was read from; null for a file of counts. */
  readonly inputHash: string | null;
  readonly modelVersion: string | null;
  /** Least flagged and least not flagged count of a group that the period publishes; 0: all. */
  readonly leastShown: { readonly flagged: number; readonly notFlagged: number };
  readonly all: FlaggedCount | null;
  readonly bands: ClassCounts | null;
  readonly groups: readonly PublishedGroup[];
}

export interface FlaggedCount {
  readonly flagged: number;
  readonly n: number;
}

export interface ClassCounts {
  readonly levels: readonly string[];
  readonly counts: readonly number[];
}

export interface PublishedGroup {
  readonly group: string;
  /** False: the group is too small to watch, whatever its predictions say. */
  readonly passesGate: boolean;
  readonly n: number | null;
  readonly flagged: number | null;
  /** 1 for independent units; null where it is needed and not known. */
  readonly designEffect: number | null;
}
