import type { DisclosedAudit } from "../../disclosure/disclosed.js";
import type { GroupPart, TestedPart } from "./audit-parts.js";
import { rowTotal, tableOf } from "./audit-parts.js";
import type { HypothesisFacts } from "./hypothesis-facts.js";
import { boundsOf, shownValue } from "./published.js";
import type { ReportTable } from "./report-document.js";
import type { Writer } from "./writer.js";

const DEFAULT_LEVEL = 0.95;

/**
 * Number of members of a group behind its share, in words: migrants, majority sponsors or cases.
 *
 * @param part   tested hypothesis
 * @param group  label of the group
 * @param writer writer of the report
 * @returns the number, or the word for suppressed
 * @example
 * membersOf(part, "India", writer); // "3,412"
 */
export function membersOf(part: TestedPart, group: string, writer: Writer): string {
  const total = memberCount(writer.audit, part, group);
  return total === undefined ? writer.text.table.suppressed : writer.format.count(total);
}

/** The same as a number; undefined when suppressed. */
export function memberCount(audit: DisclosedAudit, part: TestedPart, group: string): number | undefined {
  const total = rowTotal(tableOf(audit, part.groupTotals), group);
  return total === "suppressed" ? undefined : total;
}

/** Confidence level of the intervals of a hypothesis, from the first one that is shown. */
export function intervalLevel(part: TestedPart): number {
  for (const group of part.groups) {
    const share = shownValue(group.flaggedShare);
    if (share?.kind === "estimate" && !("kind" in share.interval)) return share.interval.level;
  }
  return DEFAULT_LEVEL;
}

/**
 * Main table of a hypothesis: one row per group, tested groups first.
 *
 * @param facts   facts of the hypothesis
 * @param part    its tested result
 * @param writer  writer of the report
 * @returns a table of finished text
 * @example
 * groupsTable(facts, part, writer).rows.length;
 */
export function groupsTable(facts: HypothesisFacts, part: TestedPart, writer: Writer): ReportTable {
  const { text, format } = writer;
  const level = writer.level(intervalLevel(part));
  const { reference } = writer.audit.plan.groups;
  const withReference = reference !== undefined && part.groups.some((group) => group.ratioToReference !== null);
  return {
    id: `hypothesis-${facts.number}-groups`,
    caption: tagged(text.table.groupsCaption(writer.population(facts.unit)), writer),
    columns: [
      { label: text.table.group, numeric: false },
      { label: text.table.n(text.units[part.memberUnit]), numeric: true },
      { label: text.table.share, numeric: true },
      { label: text.table.interval(level), numeric: true },
      { label: text.table.rest, numeric: true },
      { label: text.table.ratio, numeric: true },
      { label: text.table.interval(level), numeric: true },
      ...(withReference ? [{ label: text.table.ratioToReference(reference), numeric: true }] : []),
      { label: text.table.adjustedP, numeric: true },
      { label: text.table.verdict, numeric: false },
    ],
    rows: testedFirst(part.groups).map((group) => [
      group.group,
      membersOf(part, group.group, writer),
      writer.estimate(group.flaggedShare, format.share),
      writer.interval(group.flaggedShare, format.share),
      writer.estimate(group.restShare, format.share),
      writer.estimate(group.ratio, format.ratio),
      writer.interval(group.ratio, format.ratio),
      ...(withReference
        ? [group.ratioToReference === null ? "–" : writer.estimate(group.ratioToReference, format.ratio)]
        : []),
      group.tested ? writer.testCell(group.adjusted) : "–",
      resultWord(group, writer),
    ]),
  };
}

function testedFirst(groups: readonly GroupPart[]): readonly GroupPart[] {
  return [...groups.filter((group) => group.tested), ...groups.filter((group) => !group.tested)];
}

/** What the deciding test says of a group, in one or two words. */
export function resultWord(group: GroupPart, { text }: Writer): string {
  if (!group.tested) return text.table.describedOnly;
  const verdict = shownValue(group.verdict);
  const { verdictWord } = text.table;
  if (verdict === undefined) return verdictWord.withheld;
  if (verdict.evidence.value === "difference-shown") {
    return verdict.evidence.through === undefined ? verdictWord.shown : verdictWord.through;
  }
  if (verdict.signal.value === "signalled") return verdictWord.signalled;
  return verdict.evidence.value === "not-testable" ? verdictWord.notShown : verdictWord.none;
}

