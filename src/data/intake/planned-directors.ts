import { basename, resolve } from "node:path";
import type { InputsSettings } from "../../plan/inputs/inputs-schema.js";
import { BOARD_COUNTRIES } from "../../registry/board-regions.js";
import type { PlannedDataFile } from "./data-files.js";
import { fileFormat } from "./file-format.js";

/**
 * The file of directors, where the settings name one.
 * @param settings  validated settings
 * @param folder  folder that its path is relative to
 * @returns one file or none
 */
export function plannedDirectors({ board }: InputsSettings, folder: string): readonly PlannedDataFile[] {
  if (board === undefined) return [];
  const { directors } = board;
  const { id, country, kind, since, until } = directors;
  return [
    {
      section: "directors",
      path: resolve(folder, directors.file),
      name: basename(directors.file),
      format: fileFormat(directors.file),
      settings: directors,
      columns: [
        { role: "id", name: id },
        { role: "country", name: country },
        { role: "directorKind", name: kind.column },
        ...(since === undefined ? [] : [{ role: "since" as const, name: since }]),
        ...(until === undefined ? [] : [{ role: "until" as const, name: until }]),
      ],
      ignored: directors.ignored,
      accepts: { country: BOARD_COUNTRIES, directorKind: [...kind.natural, ...kind.legal] },
    },
  ];
}

/**
 * A file with its columns of boards marked, so that what stands in them is checked.
 * @param file  planned file
 * @param settings  validated settings
 * @returns the file itself where it holds no such column
 */
export function withBoard(file: PlannedDataFile, { board }: InputsSettings): PlannedDataFile {
  const holds = (name: string | undefined) => file.columns.some((column) => column.name === name);
  if (board === undefined) return file;
  const { registered } = board;
  const date = typeof board.date === "string" ? undefined : board.date.column;
  return {
    ...file,
    board: { ...(holds(registered) && { registered: registered! }), ...(holds(date) && { date: date! }) },
  };
}
