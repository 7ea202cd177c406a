import type { DisclosedAudit } from "../../src/disclosure/disclosed.js";

type Tested = Extract<DisclosedAudit["hypothesis2"], { kind: "tested" }>;
type Conditional = Tested["conditional"][number];
type Outcome = Extract<Conditional["outcome"], { kind: "tested" }>;

const shown = <T>(value: T) => ({ kind: "shown", value }) as const;
const withheld = { kind: "withheld", reason: "rests-on-hidden-cell" } as const;
const above = { kind: "class", relation: "above", bound: 0.05 } as const;

const BRANCHES = ["46", "62", "missing"];

/** What is planted in a result within branches. */
export interface ConditionalInput {
  /** Nothing of a group is shown but classes of p-values. */
  readonly hidden?: boolean;
  readonly notEstimable?: boolean;
  readonly reversal?: boolean;
  readonly modelInput?: boolean;
}

/** An audit with H2 within branches: all of the first group's difference runs through them. */
export function withinBranches(audit: DisclosedAudit, input: ConditionalInput = {}): DisclosedAudit {
  const { hypothesis2 } = audit;
  if (hypothesis2.kind !== "tested") throw new Error("expected a tested hypothesis 2");
  const groups = hypothesis2.family.tested;
  const rows = [...groups, "other groups"];
  const counts = rows.flatMap((_, row) =>
    BRANCHES.flatMap((__, branch) => [12 + branch + row, 90 - 20 * branch + row]),
  );
  const modelInput = input.modelInput ?? true;
  const table = {
    id: "h2.strata.branch",
    unit: "sponsors",
    keys: [
      { name: "group", levels: rows },
      { name: "branch", levels: BRANCHES },
      { name: "flagged", levels: ["flagged", "not flagged"] },
    ],
    counts: input.hidden === true ? counts.map(() => "suppressed" as const) : counts,
  } as const;
  const conditional: Conditional = {
    name: "branch",
    modelInput,
    table: table.id,
    strata: 5,
    variedShare: input.notEstimable === true ? 0.31 : 0.94,
    thin: { single: 1, constant: 1, units: 9, names: input.hidden === true ? [] : ["01", "99"] },
    outcome:
      input.notEstimable === true
        ? { kind: "not-estimable", reason: "constant-within-strata" }
        : outcomeOf(groups, input),
  };
  const label = { nl: "branche", en: "branch" };
  return {
    ...audit,
    plan: { ...audit.plan, strata: [{ name: "branch", label, modelInput }] },
    tables: [...audit.tables, table],
    hypothesis2: { ...hypothesis2, conditional: [conditional] },
  };
}

function outcomeOf(groups: readonly string[], { hidden = false, reversal = false }: ConditionalInput): Outcome {
  const interval = (lower: number, upper: number, method: "linearised-over-units" | "fieller-linearised" | "sato") => ({
    lower,
    upper,
    level: 0.95,
    method,
  });
  const estimate = (value: number, lower: number, upper: number, method: Parameters<typeof interval>[2]) =>
    hidden ? withheld : shown({ kind: "estimate", value, interval: interval(lower, upper, method) } as const);
  const test = (pValue: number) =>
    hidden ? above : shown({ method: "asymptotic", pValue, twoSidedRule: "as-extreme" } as const);
  return {
    kind: "tested",
    tested: groups,
    resamples: 11_999,
    deciding: test(0.41),
    groups: groups.map((group, i) => ({
      group,
      withinDifference: estimate(i === 0 ? 0.002 : -0.01, -0.03, 0.02, "linearised-over-units"),
      throughShare:
        i === 0
          ? estimate(0.94, 0.71, 1.22, "fieller-linearised")
          : shown({ kind: "not-estimable", reason: "difference-holds-zero" } as const),
      statistic: hidden ? withheld : shown({ kind: "estimate", value: 0.3 } as const),
      unadjusted: test(0.2),
      adjusted: test(0.7),
      reversal: hidden ? withheld : shown(i === 0 && reversal ? "reversal" : i === 1 ? "sign-differs" : "none"),
      mantelHaenszel: {
        test: test(0.3),
        holm: hidden ? above : shown(0.9),
        oddsRatio: estimate(1.1, 0.8, 1.5, "sato"),
        ratio: estimate(1.05, 0.9, 1.3, "sato"),
        difference: estimate(0.01, -0.02, 0.04, "sato"),
        sameInAllStrata: test(0.6),
        overRounding: null,
      },
    })),
  };
}
