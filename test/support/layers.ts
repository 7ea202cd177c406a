import { readdirSync, readFileSync } from "node:fs";
import { join, posix, relative } from "node:path";
import { importsOf, type SourceImport, scanSource } from "./source-imports.js";

/** Source files of the repository: path with forward slashes -> text. */
export type SourceFiles = ReadonlyMap<string, string>;

export interface Violation {
  readonly rule: Rule;
  readonly file: string;
  readonly detail: string;
}

export type Rule =
  | "arrow"
  | "cycle"
  | "native"
  | "package"
  | "portable-door"
  | "statistics-alone"
  | "audit-sees-evidence"
  | "report-sees-types"
  | "disclosed-maker"
  | "public-doors"
  | "unresolved"
  | "randomness"
  | "any"
  | "default-export"
  | "clock"
  | "console";

/** Rooms in the order of the arrow: a file imports from its own room and from rooms before it. */
export const ROOMS = [
  "statistics",
  "plan",
  "registry",
  "data",
  "synthetic",
  "audit",
  "sampling",
  "disclosure",
  "report",
  "bundle",
  "cli",
] as const;

/** Doors of the package; only the command line may stand behind one. */
export const DOORS = ["src/index.ts", "src/core.ts", "src/statistics.ts", "src/analyst.ts"];
const PORTABLE_DOORS = ["src/core.ts", "src/statistics.ts"];

const MAY_BE_NATIVE =
  /^src\/(?:data\/engines\/duckdb|data\/intake\/|report\/pdf\/|runtime\/node|bundle\/|cli\/)|^src\/(?:index|analyst)\.ts$/;
/** A worker imports the module that a task names; nothing else imports a computed name. */
const MAY_COMPUTE_IMPORTS = /^src\/runtime\//;
const NATIVE_PACKAGES = ["@duckdb/node-api", "@myriaddreamin/typst-ts-node-compiler"];

/** Where each package may be imported; a package that is not listed may be imported nowhere in `src`. */
const PACKAGE_ROOMS: Readonly<Record<string, RegExp>> = {
  "@duckdb/node-api": /^src\/data\/(?:engines\/duckdb|intake\/)/,
  "@myriaddreamin/typst-ts-node-compiler": /^src\/report\/pdf\//,
  highs: /^src\/runtime\/(?:highs-solver|node)\.ts$/,
  commander: /^src\/cli\//,
  "danfojs-node": /^src\/data\/frame\.ts$|^src\/analyst\.ts$/,
  "lib-r-math.js": /^src\/statistics\//,
  "tsx/esm/api": /^src\/runtime\/[\w-]+\.mjs$/,
  vega: /^src\/report\/charts\//,
  "vega-lite": /^src\/report\//,
  pg: /^src\/data\/intake\/servers\//,
  "@clickhouse/client": /^src\/data\/intake\/servers\//,
  yaml: /^src\/(?:plan|cli|data\/intake\/servers)\//,
  zod: /^src\//,
};

/** Reads every TypeScript and JavaScript module below the given folders. */
export function readSources(root: string, folders: readonly string[]): SourceFiles {
  const files = new Map<string, string>();
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(?:ts|mts|js|mjs)$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(relative(root, path).replaceAll("\\", "/"), readFileSync(path, "utf8"));
    }
  }
  return files;
}

/** All breaches of the rules of the house, in the order of the files. */
export function violationsOf(files: SourceFiles): readonly Violation[] {
  const graph = new Map([...files].map(([file, text]) => [file, importsOf(text)] as const));
  const found: Violation[] = [];
  for (const [file, imports] of graph) {
    for (const entry of imports) found.push(...importViolations(file, entry, files));
    if (file.startsWith("src/")) found.push(...textViolations(file, files.get(file)!));
  }
  return [...found, ...cycleViolations(graph, files), ...portabilityViolations(graph, files)];
}

function importViolations(file: string, entry: SourceImport, files: SourceFiles): Violation[] {
  if (file.startsWith("analyses/")) return analysisViolations(file, entry);
  if (entry.kind === "computed-import") {
    return MAY_COMPUTE_IMPORTS.test(file) ? [] : [{ rule: "native", file, detail: "import() of a computed name" }];
  }
  if (!entry.specifier.startsWith(".")) return packageViolations(file, entry);
  const target = resolveTarget(file, entry.specifier, files);
  if (target === undefined) {
    return entry.kind === "url" ? [] : [{ rule: "unresolved", file, detail: `${entry.specifier} is no file` }];
  }
  return [...arrowViolations(file, target), ...neighbourViolations(file, target, entry)];
}

function packageViolations(file: string, entry: SourceImport): Violation[] {
  const name = entry.specifier;
  if (entry.kind === "url") return [];
  const builtin = name.startsWith("node:");
  if ((builtin || NATIVE_PACKAGES.includes(name)) && !MAY_BE_NATIVE.test(file)) {
    return [{ rule: "native", file, detail: `${name} is outside the allow-list of native code` }];
  }
  if (builtin || PACKAGE_ROOMS[name]?.test(file)) return [];
  return [{ rule: "package", file, detail: `${name} may not be imported here` }];
}

function arrowViolations(file: string, target: string): Violation[] {
  const from = rankOf(file);
  const to = rankOf(target);
  if (to === undefined) return [{ rule: "arrow", file, detail: `${target} is in no room` }];
  return from !== undefined && to <= from ? [] : [{ rule: "arrow", file, detail: `${target} comes later` }];
}

