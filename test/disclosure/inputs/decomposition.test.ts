import { expect, it } from "vitest";
import { derived, estimate, notEstimable } from "../../../src/audit/derived.js";
import type { DecomposedGroup, DecompositionResult } from "../../../src/audit/inputs/decomposition-result.js";
import type { ForetoldGroups } from "../../../src/audit/inputs/together-result.js";
import type { HiddenCells } from "../../../src/disclosure/hidden-cells.js";
import { disclosedDecomposition } from "../../../src/disclosure/inputs/decomposition.js";
import { decompositionReleaseSchema } from "../../../src/disclosure/inputs/decomposition-schema.js";
import { disclosedTogether } from "../../../src/disclosure/inputs/together.js";
import { togetherReleaseSchema } from "../../../src/disclosure/inputs/together-schema.js";
import { publisher } from "../../../src/disclosure/publish.js";

/** Hides every reference that names SRB. */
const hidden = {
  cells: 1,
  rests: (refs: readonly string[]) => refs.some((ref) => ref.endsWith("#SRB")),
} as unknown as HiddenCells;

const number = (value: number, ...refs: string[]) => derived(estimate(value, notEstimable("not-computed")), ...refs);

function groupOf(group: string, value: number): DecomposedGroup {
  const flagged = `decomposition.flagged#${group}`;
  return {
    group,
    effectiveUnits: derived(40, `decomposition.groups#${group}`),
    flaggedShare: number(value, flagged),
    restShare: number(value, flagged),
    difference: number(value, flagged),
    remainder: number(value, flagged),
    logOdds: number(value, `decomposition.groups#${group}`),
    contributions: [
      { indicator: "branch", flagged: number(value, flagged), logOdds: number(value, `decomposition.groups#${group}`) },
    ],
  };
}

const SECRET = 0.987654321;

const decomposition: DecompositionResult = {
  unit: "sponsors",
  alpha: 0.05,
  coefficients: { version: "1", source: "made up", hash: "x" },
  threshold: "raw",
  resamples: 999,
  orders: { kind: "all" },
  indicators: [{ name: "branch", label: null }],
  leftOutTable: "l",
  agreementTable: "a",
  thresholdTable: "t",
  flaggedTable: "f",
  membersTable: "m",
  h1: [groupOf("SRB", SECRET)],
  h2: [groupOf("GBR", 0.25), groupOf("SRB", SECRET)],
  removed: [
    {
      indicator: "branch",
      table: "r",
      groupTable: "w",
      areas: [
        { provenance: "all-known", before: number(0.6, "o"), after: number(0.5, "o"), change: number(-0.1, "o") },
      ],
      refitted: { before: number(0.6, "o"), after: number(0.5, "o"), change: number(-0.1, "o#SRB") },
      groups: ["GBR", "SRB"].map((group) => ({
        group,
        ratioBefore: number(group === "SRB" ? SECRET : 1.5, `f#${group}`),
        ratioAfter: number(group === "SRB" ? SECRET : 1.2, `w#${group}`),
        ratioChange: number(group === "SRB" ? SECRET : 0.8, `f#${group}`, `w#${group}`),
        differenceChange: number(group === "SRB" ? SECRET : 0.1, `f#${group}`, `w#${group}`),
      })),
    },
  ],
};

it("no part of the difference of a hidden group is written, in any role", () => {
  const published = disclosedDecomposition(decomposition, publisher(hidden));
  expect(JSON.stringify(published)).not.toContain("0.98765");
  expect(published.h2[0]!.difference).toEqual({ kind: "shown", value: decomposition.h2[0]!.difference.value });
  expect(published.h2[1]!.contributions[0]!.flagged.kind).toBe("withheld");
  expect(published.removed[0]!.refitted!.change.kind).toBe("withheld");
  expect(decompositionReleaseSchema.safeParse(published).error).toBeUndefined();
});

it("the area of a hidden group is withheld, and a p-value has three digits, never on another side of a bound", () => {
  const estimates = Object.fromEntries(
    ["area", "told", "guessed", "gain", "logLoss", "logLossByShares", "logLossGain"].map((name) => [
      name,
      number(0.5, "together.told"),
    ]),
  );
  const together = {
    ...estimates,
    kind: "estimated",
    unit: "sponsors",
    alpha: 0.05,
    folds: 5,
    ridges: [1, 1, 1, 1, 1],
    resamples: 999,
    indicators: [{ name: "branch", label: null }],
    table: "together.groups",
    toldTable: "together.told",
    leftOutTable: "together.left-out",
    groups: ["GBR", "SRB"].map((group) => ({
      group,
      area: number(group === "SRB" ? SECRET : 0.5, `together.groups#${group}`),
    })),
    pValue: derived(0.0500049, "together.told"),
  } as unknown as ForetoldGroups;
  const published = disclosedTogether(together, { hidden, publish: publisher(hidden) });
  expect(JSON.stringify(published)).not.toContain("0.98765");
  if (published.kind !== "estimated") throw new Error(published.kind);
  expect(published.groups.map(({ area }) => area.kind)).toEqual(["shown", "withheld"]);
  expect(published.pValue).toEqual({ kind: "shown", value: 0.0501 });
  expect(togetherReleaseSchema.safeParse(published).error).toBeUndefined();
});
