import { dirname, join, resolve } from "node:path";
import type { PublishedSeries } from "../audit/monitoring/series.js";
import { monitorFiles } from "../bundle/monitor-files.js";
import { prepareOutput } from "../bundle/output-folder.js";
import { writeOutput } from "../bundle/write-output.js";
import { readPeriodCounts } from "../data/tables/period-counts.js";
import { type PublishedMonitor, publishedMonitor } from "../disclosure/monitoring.js";
import { seriesOfReleases } from "../disclosure/monitoring-bundles.js";
import { disclosedCounts } from "../disclosure/monitoring-counts.js";
import { EXIT_CODES } from "../errors.js";
import { sortedCanonicalJson } from "../plan/canonical-json.js";
import { type MonitoringPlan, parseMonitoringPlan } from "../plan/monitoring-schema.js";
import { nodeContext } from "../runtime/node.js";
import { readText, readTexts } from "./read-text.js";
import type { Session } from "./session.js";

export interface MonitorOptions {
  readonly out: string;
  readonly pdf: boolean;
  readonly date?: string;
  readonly failOn?: "alarm" | "attention";
}

/** Follows a series, writes the release, and says what rings. */
export async function runMonitor(seriesFile: string, options: MonitorOptions, session: Session): Promise<void> {
  const { terminal, signal, endWith } = session;
  await prepareOutput(options.out);
  const plan = parseMonitoringPlan(await readText(seriesFile, "plan-unreadable"), seriesFile);
  const { hash, executor } = nodeContext({ signal, threads: 1, progress: terminal.progress });
  await executor.close();
  const sha256 = (text: string) => hash(new TextEncoder().encode(text));
  const series = await seriesOf(plan, dirname(resolve(seriesFile)), sha256);
  const monitor = publishedMonitor(series, plan, await sha256(sortedCanonicalJson(plan)));
  const files = monitorFiles(monitor, { languages: plan.languages, date: options.date, pdf: options.pdf });
  await writeOutput(options.out, files, { signal });
  const reports = [...files.keys()].filter((name) => name.endsWith(".html")).map((name) => join(options.out, name));
  const { alarm, validity } = monitor;
  terminal.data([`Reports: ${reports.join(", ")}`, ...statusLines(monitor)].join("\n"), {
    out: options.out,
    reports,
    seriesHash: monitor.seriesHash,
    validity,
    alarm,
  });
  if (reached(monitor, options.failOn)) endWith(EXIT_CODES.failOn);
}

async function seriesOf(
  plan: MonitoringPlan,
  folder: string,
  hash: (text: string) => Promise<string>,
): Promise<PublishedSeries> {
  const { source } = plan;
  if (source.kind === "counts") {
    const text = await readText(join(folder, source.file), "data-unreadable", source.encoding);
    return disclosedCounts(readPeriodCounts(text, source), plan);
  }
  const texts = await readTexts(source.periods.map(({ file }) => join(folder, file)));
  const reads = source.periods.map(async ({ period, file }, at) => {
    const text = texts[at]!;
    return { period, file, text, hash: await hash(text) };
  });
  return seriesOfReleases(await Promise.all(reads), plan);
}

/** An alarm; with "attention" also a reason to look. A series that nothing can be tested on counts: nobody can say no. */
function reached({ alarm, validity }: PublishedMonitor, failOn: MonitorOptions["failOn"]): boolean {
  if (failOn === undefined) return false;
  if (alarm.raised || validity.decides === "nothing") return true;
  return failOn === "attention" && alarm.attention.length > 0;
}

function statusLines({ alarm, validity, groups, periods, settings }: PublishedMonitor): readonly string[] {
  const state = validity.decides === "nothing" ? "not assessed" : alarm.raised ? "raised" : "none";
  return [
    `Alarm: ${state} (looks: ${periods.length} of ${settings.plannedLooks}, groups watched: ${groups.length})`,
    ...groups
      .filter((each) => each.alarm.state === "alarm")
      .map(
        ({ group, alarm: own }) => `    ${group}: flagged ${own.direction} often than the others, since ${own.since}`,
      ),
    `Reasons to look: ${alarm.attention.length}`,
  ];
}
