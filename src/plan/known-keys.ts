import { schemaNodesAt } from "./json-schema.js";
import type { PlanPath } from "./plan-issues.js";

/**
 * The known key that a wrong key most resembles.
 * @param wrong  a key that the plan format has not
 * @param path  of the mapping that the key stands in
 * @returns a key, or undefined when none is within a third of its length (at least 2 edits)
 * @example nearestKey("hypotesis1", []) // "hypothesis1"
 */
export function nearestKey(wrong: string, path: PlanPath): string | undefined {
  const reach = Math.max(2, Math.floor(wrong.length / 3));
  const ranked = knownKeys(path)
    .filter((key) => key !== wrong)
    .map((key) => ({ key, distance: editDistance(key.toLowerCase(), wrong.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance || (a.key < b.key ? -1 : 1));
  const best = ranked[0];
  return best !== undefined && best.distance <= reach && best.distance < wrong.length ? best.key : undefined;
}

function knownKeys(path: PlanPath): readonly string[] {
  return [...new Set(schemaNodesAt(path).flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

/** Insertions, deletions and replacements between two texts (Wagner & Fischer 1974). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = previous[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
