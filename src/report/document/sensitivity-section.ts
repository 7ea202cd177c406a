import type { DisclosedAudit, Published } from "../../disclosure/disclosed.js";
import { type RuleCell, ruleChart } from "../charts/rule-chart.js";
import type { TestedPart } from "./audit-parts.js";
import { tagged } from "./group-tables.js";
import { estimateOf, shownValue } from "./published.js";
import type { Block, Figure, ReportTable, Section } from "./report-document.js";
import type { Writer } from "./writer.js";

export type SensitivityPart = NonNullable<TestedPart["sensitivity"]>;
type RulePart = SensitivityPart["rules"][number];
type RuledPart = RulePart["groups"][number];

const MOST_ROWS = 12;

/** The sweep over rules of an audit with the error rate that it is read at; null where there is none. */
interface Sweep {
  readonly part: SensitivityPart;
  readonly alpha: number;
  readonly deciding: RulePart;
  /** Groups that are drawn: named in the plan, or shown under some rule. */
  readonly drawn: readonly string[];
  readonly telling: number;
}

function sweepOf({ hypothesis2, plan }: DisclosedAudit): Sweep | null {
  if (hypothesis2.kind !== "tested" || hypothesis2.sensitivity === null) return null;
  const part = hypothesis2.sensitivity;
  const deciding = part.rules.find(({ decides }) => decides);
  if (deciding === undefined) return null;
  const groups = part.rules.flatMap((rule) => rule.groups);
  const some = new Set(groups.filter(isShown).map(({ group }) => group));
  const named = plan.groups.named.filter((name) => groups.some(({ group }) => group === name));
  const telling = [...new Set([...named, ...some])];
  return {
    part,
    alpha: hypothesis2.family.alpha,
    deciding,
    drawn: telling.slice(0, MOST_ROWS),
    telling: telling.length,
  };
}

function isShown(group: RuledPart): boolean {
  return shownValue(group.shown) === true;
}

/** Whether a p-value lies at or below alpha: its class says that too. */
function isAtMost(p: Published<number>, alpha: number): boolean {
  return p.kind === "class" ? p.relation === "at-most" : (shownValue(p) ?? 1) <= alpha;
}

/** Whether a difference is shown for some group under the rule; null where that would be said of one hidden group. */
function concludes({ smallestAdjusted }: RulePart, { alpha }: Sweep): boolean | null {
  return smallestAdjusted.kind === "withheld" ? null : isAtMost(smallestAdjusted, alpha);
}

/** Rules of which it may be said whether a difference is shown, and the others. */
function saidRules(sweep: Sweep) {
  const isSaid = (rule: RulePart) => concludes(rule, sweep) !== null;
  return { said: sweep.part.rules.filter(isSaid), unsaid: sweep.part.rules.filter((rule) => !isSaid(rule)) };
}

/**
 * Figure of the rules for the majority: where a conclusion turns.
 *
 * @param writer  writer of the report
 * @returns figure, or null where the audit has no other rules
 * @example
 * sensitivityFigure(writer)?.id; // "hypothesis-2-sensitivity"
 */
export function sensitivityFigure(writer: Writer): Figure | null {
  const sweep = sweepOf(writer.audit);
  if (sweep === null) return null;
  const { text, format } = writer;
  const words = text.sensitivity;
  const turned = turnedRules(sweep);
  const description = words.description(format.list([words.anyGroup, ...sweep.drawn]));
  return {
    id: "hypothesis-2-sensitivity",
    finding:
      turned.length > 0
        ? words.figureTurns({ rules: format.count(turned.length), of: format.count(saidRules(sweep).said.length - 1) })
        : saidRules(sweep).unsaid.length > 0
          ? words.figureUnsaid
          : groupsTurn(sweep)
            ? words.figureGroupsTurn
            : words.figureSame,
    subtitle: words.subtitle(writer.audit.plan.period),
    description,
    spec: ruleChart(cellsOf(sweep, writer), {
      description,
      deciding: shortName(sweep.deciding, writer),
      decidingLabel: words.ofPlan,
      syntheticTag: writer.syntheticTag,
    }),
    sentence: null,
    notes:
      sweep.drawn.length < sweep.telling
        ? [words.onlyFirst(format.count(sweep.drawn.length), format.count(sweep.telling))]
        : [],
    table: groupsTable(sweep, writer),
  };
}

