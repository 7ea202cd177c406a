import { conditionalOddsRatio } from "../../../src/statistics/conditional-odds-ratio.js";
import { contingencyTable } from "../../../src/statistics/contingency-table.js";
import { cramersV } from "../../../src/statistics/cramers-v.js";
import { fisherExact } from "../../../src/statistics/fisher-exact.js";
import { type ExactTable, exactPearson, freemanHalton, type TooLarge } from "../../../src/statistics/freeman-halton.js";
import { gTest } from "../../../src/statistics/g-test.js";
import {
  type ChiSquaredTest,
  pearsonChiSquared,
  type TableNotEstimable,
} from "../../../src/statistics/pearson-chi-squared.js";
import { tableResiduals } from "../../../src/statistics/table-residuals.js";

interface TableInput {
  readonly table: number[][];
  readonly level?: number;
}

/** Reference cases hold tables that an audit would leave to resampling. */
const LIMIT = 100_000_000;

function tested(result: ChiSquaredTest | TableNotEstimable) {
  if (result.kind === "not-estimable") return { degenerate: true };
  const { statistic, degreesOfFreedom, pValue, logPValue, droppedRows, droppedColumns } = result;
  return { statistic, df: degreesOfFreedom, pValue, logPValue, droppedRows, droppedColumns, degenerate: false };
}

function nested(values: readonly number[], columns: number): number[][] {
  return Array.from({ length: values.length / columns }, (_, row) => values.slice(row * columns, (row + 1) * columns));
}

function pearson({ table: rows, level = 0.95 }: TableInput) {
  const table = contingencyTable(rows);
  const plain = tested(pearsonChiSquared(table));
  const residuals = tableResiduals(table);
  const v = cramersV(table, { level });
  const fourfold = table.rows === 2 && table.columns === 2;
  return {
    ...plain,
    plain,
    ...(fourfold ? { yates: tested(pearsonChiSquared(table, { yates: true })) } : {}),
    ...(residuals.kind === "estimate"
      ? {
          expected: nested(residuals.expected, residuals.columns),
          pearsonResiduals: nested(residuals.pearson, residuals.columns),
          standardizedResiduals: nested(residuals.adjusted, residuals.columns),
        }
      : {}),
    ...(v.kind === "estimate"
      ? {
          cramersV: v.value,
          cramersVBiasCorrected: v.biasCorrected,
          contingencyCoefficient: v.contingencyCoefficient,
        }
      : {}),
  };
}

function fisher({ table: rows, level = 0.95 }: TableInput) {
  const table = contingencyTable(rows);
  const odds = conditionalOddsRatio(table, { level });
  return {
    ...fisherExact(table),
    oddsRatioConditionalMLE: odds.kind === "estimate" ? odds.value : null,
    confInt95: odds.kind === "estimate" ? [odds.interval.lower, odds.interval.upper] : null,
    degenerate: odds.kind !== "estimate",
  };
}

function found(result: ExactTable | TooLarge): ExactTable {
  if (!("method" in result)) throw new Error(`too large to enumerate in ${result.limit} steps`);
  return result;
}

function exactRxC({ table: rows, statistic = "pearson" }: TableInput & { readonly statistic?: string }) {
  if (statistic !== "pearson") throw new Error(`no exact permutation test of the statistic ${statistic}`);
  const table = contingencyTable(rows);
  const byChiSquared = found(exactPearson(table, { limit: LIMIT }));
  return {
    statistic: tested(pearsonChiSquared(table)).statistic,
    pValue: byChiSquared.pValue,
    pGreaterStrict: byChiSquared.pGreaterStrict,
    midP: byChiSquared.midP,
    nTables: byChiSquared.tablesEnumerated,
    fisherPValue: found(freemanHalton(table, { limit: LIMIT })).pValue,
  };
}

/** Reference cases of contingency tables. */
export const tableAdapters = {
  pearsonChi2: pearson,
  gTest: ({ table }: TableInput) => tested(gTest(contingencyTable(table))),
  fisherExact2x2: fisher,
  fisherExactRxC: ({ table }: TableInput) => found(freemanHalton(contingencyTable(table), { limit: LIMIT })),
  exactPermutationRxC: exactRxC,
} as const satisfies Record<string, (input: never) => unknown>;
