import type { IndicationsResult } from "../../../audit/inputs/indications-result.js";
import type { Disclosed } from "../../../disclosure/disclosed.js";
import { isAboutMigrant } from "../../../plan/inputs/indication-codes.js";
import { INDICATIONS } from "../../../registry/indications.js";
import { indicationsEn } from "../../text/inputs/en-indications.js";
import type { IndicationsText } from "../../text/inputs/indications-text.js";
import { indicationsNl } from "../../text/inputs/nl-indications.js";
import { chapter } from "../chapter.js";
import { estimateOf } from "../published.js";
import type { Block, ReportTable, Section } from "../report-document.js";
import {
  answersText,
  byClearness,
  countOf,
  countWords,
  isShown,
  numberWords,
  questionCells,
  questionColumns,
  questionFigure,
  shareOfState,
  statesTable,
  tagged,
} from "./answer-blocks.js";
import { pairsFigure } from "./indication-pairs-figure.js";
import type { InputsChapter } from "./inputs-chapter.js";
import type { InputsWriter } from "./inputs-writer.js";

type Published = Disclosed<IndicationsResult>;

/** What a part of the chapter is written with. */
interface Part {
  readonly result: Published;
  readonly text: IndicationsText;
  readonly writer: InputsWriter;
}

/**
 * Chapter on the 22 indications.
 * @param writer  writer of the report
 * @returns none where the settings have no such section
 */
export function indicationsChapter(writer: InputsWriter): readonly InputsChapter[] {
  const result = writer.inputs.parts.indications;
  if (result === null) return [];
  const text = writer.language === "nl" ? indicationsNl : indicationsEn;
  const part = { result, text, writer };
  const hasMigrants = result.items.some(({ code }) => isAboutMigrant(code));
  return [
    {
      sections: [
        chapter("indications", text.heading, [
          { kind: "paragraph", text: findingOf(part), strong: true },
          { kind: "paragraph", text: text.meaning },
          { kind: "table", table: itemsTable(part) },
          ...(hasMigrants ? [{ kind: "note" as const, text: text.barred }] : []),
          { kind: "note", text: text.enforcement },
        ]),
        ...groupSection(part),
        ...conjunctionSection(part),
        ...pairSection(part),
      ],
      methods: text.methods,
      references: REFERENCES,
    },
  ];
}

const REFERENCES = [
  "Freeman, G. H. and Halton, J. H. (1951). Note on an exact treatment of contingency, goodness of fit and other problems of significance. Biometrika 38, 141-149.",
  "Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6, 65-70.",
  "Bishop, Y. M. M., Fienberg, S. E. and Holland, P. W. (1975). Discrete multivariate analysis. MIT Press.",
];

function attributeOf({ inputs, language }: InputsWriter): string {
  return inputs.settings.protectedAttribute[language];
}

function findingOf({ result, text, writer }: Part): string {
  const attribute = attributeOf(writer);
  const { tests, questions } = result.groups;
  if (tests === 0) return text.finding.untested;
  const shown = [...questions].sort(byClearness).filter(({ adjusted }) => isShown(adjusted, result.alpha));
  if (shown.length === 0) return text.finding.none({ tests: writer.format.count(tests), attribute });
  return text.finding.some({
    shown: writer.format.count(shown.length),
    tests: writer.format.count(tests),
    attribute,
    items: writer.format.list(shown.map(({ code }) => `${code} (${text.item(code)})`)),
  });
}

function itemsTable({ result, text, writer }: Part): ReportTable {
  const { columns } = text;
  const tags = (code: string) =>
    (INDICATIONS.find((each) => each.code === code)?.tags ?? []).map((tag) => text.tags[tag]).join(", ");
  return {
    id: "indications-items",
    caption: tagged(text.caption, writer),
    columns: [
      { label: columns.code, numeric: false },
      { label: columns.item, numeric: false },
      { label: columns.tags, numeric: false },
      { label: columns.holds, numeric: true },
      { label: answersText(writer).columns.count, numeric: true },
      { label: columns.notKnown, numeric: true },
    ],
    rows: result.items.map(({ code, table, shares }) => [
      code,
      text.item(code),
      tags(code),
      writer.share(shareOfState(shares, "yes")),
      countOf(table, "yes", writer),
      countOf(table, "not-known", writer),
    ]),
  };
}

