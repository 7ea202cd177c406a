import type { OutcomesResult } from "../../../audit/inputs/outcomes-result.js";
import type { Disclosed } from "../../../disclosure/disclosed.js";
import type { OutcomesText } from "../../text/inputs/outcomes-text.js";
import { estimateOf } from "../published.js";
import type { ReportTable, Section } from "../report-document.js";
import { tagged } from "./answer-blocks.js";
import type { InputsWriter } from "./inputs-writer.js";

interface Part {
  readonly result: Disclosed<OutcomesResult>;
  readonly text: OutcomesText;
  readonly writer: InputsWriter;
}
type CodeYears = NonNullable<Disclosed<OutcomesResult>["codeYears"]>;

/** Codes in the remarks by year; none where the settings name no day of the remark. */
export function codeYearsSection({ result: { codeYears }, text, writer }: Part): readonly Section[] {
  if (codeYears === null) return [];
  const words = text.codeYears;
  const { change } = codeYears;
  return [
    {
      id: "outcomes-codes-by-year",
      level: 3,
      heading: words.heading,
      blocks: [
        { kind: "paragraph", strong: true, text: findingOf(codeYears, words, writer) },
        { kind: "paragraph", text: change === null ? words.intro : `${words.intro} ${words.change(change)}` },
        { kind: "table", table: yearsTable(codeYears, words, writer) },
      ],
    },
  ];
}

function nameOf({ year, part }: CodeYears["years"][number], change: string | null, words: OutcomesText["codeYears"]) {
  return words.part[part](year, change ?? "");
}

function findingOf({ years, change }: CodeYears, words: OutcomesText["codeYears"], { format }: InputsWriter): string {
  const shown = years
    .flatMap((year) => {
      const value = estimateOf(year.withCode);
      return value === undefined ? [] : [{ name: nameOf(year, change, words), value }];
    })
    .sort((a, b) => a.value - b.value);
  const [lowest, highest] = [shown[0], shown.at(-1)];
  if (lowest === undefined || highest === undefined || shown.length < 2) return words.hidden;
  return words.finding({
    lowest: lowest.name,
    low: format.share(lowest.value),
    highest: highest.name,
    high: format.share(highest.value),
  });
}

function yearsTable(
  { table, years, undated, change }: CodeYears,
  words: OutcomesText["codeYears"],
  writer: InputsWriter,
): ReportTable {
  const { columns, caption } = words;
  const { counts, keys } = writer.inputs.tables.find(({ id }) => id === table)!;
  const cells = (row: string) => {
    const width = keys[1]!.levels.length;
    const at = width * keys[0]!.levels.indexOf(row);
    return keys[1]!.levels.map((_, column) => writer.count(counts[at + column]!));
  };
  return {
    id: "outcomes-codes-by-year",
    caption: tagged(caption, writer),
    columns: [
      { label: columns.year, numeric: false },
      ...[
        ...keys[1]!.levels.map((level) => columns[level as "NM" | "SC" | "code" | "neither"]),
        columns.share,
        columns.interval(writer.level),
      ].map((label) => ({
        label,
        numeric: true,
      })),
    ],
    rows: [
      ...years.map((year) => [
        nameOf(year, change, words),
        ...cells(year.row),
        writer.share(year.withCode),
        writer.range(year.withCode, writer.format.share),
      ]),
      ...(undated === null ? [] : [[words.undated, ...cells(undated), writer.text.none, writer.text.none]]),
    ],
  };
}
