import { type Differences, jsonDifferences } from "../../disclosure/json-differences.js";
import { TOOLKIT } from "../../runtime/toolkit.js";
import { type BundleFiles, MANIFEST_NAME, type Manifest } from "../manifest.js";
import { type ChangedNumbers, changedNumbers } from "./changed-numbers.js";
import { type FileDifference, fileDifferences } from "./file-differences.js";
import type { FolderContent } from "./read-bundle.js";

/** Settings of two plans: the hash over all of them, and those that may be published one by one. */
export interface PlanComparison {
  readonly sameHash: boolean;
  readonly fields: Differences;
}

/** A bundle beside what the same plan and data give now. */
export interface Rerun {
  readonly plan: PlanComparison;
  /** `not-run`: the plan is another one, by the same version of the tool. */
  readonly state: "same" | "different" | "not-run";
  readonly version: {
    readonly bundle: string;
    readonly run: string;
    /** What the changelog says of numbers between the two. */
    readonly changedNumbers: readonly ChangedNumbers[];
  };
  readonly node: { readonly bundle: string | null; readonly run: string };
  /** Whether the data is the same one, by HMAC; not known without a key, or where the bundle states none. */
  readonly data: "same" | "different" | "not-known";
  readonly compared: number;
  readonly files: readonly FileDifference[];
}

/**
 * Compares the plan of an owner with that of a bundle.
 * @param own  hash of the owner's plan, and its publishable part
 * @param bundle  the same of the bundle
 */
export function comparePlans(
  bundle: { readonly planHash: string; readonly plan: unknown },
  own: { readonly planHash: string; readonly plan: unknown },
): PlanComparison {
  return { sameHash: own.planHash === bundle.planHash, fields: jsonDifferences(bundle.plan, own.plan) };
}

/**
 * Compares a bundle with what its plan and data give now.
 * @param run  files of the new run; null where it was not run
 * @param options.changelog  text of the changelog, for what differs between versions
 */
export function compareRerun(
  { content, manifest }: { readonly content: FolderContent; readonly manifest: Manifest },
  run: BundleFiles | null,
  {
    plan,
    changelog,
    data,
  }: { readonly plan: PlanComparison; readonly changelog: string; readonly data: Rerun["data"] },
): Rerun {
  const files = run === null ? [] : fileDifferences(comparable(content.files), comparable(run));
  const same = plan.sameHash && data !== "different" && files.length === 0;
  const bundle = manifest.toolkit.version;
  return {
    plan,
    state: run === null ? "not-run" : same ? "same" : "different",
    version: {
      bundle,
      run: TOOLKIT.version,
      changedNumbers: bundle === TOOLKIT.version ? [] : changedNumbers(changelog, [bundle, TOOLKIT.version]),
    },
    node: { bundle: "versions" in manifest ? manifest.versions.node : null, run: process.versions.node },
    data,
    compared: run?.size ?? 0,
    files,
  };
}

/** Files with what the manifest says of the audit alone: Node and HMAC are told apart, and every file stands for itself. */
function comparable(files: BundleFiles): BundleFiles {
  const text = files.get(MANIFEST_NAME);
  if (text === undefined) return files;
  try {
    const { dataHmac: _, files: __, versions, ...rest } = JSON.parse(Buffer.from(text).toString("utf8"));
    const { node: ___, ...others } = versions ?? {};
    return new Map([...files, [MANIFEST_NAME, JSON.stringify({ ...rest, versions: others })]]);
  } catch {
    return files;
  }
}
