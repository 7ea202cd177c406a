import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { InputsSettings } from "../../plan/inputs/inputs-schema.js";
import { namedInputs } from "../../plan/inputs/inputs-schema.js";
import type { Plan } from "../../plan/schema.js";
import type { RunContext } from "../../runtime/run-context.js";
import type { TextColumn } from "../columns.js";
import type { RegisteredDirectors } from "../inputs/registered-boards.js";
import type { RegisteredEvents } from "../inputs/registered-events.js";
import type { RegisteredList } from "../inputs/registered-list.js";
import { type Registrations, registrationsOf } from "../inputs/registrations.js";
import { refuseInvalid } from "./collect-problems.js";
import { type ColumnRole, type PlannedDataFile, plannedDataFiles } from "./data-files.js";
import { encodeColumns, encodeText } from "./encode-columns.js";
import { fileFormat } from "./file-format.js";
import { type LoadedFiles, loadFiles } from "./load-files.js";
import { type LoadedFile, readColumn, readNamedColumn } from "./loaded-file.js";
import { matchingPaths } from "./matching-paths.js";
import { plannedDirectors, withBoard } from "./planned-directors.js";
import { plannedEvents } from "./planned-events.js";

/** Folders that the paths of the two settings files are relative to. */
export interface InputsFolders {
  readonly plan: string;
  readonly settings: string;
}

/**
 * Reads what was registered: the files of the plan, the columns that it ignores where the settings name them, and the
 * file of registrations.
 * @param plan  validated plan of the sponsors or the cases form
 * @param settings  validated settings
 * @param folders  folder of each
 * @param context  signal and progress
 * @returns registrations, row by row: they stay in this room
 * @throws DataError `data-invalid` or `data-unreadable` with all problems
 */
export async function loadRegistrations(
  plan: Plan,
  settings: InputsSettings,
  folders: InputsFolders,
  context: RunContext,
): Promise<Registrations> {
  const loaded = await loadFiles(plan, folders.plan, context, plannedInputs(plan, settings, folders));
  try {
    await refuseInvalid(loaded, context);
    const [first] = loaded.files as readonly [LoadedFile];
    const second = loaded.files.find(({ file }) => file.section === "registrations");
    const { ids, columns } = await textsOf(loaded, first, settings);
    const source = await encodeColumns(loaded);
    const lists = await listsOf(loaded, settings, context);
    const beside = { lists, ...(await directorsOf(loaded)), ...(await eventsOf(loaded)) };
    if (second === undefined) return registrationsOf(plan, { source, ids, columns, unmatched: null, ...beside });
    const joined = join(ids, await textsOf(loaded, second, settings));
    return registrationsOf(plan, {
      source,
      ids,
      columns: new Map([...columns, ...joined.columns]),
      unmatched: joined.unmatched,
      ...beside,
    });
  } finally {
    loaded.database.close();
  }
}

function plannedInputs(plan: Plan, settings: InputsSettings, folders: InputsFolders): readonly PlannedDataFile[] {
  const [first, ...others] = plannedDataFiles(plan, folders.plan) as [PlannedDataFile, ...PlannedDataFile[]];
  const ignored = first.ignored.map((name) => ({ role: "indicator" as const, name }));
  const whole = withBoard({ ...first, columns: [...first.columns, ...ignored], ignored: [] }, settings);
  const files = [whole, ...others];
  const { registrations } = settings;
  const withLists = [
    ...files,
    ...plannedLists(settings, folders.settings),
    ...plannedDirectors(settings, folders.settings),
    ...plannedEvents(settings, folders.settings),
  ];
  if (registrations === undefined) return withLists;
  return [
    ...withLists,
    withBoard(
      {
        section: "registrations",
        path: resolve(folders.settings, registrations.file),
        name: basename(registrations.file),
        format: fileFormat(registrations.file),
        settings: registrations,
        columns: [
          { role: "id", name: registrations.id },
          ...registrations.columns.map((name) => ({ role: "indicator" as const, name })),
        ],
        ignored: registrations.ignored,
      },
      settings,
    ),
  ];
}

