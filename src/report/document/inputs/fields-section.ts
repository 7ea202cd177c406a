import type { FieldsResult, ReadOtherwise } from "../../../audit/inputs/fields-result.js";
import type { Disclosed } from "../../../disclosure/disclosed.js";
import type { ScoringField } from "../../../plan/inputs/scoring-field-names.js";
import { SCORING_FIELD_WORDS } from "../../../registry/scoring-field-words.js";
import { fieldsEn } from "../../text/inputs/en-fields.js";
import type { FieldsText } from "../../text/inputs/fields-text.js";
import { fieldsNl } from "../../text/inputs/nl-fields.js";
import { chapter } from "../chapter.js";
import { estimateOf } from "../published.js";
import type { Block, ReportTable, Section } from "../report-document.js";
import {
  answersText,
  byClearness,
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
import type { InputsChapter } from "./inputs-chapter.js";
import type { InputsWriter } from "./inputs-writer.js";

type Published = Disclosed<FieldsResult>;

/** What a part of the chapter is written with. */
interface Part {
  readonly result: Published;
  readonly text: FieldsText;
  readonly writer: InputsWriter;
}

/**
 * Chapter on the fields of the scoring screen.
 * @param writer  writer of the report
 * @returns none where the settings have no such section
 */
export function fieldsChapter(writer: InputsWriter): readonly InputsChapter[] {
  const result = writer.inputs.parts.fields;
  if (result === null) return [];
  const text = writer.language === "nl" ? fieldsNl : fieldsEn;
  const part = { result, text, writer };
  return [
    {
      sections: [
        chapter("fields", text.heading, [
          { kind: "paragraph", text: findingOf(part), strong: true },
          { kind: "paragraph", text: text.meaning },
          { kind: "paragraph", text: text.scope({ units: writer.format.count(result.units), unit: unitWords(part) }) },
          { kind: "table", table: statesOfFields(part) },
        ]),
        ...groupSection(part),
        ...sizeSection(part),
        ...branchSection(part),
        ...doubtSections(part),
        ...readingSections(part),
      ],
      methods: text.methods,
      references: REFERENCES,
    },
  ];
}

const REFERENCES = [
  "Freeman, G. H. and Halton, J. H. (1951). Note on an exact treatment of contingency, goodness of fit and other problems of significance. Biometrika 38, 141-149.",
  "Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6, 65-70.",
  "Bergsma, W. (2013). A bias-correction for Cramér's V and Tschuprow's T. Journal of the Korean Statistical Society 42, 323-328.",
  "Fleiss, J. L., Cohen, J. and Everitt, B. S. (1969). Large sample standard errors of kappa and weighted kappa. Psychological Bulletin 72, 323-327.",
];

function unitWords({ result, writer }: Part): string {
  return writer.general.units[result.unit];
}

/** A field as the screen names it, with plain English beside in English. */
function fieldWords(field: ScoringField, { language }: InputsWriter): string {
  const { nl, en } = SCORING_FIELD_WORDS[field];
  return language === "nl" ? nl : `${nl}: ${en}`;
}

function shortWords(field: ScoringField, { language }: InputsWriter): string {
  return SCORING_FIELD_WORDS[field][language];
}

function questionsOf({ fields }: Published) {
  return fields
    .flatMap(({ field, questions }) => questions.map((question) => ({ field, ...question })))
    .sort(byClearness);
}

function findingOf({ result, text, writer }: Part): string {
  const attribute = writer.inputs.settings.protectedAttribute[writer.language];
  const tests = writer.format.count(result.family.tests);
  if (result.family.tests === 0) return text.finding.untested;
  const shown = questionsOf(result).filter(({ adjusted }) => isShown(adjusted, result.alpha));
  if (shown.length === 0) return text.finding.none({ tests, attribute });
  const questions = shown.map(({ field, question }) => `${shortWords(field, writer)} (${text.question[question]})`);
  return text.finding.some({
    shown: writer.format.count(shown.length),
    ...{ tests, attribute },
    questions: writer.format.list(questions),
  });
}

function statesOfFields({ result, text, writer }: Part): ReportTable {
  const { columns } = text;
  const states = [
    ["missing", columns.missing],
    ["invalid", columns.invalid],
    ["undated", columns.undated],
    ["stale", columns.stale],
    ["in-order", columns.inOrder],
  ] as const;
  return {
    id: "fields-states",
    caption: tagged(text.caption, writer),
    columns: [{ label: columns.field, numeric: false }, ...states.map(([, label]) => ({ label, numeric: true }))],
    rows: result.fields.map(({ field, shares }) => [
      fieldWords(field, writer),
      ...states.map(([state]) => writer.share(shareOfState(shares, state))),
    ]),
  };
}

function groupSection({ result, text, writer }: Part): readonly Section[] {
  const questions = questionsOf(result);
  const [clearest] = questions;
  if (clearest === undefined) return [];
  const { byGroup } = text;
  const attribute = writer.inputs.settings.protectedAttribute[writer.language];
  const words = { field: shortWords(clearest.field, writer), question: text.question[clearest.question] };
  const table: ReportTable = {
    id: "fields-by-group",
    caption: tagged(byGroup.caption(attribute), writer),
    columns: [
      { label: text.columns.field, numeric: false },
      { label: byGroup.question, numeric: false },
      ...questionColumns(writer),
    ],
    rows: questions.map((question) => [
      shortWords(question.field, writer),
      text.question[question.question],
      ...questionCells(question, writer),
    ]),
  };
  const { tested, together } = answersText(writer);
  const { format } = writer;
  return [
    {
      id: "fields-groups",
      level: 3,
      heading: byGroup.heading,
      blocks: [
        {
          kind: "paragraph",
          text: tested({
            tests: format.count(result.family.tests),
            attribute,
            withoutGroup: format.count(result.withoutGroup),
            unit: writer.general.units[result.unit],
          }),
        },
        questionFigure(
          clearest,
          {
            id: "fields-clearest",
            finding: byGroup.finding({ ...words, attribute }),
            subtitle: byGroup.subtitle({
              ...words,
              unit: writer.general.units[result.unit],
              level: writer.level,
              period: writer.inputs.settings.period,
            }),
            description: (groups) => byGroup.description({ ...words, groups }),
          },
          writer,
        ),
        { kind: "table", table },
        { kind: "note", text: together },
      ],
    },
  ];
}

function sizeSection(part: Part): readonly Section[] {
  const { result, text, writer } = part;
  const { size } = result;
  if (size === null) return [];
  const { table, shares, otherwise } = size;
  const border = {
    lower: countWords(table, "border-as-lower", writer),
    upper: countWords(table, "border-as-upper", writer),
  };
  return [
    {
      id: "fields-size",
      level: 3,
      heading: text.size.heading,
      blocks: [
        {
          kind: "paragraph",
          text: text.size.finding({ ...border, unit: unitWords(part), border: text.size.border[size.border] }),
        },
        {
          kind: "paragraph",
          text: otherwise === null ? text.size.notComputed : text.size.otherwise(moves(otherwise, writer)),
        },
        statesTable({ id: "fields-size", table, caption: text.size.caption, shares, words: text.size.states }, writer),
      ],
    },
  ];
}

function moves(otherwise: Disclosed<ReadOtherwise>, writer: InputsWriter) {
  return {
    higher: countWords(otherwise.table, "higher", writer),
    lower: countWords(otherwise.table, "lower", writer),
    flagged: numberWords(otherwise.becomeFlagged, writer),
    unflagged: numberWords(otherwise.noLongerFlagged, writer),
  };
}

function branchSection(part: Part): readonly Section[] {
  const { result, text, writer } = part;
  const { branch } = result;
  if (branch === null) return [];
  const { table, shares } = branch;
  const of = (state: string) => `${countWords(table, state, writer)} ${unitWords(part)}`;
  return [
    {
      id: "fields-branch",
      level: 3,
      heading: text.branch.heading,
      blocks: [
        { kind: "paragraph", text: text.branch.finding({ other: of("other-edition"), unknown: of("unknown") }) },
        statesTable(
          { id: "fields-branch", table, caption: text.branch.caption, shares, words: text.branch.states },
          writer,
        ),
      ],
    },
  ];
}

function doubtSections(part: Part): readonly Section[] {
  const { result, text, writer } = part;
  if (result.doubt.length === 0) return [];
  const blocks = result.doubt.flatMap(({ field, table, shares, otherwise }): readonly Block[] => {
    const name = shortWords(field, writer);
    const doubt = `${countWords(table, "yes-in-doubt", writer)} ${unitWords(part)}`;
    const consequence = otherwise === null ? text.doubt.notInScore : text.doubt.otherwise(moves(otherwise, writer));
    return [
      { kind: "paragraph", text: `${text.doubt.finding({ field: name, doubt })} ${consequence}` },
      statesTable(
        { id: `fields-doubt-${field}`, table, caption: text.doubt.caption(name), shares, words: text.doubt.states },
        writer,
      ),
    ];
  });
  return [{ id: "fields-doubt", level: 3, heading: text.doubt.heading, blocks }];
}

function readingSections(part: Part): readonly Section[] {
  const { result, text, writer } = part;
  if (result.readings.length === 0) return [];
  const { format } = writer;
  const blocks = result.readings.flatMap(({ field, values, table, both, agreement, kappa }): readonly Block[] => {
    const name = shortWords(field, writer);
    const value = estimateOf(kappa);
    return [
      {
        kind: "paragraph",
        text: text.readings.finding({
          field: name,
          both: `${numberWords(both, writer)} ${unitWords(part)}`,
          agreement: writer.share(agreement),
          kappa: value === undefined ? writer.text.withheld : format.ratio(value),
          interval: value === undefined ? "" : writer.text.interval(writer.level, writer.range(kappa, format.ratio)),
        }),
      },
      { kind: "table", table: readingTable({ id: table, name, values }, text, writer) },
    ];
  });
  return [
    {
      id: "fields-readings",
      level: 3,
      heading: text.readings.heading,
      blocks: [...blocks, { kind: "note", text: text.readings.meaning }],
    },
  ];
}

function readingTable(
  { id, name, values }: { readonly id: string; readonly name: string; readonly values: readonly string[] },
  text: FieldsText,
  writer: InputsWriter,
): ReportTable {
  const counts = writer.inputs.tables.find((table) => table.id === id)?.counts ?? [];
  const word = (value: string) => (value === "other-values" ? text.readings.other : value);
  return {
    id: id.replaceAll(".", "-"),
    caption: tagged(text.readings.caption(name), writer),
    columns: [
      { label: text.readings.first, numeric: false },
      ...values.map((value) => ({ label: word(value), numeric: true })),
    ],
    rows: values.map((value, row) => [
      word(value),
      ...values.map((_, column) => writer.count(counts[row * values.length + column]!)),
    ]),
  };
}
