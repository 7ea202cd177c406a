import { bundleFiles } from "../bundle/bundle-files.js";
import type { Manifest } from "../bundle/manifest.js";
import { type BundleCheck, checkBundle } from "../bundle/verify/check-bundle.js";
import { comparePlans, compareRerun, type Rerun } from "../bundle/verify/compare-rerun.js";
import { type FolderContent, readFolder } from "../bundle/verify/read-bundle.js";
import { publishedPlan } from "../disclosure/published-plan.js";
import { CliError, EXIT_CODES } from "../errors.js";
import { canonicalJson } from "../plan/canonical-json.js";
import { planHash } from "../plan/plan-hash.js";
import { nodeContext } from "../runtime/node.js";
import { TOOLKIT } from "../runtime/toolkit.js";
import { readChangelog } from "./changelog.js";
import { dataHmac, readHmacKey } from "./hmac-key.js";
import { readPlan } from "./read-plan.js";
import { runPlan } from "./run-plan.js";
import type { Session } from "./session.js";
import { checkLines, rerunLines } from "./verify-text.js";

export interface VerifyOptions {
  readonly data?: string;
  readonly hmacKey?: string;
  readonly threads?: number;
}

/** Checks a bundle, runs its plan again where the data is given, and ends with 5 where anything differs. */
export async function verify(folder: string, options: VerifyOptions, session: Session): Promise<void> {
  const { terminal, endWith } = session;
  const hmacKey = options.hmacKey === undefined ? null : await readHmacKey(options.hmacKey);
  const content = await readFolder(folder);
  const check = checkBundle(content);
  const { manifest, matches: asWritten, ...found } = check;
  const rerun =
    options.data === undefined || manifest === null
      ? null
      : await runAgain({ content, manifest, check }, { ...options, data: options.data, hmacKey }, session);
  const matches = asWritten && (rerun === null || rerun.state === "same");
  const text = [...checkLines(folder, check), ...(rerun === null ? [] : rerunLines(rerun))].join("\n");
  terminal.data(text, { bundle: folder, matches, ...found, manifest: factsOf(manifest), rerun });
  if (matches) return;
  terminal.error("verify requires a bundle that is as it was written; got one that differs");
  endWith(EXIT_CODES.verificationMismatch);
}

interface GivenData {
  readonly data: string;
  readonly hmacKey: Buffer | null;
  readonly threads?: number;
}

async function runAgain(
  {
    content,
    manifest,
    check,
  }: { readonly content: FolderContent; readonly manifest: Manifest; readonly check: BundleCheck },
  { data, hmacKey, threads }: GivenData,
  session: Session,
): Promise<Rerun> {
  const kept = content.files.get("audit.json");
  if (kept === undefined || check.schemas.some(({ state }) => state === "broken")) {
    throw new CliError(
      "usage-invalid",
      "verify --data requires a bundle of an audit with a valid audit.json; got another one",
      EXIT_CODES.usage,
    );
  }
  const source = { file: data, ...(await readPlan(data)) };
  const { plan } = source;
  const own = {
    planHash: await planHash(plan, nodeContext({ threads: 1 }).hash),
    plan: JSON.parse(canonicalJson(publishedPlan(plan))),
  };
  const compared = comparePlans(JSON.parse(kept.toString("utf8")), own);
  const changelog = await readChangelog();
  const bundle = { content, manifest };
  if (!compared.sameHash && manifest.toolkit.version === TOOLKIT.version) {
    return compareRerun(bundle, null, { plan: compared, changelog, data: "not-known" });
  }
  const run = await runPlan(source, threads === undefined ? {} : { threads }, session);
  const written = "written" in manifest ? manifest.written : null;
  const files = bundleFiles(run.released, {
    languages: plan.languages,
    date: written?.date ?? undefined,
    replication: written?.replication ?? [...content.files.keys()].some((path) => path.startsWith("replication/")),
    pdf: written?.pdf ?? false,
    explore: written?.explore ?? false,
  });
  return compareRerun(bundle, files, { plan: compared, changelog, data: sameData(manifest, run.dataHash, hmacKey) });
}

function sameData({ dataHmac: stated }: Manifest, dataHash: string, key: Buffer | null): Rerun["data"] {
  if (stated === undefined || key === null) return "not-known";
  return dataHmac(dataHash, key) === stated.value ? "same" : "different";
}

/** The manifest without its list of files, which the check has gone through. */
function factsOf(manifest: Manifest | null): Omit<Manifest, "files"> | null {
  if (manifest === null) return null;
  const { files: _, ...facts } = manifest;
  return facts;
}
