import { describe, expect, it } from "vitest";
import type { AuditResult } from "../../src/audit/result.js";
import { runAudit } from "../../src/audit/run-audit.js";
import { memoryEngine } from "../../src/data/engines/memory.js";
import { disclose } from "../../src/disclosure/disclose.js";
import type { DisclosedAudit, Published } from "../../src/disclosure/disclosed.js";
import { bandFlags } from "../../src/disclosure/linked/release-tables.js";
import { protectTogether } from "../../src/disclosure/protect-together.js";
import { publisher } from "../../src/disclosure/publish.js";
import { hiddenBeside, silentBeside, unseenAlone } from "../../src/disclosure/unseen-groups.js";
import { quietContext } from "../support/data-folder.js";
import { loadedSolver } from "../support/loaded-solver.js";
import { sampleCasesPlan } from "../support/sample-plan.js";
import { textColumn } from "../support/sponsor-rows.js";

const label = { nl: "groepen", en: "groups" };
const GROUPS = ["A", "B", "C", "X", "Y"];

/** Persons by group: flagged among low-age and old ones. X is tested and small; Y is too small to be tested. */
type Cells = Readonly<Record<string, readonly [young: readonly [number, number], old: readonly [number, number]]>>;

const planted: Cells = {
  A: [
    [900, 100],
    [900, 100],
  ],
  B: [
    [800, 90],
    [810, 90],
  ],
  C: [
    [850, 95],
    [845, 95],
  ],
  X: [
    [4, 41],
    [5, 40],
  ],
  Y: [
    [6, 1],
    [4, 1],
  ],
};
const twoSmall: Cells = {
  ...planted,
  C: [
    [40, 4],
    [41, 5],
  ],
};

async function auditOf(cells: Cells, gate: object = {}): Promise<AuditResult> {
  const rows = Object.entries(cells).flatMap(([group, ages]) =>
    ages.flatMap((counts, age) =>
      counts.flatMap((count, band) =>
        Array.from({ length: count }, () => [group, ["young", "old"][age]!, ["low", "high"][band]!]),
      ),
    ),
  );
  const plan = sampleCasesPlan({
    data: { cases: { columns: { score: undefined, selected: undefined, outcome: undefined } } },
    selected: undefined,
    outcome: undefined,
    strata: [{ name: "age", label, columns: ["age"], modelInput: false }],
    families: [
      {
        name: "pooled",
        label,
        alpha: 0.05,
        hypotheses: ["h1"],
        groups: { by: "levels", levels: Object.fromEntries(GROUPS.map((group) => [`the ${group}s`, [group]])) },
      },
    ],
    groups: { gate: { ...sampleCasesPlan().groups.gate, ...gate } },
    disclosure: { threshold: 100, units: 5, largestShare: 0.5 },
  });
  const column = (place: number) => textColumn(rows.map((row) => row[place]!));
  const cases = { group: column(0), band: column(2), strata: { age: column(1) } };
  return runAudit(memoryEngine(plan, { form: "cases", cases }), quietContext());
}

interface Released {
  readonly tested: readonly string[];
  readonly deciding: Published<object>;
  readonly verdict?: Published<object>;
  readonly groups: readonly { readonly group: string; readonly adjusted: Published<object> }[];
  readonly passes?: readonly { readonly named: { readonly kind: string } }[];
}

/** Side of alpha of a published p-value; null where nothing is published. */
function sideOf(test: Published<object>, alpha: number): "at-most" | "above" | null {
  if (test.kind === "class") return test.relation === "at-most" ? "at-most" : "above";
  if (test.kind !== "shown" || !("pValue" in test.value)) return null;
  return (test.value.pValue as number) <= alpha ? "at-most" : "above";
}

/**
 * Groups whose class "p at most alpha" follows though it is not published: with so many rejections that are announced
 * and not accounted for, as many groups without a class as there are of them must all reject.
 */
function exposed({ tested, deciding, verdict, groups, passes = [] }: Released, alpha: number): readonly string[] {
  const side = new Map(groups.map(({ group, adjusted }) => [group, sideOf(adjusted, alpha)]));
  const unseen = tested.filter((group) => (side.get(group) ?? null) === null);
  const rejects = [...side.values()].includes("at-most");
  const evidence = verdict?.kind === "shown" ? (verdict.value as { evidence: { value: string } }).evidence.value : null;
  const announced = sideOf(deciding, alpha) === "at-most" || evidence === "difference-shown";
  const hiddenNames = passes.filter(({ named }) => named.kind === "withheld").length;
  const least = Math.max(hiddenNames, announced && !rejects ? 1 : 0);
  return least >= unseen.length && least > 0 ? unseen : [];
}

