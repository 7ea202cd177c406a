import type { CountTable } from "../result.js";

/**
 * Tables of a section, marked as its own splits. A group whose row is hidden because of how one section splits it is not
 * too small itself: other sections may show it. What their tables give away together is looked at over all of them.
 * @param section  name of the section
 * @param tables  its tables; one that only counts groups keeps its hidden groups hidden everywhere
 * @returns the same tables, with `splitBy` where they split a group further
 * @see Hundepool et al. 2012, "Statistical Disclosure Control", section 4.4 (linked tables)
 * @example ownSplits("overrides", tables)[0].splitBy // "overrides"
 */
export function ownSplits(section: string, tables: readonly CountTable[]): readonly CountTable[] {
  return tables.map((table) =>
    table.keys[0]?.name === "group" && table.keys.length > 1 && table.splitBy === undefined
      ? { ...table, splitBy: section }
      : table,
  );
}
