import type { FieldsResult, ReadOtherwise } from "../../../audit/inputs/fields-result.js";
import type { Disclosed } from "../../../disclosure/disclosed.js";
import type { ScoringField } from "../../../plan/inputs/scoring-field-names.js";
import { SCORING_FIELD_WORDS } from "../../../registry/scoring-field-words.js";
import type { FieldsText } from "../../text/inputs/fields-text.js";
import { estimateOf } from "../published.js";
import type { Block, ReportTable, Section } from "../report-document.js";
import { countWords, numberWords, statesTable, tagged } from "./answer-blocks.js";
import type { InputsWriter } from "./inputs-writer.js";

export type PublishedFields = Disclosed<FieldsResult>;

/** What a part of the chapter is written with. */
export interface FieldsPart {
  readonly result: PublishedFields;
  readonly text: FieldsText;
  readonly writer: InputsWriter;
}

/** Sponsors or cases. */
export function unitWords({ result, writer }: FieldsPart): string {
  return writer.general.units[result.unit];
}

/** A field in the language of the report. */
export function shortWords(field: ScoringField, { language }: InputsWriter): string {
  return SCORING_FIELD_WORDS[field][language];
}

/**
 * Sections on how fields were read: size class, edition of the branch, doubt, and two readings of one company.
 * @param part  result, words and writer of the chapter
 * @returns one section a question that the settings ask
 */
export function readingsOfFields(part: FieldsPart): readonly Section[] {
  return [...sizeSection(part), ...branchSection(part), ...doubtSections(part), ...readingSections(part)];
}

function sizeSection(part: FieldsPart): readonly Section[] {
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

function branchSection(part: FieldsPart): readonly Section[] {
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

function doubtSections(part: FieldsPart): readonly Section[] {
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

function readingSections(part: FieldsPart): readonly Section[] {
  const { result, text, writer } = part;
  if (result.readings.length === 0) return [];
  const { format } = writer;
  const blocks = result.readings.flatMap(
    ({ field, values, joined, table, both, agreement, kappa }): readonly Block[] => {
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
        ...(joined === 0
          ? []
          : [
              {
                kind: "note" as const,
                text: text.readings.joined({ joined: format.count(joined), named: format.count(values.length - 1) }),
              },
            ]),
        { kind: "table", table: readingTable({ id: table, name, values }, text, writer) },
      ];
    },
  );
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
