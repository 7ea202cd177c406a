import type { OutcomesResult } from "../../../audit/inputs/outcomes-result.js";
import type { Disclosed } from "../../../disclosure/disclosed.js";
import { flaggedShareChart } from "../../charts/flagged-share-chart.js";
import { outcomesEn } from "../../text/inputs/en-outcomes.js";
import { outcomesNl } from "../../text/inputs/nl-outcomes.js";
import type { OutcomesText } from "../../text/inputs/outcomes-text.js";
import { chapter } from "../chapter.js";
import { estimateOf, intervalOf } from "../published.js";
import type { Block, Figure, ReportTable, Section } from "../report-document.js";
import { answersText, countWords, statesTable, tagged } from "./answer-blocks.js";
import { codeYearsSection } from "./code-years-section.js";
import type { InputsChapter } from "./inputs-chapter.js";
import type { InputsWriter } from "./inputs-writer.js";

type Published = Disclosed<OutcomesResult>;
type Deregistrations = NonNullable<Published["deregistrations"]>;
type Policy = NonNullable<Published["policyChange"]>;

interface Part {
  readonly result: Published;
  readonly text: OutcomesText;
  readonly writer: InputsWriter;
}

/**
 * Chapter on how outcomes were recorded.
 * @param writer  writer of the report
 * @returns none where the settings have no such section
 */
export function outcomesChapter(writer: InputsWriter): readonly InputsChapter[] {
  const result = writer.inputs.parts.outcomes;
  if (result === null) return [];
  const text = writer.language === "nl" ? outcomesNl : outcomesEn;
  const part = { result, text, writer };
  return [
    {
      sections: [
        chapter("outcomes", text.heading, [{ kind: "paragraph", strong: true, text: findingOf(part) }]),
        ...remarksSection(part),
        ...codeYearsSection(part),
        ...historiesSection(part),
        ...(result.deregistrations === null ? [] : [deregistrationsSection(result.deregistrations, part)]),
        ...(result.policyChange === null ? [] : [policySection(result.policyChange, part)]),
      ],
      methods: text.methods,
      references: REFERENCES,
    },
  ];
}

const REFERENCES = [
  "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association 22, 209-212.",
  "DeLong, E. R., DeLong, D. M. and Clarke-Pearson, D. L. (1988). Comparing the areas under two or more correlated receiver operating characteristic curves. Biometrics 44, 837-845.",
];

function findingOf({ result, text, writer }: Part): string {
  const { remarks, histories, deregistrations, policyChange } = result;
  const { found } = text;
  const sentences: string[] = [];
  if (remarks !== null) {
    const count = (state: string) => countWords(remarks.recorded.table, state, writer);
    sentences.push(found.remarks({ without: count("violation-without-code"), unexpected: count("none-with-code") }));
  }
  if (histories !== null) sentences.push(found.histories(countWords(histories.states.table, "possible", writer)));
  if (deregistrations !== null) {
    const count = (state: string) => countWords(deregistrations.states.table, state, writer);
    sentences.push(
      found.deregistrations({ sanction: count("sanction-no-violation"), none: count("no-sanction-violation") }),
    );
  }
  if (policyChange !== null) sentences.push(found.policy(sharesOf(policyChange, writer)));
  return sentences.join(" ");
}

function sharesOf({ periods: [before, after] }: Policy, { share }: InputsWriter) {
  return { before: share(before!.violations), after: share(after!.violations) };
}

function remarksSection({ result: { remarks }, text, writer }: Part): readonly Section[] {
  if (remarks === null) return [];
  const words = text.remarks;
  return [
    {
      id: "outcomes-remarks",
      level: 3,
      heading: words.heading,
      blocks: [
        { kind: "paragraph", text: words.intro },
        statesTable(
          { id: "outcomes-remarks", ...remarks.recorded, caption: words.caption, words: words.words },
          writer,
        ),
        statesTable({ id: "outcomes-codes", ...remarks.codes, caption: words.codes, words: words.codeWords }, writer),
      ],
    },
  ];
}

function historiesSection({ result: { histories }, text, writer }: Part): readonly Section[] {
  if (histories === null) return [];
  const words = text.histories;
  const { states, outcomes, bankruptcy, events } = histories;
  const { count } = writer.format;
  return [
    {
      id: "outcomes-histories",
      level: 3,
      heading: words.heading,
      blocks: [
        { kind: "paragraph", text: words.intro },
        ...(events === null
          ? []
          : [
              {
                kind: "note" as const,
                text: `${words.events({ rows: count(events.rows), withoutUnit: count(events.withoutUnit) })} ${words.order[events.order]}`,
              },
            ]),
        statesTable({ id: "outcomes-histories", ...states, caption: words.caption, words: words.words }, writer),
        {
          kind: "paragraph",
          text: words.bankruptcy[bankruptcy](countWords(outcomes.table, "bankruptcy-alone", writer)),
        },
        statesTable(
          { id: "outcomes-enforcement", ...outcomes, caption: words.outcomes, words: words.outcomeWords },
          writer,
        ),
      ],
    },
  ];
}

