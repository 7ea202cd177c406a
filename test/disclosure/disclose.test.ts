import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import type { AuditResult, CountTable } from "../../src/audit/result.js";
import { runAudit } from "../../src/audit/run-audit.js";
import { openDuckdbEngine } from "../../src/data/engines/duckdb.js";
import { disclose } from "../../src/disclosure/disclose.js";
import type { DisclosedAudit } from "../../src/disclosure/disclosed.js";
import { parsePlan } from "../../src/plan/parse-plan.js";
import { quietContext } from "../support/data-folder.js";
import { loadedSolver } from "../support/loaded-solver.js";

const FOLDER = "data-samples/sponsors";

/** The sample's own plan, with a gate that leaves a few groups and so needs few resamples. */
async function auditOfSample(): Promise<AuditResult> {
  const plan = parsePlan(await readFile(`${FOLDER}/plan.yaml`, "utf8"), "plan.yaml");
  const gate = { units: 60, effectiveUnits: 60, majorityUnits: 120 };
  const quick = {
    ...plan,
    groups: { ...plan.groups, gate },
    resampling: { ...plan.resampling, resamples: 999, bootstrap: 199 },
  };
  const engine = await openDuckdbEngine(quick, FOLDER, quietContext());
  try {
    return await runAudit(engine, quietContext());
  } finally {
    engine.close();
  }
}

let result: AuditResult;
let released: DisclosedAudit;
beforeAll(async () => {
  result = await auditOfSample();
  released = JSON.parse(JSON.stringify(disclose(result, loadedSolver())));
}, 60_000);

function visit(node: unknown, act: (key: string, value: unknown, path: string) => void, path = ""): void {
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    act(key, value, `${path}/${key}`);
    visit(value, act, `${path}/${key}`);
  }
}

const kindsOf = (node: object) => {
  const kinds = new Set<string>();
  visit({ node }, (_, value) => {
    const kind = (value as { kind?: string } | null)?.kind;
    if (kind === "shown" || kind === "class" || kind === "withheld") kinds.add(kind);
  });
  return [...kinds].sort();
};

const tableOf = (id: string) => released.tables.find((table) => table.id === id)!;
const rowOf = (id: string, level: string) => {
  const { keys, counts } = tableOf(id);
  const width = counts.length / keys[0]!.levels.length;
  const row = keys[0]!.levels.indexOf(level);
  return counts.slice(row * width, (row + 1) * width);
};
const hypotheses = () =>
  [released.hypothesis1, released.hypothesis2].map((hypothesis) => {
    if (hypothesis.kind !== "tested") throw new Error("the sample tests both hypotheses");
    return hypothesis;
  });

