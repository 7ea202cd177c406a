import { dirname, join, resolve } from "node:path";
import { prepareOutput } from "../bundle/output-folder.js";
import { rebuildFiles } from "../bundle/rebuild-files.js";
import { writeOutput } from "../bundle/write-output.js";
import { readDevelopmentSet } from "../data/tables/development-set.js";
import { publishedRebuild } from "../disclosure/rebuild.js";
import { sortedCanonicalJson } from "../plan/canonical-json.js";
import { parseCoefficients } from "../plan/coefficients-schema.js";
import { parseRebuildPlan, type RebuildPlan } from "../plan/rebuild-schema.js";
import { nodeContext } from "../runtime/node.js";
import type { RunContext } from "../runtime/run-context.js";
import { readText } from "./read-text.js";
import type { Session } from "./session.js";

export interface RebuildOptions {
  readonly out: string;
  readonly pdf: boolean;
  readonly date?: string;
}

/** Rebuilds a stopped model, writes the release, and says where it is. It names no company. */
export async function runRebuild(settingsFile: string, options: RebuildOptions, session: Session): Promise<void> {
  const { terminal, signal } = session;
  await prepareOutput(options.out);
  const plan = parseRebuildPlan(await readText(settingsFile, "plan-unreadable"), settingsFile);
  const folder = dirname(resolve(settingsFile));
  const { file, encoding } = plan.development;
  const evidence = readDevelopmentSet(await readText(join(folder, file), "data-unreadable", encoding), plan);
  const { hash, executor } = nodeContext({ signal, threads: 1, progress: terminal.progress });
  await executor.close();
  const planHash = await hash(new TextEncoder().encode(sortedCanonicalJson(plan)));
  const rebuild = publishedRebuild(evidence, plan, { planHash, supplied: await suppliedBy(plan, folder, hash) });
  const files = rebuildFiles(rebuild, { languages: plan.languages, date: options.date, pdf: options.pdf });
  await writeOutput(options.out, files, { signal });
  const reports = plan.languages.map((language) => join(options.out, `report.${language}.html`));
  const unstable = rebuild.result.indicators.filter((row) => row.unstable).map(({ indicator }) => indicator);
  const lines = [
    `Reports: ${reports.join(", ")}`,
    `Unstable indicators: ${unstable.length === 0 ? "none" : unstable.join(", ")}`,
    "A reconstruction of a stopped model, not for use",
  ];
  terminal.data(lines.join("\n"), { out: options.out, reports, planHash, unstable });
}

async function suppliedBy({ coefficients }: RebuildPlan, folder: string, hash: RunContext["hash"]) {
  if (coefficients === undefined) return null;
  const text = await readText(join(folder, coefficients), "plan-unreadable");
  return { coefficients: parseCoefficients(text, coefficients), sha256: await hash(new TextEncoder().encode(text)) };
}
