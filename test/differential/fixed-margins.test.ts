import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ContingencyTable, tableFromCounts } from "../../src/statistics/contingency-table.js";
import { chiSquaredUpperTail } from "../../src/statistics/distributions.js";
import { drawFixedMargins } from "../../src/statistics/fixed-margins.js";
import { logFactorials } from "../../src/statistics/hypergeometric-draw.js";
import { streamsFrom } from "../../src/statistics/random.js";
import { type RSession, startR } from "../support/r-session.js";

let r: RSession;
beforeAll(async () => {
  r = await startR();
});
afterAll(() => r.close());

const TABLES = 20_000;

/** How often each table came up; a table is known by its counts read as digits of one number. */
type Tally = Map<number, number>;

function tally(keys: Iterable<number>): Tally {
  const counts: Tally = new Map();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function keyOf(counts: Float64Array, base: number): number {
  return counts.reduce((key, count) => key * base + count, 0);
}

function* ourKeys(rowTotals: readonly number[], columnTotals: readonly number[], seed: number): Generator<number> {
  const total = rowTotals.reduce((sum, count) => sum + count, 0);
  const table: ContingencyTable = tableFromCounts(
    new Float64Array(rowTotals.length * columnTotals.length),
    rowTotals.length,
    columnTotals.length,
  );
  const state = streamsFrom(seed).block(0);
  const logFactorial = logFactorials(total);
  for (let i = 0; i < TABLES; i++) {
    drawFixedMargins(state, table, rowTotals, columnTotals, logFactorial);
    yield keyOf(table.counts, total + 1);
  }
}

/** Keys of R's tables, which it stores column by column. */
async function theirKeys(rowTotals: readonly number[], columnTotals: readonly number[], seed: number) {
  const expression = `set.seed(seed); rows <- length(row)
    weights <- (sum(row) + 1)^(rows * length(column) - seq_len(rows * length(column)))
    vapply(r2dtable(n, row, column), function(m) sum(t(m) * weights), 0)`;
  return r.evaluate(expression, { row: rowTotals, column: columnTotals, n: [TABLES], seed: [seed] });
}

/** p-value of the hypothesis that two tallies of one size come from one law; rare tables are put together. */
function sameLaw(ours: Tally, theirs: Tally): { pValue: number; cells: number } {
  const keys = new Set([...ours.keys(), ...theirs.keys()]);
  const rest = { ours: 0, theirs: 0 };
  let statistic = 0;
  let cells = 0;
  const add = (a: number, b: number): void => {
    statistic += (a - b) ** 2 / (a + b);
    cells++;
  };
  for (const key of keys) {
    const a = ours.get(key) ?? 0;
    const b = theirs.get(key) ?? 0;
    if (a + b >= 20) add(a, b);
    else {
      rest.ours += a;
      rest.theirs += b;
    }
  }
  if (rest.ours + rest.theirs >= 20) add(rest.ours, rest.theirs);
  return { pValue: chiSquaredUpperTail(statistic, cells - 1), cells };
}

const spaces = [
  { rowTotals: [4, 4], columnTotals: [3, 5] },
  { rowTotals: [1, 9], columnTotals: [5, 5] },
  { rowTotals: [3, 2, 2], columnTotals: [4, 3] },
  { rowTotals: [3, 3, 3], columnTotals: [3, 3, 3] },
  { rowTotals: [6, 1, 2], columnTotals: [2, 3, 4] },
  { rowTotals: [12, 20], columnTotals: [7, 9, 16] },
];

describe("R's r2dtable", () => {
  it.each(spaces)(
    "draws tables by our law with rows $rowTotals and columns $columnTotals",
    async ({ rowTotals, columnTotals }) => {
      const ours = tally(ourKeys(rowTotals, columnTotals, 2026));
      const theirs = tally(await theirKeys(rowTotals, columnTotals, 2027));
      const { pValue, cells } = sameLaw(ours, theirs);
      expect(cells).toBeGreaterThan(1);
      // Both seeds are fixed; of six true nulls one falls below 0.001 in 6 of 1,000 pairs of seeds.
      expect(pValue).toBeGreaterThan(0.001);
    },
  );

  it("is told from a law that is off by 2 %", async () => {
    const { rowTotals, columnTotals } = spaces[3]!;
    const theirs = tally(await theirKeys(rowTotals, columnTotals, 2027));
    const [likeliest] = [...theirs].sort((a, b) => b[1] - a[1]);
    const shifted = tally(ourKeys(rowTotals, columnTotals, 2026));
    const moved = Math.round(0.02 * TABLES);
    shifted.set(likeliest![0], shifted.get(likeliest![0])! + moved);
    const other = [...shifted.keys()].find((key) => key !== likeliest![0] && shifted.get(key)! > moved)!;
    shifted.set(other, shifted.get(other)! - moved);
    expect(sameLaw(shifted, theirs).pValue).toBeLessThan(1e-6);
  });
});
