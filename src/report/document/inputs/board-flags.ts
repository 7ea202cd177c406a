import type { FlagsByClass } from "../../../audit/inputs/board-result.js";
import type { Disclosed, Published } from "../../../disclosure/disclosed.js";
import { flaggedShareChart } from "../../charts/flagged-share-chart.js";
import { estimateOf, intervalOf } from "../published.js";
import type { Block, Figure, Section } from "../report-document.js";
import { answersText, isShown, tagged } from "./answer-blocks.js";
import type { BoardPart } from "./board-part.js";

type Flags = Disclosed<FlagsByClass>;

/** Section on class against flag: a sentence, a figure, and the table by class and band. */
export function flagsSection({ result, text, writer }: BoardPart): Section {
  const words = text.flags;
  const { flags, alpha } = result;
  const section = (blocks: readonly Block[]): Section => ({
    id: "board-flags-section",
    level: 3,
    heading: words.heading,
    blocks,
  });
  if (flags === null) return section([{ kind: "paragraph", text: words.untested }]);
  const p = testP(flags.test);
  const { format } = writer;
  const strength = estimateOf(flags.strength);
  const said = words.finding[isShown(p, alpha) ? "shown" : "notShown"]({
    p: p.kind === "shown" ? format.pValue(p.value) : `p: ${writer.pCell(p)}`,
    strength: strength === undefined ? writer.text.withheld : format.ratio(strength),
  });
  return section([
    { kind: "paragraph", strong: true, text: said },
    { kind: "paragraph", text: words.meaning },
    { kind: "figure", figure: flagsFigure(flags, { result, text, writer }) },
    ...bandsBlock({ result, text, writer }),
  ]);
}

/** p-value of a published test as a number, a class, or why it is not there. */
export function testP(test: Flags["test"]): Published<number> {
  if (test.kind !== "shown") return test;
  return "pValue" in test.value
    ? { kind: "shown", value: test.value.pValue }
    : { kind: "withheld", reason: "rests-on-hidden-cell" };
}

function flagsFigure({ table, shares }: Flags, { result, text, writer }: BoardPart): Figure {
  const words = text.flags;
  const { format, level, inputs } = writer;
  const answers = answersText(writer);
  const rows = shares.flatMap(({ state, share }) => {
    const value = estimateOf(share);
    const bounds = intervalOf(share);
    const label = text.classes.short[state]!;
    return value === undefined ? [] : [{ label, value, lower: bounds?.lower, upper: bounds?.upper }];
  });
  const description = words.description(rows.map(({ label, value }) => `${label}: ${format.share(value)}`).join("; "));
  const counts = inputs.tables.find(({ id }) => id === table)?.counts ?? [];
  const shown = counts.flatMap((count) => (count === "suppressed" ? [] : [count]));
  const sum = (all: readonly number[]) => all.reduce((total, count) => total + count, 0);
  const overall =
    shown.length < counts.length ? undefined : sum(shown.filter((_, at) => at % 2 === 0)) / Math.max(1, sum(shown));
  const hidden = shares.length - rows.length;
  const isShownTest = isShown(testP(result.flags!.test), result.alpha);
  return {
    id: "board-flags",
    finding: words.figure[isShownTest ? "shown" : "notShown"],
    subtitle: words.subtitle(level),
    description,
    spec:
      rows.length < 2
        ? null
        : flaggedShareChart(rows, {
            description,
            overall,
            overallLabel: overall === undefined ? "" : words.overall(format.share(overall)),
            language: writer.language,
            syntheticTag: writer.syntheticTag,
          }),
    sentence: rows.length < 2 ? answers.chartWithheld : null,
    notes: hidden === 0 ? [] : [words.hidden(format.count(hidden))],
    table: {
      id: "board-flags-classes",
      caption: tagged(words.heading, writer),
      columns: [
        { label: words.class, numeric: false },
        { label: answers.columns.share, numeric: true },
        { label: answers.columns.interval(level), numeric: true },
      ],
      rows: shares.map(({ state, share }) => [
        text.classes.words[state]!,
        writer.share(share),
        writer.range(share, format.share),
      ]),
    },
  };
}

function bandsBlock({ result, text, writer }: BoardPart): readonly Block[] {
  const table = writer.inputs.tables.find(({ id }) => id === result.bands);
  if (table === undefined) return [];
  const [classes, bands] = table.keys.map(({ levels }) => levels) as [readonly string[], readonly string[]];
  return [
    {
      kind: "table",
      table: {
        id: "board-bands",
        caption: tagged(text.flags.bands, writer),
        columns: [{ label: text.flags.class, numeric: false }, ...bands.map((label) => ({ label, numeric: true }))],
        rows: classes.map((state, row) => [
          text.classes.words[state]!,
          ...bands.map((_, at) => writer.count(table.counts[row * bands.length + at]!)),
        ]),
      },
    },
  ];
}