/** Files of the lists, in the order of the settings. */
function plannedLists({ lists }: InputsSettings, folder: string): readonly PlannedDataFile[] {
  const compared = lists?.drift?.indicators.map(({ column }) => column) ?? [];
  return (lists?.files ?? []).map((file, place) => {
    const { drift } = lists!;
    const isCompared = file.name === drift?.from || file.name === drift?.to;
    const marks = file.reprofiled === undefined ? [] : [file.reprofiled.column];
    const names = new Set([...marks, ...(isCompared ? compared : [])]);
    return {
      section: `list_${place}`,
      path: resolve(folder, file.file),
      name: basename(file.file),
      format: fileFormat(file.file),
      settings: file,
      columns: [{ role: "id", name: file.id }, ...[...names].map((name) => ({ role: "indicator" as const, name }))],
      ignored: file.ignored,
    };
  });
}

async function listsOf(
  { database, files }: LoadedFiles,
  { lists }: InputsSettings,
  context: RunContext,
): Promise<readonly RegisteredList[]> {
  const loaded = files.filter(({ file }) => file.section.startsWith("list_"));
  const found: RegisteredList[] = [];
  // One column after another: the levels of a column are a type of the database that the next one replaces.
  for (const [place, file] of loaded.entries()) {
    const { connection } = database;
    const columns = new Map<string, TextColumn>();
    for (const { role, name } of file.file.columns) {
      if (role === "id") continue;
      columns.set(name, await encodeText(connection, file.table!, readNamedColumn(file, name)!));
    }
    found.push({
      name: lists!.files[place]!.name,
      ids: await encodeText(connection, file.table!, readColumn(file, "id")!),
      columns,
      sha256: await context.hash(Buffer.concat(matchingPaths(file.file.path).paths.map((path) => readFileSync(path)))),
    });
  }
  return found;
}

/** Directors, where the settings name a file of them. */
async function directorsOf({
  database: { connection },
  files,
}: LoadedFiles): Promise<{ readonly directors?: RegisteredDirectors }> {
  const loaded = files.find(({ file }) => file.section === "directors");
  if (loaded === undefined) return {};
  const text = (role: ColumnRole) => encodeText(connection, loaded.table!, readColumn(loaded, role)!);
  const ifNamed = async (role: ColumnRole) => (readColumn(loaded, role) === undefined ? null : await text(role));
  return {
    directors: {
      ids: await text("id"),
      country: await text("country"),
      kind: await text("directorKind"),
      since: await ifNamed("since"),
      until: await ifNamed("until"),
    },
  };
}

/** Events of enforcement, where the settings name a file of them. */
async function eventsOf({
  database: { connection },
  files,
}: LoadedFiles): Promise<{ readonly events?: RegisteredEvents }> {
  const loaded = files.find(({ file }) => file.section === "events");
  if (loaded === undefined) return {};
  const text = (role: ColumnRole) => encodeText(connection, loaded.table!, readColumn(loaded, role)!);
  return { events: { ids: await text("id"), days: await text("eventDay"), statuses: await text("eventStatus") } };
}

interface Texts {
  readonly ids: TextColumn;
  readonly columns: ReadonlyMap<string, TextColumn>;
}

async function textsOf({ database }: LoadedFiles, file: LoadedFile, settings: InputsSettings): Promise<Texts> {
  const { connection } = database;
  const columns = new Map<string, TextColumn>();
  for (const name of new Set(namedInputs(settings).map((named) => named.name))) {
    const column = readNamedColumn(file, name);
    if (column !== undefined) columns.set(name, await encodeText(connection, file.table!, column));
  }
  return { ids: await encodeText(connection, file.table!, readColumn(file, "id")!), columns };
}

/** Values of the second file in the rows of the first, by identifier; the empty text where it has none. */
function join(ids: TextColumn, second: Texts) {
  const rowOf = new Map(Array.from(second.ids.codes, (code, row) => [second.ids.levels[code]!, row] as const));
  const partner = Int32Array.from(ids.codes, (code) => rowOf.get(ids.levels[code]!) ?? -1);
  const met = new Set(partner);
  met.delete(-1);
  return {
    columns: [...second.columns].map(([name, column]) => [name, pick(column, partner)] as const),
    unmatched: {
      registrations: second.ids.codes.length - met.size,
      units: partner.reduce((sum, row) => sum + (row < 0 ? 1 : 0), 0),
    },
  };
}

function pick({ codes, levels }: TextColumn, rows: Int32Array): TextColumn {
  const none = levels.indexOf("");
  const withNone = none < 0 ? [...levels, ""] : levels;
  const missing = none < 0 ? levels.length : none;
  return { codes: Uint32Array.from(rows, (row) => (row < 0 ? missing : codes[row]!)), levels: withNone };
}
