/** Whole numbers from `from` to `to`. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/**
 * Counts that remain possible for each of several rows when all of them together are known: those for which the other
 * rows have possible counts that add up to the rest. It is what an enumeration of all fillings would find, by way of sums
 * that can be reached.
 * @param rows  possible counts of each row, ascending whole numbers
 * @param total  sum of one count of each row
 * @returns for each row those of its counts that stand in a filling
 * @see Bellman 1957, "Dynamic Programming", chapter 1 (sums that can be reached)
 * @example jointCounts([[0, 1, 2], [5, 9]], 6) // [[1], [5]]
 */
export function jointCounts(rows: readonly (readonly number[])[], total: number): readonly (readonly number[])[] {
  const possible: (readonly number[])[] = [];
  const all = (1n << BigInt(total + 1)) - 1n;
  const runs = rows.map(runsOf);
  split(0, rows.length, 1n);
  return possible;

  /** Rows from `first` to before `last`; the bits of `outside` are the sums that all other rows can come to. */
  function split(first: number, last: number, outside: bigint): void {
    if (last - first < 1) return;
    if (last - first === 1) {
      possible[first] = rows[first]!.filter(
        (count) => count <= total && ((outside >> BigInt(total - count)) & 1n) === 1n,
      );
      return;
    }
    const middle = (first + last) >> 1;
    split(first, middle, runs.slice(middle, last).reduce(plus, outside));
    split(middle, last, runs.slice(first, middle).reduce(plus, outside));
  }

  function plus(sums: bigint, row: readonly Run[]): bigint {
    return row.reduce((reached, { from, to }) => reached | ((spread(sums, to - from + 1) << BigInt(from)) & all), 0n);
  }
}

function runsOf(counts: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  for (const count of counts) {
    const last = runs.at(-1);
    if (last !== undefined && count === last.to + 1) runs[runs.length - 1] = { from: last.from, to: count };
    else runs.push({ from: count, to: count });
  }
  return runs;
}

/** Every bit and the `width - 1` bits above it. */
function spread(bits: bigint, width: number): bigint {
  let spreads = bits;
  for (let done = 1; done < width; ) {
    const step = Math.min(done, width - done);
    spreads |= spreads << BigInt(step);
    done += step;
  }
  return spreads;
}
