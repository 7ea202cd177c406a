import type { DisclosedSample } from "../../disclosure/disclosed-sample.js";
import type { Block, ReportTable, Section } from "./report-document.js";
import { sampleFigure } from "./sample-figure.js";
import type { SampleWriter } from "./sample-writer.js";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

/**
 * What was found: the share of violations in the whole population.
 * @example
 * sampleResultSection(writer).id; // "sample-result"
 */
export function sampleResultSection(writer: SampleWriter): Section {
  const { sample, text, unit, words, absent, of1000, level } = writer;
  const { overall } = sample;
  const share = words(overall);
  const blocks: Block[] = [];
  if (share !== null) blocks.push(paragraph(text.result.share(unit, share)), paragraph(text.result.certainty(level)));
  else if (overall.kind === "shown" && overall.value.kind === "bounds") {
    const { lowest, highest, interval } = overall.value;
    const numbers = { lowest, highest, lower: interval.lower, upper: interval.upper as number };
    blocks.push(paragraph(text.result.bounds(unit, mapped(numbers, of1000))));
  } else blocks.push(paragraph(text.result.none(absent(overall) ?? text.withheld)));
  const figure = sampleFigure(writer);
  if (figure !== null) blocks.push({ kind: "figure", figure });
  return { id: "sample-result", level: 2, heading: text.result.heading, blocks };
}

/**
 * How the sample was drawn, and what is assumed about it.
 * @example
 * sampleDesignSection(writer).id; // "sample-design"
 */
export function sampleDesignSection({ sample, text, format, unit }: SampleWriter): Section {
  const { design, plan } = sample;
  const numbers = mapped(
    {
      population: design.population,
      drawn: design.drawn,
      selected: design.selected,
      both: design.drawnAndSelected,
      listed: design.listed,
    },
    format.count,
  );
  return {
    id: "sample-design",
    level: 2,
    heading: text.design.heading,
    blocks: [
      paragraph(text.design.drawn(numbers, unit)),
      paragraph(text.design.rules[plan.modelSelected]),
      ...(plan.modelSelected === "none" ? [] : [paragraph(text.design.blind)]),
      paragraph(text.design.weights(unit)),
      ...(plan.bandsLeftOut.length > 0 ? [paragraph(text.design.bandsLeftOut(format.list(plan.bandsLeftOut)))] : []),
      paragraph(missingWords(sample, { text, format })),
      paragraph(
        plan.signal === "certain"
          ? text.design.signalCertain(format.count(design.signal), unit)
          : text.design.signalLeftOut,
      ),
      { kind: "note", text: text.design.labels },
    ],
  };
}

function missingWords(
  { design, plan }: DisclosedSample,
  { text, format }: Pick<SampleWriter, "text" | "format">,
): string {
  const { missing } = design;
  if (missing.kind === "shown" && missing.value === 0) return text.design.noneMissing;
  const count =
    missing.kind === "shown"
      ? format.count(missing.value)
      : text.design.fewer(missing.kind === "class" ? format.count(missing.bound) : "");
  const sentence =
    plan.missingOutcomes === "bounds" ? text.design.missingBounds(count) : text.design.missingAtRandom(count);
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/**
 * Shares by band of the model and by majority group, with their intervals.
 * @example
 * samplePartsSection(writer).blocks.filter(({ kind }) => kind === "table").length; // 2
 */
export function samplePartsSection(writer: SampleWriter): Section {
  const { sample, text, unit, attribute } = writer;
  const groups: readonly Block[] =
    sample.groups.length === 0
      ? [paragraph(text.parts.noGroups)]
      : [paragraph(text.parts.groups(attribute, unit)), paragraph(text.parts.notCause), ...groupBlocks(writer)];
  return {
    id: "sample-parts",
    level: 2,
    heading: text.parts.heading,
    blocks: [paragraph(text.parts.bands(unit)), { kind: "table", table: partsTable(writer, "bands") }, ...groups],
  };
}

/** Groups with a number, and how many have none that may be published. */
function groupBlocks(writer: SampleWriter): Block[] {
  const { sample, text, format } = writer;
  const shown = partsOf(sample, "groups").length;
  const hidden = sample.groups.length - shown;
  return [
    ...(hidden === 0
      ? []
      : [paragraph(text.parts.hiddenGroups(format.count(hidden), format.count(sample.groups.length)))]),
    ...(shown === 0 ? [] : [{ kind: "table", table: partsTable(writer, "groups") } as const]),
  ];
}

function partsOf(sample: DisclosedSample, which: "bands" | "groups"): DisclosedSample["bands"] {
  return which === "bands" ? sample.bands : sample.groups.filter(({ share }) => share.kind === "shown");
}

function partsTable(writer: SampleWriter, which: "bands" | "groups"): ReportTable {
  const { sample, text, attribute, level, format, absent, range, common } = writer;
  const caption = which === "bands" ? text.table.bands : text.table.groups(attribute);
  const first = which === "bands" ? text.table.band : attribute.charAt(0).toUpperCase() + attribute.slice(1);
  return {
    id: `sample-${which}`,
    caption: sample.plan.synthetic ? `${common.labels.syntheticTag}: ${caption}` : caption,
    columns: [
      { label: first, numeric: false },
      { label: text.table.share, numeric: true },
      { label: text.table.interval(level), numeric: true },
    ],
    rows: partsOf(sample, which).map(({ name, share }) => {
      const lack = absent(share);
      if (lack !== null || share.kind !== "shown" || share.value.kind === "not-estimable")
        return [name, lack ?? "", ""];
      const { value } = share;
      if (value.kind === "bounds") {
        const bounds = text.table.range(format.share(value.lowest), format.share(value.highest));
        return [name, bounds, range(value.interval, format.share)];
      }
      const known = value.method === "census";
      return [name, format.share(value.value), known ? text.table.known : range(value.interval, format.share)];
    }),
  };
}

/**
 * What the sample does not say, and what is not published of it.
 * @example
 * sampleLimitsSection(writer).id; // "sample-limits"
 */
export function sampleLimitsSection({ sample, text, format }: SampleWriter): Section {
  const { threshold, units, reason } = sample.disclosure;
  const disclosure =
    threshold === 0 && reason !== null
      ? text.limits.open(reason)
      : text.limits.disclosure(mapped({ threshold, units }, format.count));
  return {
    id: "sample-limits",
    level: 2,
    heading: text.limits.heading,
    blocks: [{ kind: "list", items: text.limits.items }, paragraph(disclosure)],
  };
}

function mapped<Key extends string>(
  numbers: Readonly<Record<Key, number>>,
  write: (value: number) => string,
): Record<Key, string> {
  return Object.fromEntries(Object.entries<number>(numbers).map(([key, value]) => [key, write(value)])) as Record<
    Key,
    string
  >;
}
