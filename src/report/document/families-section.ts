import type { DisclosedAudit } from "../../disclosure/disclosed.js";
import type { TestedPart } from "./audit-parts.js";
import { groupsTable } from "./group-tables.js";
import { factsOf, type HypothesisFacts, testedGroups } from "./hypothesis-facts.js";
import { powerBlocks } from "./power-blocks.js";
import type { Block, ReportTable, Section } from "./report-document.js";
import type { Writer } from "./writer.js";

type FamilyPart = DisclosedAudit["families"][number];

/**
 * One section a planned family of groups: that it was planned beforehand, at which error rate and why, how its groups
 * were made, and in short what both hypotheses gave.
 *
 * @param writer  writer of the report
 * @returns sections of level 2 and 3; none where the plan has no families
 * @example
 * familySections(writer).map((section) => section.id); // ["family-regions", "family-regions-h1", "family-regions-h2"]
 */
export function familySections(writer: Writer): Section[] {
  return writer.audit.families.flatMap((family) => sectionsOf(family, writer));
}

function sectionsOf(family: FamilyPart, writer: Writer): Section[] {
  const { text, audit } = writer;
  const words = text.families;
  const label = family.label[text.language];
  const facts = [
    ...(family.hypothesis1 === null ? [] : [factsOf(1, family.hypothesis1, audit)]),
    ...(family.hypothesis2 === null ? [] : [factsOf(2, family.hypothesis2, audit)]),
  ];
  const claims = facts.map((each) => claimOf(each, writer));
  return [
    {
      id: `family-${family.name}`,
      level: 2,
      heading: words.heading(label, claims.join("; ")),
      blocks: introduction(family, writer).map((sentence): Block => ({ kind: "paragraph", text: sentence })),
    },
    ...facts.map(
      (each): Section => ({
        id: `family-${family.name}-h${each.number}`,
        level: 3,
        heading: words.table(each.number, label),
        blocks: hypothesisBlocks(family, each, writer),
      }),
    ),
  ];
}

function claimOf({ number, state, part }: HypothesisFacts, { text }: Writer): string {
  if (part.kind === "not-tested") return text.families.claimNotTested(number);
  if (state === "withheld") return text.families.claimWithheld(number);
  if (state === "shown") return text.families.claimShown(number);
  return state === "signalled" ? text.families.claimSignalled(number) : text.families.claimNone(number);
}

function introduction(family: FamilyPart, { text, format, audit }: Writer): string[] {
  const words = text.families;
  const planned = audit.plan.families.find(({ name }) => name === family.name)?.groups;
  const crossed = family.by === "strata" || family.by === "member-classes";
  const made = words.made[family.by]?.({ date: planned?.date ?? "", purpose: planned?.purpose ?? "" });
  return [
    words.why[crossed ? "crossed" : "pooled"](family.label[text.language], format.constant(family.alpha)),
    ...(made === undefined ? [] : [made]),
    ...(family.notPlaced.length === 0 ? [] : [words.notPlaced(format.list(family.notPlaced))]),
    ...(family.notFound === undefined ? [] : [words.notFound(format.list(family.notFound))]),
  ];
}

function hypothesisBlocks(family: FamilyPart, facts: HypothesisFacts, writer: Writer): Block[] {
  const { text, format, audit } = writer;
  const { part, verdict } = facts;
  if (part.kind === "not-tested") {
    return [{ kind: "paragraph", text: text.hypothesis.notTested(text.notTested[part.reason]) }];
  }
  const id = `family-${family.name}-h${facts.number}`;
  const context = { power: writer.level(audit.plan.adequacy.power) };
  return [
    ...(verdict?.adequacy.value === "insufficient"
      ? [{ kind: "note", text: text.verdict.adequacy(verdict, context).sentence } as const]
      : []),
    {
      kind: "paragraph",
      text: text.hypothesis.deciding({
        test: writer.test(part.deciding),
        groups: format.count(testedGroups(part).length),
        unit: text.units[part.unit],
        alpha: format.constant(part.family.alpha),
      }),
    },
    ...(facts.state === "shown" && facts.shownGroups.length + facts.throughGroups.length === 0
      ? [{ kind: "paragraph", text: text.secondPass.withheld } as const]
      : []),
    { kind: "table", table: testedTable(family, { facts, part, id: `${id}-groups` }, writer) },
    ...powerBlocks(facts, part, writer, `${id}-power`),
  ];
}

/** Table of the groups that were tested: the others are too small, and a split family has many of them. */
function testedTable(
  family: FamilyPart,
  { facts, part, id }: { readonly facts: HypothesisFacts; readonly part: TestedPart; readonly id: string },
  writer: Writer,
): ReportTable {
  const table = groupsTable(facts, { ...part, groups: testedGroups(part) }, writer);
  const label = family.label[writer.text.language];
  return { ...table, id, caption: `${writer.text.families.table(facts.number, label)}: ${table.caption}` };
}
