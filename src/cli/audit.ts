import { createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runAudit } from "../audit/run-audit.js";
import { bundleFiles } from "../bundle/bundle-files.js";
import { withExplorations } from "../bundle/exploration-record.js";
import { prepareOutput } from "../bundle/output-folder.js";
import { RECORD_NAME, recordText } from "../bundle/record.js";
import { analystReplication } from "../bundle/replication/analyst-package.js";
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
  readonly replication?: string;
  readonly hmacKey?: string;
}

/** Shortest key of `--hmac-key`, in bytes: as many as half a SHA-256 digest. */
const HMAC_KEY_BYTES = 16;

/** Audits, writes the release, and says where it is and what the verdicts hold. */
export async function audit(planFile: string, options: AuditOptions, session: Session): Promise<void> {
  const { terminal, signal, endWith } = session;
  const hmacKey = options.hmacKey === undefined ? null : await readKey(options.hmacKey);
  for (const workfiles of [options.record, options.replication]) {
    if (workfiles !== undefined) await checkWorkfileFolder(workfiles, options.out);
  }
  await prepareOutput(options.out);
  const { plan, folder } = await readPlan(planFile);
  const context = nodeContext({ signal, threads: options.threads, progress: terminal.progress });
  const { result: audited, dataHash, evidence } = await auditData(plan, folder, context);
  const result = await withExplorations(audited, planFile);
  const released = disclose(result);
  const files = bundleFiles(released, {
    languages: plan.languages,
    date: options.date,
    dataHmac: hmacKey === null ? undefined : createHmac("sha256", hmacKey).update(dataHash).digest("hex"),
    replication: options.replication !== undefined,
  });
  await writeOutput(options.out, files, { signal });
  if (options.record !== undefined) {
    const record = await writeWorkfile(options.record, RECORD_NAME, recordText(result, dataHash));
    terminal.message(`Analyst's record, not for publication: ${record}`);
  }
  if (options.replication !== undefined) {
    for (const [name, text] of analystReplication(result, evidence)) {
      const file = await writeWorkfile(options.replication, name, text);
      terminal.message(`Replication, not for publication: ${file}`);
    }
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
      const result = await runAudit(engine, context);
      const evidence = await engine.evidence(["composition", "scores"], context);
      return { result, evidence, dataHash: await engine.dataHash(context) };
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
