/** What grows: rows of cases in Parquet or in CSV, sponsors, nationalities, or random arrangements. */
export type Axis = "rows" | "csv" | "sponsors" | "nationalities" | "resamples";

/** One size at which everything is measured, in a process of its own. */
export interface ScaleCell {
  readonly id: string;
  readonly axis: Axis;
  readonly size: number;
}

/** One run of a cell. */
export interface Measured {
  /** Steps by name; absent where a step was not reached within the time. */
  readonly seconds: Readonly<Record<string, number>>;
  /** Most memory of the process, in megabytes. */
  readonly megabytes: number;
  /** What was counted on the way: the same on any machine. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Sponsors beyond which evidence is measured and no audit, which takes more than ten minutes. */
export const MOST_AUDITED_SPONSORS = 1e5;

/** Sponsors and arrangements that the other axes hold fixed: as many as the case has. */
export const SPONSORS = 10_577;
export const NATIONALITIES = 100;
export const RESAMPLES = 999;

const SIZES: Readonly<Record<Axis, readonly number[]>> = {
  rows: [1e4, 1e5, 1e6, 1e7, 1e8],
  csv: [1e4, 1e5, 1e6, 1e7, 2e7],
  sponsors: [1e3, 1e4, 1e5, 1e6, 1e7],
  nationalities: [10, 25, 50, 100, 175, 250],
  resamples: [999, 9_999, 99_999],
};

export const SCALE_CELLS: readonly ScaleCell[] = Object.entries(SIZES).flatMap(([axis, sizes]) =>
  sizes.map((size) => ({ id: `${axis}-${size}`, axis: axis as Axis, size })),
);
