/** Numbers that one version changed, in the words of the changelog. */
export interface ChangedNumbers {
  readonly version: string;
  readonly changes: readonly string[];
}

/**
 * What the changelog says of numbers that changed between two versions.
 * @param changelog  Markdown: `## version`, and below it `### Numbers that changed` with a list
 * @param versions  version that wrote a bundle, and version that runs; in either order
 * @returns versions after the older one up to the newer one, newest first, that name a change
 * @example changedNumbers("## 0.2.0\n\n### Numbers that changed\n\n- a\n", ["0.1.0", "0.2.0"]) // [{ version: "0.2.0", changes: ["a"] }]
 */
export function changedNumbers(changelog: string, versions: readonly [string, string]): readonly ChangedNumbers[] {
  const [older, newer] = versions.toSorted(byVersion) as [string, string];
  return changelog
    .split(/^## /m)
    .slice(1)
    .map((section) => ({ version: section.split("\n", 1)[0]!.trim(), changes: changesOf(section) }))
    .filter(({ version }) => byVersion(version, older) > 0 && byVersion(version, newer) <= 0)
    .filter(({ changes }) => changes.length > 0);
}

function changesOf(section: string): readonly string[] {
  const [, part = ""] = section.split(/^### Numbers that changed$/m);
  const [list = ""] = part.split(/^### /m);
  return list
    .split(/^- /m)
    .slice(1)
    .map((item) => item.replace(/\s+/g, " ").trim());
}

function byVersion(a: string, b: string): number {
  const [one, other] = [a, b].map((version) => version.split(".").map(Number));
  for (let part = 0; part < 3; part++) {
    const difference = (one![part] ?? 0) - (other![part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
