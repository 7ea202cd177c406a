import type { PublishedMonitor } from "../../disclosure/monitoring.js";
import { chapter } from "./chapter.js";
import { methodsBlocks, reproductionBlocks } from "./monitor-closing.js";
import { runFigures } from "./monitor-figures.js";
import { driftTable, groupsTable, periodsTable } from "./monitor-tables.js";
import { type MonitorWriter, monitorWriter } from "./monitor-writer.js";
import type { Block, ReportDocument } from "./report-document.js";

/** Reasons to look that the summary names; the tables hold all. */
const ATTENTION = 6;
/** Sentences about changed verdicts at most. */
const CHANGES = 12;

/**
 * Puts a monitored series into words: a document of headings, sentences, charts and tables, without markup.
 *
 * @param monitor           published result
 * @param options.language  language of the report
 * @param options.date      date that the report prints; none when absent
 * @returns the document, JSON types only
 * @example
 * toMonitorDocument(monitor, { language: "nl" }).finding; // "Geen alarm na 4 van de 12 geplande meetmomenten"
 */
export function toMonitorDocument(
  monitor: PublishedMonitor,
  { language, date }: { readonly language: "nl" | "en"; readonly date?: string | undefined },
): ReportDocument {
  const writer = monitorWriter(monitor, language);
  const { text, general } = writer;
  return {
    schemaVersion: "1.0.0",
    language,
    finding: findingOf(writer),
    title: monitor.settings.title,
    synthetic: monitor.settings.synthetic,
    banners: monitor.settings.synthetic ? [{ id: "synthetic", text: text.synthetic }] : [],
    facts: factsOf(writer),
    sections: [
      chapter("summary", text.summary.heading, summaryBlocks(writer)),
      chapter("alarm-rule", text.rule.heading, ruleBlocks(writer)),
      chapter("run-charts", text.runs.heading, runBlocks(writer)),
      chapter("groups", text.groups.heading, [
        paragraph(monitor.validity.decides === "each-look" ? text.groups.introEachLook : text.groups.intro),
        { kind: "table", table: groupsTable(writer) },
      ]),
      chapter("verdict-changes", text.changes.heading, changeBlocks(writer)),
      chapter("drift", text.drift.heading, driftBlocks(writer)),
      chapter("periods", text.periods.heading, [
        paragraph(text.periods.intro),
        { kind: "table", table: periodsTable(writer) },
      ]),
      chapter("limits", text.limits.heading, [{ kind: "list", items: limitItems(writer) }]),
      chapter("methods", text.methods.heading, methodsBlocks(writer)),
      chapter("reproduction", text.reproduction.heading, reproductionBlocks(writer, date ?? null)),
    ],
    labels: general.labels,
  };
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

function progress({ monitor, format }: MonitorWriter): readonly [string, string] {
  return [format.count(monitor.periods.length), format.count(monitor.settings.plannedLooks)];
}

function findingOf(writer: MonitorWriter): string {
  const { monitor, text, format, language } = writer;
  if (monitor.validity.decides === "nothing") return text.finding.notAssessed;
  if (!monitor.alarm.raised) return text.finding.none(...progress(writer));
  return text.finding.alarm(format.list(monitor.alarm.groups), monitor.settings.protectedAttribute[language]);
}

function factsOf(writer: MonitorWriter) {
  const { monitor, text, general } = writer;
  const { settings } = monitor;
  const { facts } = general;
  return [
    { term: text.facts.series, description: settings.title },
    { term: facts.model, description: `“${settings.model.name}”, ${facts.version(settings.model.version)}` },
    { term: text.facts.looks, description: text.facts.looksOf(...progress(writer)) },
    { term: facts.dataOwner, description: settings.dataOwner },
  ];
}

function summaryBlocks(writer: MonitorWriter): readonly Block[] {
  const { monitor, text, format, unit } = writer;
  const { summary } = text;
  const { alarm, validity, groups, settings, disclosure } = monitor;
  const scope = summary.scope({
    model: settings.model.name,
    periods: format.count(monitor.periods.length),
    groups: format.count(groups.length),
    unit,
  });
  const blocks: Block[] = [paragraph(scope)];
  if (validity.decides === "nothing") blocks.push({ kind: "paragraph", text: summary.notAssessed, strong: true });
  else if (!alarm.raised) {
    blocks.push({ kind: "paragraph", text: summary.none, strong: true }, paragraph(summary.noneCaveat));
  } else blocks.push(...alarmBlocks(writer));
  if (validity.decides !== "nothing" && monitor.periods.length < settings.plannedLooks) {
    blocks.push(paragraph(summary.notFinished(...progress(writer))));
  }
  if (disclosure.gaps > 0) blocks.push(paragraph(summary.gaps(format.count(disclosure.gaps))));
  return [...blocks, ...attentionBlocks(writer)];
}

function alarmBlocks({ monitor, text, format, unit }: MonitorWriter): readonly Block[] {
  return monitor.groups.flatMap(({ group, looks, alarm }): Block[] => {
    if (alarm.state !== "alarm" || alarm.since === null || alarm.direction === null) return [];
    const sentence = text.summary.alarm({ group, period: alarm.since, direction: alarm.direction });
    const last = looks.findLast((look) => look.state === "shown");
    if (last === undefined) return [{ kind: "paragraph", text: sentence, strong: true }];
    const per = Math.min(last.flagged / last.n, last.otherFlagged / last.otherN) < 0.05 ? 1_000 : 100;
    const natural = text.summary.natural({
      group,
      period: last.period,
      per: format.count(per),
      own: format.count((per * last.flagged) / last.n),
      others: format.count((per * last.otherFlagged) / last.otherN),
      unit,
    });
    return [{ kind: "paragraph", text: sentence, strong: true }, paragraph(natural)];
  });
}

function attentionBlocks({ monitor, text, format }: MonitorWriter): readonly Block[] {
  const { attention } = monitor.alarm;
  if (attention.length === 0) return [];
  const { summary, drift } = text;
  const items = attention.slice(0, ATTENTION).map(({ code, subject, period }) => {
    const name = code === "drift" ? drift.of[subject as keyof typeof drift.of] : subject;
    return summary.attention[code](name, period);
  });
  const more = attention.length - items.length;
  return [
    { kind: "paragraph", text: summary.attentionHeading, strong: true },
    { kind: "list", items: more > 0 ? [...items, summary.attentionMore(format.count(more))] : items },
    { kind: "note", text: summary.attentionNote },
  ];
}

function ruleBlocks({ monitor, text, format }: MonitorWriter): readonly Block[] {
  const { rule } = text;
  const { settings, validity, groups } = monitor;
  const why = rule.why({
    looks: format.count(settings.plannedLooks),
    per100: format.count(100 * monitor.repeatedPlainTests),
  });
  const blocks = [
    paragraph(why),
    paragraph(rule.reason[validity.spending]),
    paragraph(rule.validity[validity.decides]),
  ];
  if (validity.decides === "nothing") return blocks;
  const share = (value: number) => `${format.constant(100 * value)}%`;
  blocks.push(
    paragraph(
      rule.alpha({
        alpha: share(settings.alpha),
        groups: format.count(groups.length),
        each: share(monitor.alphaPerGroup),
      }),
    ),
  );
  if (validity.decides === "spending") blocks.push(paragraph(rule.spending[settings.spending]));
  if (validity.martingale === "valid") blocks.push(paragraph(rule.beside));
  return [...blocks, paragraph(rule.attention)];
}

function runBlocks(writer: MonitorWriter): readonly Block[] {
  const { monitor, text, format } = writer;
  if (monitor.validity.decides === "nothing") return [paragraph(text.runs.notDrawn)];
  const figures = runFigures(writer);
  const more = monitor.groups.length - figures.length;
  return [
    paragraph(text.runs.intro),
    ...figures.map((figure): Block => ({ kind: "figure", figure })),
    ...(more > 0 ? [paragraph(text.runs.others(format.count(more)))] : []),
  ];
}

/** Changed verdicts first; what stayed the same only where there is room. */
function changeBlocks({ monitor, text }: MonitorWriter): readonly Block[] {
  const { changes } = text;
  const all = monitor.groups.flatMap(({ group, changes: own }) => own.map((change) => ({ group, ...change })));
  if (all.length === 0) return [paragraph(changes.none)];
  const items = all
    .toSorted((a, b) => Number(a.reason === "unchanged") - Number(b.reason === "unchanged"))
    .slice(0, CHANGES)
    .map(({ group, from, to, shownBefore, shownAfter, reason }) =>
      changes.sentence({ group, from, to, before: shownBefore, after: shownAfter, reason }),
    );
  return [paragraph(changes.intro), { kind: "list", items }, { kind: "note", text: changes.note }];
}

function driftBlocks(writer: MonitorWriter): readonly Block[] {
  const { monitor, text } = writer;
  const { drift } = text;
  if (monitor.drift.length === 0) return [paragraph(drift.none)];
  const chance = monitor.drift.some((each) => each.chance !== null) ? drift.chance : drift.noChance;
  return [paragraph(drift.intro), paragraph(chance), { kind: "table", table: driftTable(writer) }];
}

function limitItems({ monitor, text, format }: MonitorWriter): readonly string[] {
  const { limits } = text;
  const { settings, disclosure, dependence } = monitor;
  const { threshold, reason } = disclosure;
  return [
    ...limits.items,
    ...(settings.units === "repeated" ? [limits.repeated] : []),
    ...(dependence === "independent" ? [] : [limits.clusters]),
    ...(settings.designEffect === null
      ? []
      : [limits.designEffect(format.constant(settings.designEffect.value), settings.designEffect.source)]),
    ...(threshold === null
      ? []
      : [threshold === 0 ? limits.noThreshold(reason ?? "") : limits.threshold(format.count(threshold))]),
  ];
}
