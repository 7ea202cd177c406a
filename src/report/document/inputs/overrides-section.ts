import { flaggedShareChart } from "../../charts/flagged-share-chart.js";
import { overridesEn } from "../../text/inputs/en-overrides.js";
import { overridesNl } from "../../text/inputs/nl-overrides.js";
import { chapter } from "../chapter.js";
import { estimateOf, intervalOf } from "../published.js";
import type { Block, Figure, ReportTable, Section } from "../report-document.js";
import { answersText, countWords, isShown, shareOfState, statesTable, tagged } from "./answer-blocks.js";
import type { InputsChapter } from "./inputs-chapter.js";
import type { InputsWriter } from "./inputs-writer.js";
import type { OverridesPart } from "./overrides-part.js";
import { ratioBlocks } from "./readings-ratios.js";
import { readingsTable, whatDiffers } from "./readings-table.js";

/**
 * Chapter on overrides by hand.
 * @param writer  writer of the report
 * @returns none where the settings have no such section
 */
export function overridesChapter(writer: InputsWriter): readonly InputsChapter[] {
  const result = writer.inputs.parts.overrides;
  if (result === null) return [];
  const text = writer.language === "nl" ? overridesNl : overridesEn;
  const part = { result, text, writer };
  return [
    {
      sections: [
        chapter("overrides", text.heading, [
          { kind: "paragraph", strong: true, text: findingOf(part) },
          { kind: "paragraph", text: text.readings },
          { kind: "paragraph", text: text.decides(text.reading[result.decides]) },
          { kind: "table", table: readingsTable(part) },
          { kind: "note", text: text.table.note },
        ]),
        ratiosSection(part),
        markersSection(part),
        reasonsSection(part),
        groupsSection(part),
      ],
      methods: text.methods({ resamples: writer.format.count(result.family.resamples) }),
      references: REFERENCES,
    },
  ];
}

const REFERENCES = [
  "Westfall, P. H. and Young, S. S. (1993). Resampling-based multiple testing. Wiley.",
  "Freeman, G. H. and Halton, J. H. (1951). Note on an exact treatment of contingency, goodness of fit and other problems of significance. Biometrika 38, 141-149.",
];

function findingOf(part: OverridesPart): string {
  const { result, text, writer } = part;
  const looked = result.readings.some(
    ({ hypothesis1, hypothesis2, score }) =>
      hypothesis1.kind === "tested" || hypothesis2.kind === "tested" || score !== null,
  );
  if (!looked) return text.finding.unknown;
  const differing = whatDiffers(part);
  return differing.length === 0 ? text.finding.same : text.finding.differ(writer.format.list(differing));
}

function ratiosSection(part: OverridesPart): Section {
  return { id: "overrides-groups", level: 3, heading: part.text.ratios.heading, blocks: ratioBlocks(part) };
}

function markersSection({ result, text, writer }: OverridesPart): Section {
  const { markers, computed } = result;
  const words = text.markers;
  const counts = writer.inputs.tables.find(({ id }) => id === markers.table)!.counts;
  const total = counts.reduce<number | null>(
    (sum, count) => (count === "suppressed" || sum === null ? null : sum + count),
    0,
  );
  const same = counts[2];
  return {
    id: "overrides-markers",
    level: 3,
    heading: words.heading,
    blocks: [
      {
        kind: "paragraph",
        strong: true,
        text:
          total === null
            ? words.hidden
            : words.finding({
                markers: writer.format.count(total),
                raised: countWords(markers.table, "raised", writer),
                lowered: countWords(markers.table, "lowered", writer),
              }),
      },
      ...(same === "suppressed"
        ? []
        : [
            {
              kind: "paragraph" as const,
              text:
                same === 0 ? words.noComputed : words.computed[computed](countWords(markers.table, "computed", writer)),
            },
          ]),
      statesTable({ id: "overrides-markers", ...markers, ...words }, writer),
    ],
  };
}

