import type { SampleDraw } from "./draw-sample.js";
import type { SamplingFrame } from "./sampling-frame.js";

/** Columns of a worklist: its order, the unit, and the outcome that the inspection fills in. */
export const WORKLIST_COLUMNS = ["number", "id", "outcome"] as const;

/**
 * The worklist as CSV: every unit to be inspected once, in random order, without a mark of why it stands there.
 * @param frame  population
 * @param draw  what was drawn and listed
 * @returns text with a header; the outcomes are empty
 * @example worklistCsv(frame, draw).split("\r\n")[0] // "number,id,outcome"
 */
export function worklistCsv(frame: Pick<SamplingFrame, "ids">, draw: SampleDraw): string {
  const rows = Array.from(draw.worklist, (unit, i) => [String(i + 1), frame.ids[unit]!, ""]);
  return [WORKLIST_COLUMNS, ...rows].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

function cell(text: string): string {
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
