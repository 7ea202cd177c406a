import { describe, expect, it } from "vitest";
import type { DisclosedAudit } from "../../../src/disclosure/disclosed.js";
import type { TestedPart } from "../../../src/report/document/audit-parts.js";
import { claimOf } from "../../../src/report/document/claims.js";
import { hypothesesOf } from "../../../src/report/document/hypothesis-facts.js";
import { summarySection } from "../../../src/report/document/opening-sections.js";
import { secondPassBlocks } from "../../../src/report/document/second-pass-blocks.js";
import { writerFor } from "../../../src/report/document/writer.js";
import { forbiddenPhrases } from "../../../src/report/text/forbidden-phrases.js";
import { DIFFERENCE, disclosedAudit } from "../../support/disclosed-audit.js";

const shown = <T>(value: T) => ({ kind: "shown", value }) as const;
const withheld = { kind: "withheld", reason: "rests-on-hidden-cell" } as const;
const asymptotic = (pValue: number) => shown({ method: "asymptotic", pValue, twoSidedRule: "as-extreme" } as const);
const estimate = (value: number) =>
  shown({
    kind: "estimate",
    value,
    interval: { lower: value * 0.9, upper: value * 1.1, level: 0.95, method: "linearised-over-units" },
  } as const);

type Pass = NonNullable<TestedPart["groups"][number]["secondPass"]>;

const pass = (named: boolean, without: readonly string[], p: number, confirmation: readonly string[] | null): Pass =>
  ({
    named: shown(named),
    without: shown(without),
    adjusted: asymptotic(p),
    difference: estimate(0.02),
    ratio: estimate(1.04),
    confirmation: confirmation === null ? null : { without: shown(confirmation), adjusted: asymptotic(0.002) },
  }) as unknown as Pass;

/** An audit in which X and C differ themselves, and B only as far as X lies far from the rest. */
function auditOf(passes: Readonly<Record<string, Pass>>, named: readonly string[] | null): DisclosedAudit {
  const through = (group: string) => {
    const without = passes[group]?.without;
    return without?.kind === "shown" && passes[group]?.named.kind === "shown" && !passes[group].named.value
      ? { through: without.value }
      : {};
  };
  const audit = disclosedAudit({
    hypothesis1: {
      units: 900,
      verdict: DIFFERENCE,
      groups: ["X", "B", "C", "D"].map((name) => ({
        name,
        members: 600,
        flagged: name === "X" ? 150 : 60,
        adjustedP: 0.004,
        verdict:
          passes[name] === undefined
            ? {}
            : { ...DIFFERENCE, evidence: { value: "difference-shown", ...through(name) } },
      })),
    },
  });
  const part = audit.hypothesis1 as TestedPart;
  const groups = part.groups.map((group) => ({ ...group, secondPass: passes[group.group] ?? null }));
  const secondPass = { passes: [], named: named === null ? withheld : shown(named) };
  return { ...audit, hypothesis1: { ...part, groups, secondPass } } as unknown as DisclosedAudit;
}

function blocksOf(audit: DisclosedAudit, language: "en" | "nl") {
  const writer = writerFor(audit, language);
  const [facts] = hypothesesOf(audit);
  const blocks = secondPassBlocks(facts, facts.part as TestedPart, writer);
  return { facts, writer, text: JSON.stringify(blocks) };
}

const passes = {
  X: pass(true, [], 0.001, ["B"]),
  B: pass(false, ["X"], 0.6, null),
  C: pass(true, ["X"], 0.01, ["B", "X"]),
};

describe("the report on groups that differ", () => {
  it.each([
    ["en", "may be that of X. Without X there is no ratio to give: "],
    ["nl", "kan dat van X zijn. Zonder X is er geen verhouding te geven: "],
  ] as const)("says in %s where nobody is left to compare with", (language, sentence) => {
    const alone = {
      ...passes.B,
      ratio: shown({ kind: "not-estimable", reason: "no-rest" }),
    } as unknown as Pass;
    const { text } = blocksOf(auditOf({ ...passes, B: alone }, ["X", "C"]), language);
    expect(text).toContain(sentence);
  });

  it.each([
    ["en", ["is its own: compared with other migrants without B", "comes from that of X: compared", "own as well"]],
    [
      "nl",
      [
        "is van de groep zelf: vergeleken met andere migranten zonder B",
        "komt door dat van X: vergeleken",
        "Ook het verschil",
      ],
    ],
  ] as const)("says in %s which differ themselves and which through another", (language, sentences) => {
    const { facts, writer, text } = blocksOf(auditOf(passes, ["X", "C"]), language);
    for (const sentence of sentences) expect(text).toContain(sentence);
    expect(forbiddenPhrases(text.replaceAll("second-pass", ""))).toEqual([]);
    expect(facts.shownGroups.map((group) => group.group)).toEqual(["X", "C"]);
    expect(facts.throughGroups.map((group) => group.group)).toEqual(["B"]);
    expect(claimOf(facts, writer)).toContain("2");
  });

  it.each([
    ["en", "can be that of D", "No single group can be named"],
    ["nl", "kan dat van D zijn", "Er is niet één groep te noemen"],
  ] as const)(
    "names nobody in %s where every difference disappears without one other group",
    (language, maybe, none) => {
      const audit = auditOf({ B: pass(false, ["D"], 0.2, null) }, []);
      const { facts, writer, text } = blocksOf(audit, language);
      expect(text).toContain(maybe);
      expect(text).toContain(none);
      expect(JSON.stringify(summarySection([facts], writer))).toContain(none);
    },
  );

  it("gives no name where the groups may not be published", () => {
    const hidden = { ...passes.X, named: withheld, without: withheld } as unknown as Pass;
    const { text } = blocksOf(auditOf({ X: hidden }, null), "en");
    expect(text).toContain("may not be published");
    expect(text).not.toContain("X ");
  });

  it("has no such part where the first pass rejects nobody", () => {
    const audit = disclosedAudit({ hypothesis1: { units: 90, groups: [{ name: "A", members: 60, flagged: 6 }] } });
    expect(blocksOf(audit, "en").text).toBe("[]");
  });
});