function reasonsSection({ result, text, writer }: OverridesPart): Section {
  const { reasons, categories } = result;
  const words = text.reasons;
  const share = shareOfState(reasons.shares, "with-remark");
  const range = writer.range(share, writer.format.share);
  const kinds: readonly Block[] =
    categories === null
      ? []
      : [
          statesTable(
            {
              id: "overrides-categories",
              ...categories,
              caption: words.kinds,
              words: Object.fromEntries(
                categories.labels.map(({ name, label }) => [name, label?.[writer.language] ?? words.other]),
              ),
            },
            writer,
          ),
        ];
  return {
    id: "overrides-reasons",
    level: 3,
    heading: words.heading,
    blocks: [
      {
        kind: "paragraph",
        strong: true,
        text: words.finding({
          share: writer.share(share),
          interval: range === writer.text.none ? "" : writer.text.interval(writer.level, range),
        }),
      },
      { kind: "note", text: words.list },
      statesTable({ id: "overrides-reasons", ...reasons, caption: words.caption, words: words.words }, writer),
      ...kinds,
    ],
  };
}

function groupsSection(part: OverridesPart): Section {
  const { result, text, writer } = part;
  const words = text.groups;
  const { questions, alpha } = result;
  const attribute = writer.inputs.settings.protectedAttribute[writer.language];
  const differing = questions
    .filter(({ adjusted }) => isShown(adjusted, alpha))
    .map(({ question }) => words.question[question]);
  const said =
    differing.length === 0
      ? words.none({ tests: writer.format.count(questions.length), attribute })
      : words.some({ questions: writer.format.list(differing), attribute });
  const rate = questions.find(({ question }) => question === "overridden");
  return {
    id: "overrides-by-group",
    level: 3,
    heading: words.heading,
    blocks:
      questions.length === 0
        ? [{ kind: "paragraph", text: words.notAsked }]
        : [
            { kind: "paragraph", strong: true, text: said },
            ...(rate === undefined ? [] : [{ kind: "figure" as const, figure: rateFigure(rate, part) }]),
            { kind: "table", table: questionsTable(part) },
          ],
  };
}

type Question = OverridesPart["result"]["questions"][number];

function shownGroups({ groups }: Question, { group: name }: InputsWriter) {
  return groups.flatMap(({ group, share, adjusted }) =>
    estimateOf(share) === undefined ? [] : [{ label: name(group), share, adjusted }],
  );
}

function rateFigure(question: Question, { text, writer }: OverridesPart): Figure {
  const { figure, columns } = text.groups;
  const { format, level } = writer;
  const shown = shownGroups(question, writer).sort((a, b) => estimateOf(b.share)! - estimateOf(a.share)!);
  const rows = shown.map(({ label, share }) => {
    const bounds = intervalOf(share);
    return { label, value: estimateOf(share)!, lower: bounds?.lower, upper: bounds?.upper };
  });
  const description = figure.description(rows.map(({ label, value }) => `${label}: ${format.share(value)}`).join("; "));
  return {
    id: "overrides-rate",
    finding: figure.finding,
    subtitle: figure.subtitle(level),
    description,
    spec:
      rows.length < 2
        ? null
        : flaggedShareChart(rows, {
            description,
            overall: undefined,
            overallLabel: "",
            language: writer.language,
            syntheticTag: writer.syntheticTag,
          }),
    sentence: rows.length < 2 ? answersText(writer).chartWithheld : null,
    notes: [],
    table: {
      id: "overrides-rate-groups",
      caption: tagged(figure.finding, writer),
      columns: [
        { label: columns.group, numeric: false },
        { label: columns.share, numeric: true },
        { label: columns.interval(level), numeric: true },
      ],
      rows: shown.map(({ label, share }) => [label, writer.share(share), writer.range(share, format.share)]),
    },
  };
}

/** One row a question for all groups at once, then its groups that are shown. */
function questionsTable({ result, text, writer }: OverridesPart): ReportTable {
  const { columns, question, caption } = text.groups;
  const labels = [columns.share, columns.interval(writer.level), columns.p];
  return {
    id: "overrides-questions",
    caption: tagged(caption, writer),
    columns: [
      { label: columns.question, numeric: false },
      { label: columns.group, numeric: false },
      ...labels.map((label) => ({ label, numeric: true })),
    ],
    rows: result.questions.flatMap((each) => [
      [question[each.question], columns.all, writer.text.none, writer.text.none, writer.pCell(each.adjusted)],
      ...shownGroups(each, writer).map(({ label, share, adjusted }) => [
        question[each.question],
        label,
        writer.share(share),
        writer.range(share, writer.format.share),
        adjusted === null ? writer.text.none : writer.pCell(adjusted),
      ]),
    ]),
  };
}
