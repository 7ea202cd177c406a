import type { ScoringField } from "../../../plan/inputs/scoring-field-names.js";
import { SCORING_FIELD_WORDS } from "../../../registry/scoring-field-words.js";
import { fieldsEn } from "../../text/inputs/en-fields.js";
import { fieldsNl } from "../../text/inputs/nl-fields.js";
import { chapter } from "../chapter.js";
import type { ReportTable, Section } from "../report-document.js";
import {
  answersText,
  byClearness,
  isShown,
  questionCells,
  questionColumns,
  questionFigure,
  shareOfState,
  tagged,
} from "./answer-blocks.js";
import { provenanceSection } from "./fields-provenance.js";
import { type FieldsPart, type PublishedFields, readingsOfFields, shortWords, unitWords } from "./fields-readings.js";
import type { InputsChapter } from "./inputs-chapter.js";
import type { InputsWriter } from "./inputs-writer.js";

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
        ...readingsOfFields(part),
        ...provenanceSection(part),
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

/** A field as the screen names it, with plain English beside in English. */
function fieldWords(field: ScoringField, { language }: InputsWriter): string {
  const { nl, en } = SCORING_FIELD_WORDS[field];
  return language === "nl" ? nl : `${nl}: ${en}`;
}

function questionsOf({ fields }: PublishedFields) {
  return fields
    .flatMap(({ field, questions }) => questions.map((question) => ({ field, ...question })))
    .sort(byClearness);
}

function findingOf({ result, text, writer }: FieldsPart): string {
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

function statesOfFields({ result, text, writer }: FieldsPart): ReportTable {
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

function groupSection({ result, text, writer }: FieldsPart): readonly Section[] {
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
