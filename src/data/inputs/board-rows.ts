import type { BoardSettings } from "../../plan/inputs/board-schema.js";
import { BOARD_STATES, type BoardState } from "../../plan/inputs/board-states.js";
import { type BoardClassOptions, boardClass, type Director } from "../../registry/board-class.js";
import { boardRegion, knownBirth } from "../../registry/board-regions.js";
import type { RegisteredDirectors } from "./registered-boards.js";
import type { Registrations } from "./registrations.js";

/** A board on the day of its extract. */
export interface Board {
  readonly date: string;
  readonly directors: readonly Director[];
}

/** Boards row by row of the first file, and what of the file of directors stands on none. */
export interface BoardRows {
  /** Null where the row has no day. */
  readonly boards: readonly (Board | null)[];
  readonly rows: number;
  /** Directors of a sponsor that the plan does not know. */
  readonly withoutSponsor: number;
  /** Directors who were not on the board on its day. */
  readonly offTheDay: number;
}

/**
 * Boards on their day, row by row: they never leave this room.
 * @param registrations  rows with directors and, where the settings name it, the column of days
 * @param settings  section of the settings
 * @example boardRows(registrations, settings).boards.filter((board) => board === null).length // sponsors without a day
 */
export function boardRows(registrations: Registrations, settings: BoardSettings): BoardRows {
  const dates = datesOf(registrations, settings);
  const all = registrations.directors!;
  const found = directorsById(all, settings);
  const { codes, levels } = registrations.ids;
  const known = new Set(levels);
  let offTheDay = 0;
  const boards = Array.from(codes, (code, row): Board | null => {
    const date = dates[row]!;
    if (date === "") return null;
    const listed = found.get(levels[code]!) ?? [];
    const present = listed.filter(({ since, until }) => since <= date && (until === "" || date <= until));
    offTheDay += listed.length - present.length;
    return { date, directors: present.map(({ director }) => director) };
  });
  const isKnown = all.ids.levels.map((id) => known.has(id));
  const withoutSponsor = Array.from(all.ids.codes).filter((code) => !isKnown[code]).length;
  return { boards, rows: all.ids.codes.length, withoutSponsor, offTheDay };
}

/** What a class is read with: purpose and ground, and what the instruction leaves open. */
export type BoardReadings = Pick<
  BoardSettings,
  | "purpose"
  | "legalBasis"
  | "international"
  | "partlyUnknown"
  | "euCountry"
  | "liechtenstein"
  | "kingdom"
  | "formerStates"
>;

/**
 * Class of each board, as a place in `BOARD_STATES`; -1 where there is no board.
 * @param boards  on their days
 * @param readings  what the instruction leaves open
 * @example boardStates([{ date: "2019-12-31", directors: [] }], settings) // [8]: the place of class 9
 */
export function boardStates(boards: readonly (Board | null)[], readings: BoardReadings): Int8Array {
  const options: BoardClassOptions = {
    reconstruction: { purpose: readings.purpose, legalBasis: readings.legalBasis },
    precedence: readings.international,
    partlyUnknown: readings.partlyUnknown,
    regionOf: boardRegion(readings),
  };
  return Int8Array.from(boards, (board) =>
    board === null ? -1 : BOARD_STATES.indexOf(stateOf(board, options, readings)),
  );
}

function stateOf({ date, directors }: Board, options: BoardClassOptions, readings: BoardReadings): BoardState {
  const read = directors.map(
    (director): Director =>
      director.kind === "legal" || director.birthCountry === null
        ? director
        : { kind: "natural", birthCountry: knownBirth(director.birthCountry, readings) },
  );
  const found = boardClass(read, date, options);
  return found.kind === "no-class" ? "no-class" : `${found.boardClass}`;
}

/** A registered class, 1 to 10, row by row; -1 where there is none. */
export function registeredClasses({ columns }: Registrations, column: string): Int8Array {
  const { codes, levels } = columns.get(column)!;
  return Int8Array.from(codes, (code) => (levels[code] === "" ? -1 : Number(levels[code])));
}

function datesOf({ columns, rows }: Registrations, { date }: BoardSettings): readonly string[] {
  if (typeof date === "string") return new Array<string>(rows).fill(date);
  const { codes, levels } = columns.get(date.column)!;
  return Array.from(codes, (code) => levels[code]!);
}

interface OnBoard {
  readonly director: Director;
  readonly since: string;
  readonly until: string;
}

function directorsById(
  { ids, country, kind, since, until }: RegisteredDirectors,
  { directors }: BoardSettings,
): ReadonlyMap<string, readonly OnBoard[]> {
  const found = new Map<string, OnBoard[]>();
  const textOf = (column: RegisteredDirectors["since"], row: number) =>
    column === null ? "" : column.levels[column.codes[row]!]!;
  for (let row = 0; row < ids.codes.length; row++) {
    const id = textOf(ids, row);
    const isLegal = directors.kind.legal.includes(textOf(kind, row));
    const director: Director = isLegal
      ? { kind: "legal" }
      : { kind: "natural", birthCountry: textOf(country, row) || null };
    const listed = found.get(id) ?? [];
    listed.push({ director, since: textOf(since, row), until: textOf(until, row) });
    found.set(id, listed);
  }
  return found;
}
