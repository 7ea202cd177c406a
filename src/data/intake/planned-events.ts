import { basename, resolve } from "node:path";
import type { InputsSettings } from "../../plan/inputs/inputs-schema.js";
import { HHT_LABELS } from "../../registry/hht-status.js";
import type { PlannedDataFile } from "./data-files.js";
import { fileFormat } from "./file-format.js";

/**
 * The file of events of enforcement, where the settings name one.
 * @param settings  validated settings
 * @param folder  folder that its path is relative to
 * @returns one file or none
 */
export function plannedEvents({ outcomes }: InputsSettings, folder: string): readonly PlannedDataFile[] {
  const events = outcomes?.histories?.events;
  if (events === undefined) return [];
  const { file, id, day, status, ignored } = events;
  return [
    {
      section: "events",
      path: resolve(folder, file),
      name: basename(file),
      format: fileFormat(file),
      settings: events,
      columns: [
        { role: "id", name: id },
        { role: "eventDay", name: day },
        { role: "eventStatus", name: status },
      ],
      ignored,
      accepts: { eventStatus: Object.values(HHT_LABELS).filter((label) => label !== "") },
    },
  ];
}