/** Place of a file in the arrow; the leaves come first, the doors just before the command line. */
function rankOf(file: string): number | undefined {
  if (file === "src/errors.ts") return -2;
  if (file.startsWith("src/runtime/")) return -1;
  if (DOORS.includes(file)) return ROOMS.length - 1.5;
  const room = ROOMS.findIndex((name) => file.startsWith(`src/${name}/`));
  return room < 0 ? undefined : room;
}

/** Evidence on inputs stands beside the reductions that make it: only its types may be seen. */
function isEvidence(target: string, typeOnly: boolean): boolean {
  return target === "src/data/evidence.ts" || (typeOnly && /^src\/data\/inputs\/[\w-]+-evidence\.ts$/.test(target));
}

function neighbourViolations(file: string, target: string, entry: SourceImport): Violation[] {
  const found: Violation[] = [];
  const outside = (room: string) => file.startsWith(`src/${room}/`) && !target.startsWith(`src/${room}/`);
  const typeOnly = entry.kind === "import-type";
  if (outside("statistics") && target !== "src/errors.ts" && !(target.startsWith("src/runtime/") && typeOnly)) {
    found.push({ rule: "statistics-alone", file, detail: `${target} is neither errors nor a type of runtime` });
  }
  if (outside("audit") && target.startsWith("src/data/") && !isEvidence(target, typeOnly)) {
    found.push({ rule: "audit-sees-evidence", file, detail: `${target} is not evidence` });
  }
  if (outside("report") && /^src\/(?:audit|data)\//.test(target) && !typeOnly) {
    found.push({ rule: "report-sees-types", file, detail: `${target} may be imported for its types only` });
  }
  return found;
}

function analysisViolations(file: string, entry: SourceImport): Violation[] {
  const { specifier } = entry;
  const door = DOORS.some((path) => specifier === `../${path.replace(/\.ts$/, ".js")}`);
  const allowed = door || specifier.startsWith("node:") || specifier === "danfojs-node";
  const byUrl = entry.kind === "url" && !specifier.includes("src/");
  return allowed || byUrl
    ? []
    : [{ rule: "public-doors", file, detail: `${specifier || "import()"} is no public door` }];
}

const TEXT_RULES: readonly { rule: Rule; pattern: RegExp; detail: string; allowed?: RegExp }[] = [
  { rule: "randomness", pattern: /\bMath\s*\.\s*random\b/, detail: "Math.random" },
  { rule: "any", pattern: /(?:[:<,|&]\s*|\bas\s+|=>\s*)any\b(?!\s*:)/, detail: "the type any" },
  { rule: "default-export", pattern: /\bexport\s+default\b|\bas\s+default\b/, detail: "a default export" },
  {
    rule: "clock",
    pattern: /\bDate\s*\.\s*now\b|\bnew\s+Date\s*(?:\(\s*\)|(?!\s*\())|\bperformance\s*\.\s*now\b/,
    detail: "a clock",
    allowed: /^src\/cli\//,
  },
  { rule: "console", pattern: /\bconsole\s*\./, detail: "console", allowed: /^src\/cli\// },
  {
    rule: "disclosed-maker",
    pattern: /\bas\s+(?:unknown\s+as\s+)?DisclosedAudit\b/,
    detail: "a cast to DisclosedAudit",
    allowed: /^src\/disclosure\//,
  },
];

function textViolations(file: string, text: string): Violation[] {
  const { code } = scanSource(text);
  return TEXT_RULES.filter(({ pattern, allowed }) => !allowed?.test(file) && pattern.test(code)).map(
    ({ rule, detail }) => ({ rule, file, detail }),
  );
}

type ImportGraph = ReadonlyMap<string, readonly SourceImport[]>;

/** A cycle is reported once, at the file where the walk closes it. Imports of types count. */
function cycleViolations(graph: ImportGraph, files: SourceFiles): Violation[] {
  const found: Violation[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) {
      const cycle = [...path.slice(path.indexOf(file)), file];
      found.push({ rule: "cycle", file, detail: cycle.join(" -> ") });
    } else if (!done.has(file)) {
      for (const target of targetsOf(file, graph, files)) visit(target, [...path, file]);
      done.add(file);
    }
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

/** A door that runs in a browser reaches no file that may be native. */
function portabilityViolations(graph: ImportGraph, files: SourceFiles): Violation[] {
  const found: Violation[] = [];
  for (const door of PORTABLE_DOORS.filter((file) => graph.has(file))) {
    const reached = new Set([door]);
    for (const file of reached) for (const target of targetsOf(file, graph, files, "values")) reached.add(target);
    for (const file of [...reached].filter((path) => MAY_BE_NATIVE.test(path))) {
      found.push({ rule: "portable-door", file: door, detail: `${file} is reached and may be native` });
    }
  }
  return found;
}

function targetsOf(file: string, graph: ImportGraph, files: SourceFiles, what: "all" | "values" = "all"): string[] {
  return (graph.get(file) ?? [])
    .filter(({ kind }) => what === "all" || kind !== "import-type")
    .map(({ specifier }) => resolveTarget(file, specifier, files))
    .filter((target) => target !== undefined);
}

function resolveTarget(file: string, specifier: string, files: SourceFiles): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  const path = posix.join(posix.dirname(file), specifier);
  return [path, path.replace(/\.js$/, ".ts")].find((candidate) => files.has(candidate));
}
