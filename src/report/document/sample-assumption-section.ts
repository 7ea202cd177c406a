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

/** The figure of the old model, of which its source names no measure: it is read as an area. */
const REPORTED_AREA = 0.571;

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
          ...claimBlocks(upperLimit.value.value, writer),
        ]
      : [];
  return [
    paragraph(countSentence(assumption, writer)),
    ...(share === null ? [] : [paragraph(text.assumption.share(share))]),
    ...limit,
  ];
}

/** Each claim of the audit beside the limit: what the sample allows is, or is not, enough for it to fail. */
function claimBlocks(limit: number, { sample, text, format, common }: SampleWriter): Block[] {
  const claims = sample.claims.flatMap((claim) => (claim.kind === "shown" ? [claim.value] : []));
  if (claims.length === 0) return [];
  const { unsupported, withstandsAll, withstands, mayFail } = text.assumption;
  const items = claims.map(({ claim: made, supported, failsAt, highestShare }) => {
    const claim =
      made.kind === "auc-above"
        ? text.assumption.claim.auc(format.constant(made.baseline))
        : text.assumption.claim.bands(made.higher, made.lower);
    if (!supported) return unsupported(claim);
    if (failsAt === null) return withstandsAll({ claim, highest: format.share(highestShare) });
    const words = { claim, fails: format.share(failsAt), limit: format.share(limit) };
    return limit < failsAt ? withstands(words) : mayFail(words);
  });
  const named = claims.some(({ claim }) => claim.kind === "auc-above" && claim.baseline === REPORTED_AREA);
  return [
    paragraph(text.assumption.breaking),
    { kind: "list", items },
    paragraph(text.assumption.groups),
    ...(named ? [{ kind: "note", text: common.score.baselineIsRead } as const] : []),
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