function familyOf(released: DisclosedAudit): Released {
  const family = released.families[0]!.hypothesis1!;
  if (family.kind !== "tested") throw new Error("not tested");
  const { deciding, verdict, groups, secondPass } = family;
  return { tested: family.family.tested, deciding, verdict, groups, passes: secondPass?.passes ?? [] };
}

function mainOf({ hypothesis1 }: DisclosedAudit): Released {
  if (hypothesis1.kind !== "tested") throw new Error("not tested");
  const { deciding, verdict, groups, secondPass, family } = hypothesis1;
  return { tested: family.tested, deciding, verdict, groups, passes: secondPass?.passes ?? [] };
}

function withinOf(released: DisclosedAudit): Released {
  const { hypothesis1 } = released;
  if (hypothesis1.kind !== "tested") throw new Error("not tested");
  const { outcome } = hypothesis1.conditional[0]!;
  if (outcome.kind !== "tested") throw new Error("not tested");
  return outcome;
}

describe("a tested group of which nothing is published", () => {
  it.each([
    ["alone", planted, ["the Xs"]],
    ["beside another one", twoSmall, ["the Cs", "the Xs"]],
  ] as const)("is not found out by elimination, %s", async (_, cells, hidden) => {
    const result = await auditOf(cells);
    const own = result.families[0]!.hypothesis1!;
    if (own.kind !== "tested") throw new Error("not tested");
    // The attacker has something to find: the hidden group rejects, in the family and within strata.
    expect(own.groups.find(({ group }) => group === "the Xs")!.adjusted.value).toMatchObject({
      pValue: expect.any(Number),
    });
    expect(own.verdict.value.evidence.value).toBe("difference-shown");
    const released = disclose(result, loadedSolver());
    const family = familyOf(released);
    const unseen = family.groups.filter(
      ({ group, adjusted }) => family.tested.includes(group) && adjusted.kind === "withheld",
    );
    expect(unseen.map(({ group }) => group)).toEqual(expect.arrayContaining([...hidden]));
    expect(exposed(family, 0.05)).toEqual([]);
    expect(exposed(withinOf(released), 0.05)).toEqual([]);
    expect(exposed(mainOf(released), 0.05)).toEqual([]);
  });

  it("has a second group hidden beside it in the audit's own hypothesis, whose verdict stays", async () => {
    const { hypothesis1 } = disclose(await auditOf(planted), loadedSolver());
    if (hypothesis1.kind !== "tested") throw new Error("not tested");
    const { groups, family, verdict } = hypothesis1;
    const unseen = groups.filter(
      ({ group, adjusted }) => family.tested.includes(group) && adjusted.kind === "withheld",
    );
    expect(unseen.map(({ group }) => group)).toEqual(["B", "X"]);
    expect(verdict).toMatchObject({ kind: "shown", value: { evidence: { value: "difference-shown" } } });
  });

  it("takes the verdict with it where nobody else is tested", async () => {
    const result = await auditOf(
      {
        X: [
          [4, 41],
          [5, 40],
        ],
        Y: [
          [30, 1],
          [29, 1],
        ],
      },
      { effectiveUnits: 80, units: 80 },
    );
    const { hypothesis1 } = disclose(result, loadedSolver());
    if (hypothesis1.kind !== "tested") throw new Error("not tested");
    expect(hypothesis1.family.tested).toEqual(["X"]);
    expect([hypothesis1.verdict.kind, hypothesis1.deciding.kind]).toEqual(["withheld", "withheld"]);
    expect(exposed(mainOf(disclose(result, loadedSolver())), 0.05)).toEqual([]);
  });

  it("would be found out by the same attacker if all others kept their class and the verdict stayed", async () => {
    const result = await auditOf(planted);
    const own = result.families[0]!.hypothesis1!;
    if (own.kind !== "tested") throw new Error("not tested");
    const released = familyOf(disclose(result, loadedSolver()));
    const classOf = (group: string) => {
      const { value } = own.groups.find((each) => each.group === group)!.adjusted;
      const relation = "pValue" in value && value.pValue <= 0.05 ? "at-most" : "above";
      return { kind: "class", relation, bound: 0.05 } as const;
    };
    const withheld = { kind: "withheld", reason: "rests-on-hidden-cell" } as const;
    const leaking: Released = {
      ...released,
      verdict: { kind: "shown", value: own.verdict.value },
      groups: released.tested.map((group) => ({ group, adjusted: group === "the Xs" ? withheld : classOf(group) })),
    };
    expect(exposed(leaking, 0.05)).toEqual(["the Xs"]);
  });

  it("would be found out in the audit's own hypothesis if nobody were hidden beside it", async () => {
    const result = await auditOf(planted);
    if (result.hypothesis1.kind !== "tested") throw new Error("not tested");
    const { groups, family, deciding, verdict } = result.hypothesis1;
    const { hidden } = protectTogether(
      {
        tables: result.tables,
        links: result.links,
        thresholds: result.plan.disclosure,
        bands: bandFlags(result.plan),
      },
      loadedSolver(),
    );
    expect(family.tested.filter((group) => hidden.isHidden("h1.groups", group))).toEqual(["X"]);
    const publish = publisher(hidden);
    const open: Released = {
      tested: family.tested,
      deciding: publish.test(deciding, 0.05),
      verdict: { kind: "shown", value: verdict.value },
      groups: groups.map(({ group, adjusted }) => ({
        group,
        adjusted: (hidden.isHidden("h1.groups", group) ? publish.ofHiddenGroup : publish).test(adjusted, 0.05),
      })),
    };
    expect(exposed(open, 0.05)).toEqual(["X"]);
  });

  it("takes nothing from families in which every tested group has a class", async () => {
    const large: Cells = {
      ...planted,
      X: [
        [400, 1000],
        [410, 990],
      ],
      Y: [
        [900, 500],
        [950, 500],
      ],
    };
    const family = familyOf(disclose(await auditOf(large), loadedSolver()));
    expect(family.deciding.kind).not.toBe("withheld");
    expect(family.verdict?.kind).toBe("shown");
  }, 60_000);
});

