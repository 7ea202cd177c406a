import type { MajorityRule } from "../../src/audit/hypothesis-2/majority-rules.js";
import type { DisclosedAudit } from "../../src/disclosure/disclosed.js";

type Tested = Extract<DisclosedAudit["hypothesis2"], { kind: "tested" }>;
type Sensitivity = NonNullable<Tested["sensitivity"]>;

const above = (threshold: number, minMigrants = 1): MajorityRule => ({ kind: "threshold", threshold, minMigrants });
const shown = <T>(value: T) => ({ kind: "shown", value }) as const;
const withheld = { kind: "withheld", reason: "rests-on-hidden-cell" } as const;

/** Adjusted p-values of one group by the name of the rule; a rule that is not named does not test the group. */
export type PValuesByRule = Readonly<Partial<Record<"half" | "seven" | "largest" | "five" | "share", number>>>;

const RULES: readonly (readonly [name: keyof PValuesByRule, rule: MajorityRule])[] = [
  ["half", above(0.5)],
  ["seven", above(0.7)],
  ["largest", { kind: "plurality", minMigrants: 1 }],
  ["five", above(0.5, 5)],
  ["share", { kind: "share", minMigrants: 1 }],
];

/** H2 under five rules, in full or with classes and withheld numbers only. */
export function sensitivityPart(groups: Readonly<Record<string, PValuesByRule>>, withClasses = false): Sensitivity {
  const asClass = (p: number) => ({ kind: "class", relation: p <= 0.05 ? "at-most" : "above", bound: 0.05 }) as const;
  const pValue = (p: number) => (withClasses ? asClass(p) : shown(p));
  return {
    singleMember: shown(0.46),
    rules: RULES.map(([name, rule]) => {
      const tested = Object.entries(groups).flatMap(([group, values]) => {
        const p = values[name];
        return p === undefined ? [] : [{ group, p }];
      });
      return {
        rule,
        decides: name === "half",
        unitsWithMajority: rule.kind === "share" ? null : withClasses ? withheld : shown(7_107),
        resamples: 49_999,
        tested: tested.length,
        smallestAdjusted: pValue(Math.min(1, ...tested.map(({ p }) => p))),
        groups: tested.map(({ group, p }) => ({
          group,
          difference: withClasses ? withheld : shown({ kind: "estimate", value: 0.09 } as const),
          ratio: withClasses ? withheld : shown({ kind: "estimate", value: 1.62 } as const),
          unadjusted: withClasses ? withheld : shown(p / 10),
          adjusted: pValue(p),
          shown: shown(p <= 0.05),
        })),
      };
    }),
  };
}

/** An audit with other rules for the majority beside the one that decided. */
export function withRules(audit: DisclosedAudit, sensitivity: Sensitivity): DisclosedAudit {
  const { hypothesis2 } = audit;
  if (hypothesis2.kind !== "tested") throw new Error("expected a tested hypothesis 2");
  return { ...audit, hypothesis2: { ...hypothesis2, sensitivity } };
}

/** An audit whose human step came out as hypothesis 2 of another one, with that one's tables under names of their own. */
export function withSelectedStep(audit: DisclosedAudit, other: DisclosedAudit): DisclosedAudit {
  const step = JSON.parse(
    JSON.stringify({ tables: other.tables, part: other.hypothesis2 })
      .replaceAll('"h2-', '"step-')
      .replaceAll('"hoog"', '"selected"'),
  ) as { tables: DisclosedAudit["tables"]; part: DisclosedAudit["hypothesis2"] };
  return {
    ...audit,
    tables: [...audit.tables, ...step.tables.filter(({ id }) => id.startsWith("step-"))],
    hypothesis2Selected: step.part,
  };
}
