import type { RestSentence } from "../text/second-pass-text.js";
import type { GroupPart, TestedPart } from "./audit-parts.js";
import { intervalLevel, tagged } from "./group-tables.js";
import type { HypothesisFacts } from "./hypothesis-facts.js";
import { shownValue } from "./published.js";
import type { Block, ReportTable } from "./report-document.js";
import type { Writer } from "./writer.js";

const MOST_SENTENCES = 6;

type GroupPass = NonNullable<GroupPart["secondPass"]>;

/** A group with the pass that settled it. */
interface SettledGroup {
  readonly group: GroupPart;
  readonly pass: GroupPass;
  readonly named: boolean;
  readonly without: readonly string[];
}

/**
 * Which groups a difference is about: the passes in words, a sentence a group, and a folded table.
 *
 * @param facts   facts of the hypothesis
 * @param part    its tested result
 * @param writer  writer of the report
 * @returns blocks; empty where the first pass rejects nobody
 * @example
 * secondPassBlocks(facts, part, writer).length;
 */
export function secondPassBlocks(facts: HypothesisFacts, part: TestedPart, writer: Writer): Block[] {
  if (part.secondPass === null) return [];
  const { secondPass: text, units } = writer.text;
  const settled = settledGroups(part);
  const named = shownValue(part.secondPass.named);
  const mixed = part.memberUnit !== part.unit && facts.number === 1;
  const intro = text.intro({ unit: units[part.unit], memberUnit: units[part.memberUnit], mixed });
  const sentences = settled.slice(0, MOST_SENTENCES).map((group) => sentenceOn(group, named ?? [], facts, writer));
  const left = settled.length - sentences.length;
  return [
    { kind: "paragraph", text: `${text.heading} ${intro} ${text.confirmed}` },
    ...(named?.length === 0 ? [{ kind: "paragraph", text: text.none } as const] : []),
    ...(named === undefined || settled.length === 0 ? [{ kind: "paragraph", text: text.withheld } as const] : []),
    ...(sentences.length === 0
      ? []
      : [
          {
            kind: "list",
            items: left === 0 ? sentences : [...sentences, writer.text.hypothesis.otherGroups(left, 0)],
          } as const,
        ]),
    ...(settled.length === 0
      ? []
      : [{ kind: "table", table: restTable(facts, part, settled, writer), folded: true } as const]),
  ];
}

/** Groups whose pass may be shown: named ones first, in the order of the result. */
function settledGroups(part: TestedPart): readonly SettledGroup[] {
  const settled = part.groups.flatMap((group): SettledGroup[] => {
    const pass = group.secondPass;
    const named = shownValue(pass?.named ?? null);
    const without = shownValue(pass?.without ?? null);
    return pass === null || named === undefined || without === undefined ? [] : [{ group, pass, named, without }];
  });
  return [...settled.filter(({ named }) => named), ...settled.filter(({ named }) => !named)];
}

function sentenceOn(
  { group, pass, named, without }: SettledGroup,
  allNamed: readonly string[],
  facts: HypothesisFacts,
  writer: Writer,
): string {
  const { secondPass: text } = writer.text;
  const population = writer.population(facts.unit);
  const { format } = writer;
  const values = (groups: readonly string[], test: GroupPass["adjusted"]): RestSentence => ({
    group: population.inGroup(group.group),
    others: population.others,
    without: format.list([...groups]),
    ratio: writer.estimate(pass.ratio, format.ratio),
    interval: writer.intervalInBrackets(pass.ratio, format.ratio),
    test: writer.test(test),
  });
  if (!named) {
    const words = values(without, pass.adjusted);
    if (shownValue(pass.ratio)?.kind === "not-estimable") return text.noRatioLeft(words);
    return without.every((name) => allNamed.includes(name)) ? text.through(words) : text.perhapsThrough(words);
  }
  if (without.length > 0) return text.namedAgainstRest(values(without, pass.adjusted));
  if (pass.confirmation === null) return text.namedAlone(values([], pass.adjusted));
  const confirmation = shownValue(pass.confirmation.without);
  if (confirmation === undefined) return text.withheld;
  return text.named(values(confirmation, pass.confirmation.adjusted));
}

function restTable(
  facts: HypothesisFacts,
  part: TestedPart,
  settled: readonly SettledGroup[],
  writer: Writer,
): ReportTable {
  const { text, format } = writer;
  const level = writer.level(intervalLevel(part));
  const number = (label: string) => ({ label, numeric: true });
  const { table, secondPass } = text;
  return {
    id: `hypothesis-${facts.number}-second-pass`,
    caption: tagged(secondPass.caption(facts.number), writer),
    columns: [
      { label: table.group, numeric: false },
      { label: secondPass.columns.against, numeric: false },
      number(table.difference),
      number(table.interval(level)),
      number(table.ratio),
      number(table.interval(level)),
      number(table.adjustedP),
      { label: secondPass.columns.result, numeric: false },
    ],
    rows: settled.map(({ group, pass, named, without }) => [
      group.group,
      without.length === 0 ? secondPass.allOthers : secondPass.othersWithout(format.list([...without])),
      writer.estimate(pass.difference, format.points),
      writer.interval(pass.difference, format.points),
      writer.estimate(pass.ratio, format.ratio),
      writer.interval(pass.ratio, format.ratio),
      writer.testCell(pass.adjusted),
      named ? secondPass.results.named : secondPass.results.through,
    ]),
  };
}
