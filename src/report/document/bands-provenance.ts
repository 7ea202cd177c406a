import { tagged } from "./group-tables.js";
import { threeQuestions } from "./hypothesis-section.js";
import { type BandsPart, rowCount } from "./outcome-parts.js";
import type { Block, ReportTable, Section } from "./report-document.js";
import type { Writer } from "./writer.js";

/**
 * Sections on where the outcomes come from: the ways in which they became known, and the bands that each of them covers.
 *
 * @param writer  writer of the report
 * @returns a section of level 2 and three of level 3; none where the data has no known outcomes by band
 * @see method, section 7: range restriction
 * @example
 * provenanceSections(writer)[0].id; // "provenance"
 */
export function provenanceSections(writer: Writer): Section[] {
  const { bandsOrdered } = writer.audit;
  if (bandsOrdered.kind === "not-estimable" || bandsOrdered.coverage.length === 0) return [];
  const words = writer.text.outcomes.provenance;
  return threeQuestions(
    {
      id: "provenance",
      heading: heading(bandsOrdered, writer),
      what: words.what,
      when: words.when,
      found: foundBlocks(bandsOrdered, writer),
    },
    writer,
  );
}

function emptyBands(coverage: BandsPart["coverage"][number]): readonly string[] {
  return coverage.bands.filter(({ anyOutcome }) => !anyOutcome).map(({ band }) => `“${band}”`);
}

function isUnstated({ coverage }: Pick<BandsPart, "coverage">): boolean {
  return coverage.every(({ provenance }) => provenance === "unstated");
}

function heading({ coverage }: BandsPart, { text, format }: Writer): string {
  const words = text.outcomes.provenance.heading;
  if (coverage.some(({ provenance }) => provenance === "random")) return words.random;
  if (isUnstated({ coverage })) return words.unstated;
  const missing = [...new Set(coverage.flatMap(emptyBands))];
  return missing.length > 0 ? words.missing(format.list(missing)) : words.selected;
}

function foundBlocks(part: BandsPart, writer: Writer): Block[] {
  const { text, format } = writer;
  const words = text.outcomes.provenance;
  const { coverage } = part;
  const [only] = coverage;
  const gaps = coverage.flatMap((entry) => {
    const bands = emptyBands(entry);
    return bands.length === 0
      ? []
      : [words.noBand({ set: text.score.set[entry.provenance], bands: format.list(bands) })];
  });
  const hasRandom = coverage.some(({ provenance }) => provenance === "random");
  const oneWay = coverage.length === 1 && only !== undefined ? [words.oneWay(text.score.set[only.provenance])] : [];
  const facts = [
    ...(isUnstated(part) ? [words.unstated] : oneWay),
    ...(gaps.length > 0 ? gaps : isUnstated(part) ? [] : [words.everyBand]),
    ...(hasRandom ? [words.randomFirst] : []),
  ];
  return [
    { kind: "paragraph", text: facts.join(" ") },
    { kind: "note", text: words.restriction },
    { kind: "table", table: coverageTable(part, writer) },
  ];
}

/** One row a way in which outcomes became known: the number per band, or whether there are any. */
function coverageTable(part: BandsPart, writer: Writer): ReportTable {
  const { text } = writer;
  const words = text.outcomes.provenance;
  const bands = part.coverage[0]?.bands.map(({ band }) => band) ?? [];
  return {
    id: "provenance-by-band",
    caption: tagged(words.caption(text.units[part.unit]), writer),
    columns: [{ label: words.set, numeric: false }, ...bands.map((label) => ({ label, numeric: true }))],
    rows: part.coverage.map(({ provenance, bands: covered }) => {
      const set = part.sets.find((candidate) => candidate.provenance === provenance) ?? wholeSet(part);
      return [
        text.score.set[provenance],
        ...covered.map(({ band, anyOutcome }) => {
          if (!anyOutcome) return words.none;
          const count = set === undefined ? text.table.suppressed : rowCount(set.known, band, writer);
          return count === text.table.suppressed ? words.any : count;
        }),
      ];
    }),
  };
}

/** One way alone is no set of its own: all known outcomes are its outcomes. */
function wholeSet({ sets, coverage }: BandsPart) {
  return coverage.length === 1 ? sets.find(({ provenance }) => provenance === "all-known") : undefined;
}
