import type { DurationBandResult, DurationGroupResult, DurationResult } from "../../../audit/inputs/duration-result.js";
import type { Estimate } from "../../../audit/result.js";
import type { Disclosed, Published } from "../../../disclosure/disclosed.js";
import { compareChart } from "../../charts/compare-chart.js";
import type { DurationText } from "../../text/inputs/duration-text.js";
import { durationEn } from "../../text/inputs/en-duration.js";
import { durationNl } from "../../text/inputs/nl-duration.js";
import { chapter } from "../chapter.js";
import { estimateOf, intervalOf, shownValue } from "../published.js";
import type { Block, Figure, ReportTable, Section } from "../report-document.js";
import { answersText, isShown, statesTable, tagged } from "./answer-blocks.js";
import type { InputsChapter } from "./inputs-chapter.js";
import type { InputsWriter } from "./inputs-writer.js";

type Band = Disclosed<DurationBandResult>;
type Group = Disclosed<DurationGroupResult>;
type Groups = NonNullable<Disclosed<DurationResult>["groups"]>;

interface Part {
  readonly result: Disclosed<DurationResult>;
  readonly text: DurationText;
  readonly writer: InputsWriter;
}

const REFERENCES = [
  "Garwood, F. (1936). Fiducial limits for the Poisson distribution. Biometrika 28, 437-442.",
  "Greenland, S. and Robins, J. M. (1985). Estimation of a common effect parameter from sparse follow-up data. Biometrics 41, 55-68.",
  "McCullagh, P. and Nelder, J. A. (1989). Generalized linear models, second edition. Chapman and Hall.",
  "Strasser, H. and Weber, C. (1999). On the asymptotic theory of permutation statistics. Mathematical Methods of Statistics 8, 220-250.",
];

/**
 * Chapter on how long each took part, and violations per year of that.
 * @param writer  writer of the report
 * @returns none where the settings have no such section
 */
export function durationChapter(writer: InputsWriter): readonly InputsChapter[] {
  const result = writer.inputs.parts.duration;
  if (result === null) return [];
  const text = writer.language === "nl" ? durationNl : durationEn;
  const part = { result, text, writer };
  const reading = shownValue(result.reading);
  return [
    {
      sections: [
        chapter("duration", text.heading, [
          {
            kind: "paragraph",
            strong: true,
            text:
              reading === undefined
                ? text.hiddenFinding
                : text.finding[reading](text.moves[shownValue(result.shareMoves) ?? "rises"]),
          },
          { kind: "paragraph", text: text.intro },
          ...endsBlock(part),
          ...yearBlock(part),
          { kind: "figure", figure: ratiosFigure(part) },
          { kind: "table", table: bandsTable(part) },
          ...dispersionBlock(part),
          { kind: "paragraph", text: text.apart },
        ]),
        groupsSection(part),
        {
          id: "duration-states",
          level: 3,
          heading: text.states.caption,
          blocks: [
            { kind: "note", text: text.states.list },
            statesTable(
              { id: "duration-states", ...result.states, caption: text.states.caption, words: text.states.words },
              writer,
            ),
          ],
        },
      ],
      methods: text.methods,
      references: REFERENCES,
    },
  ];
}

/** A band of duration in words, from its name in the result. */
function bandWords(band: string, { text, writer }: Pick<Part, "text" | "writer">): string {
  const [from, to] = band
    .split(/ to | or more/)
    .map((end) => (end === "" ? undefined : writer.format.constant(Number(end))));
  return text.band({ from: from ?? "", to });
}

/** Violations per 100 years, or that it is not shown. */
function per100(rate: Published<Estimate>, { writer }: Pick<Part, "writer">): string {
  const value = estimateOf(rate);
  if (value !== undefined) return writer.format.ratio(100 * value);
  return rate.kind === "shown" ? writer.text.none : writer.text.withheld;
}

/** The shortest and the longest band that is shown, in words. */
function endsBlock(part: Part): readonly Block[] {
  const shown = part.result.bands.filter(
    (band) => estimateOf(band.share) !== undefined && estimateOf(band.rate) !== undefined,
  );
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  const items = [first, last].map(({ band, share, rate }) =>
    part.text.figures({ band: bandWords(band, part), share: part.writer.share(share), rate: per100(rate, part) }),
  );
  return [{ kind: "list", items }];
}

function yearBlock({ result, text, writer }: Part): readonly Block[] {
  const { yearRatio, rateTest } = result;
  const value = estimateOf(yearRatio);
  const test = shownValue(rateTest);
  if (value === undefined || test === undefined || !("pValue" in test)) return [];
  const { format, level } = writer;
  const bounds = writer.range(yearRatio, format.decimal);
  const interval = bounds === writer.text.none ? "" : writer.text.interval(level, bounds);
  return [
    { kind: "paragraph", text: text.year({ ratio: format.decimal(value), interval, p: format.pValue(test.pValue) }) },
  ];
}

function dispersionBlock({ result, text, writer }: Part): readonly Block[] {
  const dispersion = shownValue(result.dispersion);
  if (dispersion === undefined || dispersion.kind !== "estimate") return [];
  return [{ kind: "paragraph", text: text.dispersion(writer.format.ratio(dispersion.value)) }];
}

