/** Two values at one place; a value that one side hides is not told of the other side either. */
export interface FieldDifference {
  /** Path to the place, such as `hypothesis1.groups[Turkey].ratio.value.value`; a line of a text. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** The first differences, and how many there are. */
export interface Differences {
  readonly total: number;
  readonly first: readonly FieldDifference[];
}

const ABSENT = "absent";
/** Longest text of a value. */
const VALUE_LENGTH = 80;
const NAMES = ["group", "id", "name", "code", "path", "hypothesis"] as const;

/**
 * Where two JSON values differ.
 * @param before  parsed JSON
 * @param after  parsed JSON
 * @param most  differences that are told with their values: changed values before fields of one side only
 * @example jsonDifferences({ n: 1 }, { n: 2 }).first // [{ path: "n", before: "1", after: "2" }]
 */
export function jsonDifferences(before: unknown, after: unknown, most = 10): Differences {
  const found = [...differencesAt("", before, after)];
  const isNew = (each: FieldDifference) => each.before === ABSENT || each.after === ABSENT;
  const told = [...found.filter((each) => !isNew(each)), ...found.filter(isNew)];
  return { total: found.length, first: told.slice(0, most) };
}

function* differencesAt(path: string, before: unknown, after: unknown): Generator<FieldDifference> {
  if (Object.is(before, after)) return;
  const [one, other] = [stateOf(before), stateOf(after)];
  if (one !== null && other !== null && one !== other) {
    yield { path, before: one, after: other };
  } else if (before === "suppressed" || after === "suppressed") {
    yield { path, before: hiddenOr(before), after: hiddenOr(after) };
  } else if (Array.isArray(before) && Array.isArray(after)) {
    yield* itemDifferences(path, before, after);
  } else if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      yield* differencesAt(path === "" ? key : `${path}.${key}`, before[key], after[key]);
    }
  } else {
    yield { path, before: textOf(before), after: textOf(after) };
  }
}

/** Items that carry a name are compared by it, others by their place. */
function* itemDifferences(path: string, before: readonly unknown[], after: readonly unknown[]) {
  const [one, other] = [byName(before), byName(after)];
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    yield* differencesAt(`${path}[${name}]`, one.get(name), other.get(name));
  }
}

function byName(items: readonly unknown[]): ReadonlyMap<string, unknown> {
  const named = new Map(items.map((item, place) => [nameOf(item) ?? String(place), item]));
  return named.size === items.length ? named : new Map(items.map((item, place) => [String(place), item]));
}

function nameOf(item: unknown): string | null {
  if (!isObject(item)) return null;
  const name = NAMES.map((key) => item[key]).find((value) => typeof value === "string");
  return typeof name === "string" ? name : null;
}

/** How a published number is given; null for anything else. */
function stateOf(value: unknown): "shown" | "class" | "withheld" | null {
  if (!isObject(value)) return null;
  const { kind } = value;
  return kind === "shown" || kind === "class" || kind === "withheld" ? kind : null;
}

function hiddenOr(value: unknown): string {
  return value === "suppressed" ? "suppressed" : value === undefined ? ABSENT : "shown";
}

function textOf(value: unknown): string {
  if (value === undefined) return ABSENT;
  const text = JSON.stringify(value);
  return text.length > VALUE_LENGTH ? `${text.slice(0, VALUE_LENGTH)}...` : text;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
