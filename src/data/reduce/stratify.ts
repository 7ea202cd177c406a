import { ArgumentError } from "../../errors.js";
import type { Plan } from "../../plan/schema.js";
import type { TextColumn } from "../columns.js";
import type { Stratification } from "../evidence.js";
import { compareCodePoints } from "./code-points.js";

/** Name of the stratum of units without a value. */
export const MISSING = "missing";
/** Codes are kept in 16 bits. */
const MOST_STRATA = 0x10000;

/** What strata are made of: the columns of the source by name, which row stands for each unit, and unit sizes. */
export interface StrataSource {
  readonly columns: Readonly<Record<string, TextColumn>> | undefined;
  readonly rows: Uint32Array;
  /** Members of each unit; null where classes of their number have no meaning. */
  readonly members: Float64Array | null;
}

/**
 * Strata of every unit, one stratification after the other as the plan names them.
 *
 * @param strata  section of a validated plan
 * @param source  columns, chosen rows and sizes of the units
 * @returns levels that occur, ordered column by column (code points, missing last, then classes), and a code per unit
 * @throws ArgumentError when a column is absent or a stratification has more than 65,536 levels
 * @see method, section 1 (strata) and section 2 (conditional tests)
 * @example stratify(plan.strata, { columns: { branch }, rows: Uint32Array.of(0, 1), members: null })[0].levels
 */
export function stratify(strata: Plan["strata"], source: StrataSource): readonly Stratification[] {
  return strata.map(({ name, columns, memberClasses }) => {
    const parts = [
      ...columns.map((column) => columnPart(column, source)),
      ...(memberClasses === undefined ? [] : [memberPart(memberClasses, source)]),
    ];
    return { name, ...crossed(name, parts, source.rows.length) };
  });
}

/** One variable of a cross: a code per unit and a word per code, in the order that strata are listed. */
interface Part {
  readonly codes: Uint32Array;
  readonly words: readonly string[];
}

function columnPart(name: string, { columns, rows }: StrataSource): Part {
  const column = columns?.[name];
  if (column === undefined) throw new ArgumentError(`stratify requires the column ${JSON.stringify(name)}; got none`);
  const order = column.levels
    .map((_, code) => code)
    .sort((a, b) => compareLevels(column.levels[a]!, column.levels[b]!));
  const rank = new Uint32Array(order.length);
  order.forEach((code, place) => {
    rank[code] = place;
  });
  const literal = column.levels.includes(MISSING);
  const word = (level: string) => (level === "" ? MISSING : literal ? JSON.stringify(level) : level);
  return {
    codes: Uint32Array.from(rows, (row) => rank[column.codes[row]!]!),
    words: order.map((code) => word(column.levels[code]!)),
  };
}

/** Code points, with "no value" last. */
function compareLevels(a: string, b: string): number {
  if (a === "" || b === "") return (a === "" ? 1 : 0) - (b === "" ? 1 : 0);
  return compareCodePoints(a, b);
}

/** Classes of the number of members: none, one up to the first bound, and so on. */
function memberPart(bounds: readonly number[], { members, rows }: StrataSource): Part {
  if (members === null || members.length !== rows.length) {
    throw new ArgumentError(
      `stratify requires the number of members of ${rows.length} units; got ${members?.length ?? "none"}`,
    );
  }
  const starts = [1, ...bounds];
  const ranges = starts.map((start, place) => {
    const next = starts[place + 1];
    if (next === undefined) return `${start}+`;
    return next === start + 1 ? String(start) : `${start}-${next - 1}`;
  });
  return {
    codes: Uint32Array.from(members, (size) => starts.filter((start) => size >= start).length),
    words: ["0", ...ranges],
  };
}

function crossed(name: string, parts: readonly Part[], units: number): Omit<Stratification, "name"> {
  const joint = new Float64Array(units);
  for (const { codes, words } of parts) {
    for (let unit = 0; unit < units; unit++) joint[unit] = joint[unit]! * words.length + codes[unit]!;
  }
  const distinct = Float64Array.from(new Set(joint)).sort();
  if (distinct.length > MOST_STRATA) {
    throw new ArgumentError(`stratify requires at most ${MOST_STRATA} strata in ${name}; got ${distinct.length}`);
  }
  const place = new Map([...distinct].map((key, code) => [key, code]));
  return {
    levels: levelNames(parts, distinct),
    codes: Uint16Array.from(joint, (key) => place.get(key)!),
  };
}

/** Words of the parts joined; put between quotation marks where two strata would have one name. */
function levelNames(parts: readonly Part[], joint: Float64Array): readonly string[] {
  const tuples = [...joint].map((key) => {
    let rest = key;
    return parts
      .toReversed()
      .map(({ words }) => {
        const word = words[rest % words.length]!;
        rest = Math.floor(rest / words.length);
        return word;
      })
      .reverse();
  });
  const names = tuples.map((words) => words.join(" x "));
  if (new Set(names).size === names.length) return names;
  return tuples.map((words) => words.map((word) => JSON.stringify(word)).join(" x "));
}
