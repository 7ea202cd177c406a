import type { BandPoint } from "../charts/band-rate-chart.js";
import { bandRateChart } from "../charts/band-rate-chart.js";
import { tableOf } from "./audit-parts.js";
import { tagged } from "./group-tables.js";
import { threeQuestions } from "./hypothesis-section.js";
import { type BandsPart, type BandsSetPart, perThousand, rowCount, setName } from "./outcome-parts.js";
import { estimateOf, intervalOf, pValueOf } from "./published.js";
import type { Block, Figure, ReportTable, Section } from "./report-document.js";
import type { Writer } from "./writer.js";

/**
 * Sections on the order of the bands: whether higher bands hold more violations.
 *
 * @param writer  writer of the report
 * @returns a section of level 2 and three of level 3; one with the reason where there is no answer
 * @see method, section 7
 * @example
 * bandsSections(writer)[0].id; // "bands-ordered"
 */
export function bandsSections(writer: Writer): Section[] {
  const { bandsOrdered } = writer.audit;
  const { bands } = writer.text.outcomes;
  if (bandsOrdered.kind === "not-estimable") {
    const words = bands.notEstimable(writer.text.unavailable[bandsOrdered.reason]);
    const blocks: Block[] = [{ kind: "paragraph", text: words }];
    return [{ id: "bands-ordered", level: 2, heading: bands.heading.notEstimable, blocks }];
  }
  const headline = headlineBands(bandsOrdered);
  return threeQuestions(
    {
      id: "bands-ordered",
      heading: heading(headline, bandsOrdered.alpha, writer),
      what: bands.what,
      when: bands.when,
      found: foundBlocks(bandsOrdered, headline, writer),
    },
    writer,
  );
}

/**
 * The set that the section is about. A random sample speaks for all units; where too little of it may be shown, all known
 * outcomes stand in its place.
 *
 * @param part  the answered question
 * @example
 * headlineBands(part).provenance; // "random"
 */
export function headlineBands({ sets }: BandsPart): BandsSetPart {
  const shown = sets.filter((set) => estimateOf(set.trend) !== undefined && !set.restsOnUntestedAssumption);
  return shown[0] ?? sets[0]!;
}

function heading(set: BandsSetPart, alpha: number, writer: Writer): string {
  const { bands } = writer.text.outcomes;
  const name = writer.text.score.set[set.provenance];
  const [trend, p] = [estimateOf(set.trend), pValueOf(set.test)];
  if (trend === undefined || p === undefined) {
    return set.trend.kind === "shown" ? bands.heading.notEstimable : bands.heading.withheld;
  }
  if (p > alpha) return bands.heading.notDistinguishable(name);
  if (trend < 0) return bands.heading.falling(name);
  const rises = set.steps.every(({ difference }) => (estimateOf(difference) ?? 0) > 0);
  return rises ? bands.heading.rising(name) : bands.heading.notOrdered(name);
}

function foundBlocks(part: BandsPart, set: BandsSetPart, writer: Writer): Block[] {
  const { text, format } = writer;
  const { bands } = text.outcomes;
  const unit = text.units[part.unit];
  const rates = set.bands.flatMap(({ band, violationRate }) => {
    const rate = estimateOf(violationRate);
    return rate === undefined ? [] : [bands.frequency({ perThousand: perThousand(rate, writer), band })];
  });
  const trend =
    estimateOf(set.trend) === undefined
      ? ""
      : bands.trend({
          points: writer.estimate(set.trend, format.points),
          interval: writer.intervalInBrackets(set.trend, format.points),
          p: writer.test(set.test),
        });
  const frequencies =
    rates.length === 0
      ? ""
      : bands.frequencies({ set: text.score.set[set.provenance], parts: format.list(rates), unit });
  const sentences = [frequencies, trend].filter((sentence) => sentence !== "");
  return [
    ...(sentences.length === 0 ? [] : [{ kind: "paragraph", text: sentences.join(" ") } as const]),
    ...(set.provenance === "random" ? [] : [{ kind: "note", text: bands.notRandom } as const]),
    { kind: "figure", figure: bandsFigure(part, set, writer), depth: "public" },
    { kind: "table", table: stepsTable(part, writer) },
  ];
}

/**
 * Figure of the order of the bands on one set of outcomes: the share with a violation per band.
 *
 * @param part    the answered question
 * @param set     the set that is drawn
 * @param writer  writer of the report
 * @returns figure with its chart, or with a sentence where a share may not be drawn
 * @example
 * bandsFigure(part, part.sets[0], writer).id; // "bands-ordered-rates"
 */