function deregistrationsSection(result: Deregistrations, { text, writer }: Part): Section {
  const words = text.deregistrations;
  return {
    id: "outcomes-deregistrations",
    level: 3,
    heading: words.heading,
    blocks: [
      { kind: "paragraph", text: words.intro },
      { kind: "paragraph", text: lateWords(result, { text, writer }) },
      { kind: "figure", figure: sizesFigure(result, { text, writer }) },
      statesTable(
        { id: "outcomes-sanctions", ...result.states, caption: words.caption, words: words.words },
        writer,
      ) satisfies Block,
    ],
  };
}

function lateWords({ lateShare }: Deregistrations, { text, writer }: Pick<Part, "text" | "writer">): string {
  const { finding, hidden } = text.deregistrations;
  return lateShare.kind === "withheld" ? hidden : finding({ late: writer.share(lateShare) });
}

function sizesFigure({ sizes }: Deregistrations, { text, writer }: Pick<Part, "text" | "writer">): Figure {
  const words = text.deregistrations;
  const { format, level } = writer;
  const rows = sizes.flatMap(({ size, sanctioned }) => {
    const value = estimateOf(sanctioned);
    const bounds = intervalOf(sanctioned);
    return value === undefined ? [] : [{ label: words.size(size), value, lower: bounds?.lower, upper: bounds?.upper }];
  });
  const description = words.description(rows.map(({ label, value }) => `${label}: ${format.share(value)}`).join("; "));
  return {
    id: "outcomes-sizes",
    finding: words.figure.finding,
    subtitle: words.figure.subtitle(level),
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
    table: sizesTable(sizes, { text, writer }),
  };
}

function sizesTable(sizes: Deregistrations["sizes"], { text, writer }: Pick<Part, "text" | "writer">): ReportTable {
  const { columns, figure } = text.deregistrations;
  const { format, level } = writer;
  return {
    id: "outcomes-sizes",
    caption: tagged(figure.finding, writer),
    columns: [
      { label: columns.size, numeric: false },
      ...[columns.share, columns.interval(level), columns.expected].map((label) => ({ label, numeric: true })),
    ],
    rows: sizes.map(({ size, sanctioned, expected }) => [
      size,
      writer.share(sanctioned),
      writer.range(sanctioned, format.share),
      expected.kind === "shown" ? format.share(expected.value) : writer.text.withheld,
    ]),
  };
}

function policySection(policy: Policy, { text, writer }: Part): Section {
  const words = text.policy;
  const { date, note, pooled, undated } = policy;
  const together =
    pooled === null || note === null ? words.refused : words.pooled({ share: writer.share(pooled), note });
  return {
    id: "outcomes-policy",
    level: 3,
    heading: words.heading,
    blocks: [
      { kind: "paragraph", text: words.finding({ date, ...sharesOf(policy, writer) }) },
      ...ratioBlock(policy, { text, writer }),
      { kind: "paragraph", text: together },
      { kind: "table", table: policyTable(policy, { text, writer }) },
      ...(undated === 0 ? [] : [{ kind: "note" as const, text: words.undated(writer.format.count(undated)) }]),
    ],
  };
}

function ratioBlock({ ratio }: Policy, { text, writer }: Pick<Part, "text" | "writer">): readonly Block[] {
  const value = estimateOf(ratio);
  if (value === undefined) return [];
  const { format, level } = writer;
  const bounds = writer.range(ratio, format.ratio);
  const interval = bounds === writer.text.none ? "" : writer.text.interval(level, bounds);
  return [{ kind: "paragraph", text: text.policy.ratio({ ratio: format.ratio(value), interval }) }];
}

function policyTable({ date, periods }: Policy, { text, writer }: Pick<Part, "text" | "writer">): ReportTable {
  const { columns, caption, period: name } = text.policy;
  const { format, level } = writer;
  return {
    id: "outcomes-periods",
    caption: tagged(caption, writer),
    columns: [
      { label: columns.period, numeric: false },
      ...[columns.share, columns.interval(level), columns.area].map((label) => ({ label, numeric: true })),
    ],
    rows: periods.map(({ period, violations, auc }) => {
      const area = auc === null ? undefined : estimateOf(auc);
      const shown =
        area === undefined ? writer.text.none : `${format.decimal(area)} (${writer.range(auc!, format.decimal)})`;
      return [name[period](date), writer.share(violations), writer.range(violations, format.share), shown];
    }),
  };
}