describe("the group that keeps silent beside it", () => {
  const ofValues = (values: Readonly<Record<string, number>>) =>
    ({
      family: { tested: Object.keys(values), alpha: 0.05 },
      groups: Object.entries(values).map(([group, pValue]) => ({ group, adjusted: { value: { pValue } } })),
      verdict: { value: { evidence: { value: "difference-shown" } } },
      groupTotals: "t",
      groupByBand: "s",
    }) as never;
  const tested = ofValues({ A: 0.2, B: 0.01, C: 0.3 });
  const tables = [
    { id: "t", unit: "cases", keys: [{ name: "group", levels: ["A", "B", "C"] }], counts: [90, 50, 60] },
  ] as const;
  const hiding =
    (...cells: readonly string[]) =>
    (table: string, row: string) =>
      cells.includes(`${table}#${row}`);

  const beside = (cells: readonly string[], open: readonly string[] = ["A", "B", "C"]) =>
    silentBeside(tested, { isHidden: hiding(...cells), tables, leavesSideOpen: (group) => open.includes(group) });

  it("is the smallest one whose split is hidden, and only where one is alone", () => {
    expect(beside(["t#A", "s#A", "s#B", "s#C"])).toBe("B");
    expect(beside(["t#A", "s#A", "s#C"])).toBeNull();
    expect(beside(["t#A", "s#A"])).toBeNull();
    expect(beside(["t#A", "t#B", "s#C"])).toBeNull();
    expect(beside(["s#A", "s#B"])).toBeNull();
  });

  it("is none whose side of alpha follows from what is published of it", () => {
    expect(beside(["t#A", "s#A", "s#B", "s#C"], ["A", "B"])).toBe("B");
    expect(beside(["t#A", "s#A", "s#B", "s#C"], ["A"])).toBeNull();
  });

  it("is hidden altogether where none can keep silent: the smallest other one, or nobody", () => {
    const hidden = (...cells: readonly string[]) => hiddenBeside(tested, { isHidden: hiding(...cells), tables });
    expect(hidden("t#A", "s#A")).toBe("B");
    expect(hidden("t#A", "t#B")).toBeNull();
    expect(hidden("s#A")).toBeNull();
    expect(hiddenBeside(ofValues({ A: 0.01 }), { isHidden: hiding("t#A"), tables })).toBeNull();
  });

  it("is needed only where no other group differs openly, whatever these two do", () => {
    const isHidden = hiding("t#A", "s#A", "s#B");
    const open = { isHidden, tables, leavesSideOpen: () => true };
    for (const [a, b] of [
      [0.2, 0.01],
      [0.01, 0.2],
      [0.01, 0.01],
    ] as const) {
      const alone = ofValues({ A: a, B: b, C: 0.3 });
      expect([silentBeside(alone, open), hiddenBeside(alone, open)]).toEqual(["B", "B"]);
      const openly = ofValues({ A: a, B: b, C: 0.03 });
      expect([silentBeside(openly, open), hiddenBeside(openly, open)]).toEqual([null, null]);
    }
  });

  it("is counted over the tested groups alone", () => {
    expect(unseenAlone(["A", "B"], (group) => group !== "A")).toBe(true);
    expect(unseenAlone(["A"], (group) => group !== "A")).toBe(false);
    expect(unseenAlone(["B", "C"], () => true)).toBe(false);
  });
});
