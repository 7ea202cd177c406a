import type { RegisteredScoresResult } from "../../../audit/inputs/registered-scores-result.js";
import type { Disclosed, Published } from "../../../disclosure/disclosed.js";
import { digitChart } from "../../charts/digit-chart.js";
import { registeredScoresEn } from "../../text/inputs/en-registered-scores.js";
import { registeredScoresNl } from "../../text/inputs/nl-registered-scores.js";
import type { RegisteredScoresText } from "../../text/inputs/registered-scores-text.js";
import { chapter } from "../chapter.js";
import { estimateOf, intervalOf, shownValue } from "../published.js";
import type { Block, Figure, Section } from "../report-document.js";
import { countWords, isShown, numberWords, questionFigure, statesTable, tagged } from "./answer-blocks.js";
import type { InputsChapter } from "./inputs-chapter.js";
import type { InputsWriter } from "./inputs-writer.js";

type Scores = Disclosed<RegisteredScoresResult>;
type Raw = NonNullable<Scores["raw"]>;

/** What a part of the chapter is written with. */
interface Part {
  readonly result: Scores;
  readonly text: RegisteredScoresText;
  readonly writer: InputsWriter;
}

/**
 * Chapter on scores as they are registered.
 * @param writer  writer of the report
 * @returns none where the settings have no such section
 */
export function registeredScoresChapter(writer: InputsWriter): readonly InputsChapter[] {
  const result = writer.inputs.parts.registeredScores;
  if (result === null) return [];
  const part = { result, text: writer.language === "nl" ? registeredScoresNl : registeredScoresEn, writer };
  const { text } = part;
  const { raw, entries } = result;
  const states = (id: string, { table, shares }: Scores["entries"], words: RegisteredScoresText["entries"]) =>
    statesTable({ id, table, shares, ...words }, writer);
  return [
    {
      sections: [
        chapter("registered-scores", text.heading, [
          { kind: "paragraph", strong: true, text: finding(part) },
          { kind: "paragraph", text: text.rule },
          ...(raw === null ? [] : [states("registered-scores-beside", raw.reconciled, text.reconciled)]),
          { kind: "note", text: text.list },
          states("registered-scores-entries", entries, text.entries),
        ]),
        ...(raw === null ? [] : [thresholdSection(raw, part)]),
        heapingSection(part),
        ...digitsSection(part),
      ],
      methods: text.methods,
      references: REFERENCES,
    },
  ];
}

const REFERENCES = [
  "Freeman, G. H. and Halton, J. H. (1951). Note on an exact treatment of contingency, goodness of fit and other problems of significance. Biometrika 38, 141-149.",
  "Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6, 65-70.",
];

function finding({ result, text, writer }: Part): string {
  const { rows, unit, raw, entries } = result;
  const counts = raw === null ? ["forbidden", "with-decimals", "no-score"] : ["unexplained", "forbidden"];
  const table = raw === null ? entries.table : raw.reconciled.table;
  const words = raw === null ? text.finding.alone : text.finding.beside;
  const wrong = sumOf(table, counts, writer);
  return words({ rows: writer.format.count(rows), wrong, unit });
}

/** Sum of the counts of some answers, or words where one of them is hidden. */
function sumOf(table: string, states: readonly string[], writer: InputsWriter): string {
  const found = writer.inputs.tables.find(({ id }) => id === table)!;
  let sum = 0;
  for (const state of states) {
    const count = found.counts[found.keys[0]!.levels.indexOf(state)]!;
    if (count === "suppressed") return countWords(table, state, writer);
    sum += count;
  }
  return writer.format.count(sum);
}

function thresholdSection(raw: Raw, { result, text, writer }: Part): Section {
  const words = text.threshold;
  const { table } = raw.rounded;
  return {
    id: "registered-scores-threshold",
    level: 3,
    heading: words.heading,
    blocks: [
      {
        kind: "paragraph",
        strong: true,
        text: words.changing({
          changing: numberWords(raw.changingSide, writer),
          high: writer.format.constant(raw.highFrom),
          unit: result.unit,
        }),
      },
      { kind: "paragraph", text: words.compared[raw.compared] },
      statesTable({ id: "registered-scores-sides", ...raw.sides, ...words.sides }, writer),
      ...groupBlocks(raw, { result, text, writer }),
      {
        kind: "paragraph",
        text: [
          words.adjusting({
            fifty: countWords(table, "rounds-to-50", writer),
            ends: sumOf(table, ["rounds-to-0", "rounds-to-100"], writer),
          }),
          words.adjust[raw.adjust],
          words.direction[raw.directionMatters ? "matters" : "matterless"],
        ].join(" "),
      },
    ],
  };
}

