import { isKnown, type KnownNumbers, printable } from "./known-numbers.js";
import { numbersIn, type PageText } from "./printed-numbers.js";

interface CountTable {
  readonly id: string;
  readonly keys: readonly { readonly name: string; readonly levels: readonly string[] }[];
  readonly counts: readonly (number | "suppressed")[];
}

export interface GroupResult {
  readonly tables: readonly CountTable[];
}

/** Numbers of one group by the field that holds them, such as `hypothesis1.groups[] ratio.value.value`. */
export type Paths = ReadonlyMap<string, KnownNumbers>;

/**
 * Every number that a result holds of one group, under the path to it: where the group stands in a list, and the field.
 * @param result  parsed audit.json
 * @param group  level of the protected attribute
 */
export function pathsOf(result: GroupResult, group: string): Paths {
  const found = new Map<string, KnownNumbers>();
  const { tables, ...rest } = result;
  visit(rest, "", null);
  for (const table of tables) cells(table);
  return found;

  function visit(node: unknown, path: string, field: string | null): void {
    if (typeof node === "number" && field !== null) found.set(`${path} ${field}`, printable([node]));
    if (typeof node !== "object" || node === null) return;
    for (const [name, value] of Object.entries(node)) {
      const isOwn = typeof value === "object" && value !== null && Object.values(value).includes(group);
      if (field !== null) visit(value, path, `${field}.${name}`);
      else if (isOwn && Array.isArray(node)) visit(value, `${path}[]`, "");
      else visit(value, `${path}.${name}`, null);
    }
  }

  function cells({ id, keys, counts }: CountTable): void {
    const row = keys[0]?.levels.indexOf(group) ?? -1;
    if (row < 0) return;
    const width = counts.length / keys[0]!.levels.length;
    const own = counts.slice(row * width, (row + 1) * width);
    if (own.some((count) => count === "suppressed")) return;
    const sum = (from: number) => own.slice(from).reduce<number>((total, count) => total + Number(count), 0);
    own.forEach((count, at) => {
      found.set(`${id} cell ${at}`, printable([Number(count)]));
      found.set(`${id} sum from ${at}`, printable([sum(at)]));
    });
  }
}

/** One place in a column of a table of groups, and the fields of the result that all its rows agree with. */
export interface ColumnSlot {
  readonly table: string;
  /** Heading of the column; an interval takes the heading before it along. */
  readonly heading: string;
  readonly slot: number;
  readonly rows: number;
  /** Paths of fields; empty where no field of the result has these numbers for these groups. */
  readonly fields: ReadonlySet<string>;
}

/** A class such as "< 0.001" or "below 3%" is not the number itself. */
const BOUND = /(?:<|hoogstens|boven|onder|minder dan|meer dan|at most|above|below|less than|more than)\s?[\d.,]+/gi;

const NONE = new Float64Array();

/** Rows that it takes before equal numbers are no chance. */
const LEAST_ROWS = 6;

/**
 * For every column of every table of groups, the fields of audit.json that hold its numbers group by group: a number in the
 * wrong column, or in the row of another group, leaves none.
 * @param texts  a page
 * @param pathsBy  fields of a group; null for what is no group
 */
export function columnSlots(
  texts: readonly PageText[],
  language: "nl" | "en",
  pathsBy: (group: string) => Paths | null,
): readonly ColumnSlot[] {
  const slots = new Map<
    string,
    { heading: string; slot: number; rows: number; fields: Set<string> | null; table: string }
  >();
  let table = 0;
  let isInside = false;
  const named = new Map<string, number>();
  for (const { cells, head } of texts) {
    if (cells !== null && !isInside) table++;
    if (cells !== null) named.set(`${table} ${cells[0]}`, (named.get(`${table} ${cells[0]}`) ?? 0) + 1);
    isInside = cells !== null;
    if (cells === null) continue;
    const owners = cells[0]!
      .replace(/ \(n = .*$/, "")
      .split(", ")
      .map(pathsBy);
    if (owners.some((paths) => paths === null)) continue;
    cells.slice(1).forEach((cell, at) => {
      const heading = /interval/.test(head[at + 1] ?? "") ? `${head[at]} > ${head[at + 1]}` : (head[at + 1] ?? "");
      numbersIn(cell.replace(BOUND, " "), language).forEach((number, slot) => {
        const name = `${table} ${at} ${slot}`;
        const before = slots.get(name) ?? { heading, slot, rows: 0, fields: null, table: head.join(" | ") };
        for (const paths of owners) {
          const candidates = before.fields ?? paths!.keys();
          before.fields = new Set([...candidates].filter((path) => isKnown(number, paths!.get(path) ?? NONE)));
          before.rows++;
        }
        slots.set(name, before);
      });
    });
  }
  // A table with several rows a group is one of group and rule: its rows have a second name.
  const several = new Set([...named].flatMap(([name, rows]) => (rows > 1 ? [name.slice(0, name.indexOf(" "))] : [])));
  return [...slots].flatMap(([name, { fields, ...slot }]) => {
    if (slot.rows < LEAST_ROWS || fields === null || several.has(name.slice(0, name.indexOf(" ")))) return [];
    return [{ ...slot, fields }];
  });
}

/** What a column may hold, by its heading in either language; an interval by the heading before it. */
const HELD: readonly (readonly [heading: RegExp, field: RegExp])[] = [
  [/^(?:Verhouding|Ratio)(?: >|$)/, /ratio/i],
  [/^(?:Verschil|Difference), (?:procentpunten|percentage points)(?: >|$)/, /difference/i],
  [/^(?:Aandeel aangemerkt|Flagged share|Share flagged)(?: >|$)/, /flaggedShare/],
  [/^p, Holm$/, /holm/i],
  [/^p, Benjamini/, /benjaminiYekutieli/],
  [/^p, Fisher$/, /fisher\b/],
  [/^p, Fisher mid-p$/, /fisherMidP/],
  [/^p, (?:gecorrigeerd voor alle groepen|corrected for all groups)$/, /adjusted/i],
];

/** Columns of which no field holds all numbers, or no field that their heading may stand for. */
export function wrongColumns(slots: readonly ColumnSlot[]): readonly string[] {
  return slots.flatMap(({ heading, slot, table, fields }) => {
    const held = HELD.find(([words]) => words.test(heading))?.[1] ?? /./;
    return [...fields].some((path) => held.test(path)) ? [] : [`${heading}, number ${slot + 1}, in: ${table}`];
  });
}
