import type { AuditResult } from "../audit/result.js";
import { letterKey } from "../disclosure/letters.js";

export const LETTERS_NAME = "letters.json";

/** Which letter stands for which group, as the text of a workfile; null where groups have their labels. */
export function lettersText(result: AuditResult): string | null {
  if (result.plan.disclosure.letters !== true) return null;
  const letters = [...letterKey(result)].map(([group, letter]) => ({ group, letter }));
  return `${JSON.stringify({ letters }, null, 2)}\n`;
}