function groupBlocks({ byGroup }: Raw, { result, text, writer }: Part): readonly Block[] {
  const words = text.threshold;
  if (byGroup === null) return [{ kind: "note", text: words.noGroups }];
  const attribute = writer.inputs.settings.protectedAttribute[writer.language];
  const said = words.groups[isShown(byGroup.adjusted, result.alpha) ? "shown" : "notShown"];
  return [
    { kind: "paragraph", text: said({ attribute, p: pWords(byGroup.adjusted, writer) }) },
    questionFigure(
      byGroup,
      {
        id: "registered-scores-groups",
        finding: words.figure.finding,
        subtitle: words.figure.subtitle(writer.level),
        description: words.figure.description,
      },
      writer,
    ),
  ];
}

/** A p-value for a sentence: a number, or a class. */
function pWords(p: Published<number>, { format, pCell }: InputsWriter): string {
  return p.kind === "shown" ? format.pValue(p.value) : `p: ${pCell(p)}`;
}

function heapingSection({ result, text, writer }: Part): Section {
  const words = text.heaping;
  const { format } = writer;
  const found = (kind: "heap" | "hole") =>
    result.heaping.tests.flatMap(({ value, looksFor, test }) =>
      looksFor === kind && test !== null && isShown(test.adjusted, result.alpha) ? [format.constant(value)] : [],
    );
  const [heaps, holes] = [found("heap"), found("hole")];
  const cell = (number: Published<number>, write: (value: number) => string) => {
    const value = shownValue(number);
    return value === undefined ? writer.text.withheld : write(value);
  };
  const { columns } = words;
  return {
    id: "registered-scores-heaps",
    level: 3,
    heading: words.heading,
    blocks: [
      {
        kind: "paragraph",
        strong: true,
        text:
          heaps.length + holes.length === 0
            ? words.none
            : words.some({
                heaps: heaps.length === 0 ? "" : format.list(heaps),
                holes: holes.length === 0 ? "" : format.list(holes),
              }),
      },
      { kind: "paragraph", text: words.why },
      {
        kind: "table",
        table: {
          id: "registered-scores-heaps",
          caption: tagged(words.caption, writer),
          columns: [columns.score, columns.looksFor, columns.at, columns.expected, columns.neighbours, columns.p].map(
            (label) => ({ label, numeric: label !== columns.looksFor }),
          ),
          rows: result.heaping.tests.map(({ value, looksFor, test }) => [
            format.constant(value),
            words.looksFor[looksFor],
            ...(test === null
              ? [writer.text.none, writer.text.none, words.nothing, writer.text.none]
              : [
                  cell(test.at, format.count),
                  cell(test.expected, (value) => format.constant(Number(value.toFixed(1)))),
                  test.neighbours.join(", "),
                  writer.pCell(test.adjusted),
                ]),
          ]),
        },
      },
    ],
  };
}

function digitsSection({ result, text, writer }: Part): readonly Section[] {
  const { digits, alpha } = result;
  if (digits === null) return [];
  const words = text.digits;
  const standing = digits.tests.flatMap(({ digit, adjusted }) => (isShown(adjusted, alpha) ? [`${digit}`] : []));
  const said = standing.length === 0 ? words.none : words.some(writer.format.list(standing));
  return [
    {
      id: "registered-scores-digits-section",
      level: 3,
      heading: words.heading,
      blocks: [
        { kind: "paragraph", strong: true, text: said },
        { kind: "paragraph", text: words.explain },
        { kind: "figure", figure: digitsFigure(digits.tests, said, { result, text, writer }) },
      ],
    },
  ];
}

function digitsFigure(tests: NonNullable<Scores["digits"]>["tests"], said: string, { text, writer }: Part): Figure {
  const words = text.digits;
  const { format } = writer;
  const bars = tests.flatMap(({ digit, share, expected }) => {
    const value = estimateOf(share);
    const bounds = intervalOf(share);
    if (value === undefined) return [];
    return [{ digit, share: value, lower: bounds?.lower, upper: bounds?.upper, expected: shownValue(expected) }];
  });
  const description = words.description(bars.map(({ digit, share }) => `${digit}: ${format.share(share)}`).join("; "));
  const isComplete = bars.length === tests.length;
  return {
    id: "registered-scores-digits",
    finding: said,
    subtitle: words.subtitle(writer.level),
    description,
    spec: isComplete
      ? digitChart(bars, {
          description,
          digitAxis: words.axis,
          shareAxis: words.shares,
          language: writer.language,
          syntheticTag: writer.syntheticTag,
        })
      : null,
    sentence: isComplete ? null : words.noChart,
    notes: [],
    table: {
      id: "registered-scores-digit-shares",
      caption: tagged(words.caption, writer),
      columns: [words.columns.digit, words.columns.share, words.columns.expected, words.columns.p].map((label) => ({
        label,
        numeric: true,
      })),
      rows: tests.map(({ digit, share, expected, adjusted }) => {
        const value = shownValue(expected);
        return [
          `${digit}`,
          writer.share(share),
          value === undefined ? writer.text.withheld : format.share(value),
          writer.pCell(adjusted),
        ];
      }),
    },
  };
}
