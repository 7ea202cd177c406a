import type { TextColumn } from "../columns.js";

/** Events of enforcement, row by row of their file. Rows never leave this room. */
export interface RegisteredEvents {
  /** Identifier of the sponsor or case. */
  readonly ids: TextColumn;
  /** YYYY-MM-DD. */
  readonly days: TextColumn;
  /** As the field shows it; the empty text: the field was emptied. */
  readonly statuses: TextColumn;
}

/** Histories as a column holds them, and the rows that belong to nobody. */
export interface EventHistories {
  /** One text a row of the registrations. */
  readonly texts: readonly string[];
  readonly events: number;
  /** Events of an identifier that the plan does not know. */
  readonly withoutUnit: number;
}

/**
 * The history of each sponsor or case from a file of events, written as a column of histories would hold it: what is found
 * in one is found in the other.
 * @param events  row by row
 * @param ids  identifiers of the registrations, row by row
 * @param order  whether the rows of one sponsor stand as entered, or are put in order of day first
 * @returns a text a row; the empty text: no event
 * @example eventHistories(events, ids, "as-entered").texts[0] // "2018-02-01 voornemen; 2018-08-01 ingetrokken"
 */
export function eventHistories(
  { ids: owners, days, statuses }: RegisteredEvents,
  ids: TextColumn,
  order: "as-entered" | "by-date",
): EventHistories {
  const found = new Map<string, { readonly day: string; readonly status: string }[]>(ids.levels.map((id) => [id, []]));
  let withoutUnit = 0;
  for (const [row, code] of owners.codes.entries()) {
    const own = found.get(owners.levels[code]!);
    if (own === undefined) withoutUnit += 1;
    own?.push({ day: days.levels[days.codes[row]!]!, status: statuses.levels[statuses.codes[row]!]! });
  }
  const written = ids.levels.map((id) => {
    const own = found.get(id)!;
    const inOrder = order === "as-entered" ? own : own.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
    return inOrder.map(({ day, status }) => `${day} ${status}`.trimEnd()).join("; ");
  });
  return { texts: Array.from(ids.codes, (code) => written[code]!), events: owners.codes.length, withoutUnit };
}
