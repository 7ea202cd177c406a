import { join } from "node:path";
import { bundleFiles } from "../bundle/bundle-files.js";
import { LETTERS_NAME, lettersText } from "../bundle/letters-file.js";
import { prepareOutput } from "../bundle/output-folder.js";
import { RECORD_NAME, recordText } from "../bundle/record.js";
import { analystReplication } from "../bundle/replication/analyst-package.js";
import { checkWorkfileFolder, writeWorkfile } from "../bundle/workfile.js";
import { writeOutput } from "../bundle/write-output.js";
import { EXIT_CODES } from "../errors.js";
import { type FailOn, reached } from "./fail-on.js";
import { dataHmac, readHmacKey } from "./hmac-key.js";
import { type StoreOptions, storeLimits } from "./options.js";
import { readPlan } from "./read-plan.js";
import { runPlan } from "./run-plan.js";
import type { Session } from "./session.js";
import { verdictsOf, verdictText } from "./verdict-block.js";

export interface AuditOptions extends StoreOptions {
  readonly out: string;
  readonly date?: string;
  readonly threads?: number;
  readonly failOn?: FailOn;
  readonly record?: string;
  readonly replication?: string;
  readonly pdf: boolean;
  readonly explore?: boolean;
  readonly hmacKey?: string;
}

/** Audits, writes the release, and says where it is and what the verdicts hold. */
export async function audit(planFile: string, options: AuditOptions, session: Session): Promise<void> {
  const { terminal, signal, endWith } = session;
  const hmacKey = options.hmacKey === undefined ? null : await readHmacKey(options.hmacKey);
  for (const workfiles of [options.record, options.replication]) {
    if (workfiles !== undefined) await checkWorkfileFolder(workfiles, options.out);
  }
  await prepareOutput(options.out);
  const source = { file: planFile, ...(await readPlan(planFile)) };
  const { plan } = source;
  const { result, released, dataHash, evidence } = await runPlan(
    source,
    { ...options, store: storeLimits(options) },
    session,
  );
  const files = bundleFiles(released, {
    languages: plan.languages,
    date: options.date,
    dataHmac: hmacKey === null ? undefined : dataHmac(dataHash, hmacKey),
    replication: options.replication !== undefined,
    pdf: options.pdf,
    explore: options.explore ?? false,
  });
  await writeOutput(options.out, files, { signal });
  if (options.record !== undefined) {
    const record = await writeWorkfile(options.record, RECORD_NAME, recordText(result, dataHash));
    terminal.message(`Analyst's record, not for publication: ${record}`);
    const letters = lettersText(result);
    if (letters !== null) {
      terminal.message(
        `Key of the letters, not for publication: ${await writeWorkfile(options.record, LETTERS_NAME, letters)}`,
      );
    }
  }
  if (options.replication !== undefined) {
    for (const [name, text] of analystReplication(result, evidence)) {
      const file = await writeWorkfile(options.replication, name, text);
      terminal.message(`Replication, not for publication: ${file}`);
    }
  }
  for (const { name, withoutUnit, unitsWithout } of released.source.joined ?? []) {
    if (withoutUnit + unitsWithout === 0) continue;
    terminal.message(
      `${name}: ${withoutUnit} rows belong to no row of the first file, and ${unitsWithout} of its rows have none of them`,
    );
  }
  const reports = [...files.keys()].filter((name) => name.endsWith(".html")).map((name) => join(options.out, name));
  const verdicts = verdictsOf(released);
  const first = reports.filter((name) => /[\\/]report\.[a-z]+\.html$/.test(name));
  const text = [
    `Reports: ${first.join(", ")}, with ${reports.length - first.length} other views beside them`,
    verdictText(verdicts, plan.protectedAttribute.en),
  ].join("\n");
  terminal.data(text, { out: options.out, reports, planHash: result.planHash, verdicts, warnings: released.warnings });
  if (options.failOn !== undefined && reached(options.failOn, verdicts)) endWith(EXIT_CODES.failOn);
}
