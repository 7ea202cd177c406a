import type { CountTable } from "./result.js";

/** A result and its tables. */
export interface WithTables<Result> {
  readonly tables: readonly CountTable[];
  readonly result: Result;
}

/**
 * The same result under other names of its tables, so that two results of one kind can stand side by side.
 * @param from  result whose references all point at its own tables, or at tables that keep their names
 * @param rename  new id of a table
 * @returns tables with new ids, and the result with every reference to them changed, rows included
 * @example renamedTables({ tables, result }, (id) => `second.${id}`)
 */
export function renamedTables<Result>(from: WithTables<Result>, rename: (id: string) => string): WithTables<Result> {
  const names = new Map(from.tables.map(({ id }) => [id, rename(id)]));
  const table = (id: string) => names.get(id) ?? id;
  return {
    tables: from.tables.map((each) => ({
      ...each,
      id: table(each.id),
      ...(each.partitionOf === undefined ? {} : { partitionOf: table(each.partitionOf) }),
      ...(each.partOf === undefined ? {} : { partOf: table(each.partOf) }),
    })),
    result: renamed(from.result, names) as Result,
  };
}

function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") {
    const mark = value.indexOf("#");
    if (mark < 0) return names.get(value) ?? value;
    const name = names.get(value.slice(0, mark));
    return name === undefined ? value : name + value.slice(mark);
  }
  if (Array.isArray(value)) return value.map((item) => renamed(item, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, renamed(entry, names)]));
}
