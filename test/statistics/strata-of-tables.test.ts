import { describe, expect, it } from "vitest";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import {
  fourfoldStrata,
  pooledTable,
  requireStrata,
  withoutEmptyLevels,
} from "../../src/statistics/strata-of-tables.js";

const plain = ({ rows, columns, counts }: ReturnType<typeof contingencyTable>) => ({
  rows,
  columns,
  counts: [...counts],
});

describe("strata of tables", () => {
  it("are fourfold tables with their totals, without the empty ones", () => {
    const strata = [
      [
        [1, 2],
        [3, 4],
      ],
      [
        [0, 0],
        [0, 0],
      ],
      [
        [0, 0],
        [0, 1],
      ],
    ].map(contingencyTable);
    expect(fourfoldStrata(strata, "caller")).toEqual([
      { a: 1, b: 2, c: 3, d: 4, n: 10 },
      { a: 0, b: 0, c: 0, d: 1, n: 1 },
    ]);
    const wrong = [
      [[1, 2]],
      [[1], [2]],
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ];
    for (const rows of wrong) {
      expect(() => fourfoldStrata([contingencyTable(rows)], "caller")).toThrow(/^caller requires 2 x 2 strata; got/);
    }
  });

  it("have one shape, and add up cell by cell", () => {
    const table = contingencyTable([
      [1, 2],
      [3, 4],
    ]);
    expect(plain(pooledTable([table, table, table]))).toEqual({ rows: 2, columns: 2, counts: [3, 6, 9, 12] });
    const others = [
      contingencyTable([[1, 2]]),
      contingencyTable([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
      contingencyTable([[1], [2]]),
    ];
    for (const other of others) {
      expect(() => requireStrata([table, other], "caller")).toThrow(/^caller requires strata of one shape; got 2 x 2/);
      expect(() => pooledTable([table, other])).toThrow(/^pooledTable requires/);
    }
    expect(() => requireStrata([], "caller")).toThrow("caller requires at least one stratum; got none");
  });

  it("lose the rows and columns that are empty in all of them, and no others", () => {
    const strata = [
      [
        [1, 0, 2],
        [0, 0, 0],
        [0, 0, 3],
      ],
      [
        [0, 0, 0],
        [0, 0, 0],
        [4, 0, 0],
      ],
    ].map(contingencyTable);
    expect(withoutEmptyLevels(strata).map(plain)).toEqual([
      { rows: 2, columns: 2, counts: [1, 2, 0, 3] },
      { rows: 2, columns: 2, counts: [0, 0, 4, 0] },
    ]);
  });
});
