import { describe, expect, it } from "vitest";
import { examineCodeYears } from "../../../src/audit/inputs/code-years.js";
import { stateTable } from "../../../src/audit/inputs/state-table.js";
import { codeYears } from "../../../src/data/inputs/code-years-evidence.js";
import { remarkState } from "../../../src/data/inputs/outcomes-evidence.js";
import { linearAttack } from "../../../src/disclosure/attackers/linear-attacker.js";
import { remarkRowsBeside } from "../../../src/disclosure/inputs/remark-rows.js";
import type { LinkedSystem } from "../../../src/disclosure/linked/linked-system.js";
import { protectTogether, systemOf } from "../../../src/disclosure/protect-together.js";
import { CODE_STATES, REMARK_STATES } from "../../../src/plan/inputs/outcome-states.js";
import { denseSolver } from "../../../src/runtime/dense-solver.js";
import { nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { withTotals } from "../../support/known-totals.js";

const thresholds = { threshold: 10, units: 5, largestShare: 0.5 };

/** Remarks of a few hundred units over three years, with codes at some violations and few others. */
function tablesOf(seed: number) {
  const stream = streamsFrom(seed).block(3);
  const rates = Array.from({ length: 3 }, () => 0.2 * nextUniform(stream));
  const rows = Array.from({ length: 60 + Math.floor(900 * nextUniform(stream)) }, () => {
    const outcome = Math.floor(3 * nextUniform(stream));
    const hasCode = nextUniform(stream) < (outcome === 0 ? 0.6 : 0.01);
    const u = nextUniform(stream);
    const code = CODE_STATES[hasCode ? (u < 0.6 ? 0 : u < 0.9 + rates[0]! / 4 ? 1 : 2) : u < rates[1]! ? 3 : 4]!;
    return { outcome, code, day: `${2020 + Math.floor(3.2 * nextUniform(stream) ** 2)}-05-01` };
  });
  const count = <State extends string>(states: readonly State[], found: readonly State[]) =>
    states.map((state) => found.filter((each) => each === state).length);
  const codes = rows.map(({ code }) => code);
  const states = rows.map(({ code, outcome }) => remarkState(code, outcome));
  const unit = "sponsors" as const;
  const years = codeYears(
    codes,
    rows.map(({ day }) => day),
    null,
  );
  return [
    stateTable("outcomes.remarks", {
      unit,
      key: "remarks",
      levels: REMARK_STATES,
      counts: count(REMARK_STATES, states),
    }),
    stateTable("outcomes.codes", { unit, key: "codes", levels: CODE_STATES, counts: count(CODE_STATES, codes) }),
    ...examineCodeYears(years, { unit, level: 0.95, change: null, least: thresholds.threshold }).tables,
  ];
}

/** What anyone knows beside the tables: all three count the same codes of the same units. */
function knowing(system: LinkedSystem): LinkedSystem {
  const cells = system.tables.map(({ counts }, place) => counts.map((_, at) => system.starts[place]! + at));
  const [recorded, codes, years] = cells as [number[], number[], number[]];
  const equal = (more: readonly number[], less: readonly number[]) => ({ more, less, kind: "equal" as const });
  const { levels } = system.tables[2]!.keys[1]!;
  const year = (column: string) => years.filter((_, at) => levels[at % levels.length] === column);
  const withCode = recorded.filter((_, at) => REMARK_STATES[at]!.endsWith("with-code"));
  const sums = [
    equal(recorded, codes),
    equal(withCode, codes.slice(0, 3)),
    ...(levels.length === 3
      ? [equal(year("NM"), codes.slice(0, 1)), equal(year("SC"), codes.slice(1, 3))]
      : [equal(year("code"), codes.slice(0, 3))]),
    equal(year("neither"), codes.slice(3)),
  ];
  const units = system.tables[0]!.counts.reduce((sum, count) => sum + count, 0);
  return withTotals(system, [{ of: recorded, total: units }], sums);
}

describe("the tables of codes in remarks together", () => {
  it("bound no hidden cell, for one who knows that they count the same codes of all units", () => {
    let [hiding, exposedWithout] = [0, 0];
    for (let seed = 1; seed <= 60; seed++) {
      const tables = tablesOf(seed);
      const release = { tables, thresholds, links: [], bands: { order: [], flagged: [] } };
      const attack = (beside: ReturnType<typeof remarkRowsBeside>) => {
        const { hidden } = protectTogether(release, denseSolver(), { beside });
        if (beside.length > 0) hiding++;
        return linearAttack(knowing(systemOf(release, hidden)), denseSolver());
      };
      const { exposed, unfinished } = attack(remarkRowsBeside(tables, thresholds));
      expect([seed, exposed, unfinished]).toEqual([seed, [], []]);
      exposedWithout += attack([]).exposed.length;
    }
    expect(hiding).toBeGreaterThan(20);
    expect(exposedWithout).toBeGreaterThan(10);
  });
});
