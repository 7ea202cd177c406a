import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** One entry of `packages` in a lock file of version 3. */
interface LockEntry {
  version?: string;
  resolved?: string;
  optional?: boolean;
  os?: readonly string[];
  cpu?: readonly string[];
  optionalDependencies?: Readonly<Record<string, string>>;
  [field: string]: unknown;
}

export interface LockFile {
  packages: Record<string, LockEntry>;
  [field: string]: unknown;
}

const PLATFORMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "sunos", "win32"];
const PROCESSORS = ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"];

/**
 * Completes a lock file that was written where a registry lacks builds for other platforms: takes registry addresses
 * out, and adds an entry for every optional platform package that a package asks for and the lock lacks.
 * @param lock  parsed package-lock.json, version 3; not changed
 * @returns the completed lock and one line a change; no line when the lock was complete
 * @example completeLock({ packages: {} }).changes // []
 */
export function completeLock(lock: LockFile): { lock: LockFile; changes: readonly string[] } {
  const changes: string[] = [];
  const packages: Record<string, LockEntry> = {};
  for (const [path, entry] of Object.entries(lock.packages)) {
    const { resolved, ...rest } = entry;
    const isAddress = resolved !== undefined && /^https?:/.test(resolved);
    if (isAddress) changes.push(`${path} holds the address ${new URL(resolved).host}`);
    packages[path] = isAddress ? rest : entry;
  }
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const missing = platformEntry(name, version);
      if (missing === undefined || isPresent(packages, path, name)) continue;
      packages[`node_modules/${name}`] = missing;
      changes.push(`${name} ${version}, an optional package of ${path || "the project"}, is missing`);
    }
  }
  return { lock: { ...lock, packages: sortedByPath(packages) }, changes };
}

/** The entry of a platform package by its name, or nothing when the name tells no platform or the version is a range. */
function platformEntry(name: string, version: string): LockEntry | undefined {
  const words = name.split(/[/-]/);
  const os = PLATFORMS.filter((platform) => words.includes(platform));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (os.length === 0 || !/^\d+\.\d+\.\d+/.test(version)) return undefined;
  return { version, cpu, optional: true, os };
}

/** Node's search: the package's own folder first, then each folder above it. */
function isPresent(packages: Readonly<Record<string, LockEntry>>, path: string, name: string): boolean {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))) {
    if (packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === "") return false;
  }
}

function sortedByPath(packages: Readonly<Record<string, LockEntry>>): Record<string, LockEntry> {
  return Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en")));
}

function main(check: boolean): void {
  const path = new URL("../../package-lock.json", import.meta.url);
  const { lock, changes } = completeLock(JSON.parse(readFileSync(path, "utf8")) as LockFile);
  for (const change of changes) console.log(`package-lock.json: ${change}`);
  if (changes.length === 0) console.log("package-lock.json is complete and holds no address");
  else if (check) process.exitCode = 1;
  else writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main(process.argv.includes("--check"));
