import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { galleryPages } from "./gallery.js";

/*
 * Golden reports: what the command line makes of `data-samples`, committed in `reports`.
 * Without PDFs: they hold the words and numbers of the pages, are large, and are read back by tests of their own.
 *   npm run goldens             writes them anew
 *   npm run goldens -- --check  compares byte by byte, puts a changed HTML report beside the golden one, and fails
 */

const ROOT = join(import.meta.dirname, "../..");
const SAMPLES = join(ROOT, "data-samples");
const REPORTS = join(ROOT, "reports");

interface Golden {
  /** Command of the tool, with its options. */
  readonly command: readonly string[];
  /** Plan or settings below the root. */
  readonly plan: string;
  /** Folder below `reports`: the sample's name, the command's where an audit has that, and what follows `plan-`. */
  readonly name: string;
}

/** Files of a sample that a report is made of, the command that makes it, and what tells its folder from the audit's. */
const COMMANDS: readonly { readonly file: RegExp; readonly command: readonly string[]; readonly name?: string }[] = [
  { file: /^plan(-[\w-]+)?\.yaml$/, command: ["audit", "--no-pdf"] },
  { file: /^series(-[\w-]+)?\.yaml$/, command: ["monitor", "--no-pdf"] },
  { file: /^inputs(-[\w-]+)?\.yaml$/, command: ["inputs", "--no-pdf"], name: "-inputs" },
  { file: /^rebuild(-[\w-]+)?\.yaml$/, command: ["rebuild", "--no-pdf"] },
  { file: /^log(-[\w-]+)?\.yaml$/, command: ["human-check", "--no-pdf"] },
];

/** Every plan of every sample, `plan.yaml` and `plan-*.yaml`, and the settings of the checks in use. */
function goldens(): readonly Golden[] {
  const folders = readdirSync(SAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const found = folders.flatMap(({ name: sample }) =>
    readdirSync(join(SAMPLES, sample)).flatMap((file) =>
      COMMANDS.flatMap(({ file: pattern, command, name = "" }): Golden[] => {
        const match = pattern.exec(file);
        const plan = join("data-samples", sample, file);
        return match === null ? [] : [{ command, plan, name: `${sample}${name}${match[1] ?? ""}` }];
      }),
    ),
  );
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Two of these reports beside each other. */
const COMPARED = { first: "sponsors", second: "sponsors-open", name: "sponsors-compared" } as const;

/** Each kind of chart once, from these reports. */
const GALLERY = "gallery";

/** Folders below `reports` that this file writes. */
function names(): readonly string[] {
  return [...goldens().map(({ name }) => name), COMPARED.name, GALLERY];
}

async function reportInto(folder: string): Promise<void> {
  for (const { command, plan, name } of goldens()) runTool([...command, plan, "--out", join(folder, name), "--no-pdf"]);
  const { first, second, name } = COMPARED;
  runTool(["compare", join(folder, first), join(folder, second), "--out", join(folder, name), "--no-pdf"]);
  mkdirSync(join(folder, GALLERY), { recursive: true });
  for (const [path, page] of await galleryPages(folder)) writeFileSync(join(folder, path), page);
}

function runTool(args: readonly string[]): void {
  const line = ["--import", "tsx", "src/cli/bin.ts", ...args, "--quiet"];
  execFileSync(process.execPath, line, { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] });
}

/** Removes the changed reports that an earlier check left: the command line refuses a folder with foreign files. */
function removeChanged(): void {
  for (const name of names()) {
    const folder = join(REPORTS, name);
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder)) if (file.endsWith("-changed.html")) rmSync(join(folder, file));
  }
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith("-changed.html"));
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
}

/** One line a file that differs, is missing, or is new. */
function differences(made: string): string[] {
  // Other folders of `reports` are made by studies, which have tests of their own.
  const golden = names().flatMap((name) => filesBelow(join(REPORTS, name)).map((path) => join(name, path)));
  const paths = [...new Set([...golden, ...filesBelow(made)])].sort();
  return paths.flatMap((path) => {
    const [kept, fresh] = [join(REPORTS, path), join(made, path)];
    if (!existsSync(kept)) return [`reports/${path} is missing`];
    if (!existsSync(fresh)) return [`reports/${path} is no longer made`];
    if (bytesOf(kept).equals(bytesOf(fresh))) return [];
    if (path.endsWith(".html")) copyFileSync(fresh, kept.replace(/\.html$/, "-changed.html"));
    return [`reports/${path} changed`];
  });
}

/** A manifest without the version of Node that wrote it: other versions must write the same of everything else. */
function bytesOf(path: string): Buffer {
  const bytes = readFileSync(path);
  if (!path.endsWith("manifest.json")) return bytes;
  return Buffer.from(bytes.toString("utf8").replace(/^ {4}"node": "[\d.]+",\n/m, ""));
}

async function check(): Promise<void> {
  const made = mkdtempSync(join(tmpdir(), "toetssteen-goldens-"));
  try {
    await reportInto(made);
    const found = differences(made);
    for (const line of found) console.log(line);
    if (found.length > 0) process.exitCode = 1;
    else console.log(`reports holds the same bytes for ${names().join(", ")}`);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

if (process.argv.includes("--check")) await check();
else {
  removeChanged();
  await reportInto(REPORTS);
}
