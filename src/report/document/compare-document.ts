import type { ComparedHypothesis, PublishedComparison } from "../../disclosure/compare-schema.js";
import { chapter } from "./chapter.js";
import { effectsFigure } from "./compare-figure.js";
import { auditsTable, MOST_SETTINGS, planTable, verdictTable } from "./compare-tables.js";
import { type CompareWriter, compareWriter } from "./compare-writer.js";
import type { Block, ReportDocument } from "./report-document.js";

/** Groups that a sentence names at most. */
const MOST_NAMES = 12;

/**
 * Puts two audits beside each other into words: a document of headings, sentences, charts and tables, without markup.
 *
 * @param comparison        published comparison
 * @param options.language  language of the report
 * @param options.date      date that the report prints; none when absent
 * @returns the document, JSON types only
 * @example
 * toCompareDocument(comparison, { language: "en" }).finding; // "Both audits come to the same verdicts"
 */
export function toCompareDocument(
  comparison: PublishedComparison,
  { language, date }: { readonly language: "nl" | "en"; readonly date?: string | undefined },
): ReportDocument {
  const writer = compareWriter(comparison, language);
  const { text, general } = writer;
  return {
    schemaVersion: "1.0.0",
    language,
    finding: findingOf(writer),
    title: comparison.after.title,
    synthetic: comparison.synthetic,
    banners: comparison.synthetic ? [{ id: "synthetic", text: text.synthetic }] : [],
    facts: [
      { term: text.first, description: sideOf(comparison.before, writer) },
      { term: text.second, description: sideOf(comparison.after, writer) },
    ],
    sections: [
      chapter("summary", text.summary.heading, summaryBlocks(writer)),
      chapter("causes", text.causes.heading, causeBlocks(writer)),
      chapter("verdicts", text.verdicts.heading, [{ kind: "table", table: verdictTable(writer) }]),
      chapter("groups", text.effects.heading, effectBlocks(writer)),
      chapter("score", text.score.heading, scoreBlocks(writer)),
      chapter("plan", text.plan.heading, planBlocks(writer)),
      chapter("version", text.version.heading, versionBlocks(writer)),
      chapter("audits", text.audits.heading, [{ kind: "table", table: auditsTable(writer) }]),
      chapter("limits", text.limits.heading, [{ kind: "list", items: limitItems(writer) }]),
      chapter("methods", text.methods.heading, [{ kind: "list", items: text.methods.items }]),
      chapter("reproduction", text.reproduction.heading, reproductionBlocks(writer, date ?? null)),
    ],
    labels: general.labels,
  };
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

/** An audit in a few words: title, period, version of the model. */
function sideOf({ title, period, model }: PublishedComparison["before"], { general }: CompareWriter): string {
  return `“${title}” (${period}; “${model.name}”, ${general.facts.version(model.version)})`;
}

function changedLayers({ comparison }: CompareWriter) {
  return comparison.hypotheses.flatMap(({ hypothesis, verdict }) =>
    verdict.filter(({ before, after }) => before !== after).map((each) => ({ hypothesis, ...each })),
  );
}

/** Groups whose published evidence is another one, with the reason. */
function changedGroups({ groups }: ComparedHypothesis) {
  return groups.flatMap((each) => {
    if (each.state !== "compared" || each.evidence === null) return [];
    const { group, evidence, reason } = each;
    return reason === "unchanged" || reason === "not-known" ? [] : [{ group, ...evidence, reason }];
  });
}

function findingOf(writer: CompareWriter): string {
  const { comparison, text, format } = writer;
  const layers = changedLayers(writer).length;
  if (layers > 0) return text.finding.verdicts(format.count(layers), layers === 1);
  const groups = comparison.hypotheses.flatMap(changedGroups).length;
  return groups > 0 ? text.finding.groups(format.count(groups), groups === 1) : text.finding.sameVerdicts;
}

function summaryBlocks(writer: CompareWriter): readonly Block[] {
  const { comparison, text, general, attribute, layer } = writer;
  const { summary } = text;
  const changed = changedLayers(writer).map((each) =>
    summary.changed({
      hypothesis: text.hypothesis[each.hypothesis](attribute),
      layer: general.verdict.labels[each.layer],
      before: layer(each.before),
      after: layer(each.after),
    }),
  );
  const notBoth = comparison.hypotheses
    .filter(({ tested }) => tested.before !== tested.after)
    .map(({ hypothesis }) => paragraph(summary.notBoth(text.hypothesis[hypothesis](attribute))));
  return [
    paragraph(summary.scope),
    ...(changed.length > 0
      ? [{ kind: "list", items: changed } as const]
      : [{ kind: "paragraph", text: summary.unchanged, strong: true } as const, paragraph(summary.unchangedCaveat)]),
    ...notBoth,
  ];
}

function causeBlocks({ comparison, text, format }: CompareWriter): readonly Block[] {
  const { causes, plan, before, after } = comparison;
  const words = text.causes;
  const planWords =
    causes.plan === "different" && plan.total === 0
      ? words.hashOnly
      : words.plan[causes.plan](format.count(plan.total));
  const changed = [causes.plan, causes.version, causes.data].filter(
    (each) => each === "different" || each === "words" || each === "not-known",
  );
  return [
    paragraph(words.intro),
    {
      kind: "list",
      items: [
        words.data[causes.data],
        planWords,
        words.version[causes.version](before.toolkitVersion, after.toolkitVersion),
      ],
    },
    ...(changed.length > 1 ? [paragraph(words.several)] : []),
  ];
}

function effectBlocks(writer: CompareWriter): readonly Block[] {
  const { comparison, text, layer } = writer;
  const { effects } = text;
  const tested = comparison.hypotheses.filter(({ groups }) => groups.length > 0);
  const reasons = tested.flatMap((hypothesis) =>
    changedGroups(hypothesis).map(({ group, before, after, reason }) =>
      effects.reason({ group, before: layer(before), after: layer(after), reason }),
    ),
  );
  return [
    paragraph(effects.intro),
    ...tested.flatMap((hypothesis) => hypothesisBlocks(hypothesis, writer)),
    ...(reasons.length === 0
      ? [paragraph(effects.noReasons)]
      : [
          { kind: "paragraph", text: effects.reasons, strong: true } as const,
          { kind: "list", items: reasons } as const,
        ]),
  ];
}

function hypothesisBlocks(hypothesis: ComparedHypothesis, writer: CompareWriter): readonly Block[] {
  const { text, attribute } = writer;
  return [
    { kind: "paragraph", text: text.hypothesis[hypothesis.hypothesis](attribute), strong: true },
    ...(hypothesis.sameDefinition ? [] : [paragraph(text.effects.otherDefinition)]),
    { kind: "figure", figure: effectsFigure(hypothesis, writer) },
    ...notComparedBlocks(hypothesis, writer),
  ];
}

const NOT_COMPARED = ["hidden", "small-difference", "with-another", "only-before", "only-after"] as const;

function notComparedBlocks({ groups, unit }: ComparedHypothesis, writer: CompareWriter): readonly Block[] {
  const { comparison, text, format } = writer;
  const { threshold, units } = comparison.disclosure;
  const least = unit === "sponsors" ? units : Math.max(threshold, units);
  const items = NOT_COMPARED.flatMap((reason) => {
    const names = groups
      .filter((each) => each.state === "not-compared" && each.reason === reason)
      .map(({ group }) => group);
    if (names.length === 0) return [];
    const more = names.length - MOST_NAMES;
    const shown = more > 0 ? [...names.slice(0, MOST_NAMES), text.effects.more(format.count(more))] : names;
    return [text.effects.notCompared({ reason, groups: format.list(shown), threshold: format.count(least) })];
  });
  return items.length === 0 ? [] : [{ kind: "list", items }];
}

function scoreBlocks({ comparison, text, format, interval }: CompareWriter): readonly Block[] {
  const { score, scoreReason } = comparison;
  if (scoreReason === "small-difference") return [paragraph(text.score.smallDifference)];
  if (score === null) return [paragraph(text.score.notShown)];
  const { before, after } = score;
  const words = (side: typeof before) => `${format.decimal(side.value)} (${interval(side, format.decimal)})`;
  const apart =
    before.lower !== null &&
    before.upper !== null &&
    after.lower !== null &&
    after.upper !== null &&
    (after.lower > before.upper || before.lower > after.upper);
  return [
    paragraph(text.score.shown({ before: words(before), after: words(after) })),
    paragraph(apart ? text.score.apart : text.score.overlap),
  ];
}

function planBlocks(writer: CompareWriter): readonly Block[] {
  const { comparison, text, format } = writer;
  const { total } = comparison.plan;
  if (total === 0) return [paragraph(text.plan.none)];
  return [
    paragraph(text.plan.intro),
    { kind: "table", table: planTable(writer) },
    ...(total > MOST_SETTINGS ? [paragraph(text.plan.more(format.count(total - MOST_SETTINGS)))] : []),
  ];
}

function versionBlocks({ comparison, text }: CompareWriter): readonly Block[] {
  const { causes, before, after, changedNumbers } = comparison;
  if (causes.version === "same") return [paragraph(text.version.same)];
  const items = changedNumbers.flatMap(({ version, changes }) => changes.map((change) => `${version}: ${change}`));
  if (items.length === 0) return [paragraph(text.version.none)];
  return [
    paragraph(text.version.intro(before.toolkitVersion, after.toolkitVersion)),
    { kind: "list", items, language: "en" },
  ];
}

function limitItems({ comparison, text, format }: CompareWriter): readonly string[] {
  const { threshold } = comparison.disclosure;
  return [...text.limits.items, ...(threshold === 0 ? [] : [text.limits.threshold(format.count(threshold))])];
}

function reproductionBlocks({ comparison, text }: CompareWriter, date: string | null): readonly Block[] {
  const { reproduction } = text;
  return [
    {
      kind: "definitions",
      items: [
        { term: reproduction.toolkit, description: `${comparison.toolkit.name} ${comparison.toolkit.version}` },
        ...(date === null ? [] : [{ term: reproduction.date, description: date }]),
      ],
    },
    paragraph(reproduction.command),
    { kind: "command", text: "npx toetssteen compare first second --out comparison" },
  ];
}
