import type { PublishedHumanCheck } from "../../disclosure/human-check.js";
import { chapter } from "./chapter.js";
import { groupBlocks, orderBlocks, timeBlocks, trialBlocks } from "./human-check-blocks.js";
import { bandFigure } from "./human-check-figure.js";
import { type HumanCheckWriter, humanCheckWriter } from "./human-check-writer.js";
import { modelFacts } from "./model-facts.js";
import type { Block, ReportDocument } from "./report-document.js";

const REFERENCES = [
  "Korn, E. L. and Graubard, B. I. (1998). Confidence intervals for proportions with small expected number of positive counts estimated from survey data. Survey Methodology 24, 193-201.",
  "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20, 37-46.",
  "Fleiss, J. L., Cohen, J. and Everitt, B. S. (1969). Large sample standard errors of kappa and weighted kappa. Psychological Bulletin 72, 323-327.",
  "Wald, A. and Wolfowitz, J. (1940). On a test whether two samples are from the same population. Annals of Mathematical Statistics 11, 147-162.",
  "Maxwell, A. E. (1970). Comparing the classification of subjects by two independent judges. British Journal of Psychiatry 116, 651-655.",
];

/**
 * Puts a human check into words: a document of headings, sentences, a chart and tables, without markup.
 *
 * @param check             published result
 * @param options.language  language of the report
 * @param options.date      date that the report prints; none when absent
 * @returns the document, JSON types only
 * @example
 * toHumanCheckDocument(check, { language: "en" }).finding;
 */
export function toHumanCheckDocument(
  check: PublishedHumanCheck,
  { language, date }: { readonly language: "nl" | "en"; readonly date?: string | undefined },
): ReportDocument {
  const writer = humanCheckWriter(check, language);
  const { text, general } = writer;
  const { log, trial, settings } = check;
  return {
    schemaVersion: "1.0.0",
    language,
    finding: findingOf(writer),
    title: settings.title,
    synthetic: settings.synthetic,
    banners: settings.synthetic ? [{ id: "synthetic", text: text.synthetic }] : [],
    facts: modelFacts(settings, { general, periodTerm: text.period }),
    sections: [
      chapter("summary", text.summary.heading, summaryBlocks(writer)),
      ...(log === null
        ? []
        : [
            chapter("signal-rule", text.rule.heading, ruleBlocks(writer)),
            chapter("bands", text.bands.heading, bandBlocks(log, writer)),
          ]),
      ...(log?.byGroup == null ? [] : [chapter("groups", text.groups.heading, groupBlocks(log.byGroup, writer))]),
      ...(log?.time == null ? [] : [chapter("time", text.time.heading, timeBlocks(log.time, writer))]),
      ...(log?.order == null ? [] : [chapter("order", text.order.heading, orderBlocks(log.order, writer))]),
      ...(trial === null ? [] : [chapter("trial", text.trial.heading, trialBlocks(trial, writer))]),
      chapter("limits", text.limits.heading, [{ kind: "list", items: limitItems(writer) }]),
      chapter("methods", text.methods.heading, [
        { kind: "list", items: text.methods.items },
        { kind: "paragraph", text: text.methods.references, strong: true },
        { kind: "list", items: REFERENCES, language: "en" },
      ]),
      chapter("reproduction", text.reproduction.heading, reproductionBlocks(writer, date ?? null)),
    ],
    labels: general.labels,
  };
}

type LogPart = NonNullable<PublishedHumanCheck["log"]>;

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

function findingOf({ check, text, share }: HumanCheckWriter): string {
  const { log, trial } = check;
  if (log === null) return text.finding.trial(share(trial!.agreement));
  const [reason] = log.contribution.reasons;
  if (reason === undefined) return text.finding.deviates(share(log.deviated));
  return text.finding.noContribution(reason, share(reason === "hardly-deviates" ? log.deviated : log.time!.under));
}

function summaryBlocks(writer: HumanCheckWriter): readonly Block[] {
  const { check, text, format, share, inBrackets } = writer;
  const { log, trial, settings, disclosure } = check;
  const { summary } = text;
  const blocks: Block[] = [];
  if (log !== null) {
    const officers = log.officers === null ? null : format.count(log.officers);
    blocks.push(
      paragraph(summary.scope({ model: settings.model.name, decisions: format.count(log.decisions), officers })),
    );
    const signalled = log.contribution.signal === "no-demonstrable-contribution";
    blocks.push({ kind: "paragraph", text: signalled ? summary.signal : summary.noSignal, strong: true });
    blocks.push(paragraph(summary.deviated({ share: share(log.deviated), interval: inBrackets(log.deviated) })));
    const percent = (value: number) => `${format.constant(100 * value)}%`;
    const { switchMargin, seconds, shareUnder } = settings.contribution;
    for (const reason of log.contribution.reasons) {
      const margin = percent(reason === "hardly-deviates" ? switchMargin : shareUnder);
      blocks.push(paragraph(summary.reason[reason]({ margin, seconds: format.count(seconds) })));
    }
    if (signalled) blocks.push({ kind: "note", text: summary.signalNote });
    if (!disclosure.officersKnown) blocks.push({ kind: "note", text: summary.officersUnknown });
  }
  if (trial !== null) blocks.push(paragraph(summary.trial(format.count(trial.ratings))), paragraph(summary.validation));
  return blocks;
}

function ruleBlocks({ check, text, format }: HumanCheckWriter): readonly Block[] {
  const { switchMargin, seconds, shareUnder } = check.settings.contribution;
  const percent = (value: number) => `${format.constant(100 * value)}%`;
  const rule = text.rule.text({
    margin: percent(switchMargin),
    seconds: format.count(seconds),
    share: percent(shareUnder),
  });
  return [paragraph(rule), paragraph(text.rule.words)];
}

function bandBlocks(log: LogPart, writer: HumanCheckWriter): readonly Block[] {
  const { text, format, share, inBrackets, agreement } = writer;
  const { bands } = text;
  const { designEffect, reasons } = log;
  return [
    paragraph(bands.intro),
    { kind: "figure", figure: bandFigure(log, writer) },
    paragraph(bands.kappa(agreement(log.kappa))),
    ...(designEffect?.kind === "shown" && designEffect.value > 1
      ? [paragraph(bands.designEffect(format.ratio(designEffect.value)))]
      : []),
    ...(reasons === null ? [] : [paragraph(bands.reasons({ share: share(reasons), interval: inBrackets(reasons) }))]),
  ];
}

function limitItems({ check, text, format }: HumanCheckWriter): readonly string[] {
  const { limits } = text;
  const { threshold, officers, reason, trialThreshold, trialReason } = check.disclosure;
  return [
    ...limits.items,
    ...(check.trial === null ? [] : limits.trial),
    ...(check.log === null
      ? []
      : [
          threshold === 0
            ? limits.noThreshold(reason ?? "")
            : limits.threshold({ threshold: format.count(threshold), officers: format.count(officers) }),
        ]),
    ...(trialThreshold === 0 && trialReason !== null ? [limits.noThreshold(trialReason)] : []),
  ];
}

function reproductionBlocks({ check, text }: HumanCheckWriter, date: string | null): readonly Block[] {
  const { reproduction } = text;
  return [
    {
      kind: "definitions",
      items: [
        { term: reproduction.toolkit, description: `${check.toolkit.name} ${check.toolkit.version}` },
        { term: reproduction.hash, description: check.planHash },
        ...(date === null ? [] : [{ term: reproduction.date, description: date }]),
      ],
    },
    paragraph(reproduction.command),
    { kind: "command", text: "npx toetssteen human-check log.yaml --out report" },
  ];
}