function groupSection({ result, text, writer }: Part): readonly Section[] {
  const questions = [...result.groups.questions].sort(byClearness);
  const [clearest] = questions;
  if (clearest === undefined) return [];
  const { byGroup } = text;
  const attribute = attributeOf(writer);
  const { code } = clearest;
  const item = `${code} (${text.item(code)})`;
  const words = answersText(writer);
  const table: ReportTable = {
    id: "indications-by-group",
    caption: tagged(byGroup.caption(attribute), writer),
    columns: [
      { label: text.columns.code, numeric: false },
      { label: text.columns.item, numeric: false },
      ...questionColumns(writer),
    ],
    rows: questions.map((question) => [question.code, text.item(question.code), ...questionCells(question, writer)]),
  };
  return [
    {
      id: "indications-groups",
      level: 3,
      heading: byGroup.heading,
      blocks: [
        {
          kind: "paragraph",
          text: words.tested({
            tests: writer.format.count(result.groups.tests),
            attribute,
            withoutGroup: writer.format.count(result.withoutGroup),
            unit: writer.general.units[result.unit],
          }),
        },
        questionFigure(
          clearest,
          {
            id: "indications-clearest",
            finding: byGroup.finding({ item, attribute }),
            subtitle: byGroup.subtitle({
              code,
              unit: writer.general.units[result.unit],
              level: writer.level,
              period: writer.inputs.settings.period,
            }),
            description: (groups) => byGroup.description({ code, groups }),
          },
          writer,
        ),
        { kind: "table", table },
        { kind: "note", text: words.together },
      ],
    },
  ];
}

function conjunctionSection({ result, text, writer }: Part): readonly Section[] {
  if (result.conjunctions.length === 0) return [];
  const { conjunctions } = text;
  const unit = writer.general.units[result.unit];
  const blocks = result.conjunctions.flatMap(({ code, table, shares }): readonly Block[] => [
    {
      kind: "paragraph",
      text: conjunctions.finding({
        code,
        yes: `${countWords(table, "stated-yes-parts-no", writer)} ${unit}`,
        no: `${countWords(table, "stated-no-parts-yes", writer)} ${unit}`,
      }),
    },
    statesTable(
      {
        id: `indications-${code}-parts`,
        table,
        caption: conjunctions.caption(code),
        shares,
        words: conjunctions.states,
      },
      writer,
    ),
  ]);
  const parts = result.partsAlone
    .filter(({ units }) => units.kind !== "shown" || units.value > 0)
    .map(({ code, whole, units }) =>
      conjunctions.partsAlone({ code, whole, units: `${numberWords(units, writer)} ${unit}` }),
    );
  return [
    {
      id: "indications-conjunctions",
      level: 3,
      heading: conjunctions.heading,
      blocks: [
        ...blocks,
        ...(parts.length === 0 ? [] : [{ kind: "list" as const, items: parts }]),
        { kind: "note", text: conjunctions.evaluated },
      ],
    },
  ];
}

function pairSection({ result, text, writer }: Part): readonly Section[] {
  const { pairs } = result;
  if (pairs.length === 0) return [];
  const words = text.pairs;
  const { format } = writer;
  const known = pairs.filter(({ phi }) => estimateOf(phi) !== undefined);
  const shown = known
    .filter(({ adjusted }) => isShown(adjusted, result.alpha))
    .sort((a, b) => Math.abs(estimateOf(b.phi)!) - Math.abs(estimateOf(a.phi)!));
  const [strongest] = shown;
  const count = format.count(pairs.length);
  const finding =
    strongest === undefined
      ? words.finding.none(count)
      : words.finding.some({
          shown: format.count(pairs.filter(({ adjusted }) => isShown(adjusted, result.alpha)).length),
          pairs: count,
          strongest: words.strongest({ ...strongest, phi: format.ratio(estimateOf(strongest.phi)!) }),
        });
  const hidden = pairs.length - known.length;
  const columns = answersText(writer).columns;
  const table: ReportTable = {
    id: "indications-pairs-shown",
    caption: tagged(words.caption, writer),
    columns: [
      { label: words.pair, numeric: false },
      ...[words.phi, columns.interval(writer.level), columns.adjusted].map((label) => ({ label, numeric: true })),
    ],
    rows: shown.map(({ first, second, phi, adjusted }) => [
      `${first} + ${second}`,
      format.ratio(estimateOf(phi)!),
      writer.range(phi, format.ratio),
      writer.pCell(adjusted),
    ]),
  };
  return [
    {
      id: "indications-together",
      level: 3,
      heading: words.heading,
      blocks: [
        { kind: "paragraph", text: finding, strong: true },
        ...pairsFigure(pairs, text, writer),
        ...(shown.length === 0 ? [] : [{ kind: "table" as const, table }]),
        ...(hidden === 0 ? [] : [{ kind: "note" as const, text: words.hidden(format.count(hidden)) }]),
      ],
    },
  ];
}
