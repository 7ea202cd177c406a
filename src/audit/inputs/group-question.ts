import type { ScoredUnit } from "../../data/evidence.js";
import type { GroupSplit } from "../../data/inputs/group-split-evidence.js";
import { tableFromCounts } from "../../statistics/contingency-table.js";
import { cramersV } from "../../statistics/cramers-v.js";
import { holm } from "../../statistics/multiplicity.js";
import { shareOf } from "../comparison/independent-shares.js";
import { derived, estimate, interval, notEstimable, rowOf } from "../derived.js";
import type { CountTable, Derived, Estimate, MaybeTest, TableId } from "../result.js";
import { familyResamples, pValueOf, type TableTests, tableTest } from "./table-test.js";

/** A yes-or-no question by group. */
export interface GroupQuestion {
  readonly table: TableId;
  /** Groups that pass the gate and are too small here to stand by name. */
  readonly together: number;
  readonly shares: readonly { readonly group: string; readonly share: Derived<Estimate> }[];
  /** Cramer's V with Bergsma's correction. */
  readonly strength: Derived<Estimate>;
  readonly test: Derived<MaybeTest>;
  /** p-value, adjusted by Holm over all questions of the family. */
  readonly adjusted: Derived<number>;
}

/** Questions of one family with the tables they rest on. */
export interface AskedGroups {
  readonly questions: readonly GroupQuestion[];
  readonly tables: readonly CountTable[];
  readonly resamples: number;
}

/**
 * Tests a family of yes-or-no questions against the group: each exactly or by tables drawn with the same sums, and
 * adjusted by Holm over the family.
 * @param splits  one a question, with the id of its table
 * @param options  unit, error rate of the family, seed and context
 * @returns questions in the order of the splits
 */
export async function askGroups(
  splits: readonly { readonly id: TableId; readonly split: GroupSplit }[],
  {
    unit,
    alpha,
    ...random
  }: { readonly unit: ScoredUnit; readonly alpha: number } & Pick<TableTests, "seed" | "context">,
): Promise<AskedGroups> {
  const resamples = familyResamples(Math.max(1, splits.length), alpha);
  const tests: MaybeTest[] = [];
  for (const [place, { split }] of splits.entries()) {
    const table = { counts: split.counts, rows: split.groups.length, columns: 2 };
    tests.push(await tableTest(table, { ...random, resamples }, place));
  }
  const adjusted = holm(tests.map(pValueOf));
  return {
    resamples,
    tables: splits.map(({ id, split }) => splitTable(id, split, unit)),
    questions: splits.map(({ id, split }, place) => ({
      table: id,
      together: split.together,
      shares: split.groups.map((group, at) => {
        const [flagged, no] = [split.counts[2 * at]!, split.counts[2 * at + 1]!];
        return { group, share: derived(shareOf({ flagged, total: flagged + no }, 1 - alpha), rowOf(id, group)) };
      }),
      strength: derived(strengthOf(split.counts, 2, 1 - alpha), id),
      test: derived(tests[place]!, id),
      adjusted: derived(adjusted[place]!, id),
    })),
  };
}

function splitTable(id: TableId, { groups, counts, support }: GroupSplit, unit: ScoredUnit): CountTable {
  const keys = [
    { name: "group", levels: groups },
    { name: "answer", levels: ["yes", "no"] },
  ];
  return { id, unit, keys, counts, support, splitBy: id };
}

/** Cramer's V of a table with its interval, corrected for the bias of small samples. */
export function strengthOf(counts: readonly number[], columns: number, level: number): Estimate {
  const table = tableFromCounts(Float64Array.from(counts), counts.length / columns, columns);
  const found = cramersV(table, { level });
  if (found.kind === "not-estimable") return notEstimable("no-variation");
  return estimate(found.biasCorrected, interval(found.interval, level, "noncentral-chi-squared"));
}
