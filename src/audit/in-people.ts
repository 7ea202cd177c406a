import { chiSquaredUpperTail } from "../statistics/distributions.js";
import type { LinkedTables } from "./families/family-result.js";
import type { CountTable, GroupComparison, HypothesisResult, TestedHypothesis } from "./result.js";

/**
 * A hypothesis in people, where migrants were counted in shares of 1/scale of a person. Tests, shares, ratios and
 * intervals do not change with the unit that members are counted in; what does change is put right here.
 * @param scale  1 where everybody counts for one nationality
 * @returns the same result with expected numbers, design effects and chi-squared of migrants in people
 * @example inPeople(result, 1) === result // true
 */
export function inPeople<Result extends HypothesisResult | null>(result: Result, scale: number): Result {
  if (scale === 1 || result === null || result.kind === "not-tested" || result.memberUnit !== "migrants") return result;
  return {
    ...result,
    ...chiSquaredInPeople(result, scale),
    groups: result.groups.map((group) => groupInPeople(group, scale)),
  };
}

function groupInPeople(group: GroupComparison, scale: number): GroupComparison {
  const effect = group.designEffect.value;
  return {
    ...group,
    expectedFlagged: { ...group.expectedFlagged, value: group.expectedFlagged.value / scale },
    designEffect:
      effect.kind === "estimate"
        ? { ...group.designEffect, value: { ...effect, value: effect.value / scale } }
        : group.designEffect,
  };
}

/** X2 grows with the counts; its p-value under the permutations does not, and the naive one is read anew. */
function chiSquaredInPeople(
  { pearson, naive }: TestedHypothesis,
  scale: number,
): Pick<TestedHypothesis, "pearson" | "naive"> {
  const [found, asIf] = [pearson.value, naive.value];
  if ("kind" in found || "kind" in asIf) return { pearson, naive };
  const statistic = found.statistic / scale;
  return {
    pearson: {
      ...pearson,
      value: {
        ...found,
        statistic,
        smallestExpected: found.smallestExpected / scale,
        nullMean: found.nullMean / scale,
      },
    },
    naive: { ...naive, value: { ...asIf, pValue: chiSquaredUpperTail(statistic, found.degreesOfFreedom) } },
  };
}

/**
 * Count tables in people: counts of migrants, and what the disclosure rules see of the people behind any count.
 * @param tables  tables made from the composition of units, members in shares of 1/scale
 */
export function tablesInPeople(tables: readonly CountTable[], scale: number): readonly CountTable[] {
  if (scale === 1) return tables;
  return tables.map((table) => ({
    ...table,
    counts: table.unit === "migrants" ? divided(table.counts, scale) : table.counts,
    ...(table.support === undefined
      ? {}
      : {
          support: {
            people: divided(table.support.people, scale),
            units: table.support.units,
            largest: divided(table.support.largest, scale),
          },
        }),
  }));
}

/** Linked cells in people, beside tables that are. Cells of sponsors count sponsors already. */
export function linksInPeople(
  links: readonly LinkedTables[],
  tables: readonly CountTable[],
  scale: number,
): readonly LinkedTables[] {
  if (scale === 1) return links;
  return links.map((link) => {
    const ofMigrants = tables.some(({ id, unit }) => unit === "migrants" && link.totals.includes(id));
    const inPeopleCells = (cells: LinkedTables["cells"]) =>
      cells.map((cell) => ({
        ...cell,
        counts: ofMigrants ? divided(cell.counts, scale) : cell.counts,
        people: divided(cell.people, scale),
        largest: divided(cell.largest, scale),
      }));
    return {
      ...link,
      cells: inPeopleCells(link.cells),
      splits: link.splits.map((split) => ({ ...split, cells: inPeopleCells(split.cells) })),
    };
  });
}

function divided(values: readonly number[], scale: number): readonly number[] {
  return values.map((value) => value / scale);
}
