import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { loadFiles } from "../../../src/data/intake/load-files.js";
import { everyCaseIsNamedOnce } from "../../../src/data/intake/named-once.js";
import { dataFolder, quietContext } from "../../support/data-folder.js";
import { sampleCasesPlan } from "../../support/sample-plan.js";

const COLUMNS = { score: undefined, selected: undefined, outcome: undefined };

type Identifier = number | bigint | string | null;
interface Found {
  readonly named: boolean;
  /** Statements that were run. */
  readonly asked: string;
}

/** Cases with these identifiers, of a type of DuckDB, in a Parquet file. */
function inParquet(
  ids: readonly Identifier[],
  { type, ...options }: { type: string; missing?: string[]; atOnce?: { hashes: number; bits: bigint } },
): Promise<Found> {
  const values = ids.map((id) => `(${typeof id === "string" ? `'${id}'` : (id ?? "NULL")})`).join(", ");
  return selected(`SELECT id::${type} AS id FROM (VALUES ${values}) t(id)`, options);
}

async function selected(
  select: string,
  { missing = [""], atOnce }: { missing?: string[]; atOnce?: { hashes: number; bits: bigint } } = {},
): Promise<Found> {
  const folder = dataFolder({});
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`COPY (SELECT id, 'A' AS "group", 'low' AS band FROM (${select}))
    TO '${join(folder, "cases.parquet")}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
  return found(folder, "cases.parquet", { missing, ...(atOnce && { atOnce }) });
}

async function inCsv(ids: readonly string[]): Promise<Found> {
  const folder = dataFolder({ "cases.csv": ["id,group,band", ...ids.map((id) => `${id},A,low`), ""].join("\n") });
  return found(folder, "cases.csv", { missing: [""] });
}

async function found(
  folder: string,
  file: string,
  { missing, atOnce }: { missing: string[]; atOnce?: { hashes: number; bits: bigint } },
): Promise<Found> {
  const plan = sampleCasesPlan({
    data: { cases: { file, columns: COLUMNS, missing } },
    selected: undefined,
    outcome: undefined,
  });
  const { database, files } = await loadFiles(plan, folder, quietContext(), undefined, { stays: true });
  try {
    const run = vi.spyOn(database.connection, "runAndReadAll");
    const named = await everyCaseIsNamedOnce(database.connection, files[0]!, ...(atOnce ? [atOnce] : []));
    return { named, asked: run.mock.calls.map(([sql]) => sql).join("\n") };
  } finally {
    database.close();
  }
}

const ORDER = /lag\(/;
const MARKS = /bitstring_agg/;
const HASHES = /DISTINCT hash/;

describe("everyCaseIsNamedOnce", () => {
  it.each([
    ["whole numbers that ascend", "BIGINT", [-5, -1, 0, 7, 90_000_000_000]],
    ["texts of numbers that ascend", "VARCHAR", ["8", "9", "10", "11", "100"]],
    ["texts that ascend", "VARCHAR", ["a1", "a2", "b0"]],
  ])("is proven by the order alone of %s", async (_, type, ids) => {
    const { named, asked } = await inParquet(ids, { type });
    expect(named).toBe(true);
    expect(asked).toMatch(ORDER);
    expect(asked).not.toMatch(MARKS);
    expect(asked).not.toMatch(HASHES);
  });

  it("is proven by the order alone in a CSV file, whose rows stay there", async () => {
    const { named, asked } = await inCsv(["1", "2", "10", "11"]);
    expect(named).toBe(true);
    expect(asked).not.toMatch(HASHES);
  });

  it("is proven by strings of bits for whole numbers in any order, several at a time", async () => {
    const { named, asked } = await inParquet([12, 3, -4, 9, 0], { type: "INTEGER", atOnce: { hashes: 1, bits: 4n } });
    expect(named).toBe(true);
    expect(asked.match(new RegExp(MARKS, "g"))).toHaveLength(5);
    expect(asked).not.toMatch(HASHES);
  });

  it.each([
    ["lie far apart", "BIGINT", [7, 9_000_000_000, 3]],
    ["are near the end of their type", "BIGINT", ["9223372036854775807", "-9223372036854775808"]],
    ["are texts", "VARCHAR", ["b", "a", "c"]],
  ])("is proven by hashes for identifiers without order that %s", async (_, type, ids) => {
    const { named, asked } = await inParquet(ids, { type });
    expect(named).toBe(true);
    expect(asked).not.toMatch(MARKS);
    expect(asked).toMatch(HASHES);
  });

  it.each([
    ["whole numbers in order", "INTEGER", [1, 2, 2, 3]],
    ["whole numbers without order", "UBIGINT", [4, 2, 9, 2]],
    ["whole numbers far apart", "BIGINT", [4, 9_000_000_000, 4]],
    ["texts in order", "VARCHAR", ["a", "b", "b"]],
    ["texts without order", "VARCHAR", ["b", "a", "b"]],
    ["types of texts", "ENUM('x', 'y')", ["y", "x", "y"]],
  ])("is refused where one of %s stands twice", async (_, type, ids) => {
    expect((await inParquet(ids, { type })).named).toBe(false);
  });

  it.each([
    ["none at all", "BIGINT", [1, 2, null], [""]],
    ["none at all, without order", "BIGINT", [5, null, 2], [""]],
    ["a number for no value", "BIGINT", [-999, 1, 2], ["", "-999", "NA"]],
    ["a large number for no value", "UBIGINT", ["1", "18446744073709551615"], ["18446744073709551615"]],
    ["a text for no value", "VARCHAR", ["NA", "NB"], ["NA"]],
  ])("is refused where a row has %s", async (_, type, ids, missing) => {
    expect((await inParquet(ids, { type, missing })).named).toBe(false);
  });

  it("takes no text for a number that is written otherwise", async () => {
    expect((await inParquet([0, 7, 8], { type: "INTEGER", missing: ["007", "-0", "8.0"] })).named).toBe(true);
  });

  it("finds what a set of the identifiers finds, whatever they are", async () => {
    const numbers = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        numbers,
        fc.boolean(),
        fc.constantFrom("INTEGER", "BIGINT", "VARCHAR"),
        async (ids, sorted, type) => {
          const rows = sorted ? [...ids].sort((a, b) => a - b) : ids;
          const { named } = await inParquet(rows, { type, atOnce: { hashes: 3, bits: 16n } });
          expect(named).toBe(new Set(rows).size === rows.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("follows the order from one part of a file to the next", async () => {
    const parts = "FROM range(300000) t(i)";
    const inOrder = await selected(`SELECT i AS id ${parts}`);
    expect(inOrder.named).toBe(true);
    expect(inOrder.asked).not.toMatch(MARKS);
    // Each part ascends, and begins where the one before it ended.
    const again = await selected(`SELECT i - i // 122880 AS id ${parts}`);
    expect(again.named).toBe(false);
    expect(again.asked).toMatch(MARKS);
  });
});
