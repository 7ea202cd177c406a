/**
 * How the search over all tables together ended: nothing needs protection; every hidden cell has its protection; or a
 * limit was met, or no solver was at hand, and whole tables were hidden in place of single rows.
 */
export type LinkedSearch = "not-needed" | "complete" | "unfinished" | "no-solver";