/**
 * Section on the rules for the majority, below the findings of hypothesis 2: one sentence on whether a conclusion
 * turns and where, a table with one row a rule, and the figure.
 *
 * @param writer  writer of the report
 * @returns a section of level 3; none where the audit has no other rules
 * @example
 * sensitivitySections(writer)[0]?.id; // "hypothesis-2-sensitivity"
 */
export function sensitivitySections(writer: Writer): Section[] {
  const sweep = sweepOf(writer.audit);
  const figure = sensitivityFigure(writer);
  if (sweep === null || figure === null) return [];
  const { text, format } = writer;
  const words = text.sensitivity;
  const single = shownValue(sweep.part.singleMember);
  const withheld = sweep.part.rules.some(({ smallestAdjusted }) => smallestAdjusted.kind === "class");
  const what = words.what({ attribute: writer.attribute, planRule: longName(sweep.deciding, writer) });
  return [
    {
      id: "hypothesis-2-rules",
      level: 3,
      heading: words.heading,
      blocks: [
        { kind: "paragraph", text: what },
        ...turnBlocks(sweep, writer),
        ...groupBlocks(sweep, writer),
        ...(single === undefined ? [] : [paragraph(words.singleMember(format.share(single)))]),
        { kind: "figure", figure },
        { kind: "table", table: rulesTable(sweep, writer) },
        ...(withheld ? [paragraph(words.hiddenGroups)] : []),
      ],
    },
  ];
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

function longName({ rule }: Pick<RulePart, "rule">, writer: Writer): string {
  return writer.text.sensitivity.rule(rule, (value) => percentage(value, writer));
}

function shortName({ rule }: Pick<RulePart, "rule">, writer: Writer): readonly string[] {
  return writer.text.sensitivity.short(rule, (value) => percentage(value, writer));
}

function percentage(value: number, { format }: Writer): string {
  return `${format.constant(Number((100 * value).toPrecision(6)))}%`;
}

function turnedRules(sweep: Sweep): readonly RulePart[] {
  const own = concludes(sweep.deciding, sweep);
  return own === null ? [] : saidRules(sweep).said.filter((rule) => concludes(rule, sweep) !== own);
}

function turnBlocks(sweep: Sweep, writer: Writer): Block[] {
  const { unsaid } = saidRules(sweep);
  const turned = turnSentence(sweep, writer);
  return [
    ...(turned === null ? [] : [{ kind: "paragraph", text: turned, strong: true } as const]),
    ...(unsaid.length === 0 ? [] : [paragraph(writer.text.sensitivity.unsaid(listed(unsaid, writer)))]),
  ];
}

function turnSentence(sweep: Sweep, writer: Writer): string | null {
  const { sensitivity } = writer.text;
  const shown = concludes(sweep.deciding, sweep);
  const turned = turnedRules(sweep);
  if (shown === null) return null;
  if (turned.length === 0) {
    const rules = writer.format.count(saidRules(sweep).said.length);
    return sensitivity.same({ rules, shown, groupsTurn: groupsTurn(sweep) });
  }
  return sensitivity.turns({ planShown: shown, rules: listed(turned, writer) });
}

/** Rules in a sentence; semicolons, since a rule can hold a comma. */
function listed(rules: readonly RulePart[], writer: Writer): string {
  return rules.map((rule) => longName(rule, writer)).join("; ");
}

/** Conclusion on one group under the rule of the plan, and the rules that conclude otherwise or do not test it. */
function turnOf(name: string, { part, deciding }: Sweep) {
  const at = (rule: RulePart) => rule.groups.find(({ group }) => group === name);
  const own = at(deciding);
  const planShown = own !== undefined && isShown(own);
  const others = part.rules.filter((rule) => {
    const group = at(rule);
    return group !== undefined && isShown(group) !== planShown;
  });
  return { planShown, others, missing: part.rules.filter((rule) => at(rule) === undefined) };
}

function groupsTurn(sweep: Sweep): boolean {
  return sweep.drawn.some((name) => turnOf(name, sweep).others.length > 0);
}

/** What turns for a single group, among those that are drawn. */
function groupBlocks(sweep: Sweep, writer: Writer): Block[] {
  const { sensitivity } = writer.text;
  if (sweep.drawn.length === 0) return [];
  const items = sweep.drawn.flatMap((name) => {
    const { planShown, others, missing } = turnOf(name, sweep);
    if (others.length === 0 && missing.length === 0) return [];
    const rules = listed(others, writer);
    return [sensitivity.groupTurns({ group: name, planShown, rules, missing: listed(missing, writer) })];
  });
  return items.length === 0 ? [paragraph(sensitivity.groupsSame)] : [{ kind: "list", items }];
}

function stateOf(shown: boolean | null): RuleCell["state"] {
  if (shown === null) return "unsaid";
  return shown ? "shown" : "not-shown";
}

function cellsOf(sweep: Sweep, writer: Writer): RuleCell[] {
  const { sensitivity } = writer.text;
  const any = sweep.part.rules.map(
    (rule): RuleCell => ({
      row: sensitivity.anyGroup,
      column: shortName(rule, writer),
      state: rule.tested === 0 ? "untested" : stateOf(concludes(rule, sweep)),
      text: "",
    }),
  );
  const rows = sweep.drawn.flatMap((name) =>
    sweep.part.rules.map((rule): RuleCell => {
      const group = rule.groups.find((each) => each.group === name);
      const column = shortName(rule, writer);
      if (group === undefined) return { row: name, column, state: "untested", text: "" };
      const ratio = estimateOf(group.ratio);
      const text = ratio === undefined ? "" : writer.format.ratio(ratio);
      return { row: name, column, state: isShown(group) ? "shown" : "not-shown", text };
    }),
  );
  return [...any, ...rows];
}

function rulesTable(sweep: Sweep, writer: Writer): ReportTable {
  const { text, format } = writer;
  const { columns, ...words } = text.sensitivity;
  return {
    id: "hypothesis-2-rules",
    caption: tagged(words.rulesCaption, writer),
    columns: [
      { label: columns.rule, numeric: false },
      { label: columns.sponsors, numeric: true },
      { label: columns.tested, numeric: true },
      { label: columns.smallest, numeric: true },
      { label: columns.conclusion, numeric: false },
      { label: columns.groups, numeric: false },
    ],
    rows: sweep.part.rules.map((rule) => {
      const shown = concludes(rule, sweep);
      const names = rule.groups.filter(isShown).map(({ group }) => group);
      return [
        `${longName(rule, writer)}${rule.decides ? ` (${words.ofPlan})` : ""}`,
        rule.unitsWithMajority === null ? words.noCut : writer.number(rule.unitsWithMajority, format.count),
        format.count(rule.tested),
        rule.tested === 0 ? "–" : writer.number(rule.smallestAdjusted, format.pCell),
        shown === null ? words.notSaid : shown ? words.shown : words.notShown,
        names.length > 0 ? format.list(names) : shown === true ? words.noGroups : "–",
      ];
    }),
  };
}

/** All numbers of the drawn groups; the table of the release has those of every group that may be named. */
function groupsTable(sweep: Sweep, writer: Writer): ReportTable | null {
  const { text, format } = writer;
  const { columns, ...words } = text.sensitivity;
  if (sweep.drawn.length === 0) return null;
  const number = (label: string) => ({ label, numeric: true });
  return {
    id: "hypothesis-2-rules-groups",
    caption: tagged(words.groupsCaption, writer),
    columns: [
      { label: columns.group, numeric: false },
      { label: columns.rule, numeric: false },
      ...[text.table.difference, text.table.ratio, columns.unadjusted, columns.adjusted].map(number),
      { label: columns.conclusion, numeric: false },
    ],
    rows: sweep.drawn.flatMap((name) =>
      sweep.part.rules.flatMap((rule) =>
        rule.groups
          .filter(({ group }) => group === name)
          .map((group) => [
            name,
            longName(rule, writer),
            writer.estimate(group.difference, format.points),
            writer.estimate(group.ratio, format.ratio),
            writer.number(group.unadjusted, format.pCell),
            writer.number(group.adjusted, format.pCell),
            isShown(group) ? words.shown : words.notShown,
          ]),
      ),
    ),
  };
}