function ratiosFigure(part: Part): Figure {
  const { result, text, writer } = part;
  const { figure } = text;
  const { format, level } = writer;
  const first = bandWords(result.bands[0]!.band, part);
  const rows = result.bands.flatMap(({ band, shareRatio, rateRatio }) => {
    if (shareRatio === null || rateRatio === null) return [];
    const [share, rate] = [estimateOf(shareRatio), estimateOf(rateRatio)];
    if (!(share !== undefined && rate !== undefined && share > 0 && rate > 0)) return [];
    return [
      {
        label: bandWords(band, part),
        before: { value: share, ...boundsOf(shareRatio) },
        after: { value: rate, ...boundsOf(rateRatio) },
      },
    ];
  });
  const words = rows.map(({ label, before, after }) =>
    figure.row({ band: label, share: format.ratio(before.value), rate: format.ratio(after.value) }),
  );
  const description = figure.description({ band: first, bands: words.join("; ") });
  return {
    id: "duration-ratios",
    finding: figure.finding(first),
    subtitle: figure.subtitle(level),
    description,
    spec:
      rows.length === 0
        ? null
        : compareChart(rows, {
            description,
            legend: figure.legend,
            evenLabel: figure.even(first),
            language: writer.language,
            syntheticTag: writer.syntheticTag,
          }),
    sentence: rows.length === 0 ? answersText(writer).chartWithheld : null,
    notes: [],
    table: ratiosTable(part, figure.finding(first)),
  };
}

function boundsOf(published: Published<Estimate>) {
  const bounds = intervalOf(published);
  return { lower: bounds?.lower ?? null, upper: bounds?.upper ?? null, level: bounds?.level ?? null };
}

function ratiosTable(part: Part, caption: string): ReportTable {
  const { result, text, writer } = part;
  const { columns } = text.table;
  const cell = (ratio: Published<Estimate> | null) => (ratio === null ? "1" : ratioCell(ratio, writer));
  return {
    id: "duration-ratios",
    caption: tagged(caption, writer),
    columns: [
      { label: columns.band, numeric: false },
      ...[columns.shareRatio, columns.rateRatio].map((label) => ({ label, numeric: true })),
    ],
    rows: result.bands.map(({ band, shareRatio, rateRatio }) => [
      bandWords(band, part),
      cell(shareRatio),
      cell(rateRatio),
    ]),
  };
}

function ratioCell(ratio: Published<Estimate>, { format, range, text }: InputsWriter): string {
  const value = estimateOf(ratio);
  if (value === undefined) return ratio.kind === "shown" ? text.none : text.withheld;
  const bounds = range(ratio, format.ratio);
  return bounds === text.none ? format.ratio(value) : `${format.ratio(value)} (${bounds})`;
}

/** Cells that bands and groups share: number, years, violations, share, and rate with its interval. */
function rateCells({ units, years, violations, share, rate }: Band | Group, part: Part): readonly string[] {
  const { writer } = part;
  const { format } = writer;
  const number = (value: Published<number>) =>
    value.kind === "shown" ? format.count(Math.round(value.value)) : writer.text.withheld;
  return [number(units), number(years), number(violations), writer.share(share), rateCell(rate, part)];
}

function rateCell(rate: Published<Estimate>, part: Part): string {
  const { range, format, text } = part.writer;
  const bounds = range(rate, (value) => format.ratio(100 * value));
  return bounds === text.none ? per100(rate, part) : `${per100(rate, part)} (${bounds})`;
}

function rateColumns({ text, writer }: Part) {
  const { units, years, violations, share, rateAndInterval } = text.table.columns;
  return [units, years, violations, share, rateAndInterval(writer.level)].map((label) => ({ label, numeric: true }));
}

function bandsTable(part: Part): ReportTable {
  const { result, text, writer } = part;
  return {
    id: "duration-bands",
    caption: tagged(text.table.caption, writer),
    columns: [{ label: text.table.columns.band, numeric: false }, ...rateColumns(part)],
    rows: result.bands.map((band) => [bandWords(band.band, part), ...rateCells(band, part)]),
  };
}

function groupsSection(part: Part): Section {
  const { groups: words } = part.text;
  const { groups } = part.result;
  return {
    id: "duration-groups",
    level: 3,
    heading: words.heading,
    blocks:
      groups === null
        ? [{ kind: "paragraph", text: words.notComparable }]
        : [
            { kind: "paragraph", text: words.intro },
            ...groupsFinding(groups, part).map((text) => ({ kind: "paragraph" as const, text })),
            { kind: "table", table: groupsTable(groups, part) },
            ...(groups.together === 0 ? [] : [{ kind: "note" as const, text: words.together(groups.together) }]),
          ],
  };
}

function groupsFinding({ compared }: Groups, { text, writer }: Part): readonly string[] {
  const { groups: words } = text;
  const { alpha } = writer.inputs.settings;
  const differing = compared.filter(({ adjusted }) => isShown(adjusted, alpha));
  const isHidden = compared.some(({ adjusted }) => adjusted.kind === "withheld");
  return [
    differing.length === 0
      ? words.noneShown
      : words.shown({
          groups: writer.format.list(differing.map(({ group }) => writer.group(group))),
          count: differing.length,
        }),
    ...(isHidden ? [words.hidden] : []),
  ];
}

function groupsTable({ compared }: Groups, part: Part): ReportTable {
  const { text, writer } = part;
  const { caption, columns } = text.groups;
  return {
    id: "duration-groups",
    caption: tagged(caption, writer),
    columns: [
      { label: columns.group, numeric: false },
      ...rateColumns(part),
      ...[columns.ratio(writer.level), columns.adjusted].map((label) => ({ label, numeric: true })),
    ],
    rows: compared.map((group) => [
      writer.group(group.group),
      ...rateCells(group, part),
      ratioCell(group.ratio, writer),
      writer.pCell(group.adjusted),
    ]),
  };
}
