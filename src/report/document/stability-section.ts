import type { FixedBands, RankedBands } from "../../audit/stability/stability-result.js";
import type { ShiftedThreshold } from "../../audit/stability/threshold-shifts.js";
import type { DisclosedShifts, DisclosedStability } from "../../disclosure/disclosed-stability.js";
import { shiftChart } from "../charts/shift-chart.js";
import { tagged } from "./group-tables.js";
import { threeQuestions } from "./hypothesis-section.js";
import type { Block, Figure, ReportTable, Section } from "./report-document.js";
import { codesBlocks } from "./stability-codes.js";
import { timeBlocks, timeFigures } from "./stability-time.js";
import type { Writer } from "./writer.js";

/**
 * Sections on how stable bands and figures are: thresholds that move, codes in doubt, dates and periods.
 *
 * @param writer  writer of the report
 * @returns none where the data holds no score, else a section of level 2 and three of level 3
 * @see method, section 8
 * @example
 * stabilitySections(writer)[0].heading;
 */
export function stabilitySections(writer: Writer): Section[] {
  const { stability } = writer.audit;
  const { text } = writer;
  if (stability.kind === "not-estimable") return [];
  return threeQuestions(
    {
      id: "stability",
      heading: heading(stability, writer),
      what: text.stability.what(text.units[stability.unit]),
      when: text.stability.when,
      found: [
        ...handBlocks(stability, writer),
        ...bandBlocks(stability, writer),
        ...shiftBlocks(stability, writer),
        ...codesBlocks(stability, writer),
        ...timeBlocks(stability, writer),
      ],
    },
    writer,
  );
}

/**
 * Figures of the section: moved thresholds, and both sides of each date.
 *
 * @param writer  writer of the report
 * @returns figures in order; empty where the question is not answered
 * @example
 * stabilityFigures(writer).map(({ id }) => id); // ["stability-shifts"]
 */
export function stabilityFigures(writer: Writer): Figure[] {
  const { stability } = writer.audit;
  if (stability.kind === "not-estimable") return [];
  const shifts = stability.shifts === null ? [] : [shiftFigure(stability, writer)];
  return [...shifts, ...timeFigures(stability, writer)];
}

function handBlocks({ setByHand, unit }: DisclosedStability, { text, format }: Writer): Block[] {
  if (setByHand.kind === "shown" && setByHand.value === 0) return [];
  const count = setByHand.kind === "shown" ? format.count(setByHand.value) : null;
  return [{ kind: "note", text: text.stability.setByHand(count, text.units[unit]) }];
}

function bandBlocks(stability: DisclosedStability, writer: Writer): Block[] {
  const { text } = writer;
  const words = text.stability.bands;
  const unit = text.units[stability.unit];
  const { bands } = stability;
  if (bands === null) return [{ kind: "paragraph", text: words.registered }];
  if (bands.kind !== "shown") return [{ kind: "paragraph", text: text.stability.withheld }];
  if (bands.value.kind === "ranks") return rankBlocks(bands.value, stability, writer);
  return [
    { kind: "paragraph", text: words.fixed(unit) },
    { kind: "table", table: bandTable(bands.value, stability, writer) },
  ];
}

function rankBlocks(bands: RankedBands, stability: DisclosedStability, writer: Writer): Block[] {
  const { text, format } = writer;
  const words = text.stability.bands;
  const unit = text.units[stability.unit];
  const all = stability.units.kind === "shown" ? format.count(stability.units.value) : text.table.suppressed;
  return [
    { kind: "paragraph", text: words.ranked(unit) },
    ...bands.cuts.map(
      ({ lowerBand, higherBand, cut, lower, upper, near }): Block => ({
        kind: "paragraph",
        text: words.cut({
          lower: lowerBand,
          higher: higherBand,
          cut: format.constant(cut),
          from: format.constant(lower),
          to: format.constant(upper),
          near: format.count(near),
          unit,
        }),
      }),
    ),
    { kind: "paragraph", text: words.expected({ count: format.count(bands.expectedChanges), all, unit }) },
  ];
}

function bandTable(bands: FixedBands, { unit, level }: DisclosedStability, writer: Writer): ReportTable {
  const { text, format } = writer;
  const { table } = text.stability.bands;
  return {
    id: "stability-bands",
    caption: tagged(table.caption, writer),
    columns: [
      { label: table.band, numeric: false },
      { label: table.units(text.units[unit]), numeric: true },
      { label: table.share, numeric: true },
      { label: table.interval(writer.level(level)), numeric: true },
    ],
    rows: bands.bands.map(({ band, units, share }) =>
      share.kind === "estimate"
        ? [
            band,
            format.count(units),
            format.share(share.value),
            text.chart.interval(format.share(share.lower), format.share(share.upper)),
          ]
        : [band, format.count(units), text.notEstimable[share.reason], text.chart.noInterval],
    ),
  };
}

/** Nearest shifts to both sides of a threshold, where there are any. */
function nearest(
  moved: readonly ShiftedThreshold[],
): readonly [ShiftedThreshold | undefined, ShiftedThreshold | undefined] {
  return [moved.filter(({ shift }) => shift < 0).at(-1), moved.find(({ shift }) => shift > 0)];
}

