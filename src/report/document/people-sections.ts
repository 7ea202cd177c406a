import type { UnavailableReason } from "../../data/evidence.js";
import type { DisclosedAudit, Published } from "../../disclosure/disclosed.js";
import type { SelectionText } from "../text/findings-text.js";
import type { EstimateValue, SelectionPart } from "./audit-parts.js";
import { rowTotal, tableOf } from "./audit-parts.js";
import { tagged } from "./group-tables.js";
import { threeQuestions } from "./hypothesis-section.js";
import { estimateOf } from "./published.js";
import { selectionRangesBlocks } from "./ranges-blocks.js";
import type { Block, ReportTable, Section } from "./report-document.js";
import type { Writer } from "./writer.js";

/** Groups that H1 tested; all groups where it tested none: tiny groups make no headline. */
function headlineGroups<T extends { readonly group: string }>(
  groups: readonly T[],
  audit: DisclosedAudit,
): readonly T[] {
  const { hypothesis1 } = audit;
  if (hypothesis1.kind !== "tested") return groups;
  return groups.filter(({ group }) => hypothesis1.family.tested.includes(group));
}

/**
 * Sections on the human step after the model's proposal, where the data holds it.
 *
 * @param writer  writer of the report
 * @returns a section of level 2 and three of level 3
 * @example
 * selectionSections(writer)[0].id; // "selection"
 */
export function selectionSections(writer: Writer): Section[] {
  const { text, audit } = writer;
  const { selection } = audit;
  if (selection.kind === "not-estimable") return notDescribed("selection", text.selection, selection.reason, writer);
  const { what, when } = text.selection;
  const found = selectionBlocks(selection, writer);
  const claim = selectionClaim(writer);
  const heading = claim === null ? text.selection.headingPlain : text.selection.heading(claim);
  return threeQuestions({ id: "selection", heading, what, when, found }, writer);
}

/** A question that the data does not answer: one section with the reason. */
function notDescribed(
  id: string,
  words: Pick<SelectionText, "headingPlain" | "notForSponsors" | "notEstimable">,
  reason: UnavailableReason,
  { audit, text }: Writer,
): Section[] {
  const ofSponsors = audit.source.form === "sponsors" && reason === "clusters-unknown";
  const sentence = ofSponsors ? words.notForSponsors : words.notEstimable(text.unavailable[reason]);
  return [{ id, level: 2, heading: words.headingPlain, blocks: [{ kind: "paragraph", text: sentence }] }];
}

type SelectionGroup = SelectionPart["groups"][number];

/** The ratio that the plan asks for: to its reference group, else to the others. */
function ratioOf(group: SelectionGroup): Published<EstimateValue> {
  return group.ratioToReference ?? group.ratio;
}

function mostSelected(selection: SelectionPart, audit: DisclosedAudit): SelectionGroup | undefined {
  return headlineGroups(selection.groups, audit)
    .filter((group) => estimateOf(ratioOf(group)) !== undefined)
    .toSorted((a, b) => (estimateOf(ratioOf(b)) ?? 0) - (estimateOf(ratioOf(a)) ?? 0))[0];
}

function comparisonOf(group: SelectionGroup, { audit, text }: Writer): string {
  const { reference } = audit.plan.groups;
  return group.ratioToReference !== null && reference !== undefined
    ? text.selection.comparisonReference(reference)
    : text.selection.comparisonRest;
}

/**
 * What people selected, as a sentence without full stop: the group with the highest ratio.
 *
 * @param writer  writer of the report
 * @returns the claim, or null where no ratio may be shown
 * @example
 * selectionClaim(writer); // "Group A is selected 6.22 times as often as the others"
 */
export function selectionClaim(writer: Writer): string | null {
  const { selection } = writer.audit;
  const group = selection.kind === "estimated" ? mostSelected(selection, writer.audit) : undefined;
  if (group === undefined) return null;
  return writer.text.selection.claim({
    group: group.group,
    ratio: writer.estimate(ratioOf(group), writer.format.ratio),
    comparison: comparisonOf(group, writer),
  });
}

function selectionBlocks(selection: SelectionPart, writer: Writer): Block[] {
  const { text, format, audit } = writer;
  const unit = text.units[selection.unit];
  const group = mostSelected(selection, audit);
  const sentence =
    group === undefined
      ? ""
      : `${text.selection.sentence({
          group: group.group,
          share: writer.estimate(group.selectedShare, format.share),
          ratio: writer.estimate(ratioOf(group), format.ratio),
          comparison: comparisonOf(group, writer),
          n: total(audit, selection.groupBySelected, group.group, writer),
          unit,
        })} `;
  const { reference } = audit.plan.groups;
  const withReference = reference !== undefined && selection.groups.some((each) => each.ratioToReference !== null);
  return [
    { kind: "paragraph", text: `${sentence}${text.selection.noTest}` },
    {
      kind: "table",
      table: groupRateTable(
        {
          id: "selection-by-group",
          caption: text.selection.caption(unit),
          unit,
          table: selection.groupBySelected,
          columns: [text.selection.share],
          ratios: [text.table.ratio, ...(withReference ? [text.table.ratioToReference(reference)] : [])],
        },
        selection.groups.map((each) => ({
          group: each.group,
          rates: [each.selectedShare],
          ratios: [each.ratio, ...(withReference ? [each.group === reference ? null : each.ratioToReference] : [])],
        })),
        writer,
      ),
    },
    ...selectionRangesBlocks(selection.groups, writer),
  ];
}

function total(audit: DisclosedAudit, id: string, level: string | undefined, { text, format }: Writer): string {
  const count = rowTotal(tableOf(audit, id), level);
  return count === "suppressed" ? text.table.suppressed : format.count(count);
}

interface RateTable {
  readonly id: string;
  readonly caption: string;
  readonly unit: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly ratios?: readonly string[];
}

interface RateRow {
  readonly group: string;
  readonly rates: readonly Published<EstimateValue>[];
  readonly ratios?: readonly (Published<EstimateValue> | null)[];
}

/** One row per group: n, then each share and each ratio with its interval. */
function groupRateTable(shape: RateTable, rows: readonly RateRow[], writer: Writer): ReportTable {
  const { text, format, audit } = writer;
  const interval = text.table.interval(writer.level(0.95));
  const headings = [...shape.columns, ...(shape.ratios ?? [])].flatMap((label) => [label, interval]);
  const cells = (value: Published<EstimateValue> | null, write: (value: number) => string) =>
    value === null ? ["–", "–"] : [writer.estimate(value, write), writer.interval(value, write)];
  return {
    id: shape.id,
    caption: tagged(shape.caption, writer),
    columns: [
      { label: text.table.group, numeric: false },
      ...[text.table.n(shape.unit), ...headings].map((label) => ({ label, numeric: true })),
    ],
    rows: rows.map((row) => [
      row.group,
      total(audit, shape.table, row.group, writer),
      ...row.rates.flatMap((rate) => cells(rate, format.share)),
      ...(row.ratios ?? []).flatMap((ratio) => cells(ratio, format.ratio)),
    ]),
  };
}