/**
 * Second table of a hypothesis: numbers beside the deciding test, per tested group.
 *
 * @param facts   facts of the hypothesis
 * @param part    its tested result
 * @param writer  writer of the report
 * @returns a table of finished text
 * @example
 * detailsTable(facts, part, writer).columns.length;
 */
export function detailsTable(facts: HypothesisFacts, part: TestedPart, writer: Writer): ReportTable {
  const { text, format } = writer;
  const table = text.table;
  const beside = part.groups.some((group) => group.beside !== null);
  const familyWise = part.groups.some((group) => group.familyWise !== null);
  const { secondPass } = text;
  const level = writer.level(intervalLevel(part));
  const clustered = part.memberUnit !== part.unit;
  const number = (label: string) => ({ label, numeric: true });
  return {
    id: `hypothesis-${facts.number}-details`,
    caption: tagged(table.detailsCaption(facts.number), writer),
    columns: [
      { label: table.group, numeric: false },
      ...(clustered ? [number(table.effectiveUnits(text.units[part.unit])), number(table.designEffect)] : []),
      number(table.difference),
      number(table.interval(level)),
      number(secondPass.togetherColumn(table.difference, level)),
      number(secondPass.togetherColumn(table.ratio, level)),
      number(table.expected),
      number(table.unadjustedP),
      number(table.detectable),
      { label: table.equivalence, numeric: false },
      ...(familyWise ? [table.holm, table.benjaminiYekutieli].map(number) : []),
      ...(beside ? [table.fisher, table.midP, table.holm, table.benjaminiYekutieli, table.oddsRatio].map(number) : []),
      ...(beside ? [secondPass.differenceByScore, secondPass.ratioByKoopman].map(number) : []),
    ],
    rows: part.groups
      .filter((group) => group.tested)
      .map((group) => [
        group.group,
        ...(clustered
          ? [writer.number(group.effectiveUnits, format.count), writer.estimate(group.designEffect, format.ratio)]
          : []),
        writer.estimate(group.difference, points(writer)),
        writer.interval(group.difference, points(writer)),
        simultaneousCell(group.simultaneous?.difference ?? null, format.points, writer),
        simultaneousCell(group.simultaneous?.ratio ?? null, format.ratio, writer),
        writer.number(group.expectedFlagged, format.count),
        writer.testCell(group.unadjusted),
        writer.estimate(group.minimumDetectableRatio, format.ratio),
        equivalenceWord(group, writer),
        ...(familyWise ? familyWiseCells(group, writer) : []),
        ...(beside ? besideCells(group, writer) : []),
      ]),
  };
}

function besideCells(group: GroupPart, writer: Writer): string[] {
  if (group.beside === null) return ["–", "–", "–", "–", "–", "–", "–"];
  const { fisher, fisherMidP, holm, benjaminiYekutieli, oddsRatio, differenceByScore, ratioByKoopman } = group.beside;
  const { pCell, ratio, points } = writer.format;
  return [
    writer.testCell(fisher),
    writer.testCell(fisherMidP),
    writer.number(holm, pCell),
    writer.number(benjaminiYekutieli, pCell),
    writer.estimate(oddsRatio, ratio),
    writer.interval(differenceByScore, points),
    writer.interval(ratioByKoopman, ratio),
  ];
}

function familyWiseCells({ familyWise }: GroupPart, writer: Writer): string[] {
  if (familyWise === null) return ["–", "–"];
  const { pCell } = writer.format;
  return [writer.number(familyWise.holm, pCell), writer.number(familyWise.benjaminiYekutieli, pCell)];
}

/** An interval for all groups at once; a dash where the group is not tested. */
function simultaneousCell(
  published: NonNullable<GroupPart["simultaneous"]>["ratio"] | null,
  write: (value: number) => string,
  writer: Writer,
): string {
  const bounds = boundsOf(published);
  if (bounds?.lower === undefined || bounds.upper === undefined) return "–";
  return writer.text.chart.interval(write(bounds.lower), write(bounds.upper));
}

/** A difference of shares in percentage points with one decimal. */
function points({ format }: Writer): (value: number) => string {
  return (value) => format.points(value);
}

function equivalenceWord(group: GroupPart, { text }: Writer): string {
  const verdict = shownValue(group.verdict);
  return verdict === undefined
    ? text.table.verdictWord.withheld
    : text.table.equivalenceWord[verdict.equivalence.value];
}

/** Adds the mark of synthetic data to a caption, so that a copied table keeps it. */
export function tagged(caption: string, { syntheticTag }: Writer): string {
  return syntheticTag === null ? caption : `${caption} (${syntheticTag.toLowerCase()})`;
}
