import type { Block, Section } from "./report-document.js";

/**
 * A section of level 2: a chapter of a report that has no parts below it.
 * @example
 * chapter("limits", "What this does not say", []).level; // 2
 */
export function chapter(id: string, heading: string, blocks: readonly Block[]): Section {
  return { id, level: 2, heading, blocks };
}
