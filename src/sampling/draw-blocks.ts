/** Blocks of the seed of a sample: each use of chance has a stream of its own. Strata take the blocks from `strata` on. */
export const DRAW_BLOCKS = { equalScores: 0, worklistOrder: 1, strata: 2 } as const;
