import { dateWords } from "../../text/date-words.js";
import type { Block, ReportTable, Section } from "../report-document.js";
import { countWords, numberWords, shareOfState, statesTable, tagged } from "./answer-blocks.js";
import { type FieldsPart, type PublishedFields, shortWords, unitWords } from "./fields-readings.js";

type Provenance = PublishedFields["provenance"][number];

/**
 * Section on where the values of fields come from: source, date and person, together and field by field.
 * @param part  result, words and writer of the chapter
 * @returns none where the settings say nothing of it
 */
export function provenanceSection(part: FieldsPart): readonly Section[] {
  const { provenance } = part.result;
  const { text } = part;
  if (provenance.length === 0) return [];
  return [
    {
      id: "fields-provenance",
      level: 3,
      heading: text.provenance.heading,
      blocks: [
        { kind: "paragraph", text: text.provenance.meaning },
        { kind: "table", table: summary(part) },
        ...provenance.flatMap((each) => blocksOf(each, part)),
      ],
    },
  ];
}

/** One row a field: what is not recorded of its values, and what they rest on. */
function summary({ result, text, writer }: FieldsPart): ReportTable {
  const { columns, column } = text.provenance;
  const labels = [columns.noSource, columns.undated, columns.old, columns.nobody];
  return {
    id: "fields-provenance",
    caption: tagged(text.provenance.caption, writer),
    columns: [
      { label: text.columns.field, numeric: false },
      { label: columns.source, numeric: false },
      ...labels.map((label) => ({ label, numeric: true })),
    ],
    rows: result.provenance.map(({ field, stated, sources, ages, persons }) => {
      const cell = (part: Provenance["ages"] | Provenance["sources"] | Provenance["persons"], state: string) =>
        part === null ? text.provenance.notKept : writer.share(shareOfState(part.shares, state));
      return [
        shortWords(field, writer),
        stated ?? (sources === null ? text.provenance.notKept : column),
        stated === null ? cell(sources, "no-source") : "–",
        cell(ages, "undated"),
        cell(ages, "5-years-or-more"),
        cell(persons, "nobody-recorded"),
      ];
    }),
  };
}

function blocksOf({ field, sources, ages, persons }: Provenance, part: FieldsPart): readonly Block[] {
  const { text, writer } = part;
  const { provenance } = text;
  const name = shortWords(field, writer);
  const unit = unitWords(part);
  const weak = (sources?.weak ?? []).map((source) => ({ source, units: countWords(sources!.table, source, writer) }));
  const sentences = [
    ...weak.map((each) => provenance.weak({ field: name, unit, ...each })),
    ...(persons === null
      ? []
      : [
          provenance.persons({
            field: name,
            people: numberWords(persons.different, writer),
            busiest: `${countWords(persons.table, "busiest-person", writer)} ${unit}`,
          }),
        ]),
  ];
  const tables = [
    sources && {
      ...{ id: `fields-${field}-source`, table: sources.table, shares: sources.shares },
      caption: provenance.sourceCaption(name),
      words: provenance.sources,
    },
    ages && {
      ...{ id: `fields-${field}-age`, table: ages.table, shares: ages.shares },
      caption: provenance.ageCaption({ field: name, asOf: dateWords(ages.asOf, writer.language) }),
      words: provenance.ages,
    },
    persons && {
      ...{ id: `fields-${field}-person`, table: persons.table, shares: persons.shares },
      caption: provenance.personCaption(name),
      words: provenance.people,
    },
  ];
  return [
    ...sentences.map((sentence): Block => ({ kind: "paragraph", text: sentence })),
    ...tables.flatMap((table) => (table === null ? [] : [statesTable(table, writer)])),
  ];
}
