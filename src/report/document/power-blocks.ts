import type { GroupPart, TestedPart } from "./audit-parts.js";
import { tagged } from "./group-tables.js";
import { type HypothesisFacts, testedGroups } from "./hypothesis-facts.js";
import { shownValue } from "./published.js";
import type { Block, ReportTable } from "./report-document.js";
import type { Writer } from "./writer.js";

/** Needed numbers are approximations: two significant digits. */
const NEEDED_DIGITS = 2;

/**
 * What the margin means in natural frequencies, for how many groups alikeness is shown, and what the test could have
 * found: sentences and a folded table of the tested groups.
 *
 * @param facts   facts of the hypothesis
 * @param part    its tested result
 * @param writer  writer of the report
 * @param id      of the table
 * @returns blocks; those that rest on withheld numbers are left out
 * @example
 * powerBlocks(facts, part, writer, "hypothesis-1-power").length; // 6
 */
export function powerBlocks(facts: HypothesisFacts, part: TestedPart, writer: Writer, id: string): Block[] {
  const { text, format, audit } = writer;
  const table = powerTable(facts, part, writer, id);
  const unit = text.units[part.unit];
  return [
    ...[marginSentence(facts, part, writer), alikeSentence(part, writer), ...foundSentences(facts, part, writer)]
      .filter((sentence) => sentence !== null)
      .map((sentence): Block => ({ kind: "paragraph", text: sentence })),
    ...(table.rows.length === 0
      ? []
      : [
          { kind: "table", table, folded: true } as const,
          { kind: "paragraph", text: text.power.neededNote(unit), depth: "analyst" } as const,
        ]),
    ...(audit.plan.margins.difference === undefined
      ? []
      : [
          {
            kind: "paragraph",
            text: text.power.marginDifference(format.points(audit.plan.margins.difference)),
          } as const,
        ]),
  ];
}

function marginSentence(facts: HypothesisFacts, part: TestedPart, writer: Writer): string | null {
  const { text, format, audit } = writer;
  const { ratioLower, ratioUpper } = audit.plan.margins;
  const overall = shownValue(part.overallFlaggedShare);
  if (overall === undefined || overall * ratioUpper > 1) return null;
  return text.power.margin({
    population: writer.population(facts.unit),
    others: format.count(1000 * overall),
    from: format.count(1000 * overall * ratioLower),
    to: format.count(1000 * overall * ratioUpper),
    lower: format.ratio(ratioLower),
    upper: format.ratio(ratioUpper),
  });
}

function alikeSentence(part: TestedPart, { text }: Writer): string | null {
  const verdicts = testedGroups(part).flatMap((group) => shownValue(group.verdict) ?? []);
  if (verdicts.length === 0) return null;
  const shown = verdicts.filter(({ equivalence }) => equivalence.value === "shown").length;
  return text.power.alike({ shown, of: verdicts.length });
}

function foundSentences(facts: HypothesisFacts, part: TestedPart, writer: Writer): (string | null)[] {
  const { text, format, audit } = writer;
  const power = writer.level(audit.plan.adequacy.power);
  const [first] = testedGroups(part).flatMap((group) => powerOf(group) ?? []);
  const of = testedGroups(part).length;
  const missed = facts.verdict?.adequacy.reasons.find((reason) => reason.code === "power-below-target");
  return [
    first === undefined
      ? null
      : text.power.how({
          baseRate: format.share(first.baseRate),
          power,
          unit: text.units[part.unit],
          draws: first.draws === null ? null : format.count(first.draws),
        }),
    facts.verdict === null
      ? null
      : text.power.reached({ reached: missed?.code === "power-below-target" ? of - missed.groups : of, of, power }),
  ];
}

function powerOf(group: GroupPart) {
  const power = shownValue(group.power);
  return power?.kind === "estimate" ? power : undefined;
}

function powerTable(facts: HypothesisFacts, part: TestedPart, writer: Writer, id: string): ReportTable {
  const { text, format, audit } = writer;
  const { columns } = text.power;
  const ratio = (found: NonNullable<ReturnType<typeof powerOf>>["above"]) =>
    found.kind === "estimate" ? format.ratio(found.value) : "–";
  return {
    id,
    caption: tagged(text.power.tableCaption(facts.number, writer.level(audit.plan.adequacy.power)), writer),
    columns: [
      { label: text.table.group, numeric: false },
      ...[columns.above, columns.below, columns.atMargin, columns.needed(text.units[part.unit])].map((label) => ({
        label,
        numeric: true,
      })),
    ],
    rows: testedGroups(part).flatMap((group) => {
      const power = powerOf(group);
      if (power === undefined) return [];
      const needed = power.neededUnits.kind === "estimate" ? format.count(rounded(power.neededUnits.value)) : "–";
      return [[group.group, ratio(power.above), ratio(power.below), format.share(power.atMargin), needed]];
    }),
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(NEEDED_DIGITS));
}
