import type { DisclosedAudit } from "../../../src/disclosure/disclosed.js";
import type { SyntheticSettings } from "../../../src/synthetic/settings.js";
import { test } from "../calibration/decisions.js";
import { ALPHA } from "../rates.js";
import { type Cell, cell, type Measure, type Outcome } from "../study.js";
import { auditedSet } from "./audited-set.js";

/* Whole audits of synthetic files: what the verdicts say, set beside the truth that was planted. */

const SPONSORS = 1500;
const PLANTED = "IND";

type Question = "hypothesis1" | "hypothesis2";

/** Whether a hypothesis' verdict has a value; null where it was not tested. */
function says(question: Question, part: "evidence" | "signal", value: string): (set: DisclosedAudit) => Outcome {
  return (set) => {
    const result = set[question];
    if (result.kind !== "tested" || result.verdict.kind !== "shown") return null;
    return result.verdict.value[part].value === value;
  };
}

/** Whether the test within the strata of one name rejects; null where there is none. */
function within(question: Question, name: string): (set: DisclosedAudit) => Outcome {
  return (set) => {
    const result = set[question];
    if (result.kind !== "tested") return null;
    const outcome = result.conditional.find((each) => each.name === name)?.outcome;
    if (outcome?.kind !== "tested" || outcome.deciding.kind !== "shown") return null;
    const test = outcome.deciding.value;
    return "pValue" in test ? test.pValue <= ALPHA : null;
  };
}

/** Nationalities that the rounds name in the end. */
function named(question: Question, set: DisclosedAudit): readonly string[] {
  const result = set[question];
  if (result.kind !== "tested" || result.secondPass === null) return [];
  return result.secondPass.named.kind === "shown" ? result.secondPass.named.value : [];
}

const nothingPlanted: readonly Measure<DisclosedAudit>[] = [
  test("h1", "H1, the verdict is a difference", says("hypothesis1", "evidence", "difference-shown")),
  test("h2", "H2, the verdict is a difference", says("hypothesis2", "evidence", "difference-shown")),
  test("h1-signal", "H1, a risk is signalled", says("hypothesis1", "signal", "signalled")),
  test("h2-signal", "H2, a risk is signalled", says("hypothesis2", "signal", "signalled")),
  test("h1-branch", "H1 within branches, some group differs", within("hypothesis1", "branch")),
  test("h2-branch", "H2 within branches, some group differs", within("hypothesis2", "branch")),
  test("h1-size", "H1 within numbers of migrants, some group differs", within("hypothesis1", "migrants")),
  test("h2-size", "H2 within numbers of migrants, some group differs", within("hypothesis2", "migrants")),
];

const onePlanted: readonly Measure<DisclosedAudit>[] = [
  test("h1-others", "H1, another nationality is named in the end", (set) =>
    named("hypothesis1", set).some((group) => group !== PLANTED),
  ),
  test("h2-others", "H2, another nationality is named in the end", (set) =>
    named("hypothesis2", set).some((group) => group !== PLANTED),
  ),
  test("h2-planted", "H2, the planted nationality is named", (set) => named("hypothesis2", set).includes(PLANTED), {
    kind: "power",
  }),
];

function auditCell(
  id: string,
  design: string,
  planted: Omit<SyntheticSettings, "seed" | "sponsors">,
  measures: readonly Measure<DisclosedAudit>[] = nothingPlanted,
): Cell {
  return cell<DisclosedAudit>({
    id,
    part: "audits",
    design: `${SPONSORS.toLocaleString("en")} sponsors; ${design}`,
    sets: 400,
    draw: (seed) => auditedSet({ seed, sponsors: SPONSORS, ...planted }),
    measures,
  });
}

export const auditCells: readonly Cell[] = [
  auditCell("audit-null", "scores that nationality has no part in", { design: "null" }),
  auditCell("audit-rising", "the more migrants, the higher the score", { design: "size-only-rising" }),
  auditCell("audit-falling", "the more migrants, the lower the score", { design: "size-only-falling" }),
  auditCell(
    "audit-planted",
    "those with a majority of one nationality are flagged twice as often",
    { effectH2: { group: PLANTED, ratio: 2 } },
    onePlanted,
  ),
];