export function bandsFigure(part: BandsPart, set: BandsSetPart, writer: Writer): Figure {
  const { text, format, audit } = writer;
  const { figure } = text.outcomes.bands;
  const unit = text.units[part.unit];
  const points = set.bands.flatMap(({ band, violationRate }): BandPoint[] => {
    const value = estimateOf(violationRate);
    if (value === undefined) return [];
    const n = rowCount(set.known, band, writer);
    const bounds = intervalOf(violationRate);
    return [{ label: `${band} (n = ${n})`, value, lower: bounds?.lower, upper: bounds?.upper }];
  });
  const [low, high] = [points[0], points.at(-1)];
  const isWhole = points.length === set.bands.length && low !== undefined && high !== undefined;
  const overall = overallRate(set, writer);
  const description = figure.description(
    format.list(points.map(({ label, value }) => `${label} ${format.share(value)}`)),
  );
  return {
    id: "bands-ordered-rates",
    finding: isWhole
      ? figure.finding({
          low: set.bands[0]!.band,
          lowRate: format.share(low.value),
          high: set.bands.at(-1)!.band,
          highRate: format.share(high.value),
        })
      : text.outcomes.bands.heading.withheld,
    subtitle: figure.subtitle({
      set: text.score.set[set.provenance],
      unit,
      level: writer.level(1 - part.alpha),
      period: audit.plan.period,
    }),
    description,
    spec: isWhole
      ? bandRateChart(points, {
          description,
          axis: figure.axis,
          overall,
          overallLabel: overall === undefined ? "" : figure.overall(format.share(overall)),
          language: text.language,
          syntheticTag: writer.syntheticTag,
        })
      : null,
    sentence: isWhole ? null : figure.withheld,
    notes: set.restsOnUntestedAssumption ? [text.outcomes.bands.assumption] : [],
    table: ratesTable(part, writer),
  };
}

function overallRate(set: BandsSetPart, { audit }: Writer): number | undefined {
  const counts = tableOf(audit, set.outcomes)?.counts ?? [];
  let [violations, all] = [0, 0];
  for (const [cell, count] of counts.entries()) {
    if (count === "suppressed") return undefined;
    all += count;
    if (cell % 2 === 0) violations += count;
  }
  return all === 0 || set.restsOnUntestedAssumption ? undefined : violations / all;
}

/** One row a set of outcomes: per band n, share and interval. */
function ratesTable(part: BandsPart, writer: Writer): ReportTable {
  const { text, format } = writer;
  const { columns, caption } = text.outcomes.bands;
  const interval = text.table.interval(writer.level(1 - part.alpha));
  const bands = part.sets[0]?.bands.map(({ band }) => band) ?? [];
  return {
    id: "bands-ordered-rates",
    caption: tagged(caption(text.units[part.unit]), writer),
    columns: [
      { label: columns.set, numeric: false },
      ...bands.flatMap((band) => [`${band}: ${columns.n}`, band, interval]).map((label) => ({ label, numeric: true })),
    ],
    rows: part.sets.map((set) => [
      setName(set, writer),
      ...set.bands.flatMap(({ band, violationRate }) => [
        set.restsOnUntestedAssumption ? "–" : rowCount(set.known, band, writer),
        writer.estimate(violationRate, format.share),
        writer.interval(violationRate, format.share),
      ]),
    ]),
  };
}

/** One row a set of outcomes: differences between neighbouring bands, the trend and its test. */
function stepsTable(part: BandsPart, writer: Writer): ReportTable {
  const { text, format } = writer;
  const { columns, stepsCaption } = text.outcomes.bands;
  const interval = text.table.interval(writer.level(1 - part.alpha));
  const steps = part.sets[0]?.steps ?? [];
  const labels = [...steps.map(({ higher, lower }) => columns.step(higher, lower)), columns.trend];
  return {
    id: "bands-ordered-steps",
    caption: tagged(stepsCaption, writer),
    columns: [
      { label: columns.set, numeric: false },
      ...[...labels.flatMap((label) => [label, interval]), columns.test].map((label) => ({ label, numeric: true })),
    ],
    rows: part.sets.map((set) => [
      setName(set, writer),
      ...[...set.steps.map(({ difference }) => difference), set.trend].flatMap((value) => [
        writer.estimate(value, format.points),
        writer.interval(value, format.points),
      ]),
      writer.testCell(set.test),
    ]),
  };
}
