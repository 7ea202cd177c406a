import { join, resolve } from "node:path";
import { compareFiles } from "../bundle/compare-files.js";
import { fingerprint } from "../bundle/manifest.js";
import { prepareOutput } from "../bundle/output-folder.js";
import { changedNumbers } from "../bundle/verify/changed-numbers.js";
import { checkBundle } from "../bundle/verify/check-bundle.js";
import { readFolder } from "../bundle/verify/read-bundle.js";
import { writeOutput } from "../bundle/write-output.js";
import { compareReleases } from "../disclosure/compare.js";
import { type ComparedRelease, releaseToCompare } from "../disclosure/compare-read.js";
import type { PublishedComparison } from "../disclosure/compare-schema.js";
import { CliError, EXIT_CODES } from "../errors.js";
import { readChangelog } from "./changelog.js";
import type { Session } from "./session.js";

export interface CompareOptions {
  readonly out?: string;
  readonly pdf: boolean;
  readonly date?: string;
}

const LANGUAGES = ["nl", "en"] as const;

/** Compares two releases that are as they were written, says what changed, and writes a release of that where asked. */
export async function runCompare(first: string, second: string, options: CompareOptions, session: Session) {
  const { terminal, signal } = session;
  if (options.out !== undefined) {
    refuseOwnFolders(options.out, [first, second]);
    await prepareOutput(options.out);
  }
  const [before, after] = [await releaseIn(first), await releaseIn(second)];
  const versions = [before.audit.toolkit.version, after.audit.toolkit.version] as const;
  const comparison = compareReleases({
    before,
    after,
    changedNumbers: changedNumbers(await readChangelog(), versions).map(({ version, changes }) => ({
      version,
      changes: [...changes],
    })),
  });
  const files =
    options.out === undefined
      ? null
      : compareFiles(comparison, { languages: LANGUAGES, date: options.date, pdf: options.pdf });
  if (files !== null) await writeOutput(options.out!, files, { signal });
  const reports = [...(files?.keys() ?? [])].filter((name) => name.endsWith(".html"));
  const paths = reports.map((name) => join(options.out!, name));
  const text = [...(paths.length === 0 ? [] : [`Reports: ${paths.join(", ")}`]), ...changeLines(comparison)].join("\n");
  terminal.data(text, options.out === undefined ? comparison : { out: options.out, reports: paths, ...comparison });
}

/** A comparison may not take the place of what it compares. */
function refuseOwnFolders(out: string, compared: readonly string[]): void {
  if (!compared.some((folder) => resolve(folder) === resolve(out))) return;
  throw new CliError("usage-invalid", `--out requires a folder beside both audits; got ${out}`, EXIT_CODES.usage);
}

/** A release whose files are those that its manifest lists: nothing may be compared that was changed since. */
async function releaseIn(folder: string): Promise<ComparedRelease> {
  const content = await readFolder(folder);
  const { manifest, matches, schemas } = checkBundle(content);
  const bytes = content.files.get("audit.json");
  if (bytes === undefined) {
    throw new CliError("usage-invalid", `compare requires bundles of audits; got ${folder}`, EXIT_CODES.usage);
  }
  // A broken schema has a message of its own, with the field.
  if (!matches && schemas.every(({ state }) => state !== "broken")) {
    throw new CliError(
      "verification-mismatch",
      `compare requires bundles that are as they were written; got ${folder}`,
      EXIT_CODES.verificationMismatch,
      `See toetssteen verify ${folder}`,
    );
  }
  const file = join(folder, "audit.json");
  const read = { period: folder, file, text: bytes.toString("utf8"), hash: fingerprint(bytes).sha256 };
  return releaseToCompare(read, manifest?.dataHmac?.value ?? null);
}

function changeLines({ causes, plan, before, after, hypotheses, disclosure }: PublishedComparison): readonly string[] {
  const names = { hypothesis1: "H1", hypothesis2: "H2" } as const;
  return [
    `Data: ${causes.data}`,
    `Plan: ${causes.plan}`,
    ...plan.fields.map(({ path, before: old, after: now }) => `    ${path}: ${old} -> ${now}`),
    `Version: ${causes.version === "same" ? "same" : `${before.toolkitVersion} -> ${after.toolkitVersion}`}`,
    ...hypotheses.flatMap(({ hypothesis, verdict, groups }) => [
      names[hypothesis],
      ...verdict.map(
        ({ layer, before: old, after: now }) =>
          `    ${layer.padEnd(12)}${old === now ? `${now} (unchanged)` : `${old} -> ${now}`}`,
      ),
      ...groups.flatMap((each) =>
        each.state === "compared" && each.evidence !== null && each.reason !== "unchanged"
          ? [`    ${each.group}: ${each.evidence.before} -> ${each.evidence.after} (${each.reason})`]
          : [],
      ),
    ]),
    `Groups that are told of neither audit: ${disclosure.notCompared}`,
  ];
}
