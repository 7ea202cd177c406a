import { describe, expect, it } from "vitest";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { memoryEngine } from "../../../src/data/engines/memory.js";
import { PROVENANCES } from "../../../src/data/evidence.js";
import { dataFolder, problemsIn, quietContext } from "../../support/data-folder.js";
import { sampleCasesPlan } from "../../support/sample-plan.js";
import { textColumn } from "../../support/sponsor-rows.js";

const level = (name: string, ...texts: string[]) => ({ name, label: { nl: name, en: name }, texts });
const plan = sampleCasesPlan({
  data: { cases: { columns: { score: undefined, severity: "sev", violations: "n", provenance: "why" } } },
  provenance: { random: ["random"], risk: ["risk"], never: ["never"] },
  severity: { levels: [level("light", "L"), level("serious", "S", "VS")] },
  violationNumbers: { from: [1, 2, 4] },
});
const HEADER = ["id", "group", "band", "outcome", "selected", "sev", "n", "why"];
const [VIOLATION, NONE] = ["1", "0"];
const rows = [
  ["low", VIOLATION, "L", "1", "risk"],
  ["low", NONE, "", "0", "risk"],
  ["low", NONE, "", "", "risk"],
  ["high", VIOLATION, "S", "3", "risk"],
  ["high", VIOLATION, "VS", "9", "random"],
  ["high", VIOLATION, "", "", "risk"],
  ["high", "", "", "", "never"],
] as const;
const csv = (lines: readonly (readonly string[])[]) =>
  [HEADER, ...lines.map(([band, outcome, sev, n, why], i) => [`c${i}`, "A", band, outcome, "yes", sev, n, why])]
    .map((line) => line.join(","))
    .join("\n");

async function gradedOf(lines: readonly (readonly string[])[]) {
  const engine = await openDuckdbEngine(plan, dataFolder({ "cases.csv": csv(lines) }), quietContext());
  const { gradedOutcomes } = await engine.evidence(["gradedOutcomes"], quietContext());
  if (gradedOutcomes.kind === "unavailable") throw new Error(gradedOutcomes.reason);
  return gradedOutcomes;
}

describe("graded outcomes", () => {
  it("count no violation, each grade, a violation without a grade and unknown outcomes by provenance and band", async () => {
    const { graded, bands } = await gradedOf(rows);
    expect(graded.map(({ by, grades }) => [by, grades])).toEqual([
      ["severity", ["light", "serious"]],
      ["number", ["1", "2-3", "4+"]],
    ]);
    const [severity, number] = graded;
    const cells = (counts: Float64Array, width: number, provenance: string, band: string) => {
      const row = PROVENANCES.indexOf(provenance as never) * bands.order.length + bands.order.indexOf(band);
      return [...counts.slice(row * width, (row + 1) * width)];
    };
    expect(cells(severity!.counts, 5, "risk", "low")).toEqual([2, 1, 0, 0, 0]);
    expect(cells(severity!.counts, 5, "risk", "high")).toEqual([0, 0, 1, 1, 0]);
    expect(cells(severity!.counts, 5, "random", "high")).toEqual([0, 0, 1, 0, 0]);
    expect(cells(severity!.counts, 5, "never", "high")).toEqual([0, 0, 0, 0, 1]);
    expect(cells(number!.counts, 6, "risk", "high")).toEqual([0, 0, 1, 0, 1, 0]);
    expect(cells(number!.counts, 6, "random", "high")).toEqual([0, 0, 0, 1, 0, 0]);
  });

  it("are the same from rows in memory", async () => {
    const of = (place: number) => textColumn(rows.map((row) => row[place]!));
    const engine = memoryEngine(plan, {
      form: "cases",
      cases: {
        group: textColumn(rows.map(() => "A")),
        band: of(0),
        outcome: of(1),
        severity: of(2),
        violations: Float64Array.from(rows, (row) => (row[3] === "" ? Number.NaN : Number(row[3]))),
        provenance: of(4),
      },
    });
    const { gradedOutcomes } = await engine.evidence(["gradedOutcomes"], quietContext());
    expect(gradedOutcomes).toEqual(await gradedOf(rows));
  });

  it.each([
    ["an unknown severity", ["low", VIOLATION, "X", "1", "risk"], "value-unknown", "sev"],
    ["a severity without a violation", ["low", NONE, "L", "0", "risk"], "severity-contradictory", "sev"],
    ["a severity where nobody looked", ["low", "", "L", "", "never"], "severity-contradictory", "sev"],
    ["a number without a violation", ["low", NONE, "", "2", "risk"], "severity-contradictory", "n"],
    ["a violation of number 0", ["low", VIOLATION, "L", "0", "risk"], "severity-contradictory", "n"],
    ["half a violation", ["low", VIOLATION, "L", "1.5", "risk"], "value-type", "n"],
    ["a negative number", ["low", NONE, "", "-1", "risk"], "value-range", "n"],
  ] as const)("refuse %s", async (_, row, code, column) => {
    const issues = await problemsIn(plan, { "cases.csv": csv([...rows, row]) });
    expect(issues.map((issue) => [issue.code, issue.column, issue.row])).toEqual([[code, column, rows.length + 2]]);
  });

  it("are not there where the plan names no such column", async () => {
    const engine = memoryEngine(sampleCasesPlan(), {
      form: "cases",
      cases: { group: textColumn(["A"]), band: textColumn(["low"]), outcome: textColumn([NONE]) },
    });
    const { gradedOutcomes } = await engine.evidence(["gradedOutcomes"], quietContext());
    expect(gradedOutcomes).toEqual({ kind: "unavailable", reason: "not-planned" });
  });
});
