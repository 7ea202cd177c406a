import { createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runAudit } from "../audit/run-audit.js";
import { bundleFiles } from "../bundle/bundle-files.js";
import { prepareOutput } from "../bundle/output-folder.js";
import { RECORD_NAME, recordText } from "../bundle/record.js";
import { checkWorkfileFolder, writeWorkfile } from "../bundle/workfile.js";
import { writeOutput } from "../bundle/write-output.js";
import { openDuckdbEngine } from "../data/engines/duckdb.js";
import { disclose } from "../disclosure/disclose.js";
import { CliError, EXIT_CODES } from "../errors.js";
import { nodeContext } from "../runtime/node.js";
import type { RunContext } from "../runtime/run-context.js";
import { type FailOn, reached } from "./fail-on.js";
import { readPlan } from "./read-plan.js";
import type { Session } from "./session.js";
import { verdictsOf, verdictText } from "./verdict-block.js";

export interface AuditOptions {
  readonly out: string;
  readonly date?: string;
  readonly threads?: number;
  readonly failOn?: FailOn;
  readonly record?: string;
  readonly hmacKey?: string;
}

/** Shortest key of `--hmac-key`, in bytes: as many as half a SHA-256 digest. */
const HMAC_KEY_BYTES = 16;

/** Audits, writes the release, and says where it is and what the verdicts hold. */
export async function audit(planFile: string, options: AuditOptions, session: Session): Promise<void> {
  const { terminal, signal, endWith } = session;
  const hmacKey = options.hmacKey === undefined ? null : await readKey(options.hmacKey);
  if (options.record !== undefined) await checkWorkfileFolder(options.record, options.out);
  await prepareOutput(options.out);
  const { plan, folder } = await readPlan(planFile);
  const context = nodeContext({ signal, threads: options.threads, progress: terminal.progress });
  const { result, dataHash } = await auditData(plan, folder, context);
  const released = disclose(result);
  const files = bundleFiles(released, {
    languages: plan.languages,
    date: options.date,
    dataHmac: hmacKey === null ? undefined : createHmac("sha256", hmacKey).update(dataHash).digest("hex"),
  });
  await writeOutput(options.out, files, { signal });
  if (options.record !== undefined) {
    const record = await writeWorkfile(options.record, RECORD_NAME, recordText(result, dataHash));
    terminal.message(`Analyst's record, not for publication: ${record}`);
  }
  const reports = [...files.keys()].filter((name) => name.endsWith(".html")).map((name) => join(options.out, name));
  const verdicts = verdictsOf(released);
  const text = [`Reports: ${reports.join(", ")}`, verdictText(verdicts, plan.protectedAttribute.en)].join("\n");
  terminal.data(text, { out: options.out, reports, planHash: result.planHash, verdicts, warnings: released.warnings });
  if (options.failOn !== undefined && reached(options.failOn, verdicts)) endWith(EXIT_CODES.failOn);
}

async function auditData(plan: Parameters<typeof openDuckdbEngine>[0], folder: string, context: RunContext) {
  try {
    const engine = await openDuckdbEngine(plan, folder, context);
    try {
      return { result: await runAudit(engine, context), dataHash: await engine.dataHash(context) };
    } finally {
      await engine.close();
    }
  } finally {
    await context.executor.close();
  }
}

async function readKey(file: string): Promise<Buffer> {
  const key = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new CliError("usage-invalid", `--hmac-key requires a readable file; got ${error.code}`, EXIT_CODES.usage);
  });
  if (key.length >= HMAC_KEY_BYTES) return key;
  throw new CliError(
    "usage-invalid",
    `--hmac-key requires a key of ${HMAC_KEY_BYTES} bytes or more; got ${key.length}`,
    EXIT_CODES.usage,
    "Make one with: openssl rand -out key.bin 32",
  );
}
