import { z } from "zod";
import type { CountTable, Unit } from "../audit/result.js";
import { DataError } from "../errors.js";
import { AUDIT_SCHEMA_ID } from "./audit-schema.js";
import type { BandFlags, LinkedTable } from "./linked/linked-table.js";
import { sharedKeys } from "./linked/shared-keys.js";
import { roundingSpread } from "./rounded-count.js";

/** What an earlier release published. */
export interface EarlierRelease {
  readonly tables: readonly {
    readonly id: string;
    readonly unit: Unit;
    readonly keys: CountTable["keys"];
    readonly counts: readonly (number | "suppressed")[];
  }[];
  /** How far a true count may lie from a published one. */
  readonly spread: number;
}

const releaseSchema = z.object({
  $schema: z.literal(AUDIT_SCHEMA_ID),
  plan: z.object({
    disclosure: z.object({
      rounding: z
        .object({ base: z.union([z.literal(5), z.literal(10)]), kind: z.enum(["nearest", "random"]) })
        .optional(),
    }),
  }),
  tables: z.array(
    z.object({
      id: z.string(),
      unit: z.enum(["sponsors", "migrants", "cases"]),
      keys: z.array(z.object({ name: z.string(), levels: z.array(z.string()) })),
      counts: z.array(z.union([z.number(), z.literal("suppressed")])),
    }),
  ),
});

/**
 * Reads what an earlier release published.
 * @param text  text of its audit.json
 * @param file  name for messages
 * @throws DataError `data-invalid` when it is no audit.json
 * @example earlierRelease(text, "audit.json").tables[0].id // "units.bands"
 */
export function earlierRelease(text: string, file: string): EarlierRelease {
  const read = releaseSchema.safeParse(parsed(text));
  if (!read.success) {
    const [expected, received] = ["an audit.json of a release", "another text"];
    const message = `${file} requires ${expected}; got ${received}`;
    throw new DataError("data-invalid", message, [{ code: "data-invalid", file, expected, received, message }]);
  }
  const { rounding } = read.data.plan.disclosure;
  return { tables: read.data.tables, spread: rounding === undefined ? 0 : roundingSpread(rounding) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type EarlierTable = EarlierRelease["tables"][number];

/**
 * Tables of earlier releases as tables of the system of this one. What an earlier table hides is known here where a table
 * of the same unit holds all its keys and agrees with every count that it shows; a table of other data is left out.
 * @param earlier  earlier releases
 * @param tables  tables of this result
 * @param bands  which bands are flagged
 * @returns tables that need no protection themselves: what they show is public
 */
export function earlierTables(
  earlier: readonly EarlierRelease[],
  tables: readonly CountTable[],
  bands: BandFlags,
): readonly LinkedTable[] {
  return earlier.flatMap((release, number) =>
    release.tables.flatMap((table) => {
      const counts = countsBehind(table, release, { tables, bands });
      if (counts === null || counts.length === 0) return [];
      const hidden = table.counts.map((count) => count === "suppressed");
      const rounded = {
        counts: table.counts.map((count) => (count === "suppressed" ? 0 : count)),
        spread: release.spread,
      };
      const { unit, keys } = table;
      const id = `earlier ${number} ${table.id}`;
      return [{ id, unit, keys, counts, hidden, least: 0, ...(release.spread === 0 ? {} : { rounded }) }];
    }),
  );
}

function countsBehind(
  earlier: EarlierTable,
  { spread }: EarlierRelease,
  { tables, bands }: { readonly tables: readonly CountTable[]; readonly bands: BandFlags },
): readonly number[] | null {
  for (const table of tables) {
    if (table.unit !== earlier.unit || (table.suppressedCells?.length ?? 0) > 0) continue;
    const counts = projected(table, earlier, bands);
    const agrees = counts?.every((count, cell) => {
      const shown = earlier.counts[cell]!;
      return shown === "suppressed" || Math.abs(shown - count) <= spread;
    });
    if (counts !== null && agrees === true) return counts;
  }
  const shown = earlier.counts.flatMap((count) => (count === "suppressed" ? [] : [count]));
  return shown.length === earlier.counts.length && spread === 0 ? shown : null;
}

/** Sums of a table over the keys of an earlier one; null where it does not hold them all, level by level. */
function projected(table: CountTable, { keys, counts }: EarlierTable, bands: BandFlags): readonly number[] | null {
  const shared = sharedKeys(keys, table.keys, bands);
  if (shared.variables.length !== keys.length || shared.size !== counts.length) return null;
  if (new Set(shared.left).size !== counts.length) return null;
  const sums = new Float64Array(shared.size);
  shared.right.forEach((code, cell) => {
    sums[code]! += table.counts[cell]!;
  });
  return Array.from(shared.left, (code) => sums[code]!);
}

/**
 * Rows of this result that differ from the same row of an earlier release by a few units only: shown beside it, these
 * would follow by subtraction.
 * @param earlier  earlier releases
 * @param tables  tables of this result
 * @param least  smallest difference that may be seen in a table
 * @returns rows to hide, by table
 * @see Hundepool et al. 2012, "Statistical Disclosure Control", section 4.2 (linked tables)
 */
export function rowsCloseToEarlier(
  earlier: readonly EarlierRelease[],
  tables: readonly CountTable[],
  least: (table: CountTable) => number,
): ReadonlyMap<string, ReadonlySet<number>> {
  const close = new Map<string, Set<number>>();
  for (const { tables: before, spread } of earlier) {
    for (const table of tables) {
      const same = before.find(({ id, unit }) => id === table.id && unit === table.unit);
      if (same === undefined || table.ordered === true) continue;
      const rows = closeRowsOf(table, same, { least: least(table), spread });
      if (rows.length > 0) close.set(table.id, new Set([...(close.get(table.id) ?? []), ...rows]));
    }
  }
  return close;
}

function closeRowsOf(
  { keys, counts }: CountTable,
  earlier: EarlierTable,
  { least, spread }: { readonly least: number; readonly spread: number },
): readonly number[] {
  const [rows, ...columns] = keys;
  const sameColumns = JSON.stringify(columns) === JSON.stringify(earlier.keys.slice(1));
  if (rows === undefined || !sameColumns) return [];
  const width = counts.length / rows.levels.length;
  return rows.levels.flatMap((level, row) => {
    const at = earlier.keys[0]!.levels.indexOf(level);
    if (at < 0) return [];
    const isClose = counts.slice(row * width, (row + 1) * width).some((count, column) => {
      const before = earlier.counts[at * width + column]!;
      const apart = before === "suppressed" ? 0 : Math.abs(count - before);
      return apart > spread && apart < least;
    });
    return isClose ? [row] : [];
  });
}
