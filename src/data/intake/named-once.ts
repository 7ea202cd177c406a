import type { DuckDBConnection } from "@duckdb/node-api";
import { type LoadedFile, readColumn } from "./loaded-file.js";
import { columnOf, firstRow, isOneOf } from "./sql.js";

/** What is held in memory at once. */
interface AtOnce {
  /** Identifiers whose hashes are told apart: some hundreds of megabytes. */
  readonly hashes: number;
  /** Whole numbers that one string of bits marks: 32 megabytes a thread. */
  readonly bits: bigint;
}

const AT_ONCE: AtOnce = { hashes: 10_000_000, bits: 2n ** 28n };

/** Whole numbers beyond these are not marked: bounds and differences of others stay within 64 bits. */
const FARTHEST = 2n ** 62n;

/** Rows that show whether it is worth while to look for an order in all. */
const FIRST_ROWS = 100_000;

/** Identifiers where they stand. */
interface Identifiers extends AtOnce {
  readonly rows: number;
  /** SQL of the source, of the column there, and of the condition that it holds no identifier. */
  readonly from: string;
  readonly raw: string;
  readonly isMissing: string;
  readonly areWhole: boolean;
}

/**
 * Whether every row has an identifier that no other row has. Each of three ways proves it, the cheapest first: every one
 * comes after the one before it; as many whole numbers are marked in strings of bits as there are rows; as many hashes
 * of 64 bits differ as there are rows, some at a time.
 *
 * @param connection  database that the file was loaded into
 * @param file  cases with a column of identifiers
 * @param atOnce  what is held in memory at once
 * @returns true only where it is proven; false where an identifier is missing or stands twice, or may
 */
export async function everyCaseIsNamedOnce(
  connection: DuckDBConnection,
  file: LoadedFile,
  atOnce: AtOnce = AT_ONCE,
): Promise<boolean> {
  const ids = { ...atOnce, ...(await identifiersOf(connection, file)) };
  const first = await order(connection, ids, `(FROM ${ids.from} LIMIT ${FIRST_ROWS})`);
  const all = first.ascend ? await order(connection, ids, ids.from) : await missingAmong(connection, ids);
  if (all.missing > 0) return false;
  if (all.ascend && all.rows === ids.rows) return true;
  return (await markedOnce(connection, ids)) ?? (await hashesDiffer(connection, ids));
}

async function identifiersOf(connection: DuckDBConnection, file: LoadedFile): Promise<Omit<Identifiers, keyof AtOnce>> {
  const id = readColumn(file, "id")!;
  const source = file.source?.columns.get(id.text);
  if (source === undefined) {
    return { rows: file.rows, from: file.table!, raw: id.text, isMissing: id.isMissing, areWhole: false };
  }
  const { raw } = source;
  const from = file.source!.expression;
  const [type] = await columnOf<string>(connection, `SELECT typeof(${raw}) FROM ${from} LIMIT 1`);
  const areWhole = /^U?(TINY|SMALL|BIG)?INT(EGER)?$/.test(type ?? "");
  const isMissing = areWhole ? isMissingNumber(raw, file.file.settings.missing) : isMissingText(source.text, file);
  return { rows: file.rows, from, raw, isMissing, areWhole };
}

/** Of texts for no value, only one that a number is written as can stand for a number. */
function isMissingNumber(raw: string, missing: readonly string[]): string {
  const numbers = missing.filter((text) => /^(0|-?[1-9][0-9]{0,19})$/.test(text));
  return numbers.length === 0 ? `${raw} IS NULL` : `(${raw} IS NULL OR ${raw} IN (${numbers.join(", ")}))`;
}

function isMissingText(text: string, { file }: LoadedFile): string {
  return `(${text} IS NULL OR ${isOneOf(text, file.settings.missing)})`;
}

/** Rows, how many have no identifier, and whether each identifier comes after that of the row before it. */
async function order(connection: DuckDBConnection, { raw, isMissing, areWhole }: Identifiers, from: string) {
  const id = areWhole ? raw : `${raw}::VARCHAR`;
  // Longer texts after shorter ones, so that numbers without leading zeros ascend too.
  const falls = areWhole
    ? "id <= before"
    : "strlen(id) < strlen(before) OR (strlen(id) = strlen(before) AND id <= before)";
  const { rows, missing, followers, falling } = await firstRow(
    connection,
    `SELECT count(*)::DOUBLE AS rows, count(*) FILTER (missing)::DOUBLE AS missing, count(before)::DOUBLE AS followers,
      count(*) FILTER (${falls})::DOUBLE AS falling
    FROM (SELECT ${id} AS id, ${isMissing} AS missing, lag(${id}) OVER () AS before FROM ${from})`,
  );
  // One row alone follows none: the rows form a single chain.
  const ascend = Number(followers) === Number(rows) - 1 && Number(falling) === 0;
  return { rows: Number(rows), missing: Number(missing), ascend };
}

async function missingAmong(connection: DuckDBConnection, { rows, from, isMissing }: Identifiers) {
  const sql = `SELECT count(*) FILTER (${isMissing})::DOUBLE AS missing FROM ${from}`;
  return { rows, missing: Number((await firstRow(connection, sql)).missing), ascend: false };
}

/** Null where the identifiers are not whole numbers, or lie so far apart that hashes are cheaper. */
async function markedOnce(connection: DuckDBConnection, ids: Identifiers): Promise<boolean | null> {
  const { rows, from, raw, areWhole, hashes, bits } = ids;
  if (!areWhole) return null;
  const ends = await firstRow(
    connection,
    `SELECT min(${raw})::VARCHAR AS least, max(${raw})::VARCHAR AS most FROM ${from}`,
  );
  const [least, most] = [BigInt(String(ends.least)), BigInt(String(ends.most))];
  if (least < -FARTHEST || most > FARTHEST) return null;
  if ((most - least) / bits >= BigInt(Math.ceil(rows / hashes))) return null;
  let marked = 0;
  for (let lower = least; lower <= most; lower += bits) {
    const upper = lower + bits - 1n < most ? lower + bits - 1n : most;
    const sql = `SELECT coalesce(bit_count(bitstring_agg(${raw}, ${lower}, ${upper})), 0)::DOUBLE FROM ${from}
      WHERE ${raw} BETWEEN ${lower} AND ${upper}`;
    marked += (await columnOf<number>(connection, sql))[0]!;
  }
  return marked === rows;
}

async function hashesDiffer(connection: DuckDBConnection, { rows, from, raw, hashes }: Identifiers): Promise<boolean> {
  const parts = Math.ceil(rows / hashes);
  for (let part = 0; part < parts; part++) {
    const sql = `SELECT (count(*) - count(DISTINCT hash(${raw})))::DOUBLE FROM ${from}
      WHERE hash(${raw}) % ${parts} = ${part}`;
    const [repeats] = await columnOf<number>(connection, sql);
    if (repeats! > 0) return false;
  }
  return true;
}