/** The step that changes most at the threshold from which units are flagged; undefined where none may be written. */
function largestStep(stability: DisclosedStability, writer: Writer) {
  if (stability.shifts?.kind !== "shown") return undefined;
  const { step } = stability.shifts.value;
  const { order, flagged } = writer.audit.plan.bands!;
  const lowest = order.find((band) => (flagged ?? order.slice(-1)).includes(band));
  return stability.shifts.value.thresholds
    .filter(({ higherBand }) => higherBand === lowest)
    .flatMap((threshold) => nearest(threshold.moved).flatMap((each) => (each ? [{ threshold, ...each }] : [])))
    .filter(({ shift }) => Math.abs(Math.abs(shift) - step) < step / 2)
    .sort((a, b) => b.changes - a.changes || a.threshold.at - b.threshold.at)[0];
}

function stepWords(stability: DisclosedStability, writer: Writer) {
  const largest = largestStep(stability, writer);
  if (largest === undefined) return undefined;
  const { format, text } = writer;
  return {
    threshold: format.constant(largest.threshold.at),
    step: format.constant(Math.abs(largest.shift)),
    count: format.count(largest.changes),
    unit: text.units[stability.unit],
  };
}

function heading(stability: DisclosedStability, writer: Writer): string {
  const words = stepWords(stability, writer);
  const { heading: texts } = writer.text.stability;
  return words === undefined ? texts.plain : texts.shift(words);
}

function shiftBlocks(stability: DisclosedStability, writer: Writer): Block[] {
  const { text, format } = writer;
  const { shifts, unit: scored } = stability;
  if (shifts === null) return [];
  const figure: Block = { kind: "figure", figure: shiftFigure(stability, writer), depth: "analyst" };
  if (shifts.kind !== "shown") return [figure];
  const unit = text.units[scored];
  const all = stability.units.kind === "shown" ? format.count(stability.units.value) : text.table.suppressed;
  const sentences = shifts.value.thresholds.flatMap((threshold): Block[] => {
    const words = (to: ShiftedThreshold) => ({
      lower: threshold.lowerBand,
      higher: threshold.higherBand,
      at: format.constant(threshold.at),
      to: format.constant(to.at),
      count: format.count(to.changes),
      all,
      unit,
    });
    const [below, above] = nearest(threshold.moved);
    const parts = [
      ...(below === undefined ? [] : [text.stability.shifts.rise(words(below))]),
      ...(above === undefined ? [] : [text.stability.shifts.fall(words(above))]),
    ];
    return parts.length === 0 ? [] : [{ kind: "paragraph", text: parts.join(" ") }];
  });
  return [...sentences, figure];
}

function shiftFigure(stability: DisclosedStability, writer: Writer): Figure {
  const { text, audit } = writer;
  const words = text.stability.shifts;
  const unit = text.units[stability.unit];
  const shown = stability.shifts?.kind === "shown" ? stability.shifts.value : null;
  const largest = stepWords(stability, writer);
  const description = words.description(unit);
  const bound = Math.max(audit.disclosure.threshold, audit.disclosure.units);
  return {
    id: "stability-shifts",
    finding:
      shown === null ? words.withheld : largest === undefined ? words.table.caption(unit) : words.finding(largest),
    subtitle: words.subtitle(unit, audit.plan.period),
    description,
    spec: shown === null ? null : chartOf(shown, description, unit, writer),
    sentence: shown === null ? words.withheld : null,
    notes: shown === null || audit.disclosure.threshold === 0 ? [] : [words.joined(unit, writer.format.count(bound))],
    table: shown === null ? null : shiftTable(shown, unit, writer),
  };
}

function chartOf(shifts: DisclosedShifts, description: string, unit: string, writer: Writer) {
  const { text, format } = writer;
  const words = text.stability.shifts;
  return shiftChart(
    shifts.thresholds.map(({ at, moved }) => ({ label: words.line(format.constant(at)), points: moved })),
    {
      description,
      shiftAxis: words.shiftAxis,
      countAxis: words.countAxis(unit),
      language: text.language,
      syntheticTag: writer.syntheticTag,
    },
  );
}

function shiftTable(shifts: DisclosedShifts, unit: string, writer: Writer): ReportTable {
  const { text, format } = writer;
  const { table } = text.stability.shifts;
  return {
    id: "stability-shifts",
    caption: tagged(table.caption(unit), writer),
    columns: [
      { label: table.threshold, numeric: true },
      { label: table.at, numeric: true },
      { label: table.shift, numeric: true },
      { label: table.change, numeric: true },
      { label: table.direction, numeric: false },
    ],
    rows: shifts.thresholds.flatMap(({ at: threshold, moved }) =>
      moved
        .filter(({ shift }) => shift !== 0)
        .map(({ at, shift, changes }) => [
          format.constant(threshold),
          format.constant(at),
          format.constant(shift),
          format.count(changes),
          shift < 0 ? table.higher : table.lower,
        ]),
    ),
  };
}