describe("disclose on the sample", () => {
  it("releases neither seed nor exact number of extreme resamples anywhere", () => {
    const found: string[] = [];
    visit(released, (key, value, path) => {
      if (key === "seed" || key === "extreme" || value === 90125) found.push(path);
    });
    expect(found).toEqual([]);
    expect(JSON.stringify(result)).toContain('"extreme"');
  });

  it("releases no path, identifier of a column or label of a sponsor", () => {
    const text = JSON.stringify(released);
    const secrets = ["kvk_number", "00387843", FOLDER, '"restsOn"', '"support"'];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it("shows no count of people that does not reach 10 people and 5 sponsors with none above half", () => {
    const shown = result.tables.filter(({ support }) => support !== undefined);
    expect(shown.length).toBeGreaterThan(3);
    for (const { id, support } of shown) {
      tableOf(id).counts.forEach((count, cell) => {
        if (count === "suppressed") return;
        expect(support!.people[cell]).toBeGreaterThanOrEqual(10);
        expect(support!.units[cell]).toBeGreaterThanOrEqual(5);
        expect(support!.largest[cell]).toBeLessThanOrEqual(support!.people[cell]! / 2);
      });
    }
  });

  it("shows no count below 10 in a table of sponsors", () => {
    for (const { id } of result.tables.filter(({ support }) => support === undefined)) {
      for (const count of tableOf(id).counts) if (count !== "suppressed") expect(count).toBeGreaterThanOrEqual(10);
    }
  });

  it.each(["h1", "h2"])("gives no hidden cell of %s away by subtraction from the bands", (id) => {
    const bands = tableOf(`${id}.bands`).counts;
    const table = result.tables.find((candidate: CountTable) => candidate.id === `${id}.groupByBand`)!;
    const width = bands.length;
    const levels = table.keys[0]!.levels;
    const hidden = levels.filter((level) => rowOf(table.id, level).includes("suppressed"));
    expect(hidden.length).toBeGreaterThan(1);
    bands.forEach((total, band) => {
      const shown = levels.reduce((sum, level) => {
        const count = rowOf(table.id, level)[band]!;
        return count === "suppressed" ? sum : sum + count;
      }, 0);
      const behind = hidden.map((level) => levels.indexOf(level) * width + band);
      const people = behind.reduce((sum, cell) => sum + table.support!.people[cell]!, 0);
      const largest = Math.max(...behind.map((cell) => table.support!.largest[cell]!));
      expect(Number(total) - shown).toBe(behind.reduce((sum, cell) => sum + table.counts[cell]!, 0));
      expect(people).toBeGreaterThanOrEqual(10);
      expect(largest).toBeLessThanOrEqual(people / 2);
    });
  });

  it("hides a row as a whole, and a row without total has no split either", () => {
    for (const id of ["h1", "h2"]) {
      for (const level of tableOf(`${id}.groupByBand`).keys[0]!.levels) {
        const split = rowOf(`${id}.groupByBand`, level);
        expect(new Set(split.map((count) => count === "suppressed")).size).toBe(1);
        if (rowOf(`${id}.groups`, level)[0] === "suppressed") expect(split[0]).toBe("suppressed");
      }
    }
  });

  it("releases no number about a hidden group, not even as a class", () => {
    let hidden = 0;
    for (const hypothesis of hypotheses()) {
      for (const { group, tested: _tested, ...numbers } of hypothesis.groups) {
        if (rowOf(hypothesis.groupTotals, group)[0] !== "suppressed") continue;
        hidden++;
        expect(kindsOf(numbers)).toEqual(["withheld"]);
      }
    }
    expect(hidden).toBeGreaterThan(5);
  });

  it("releases no share, ratio or statistic of a group whose bands are hidden", () => {
    let hidden = 0;
    for (const hypothesis of hypotheses()) {
      for (const group of hypothesis.groups) {
        if (rowOf(hypothesis.groupByBand, group.group)[0] !== "suppressed") continue;
        hidden++;
        const { restShare, difference, ratio, expectedFlagged, statistic, equivalence } = group;
        expect(kindsOf({ restShare, difference, ratio, expectedFlagged, statistic, equivalence })).toEqual([
          "withheld",
        ]);
        expect(group.flaggedShare.kind).not.toBe("shown");
        expect(group.unadjusted).not.toHaveProperty("value.pValue");
        expect(group.adjusted).not.toHaveProperty("value.pValue");
      }
    }
    expect(hidden).toBeGreaterThan(50);
  });

  it("shows no share of 0 % or 100 %, and bounds that hold where it gives one", () => {
    let bounds = 0;
    hypotheses().forEach((hypothesis, place) => {
      const own = [result.hypothesis1, result.hypothesis2][place]!;
      if (own.kind !== "tested") throw new Error("the sample tests both hypotheses");
      hypothesis.groups.forEach(({ flaggedShare }, index) => {
        const estimate = own.groups[index]!.flaggedShare.value;
        const value = estimate.kind === "estimate" ? estimate.value : Number.NaN;
        if (flaggedShare.kind === "shown") {
          expect(value).toBeGreaterThan(0);
          expect(value).toBeLessThan(1);
        }
        if (flaggedShare.kind !== "class") return;
        bounds++;
        if (flaggedShare.relation === "below") expect(value).toBeLessThan(flaggedShare.bound);
        else expect(value).toBeGreaterThan(flaggedShare.bound);
      });
    });
    expect(bounds).toBeGreaterThan(10);
  });

  it("gives the deciding test of a table with hidden cells as a class, and the verdict in full", () => {
    for (const hypothesis of hypotheses()) {
      expect(hypothesis.deciding.kind).toBe("class");
      const { pearson, naive, cramersV, outsideMargin, nullDistribution } = hypothesis;
      expect(kindsOf({ pearson, naive, cramersV, outsideMargin, nullDistribution })).toEqual(["withheld"]);
      expect(hypothesis.verdict.kind).toBe("shown");
    }
  });

  it("states how much it hides: the count of suppressed cells is the one in the tables", () => {
    const cells = released.tables.flatMap(({ counts }) => counts).filter((count) => count === "suppressed").length;
    expect(released.disclosure.suppressedCells).toBe(cells);
    let held = 0;
    visit(released, (_, value) => {
      const kind = (value as { kind?: string } | null)?.kind;
      if (kind === "withheld" || kind === "class") held++;
    });
    expect(released.disclosure.withheldNumbers).toBe(held);
  });

  it("hides nothing at threshold 0 and prints the reason", () => {
    const open = { threshold: 0, units: 0, largestShare: 1, reason: "synthetic data" };
    const all = disclose({ ...result, plan: { ...result.plan, disclosure: open } }, loadedSolver());
    expect(all.disclosure).toEqual({
      ...open,
      together: {
        search: "not-needed",
        addedRows: 0,
        inPairs: false,
        sourceHoles: 0,
        leastPeople: 0,
        leastSponsors: 0,
      },
      suppressedCells: 0,
      withheldNumbers: 0,
    });
    expect(JSON.stringify(all)).not.toMatch(/"suppressed"|"withheld"|"seed"|"extreme"/);
    expect(all.tables.map(({ counts }) => counts)).toEqual(result.tables.map(({ counts }) => counts));
  });
});

describe("disclose on rounded counts", () => {
  const table: CountTable = {
    id: "t",
    unit: "cases",
    keys: [{ name: "group", levels: ["A", "B", "C"] }],
    counts: [10, 15, 90],
    support: { people: [10, 15, 90], units: [10, 15, 90], largest: [1, 1, 1] },
  };

  it.each([
    { kind: "nearest", shown: ["suppressed", "suppressed", 90] },
    { kind: "random", shown: ["suppressed", "suppressed", 90] },
  ] as const)("compares the least count that a $kind-rounded one stands for with the threshold", ({ kind, shown }) => {
    const data = {
      form: "counts" as const,
      counts: { file: "c.csv", columns: { group: "group", count: "n" } },
      unit: "independent-persons" as const,
    };
    const counts = (rounding?: { base: number; kind: "nearest" | "random" }) => {
      const plan = { ...result.plan, data: { ...data, ...(rounding && { rounding }) } } as AuditResult["plan"];
      return disclose({ ...result, plan, tables: [table] }, loadedSolver()).tables[0]!.counts;
    };
    expect(counts()).toEqual([10, 15, 90]);
    expect(counts({ base: 5, kind })).toEqual(shown);
  });
});
