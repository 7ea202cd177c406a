import type { RegisteredDirectors } from "../../src/data/inputs/registered-boards.js";
import type { Registrations } from "../../src/data/inputs/registrations.js";
import type { BoardSettings } from "../../src/plan/inputs/board-schema.js";
import { inputsSettings, registeredRows, textColumn } from "./registered-rows.js";

/** One sponsor of a made-up world: its directors as text, its day, the class that was registered, and its flag. */
export interface MadeBoard {
  /** Countries of natural persons, "" not known, and "legal" for a legal person. */
  readonly directors: readonly string[];
  readonly date?: string;
  readonly registered?: string;
  readonly isFlagged?: boolean;
}

/** Settings of the section by the letter of the instruction, with changes. */
export function boardSettings(changes: Partial<BoardSettings> = {}): BoardSettings {
  const { board } = inputsSettings(`board:
  purpose: a study of the old registration
  legalBasis: article 6 of the regulation
  directors:
    file: d.csv
    id: kvk
    country: born
    holds: birth
    kind: { column: kind, natural: [N], legal: [R] }
  date: { column: date }
  international: international-first
  partlyUnknown: class-9
  euCountry: on-the-day
  liechtenstein: not-western
  kingdom: not-western
  formerStates: unknown
  registered: registered
`);
  return { ...board!, ...changes };
}

/** Registrations of a made-up world: one sponsor a board, all kept, with bands low and high. */
export function boardRegistrations(
  made: readonly MadeBoard[],
  extra: readonly {
    readonly id: string;
    readonly country: string;
    readonly since?: string;
    readonly until?: string;
  }[] = [],
): Registrations {
  const rows = registeredRows(
    {
      date: made.map(({ date = "2019-12-31" }) => date),
      registered: made.map(({ registered = "" }) => registered),
    },
    { groups: made.map(() => "A") },
  );
  const ids = made.map((_, at) => `id${at}`);
  const seats = [
    ...made.flatMap(({ directors }, at) =>
      directors.map((country) => ({ id: ids[at]!, country, since: "", until: "" })),
    ),
    ...extra.map((each) => ({ since: "", until: "", ...each })),
  ];
  const directors: RegisteredDirectors = {
    ids: textColumn(seats.map(({ id }) => id)),
    country: textColumn(seats.map(({ country }) => (country === "legal" ? "" : country))),
    kind: textColumn(seats.map(({ country }) => (country === "legal" ? "R" : "N"))),
    since: textColumn(seats.map(({ since }) => since)),
    until: textColumn(seats.map(({ until }) => until)),
  };
  return {
    ...rows,
    ids: textColumn(ids),
    directors,
    bands: {
      scale: { order: ["low", "high"], flagged: [false, true] },
      codes: Uint8Array.from(made, ({ isFlagged = false }) => Number(isFlagged)),
    },
  };
}
