import type { DisclosedAssumption } from "../../disclosure/disclosed-sample.js";
import type { Block, Section } from "./report-document.js";
import type { SampleWriter } from "./sample-writer.js";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

/**
 * What the sample says of the assumption that units which were never inspected comply.
 * @param writer  writer of the report
 * @returns one section; where nothing can be said, the reason
 * @see method, section 8
 * @example
 * sampleAssumptionSection(writer).id; // "sample-assumption"
 */
export function sampleAssumptionSection(writer: SampleWriter): Section {
  const { sample, text, unit } = writer;
  const { assumption } = sample;
  const found =
    assumption.kind === "not-estimable"
      ? [paragraph(text.assumption.none(text.reasons[assumption.reason]))]
      : foundBlocks(assumption, writer);
  return {
    id: "sample-assumption",
    level: 2,
    heading: text.assumption.heading,
    blocks: [paragraph(text.assumption.what(unit)), ...found],
  };
}

type Estimated = Extract<DisclosedAssumption, { kind: "estimated" }>;

function foundBlocks(assumption: Estimated, writer: SampleWriter): Block[] {
  const { text, unit, format, words } = writer;
  const share = words(assumption.share);
  const { upperLimit } = assumption;
  const limit =
    upperLimit.kind === "shown" && upperLimit.value.kind === "estimate"
      ? [
          paragraph(
            text.assumption.limit(
              { share: format.share(upperLimit.value.value), level: `${format.count(100 * assumption.level)}%` },
              unit,
            ),
          ),
          ...(assumption.limitIsCautious ? [paragraph(text.assumption.cautious)] : []),
          paragraph(text.assumption.breaking),
        ]
      : [];
  return [
    paragraph(countSentence(assumption, writer)),
    ...(share === null ? [] : [paragraph(text.assumption.share(share))]),
    ...limit,
  ];
}

function countSentence({ inspected, violations }: Estimated, { text, format, unit }: SampleWriter): string {
  if (inspected.kind !== "shown" || violations.kind === "withheld") return text.assumption.withheld;
  const count = format.count(inspected.value);
  if (violations.kind === "class") {
    return text.assumption.few({ inspected: count, bound: format.count(violations.bound) }, unit);
  }
  if (violations.value === 0) return text.assumption.notRefuted(count, unit);
  return text.assumption.refuted({ inspected: count, violations: format.count(violations.value) }, unit);
}
