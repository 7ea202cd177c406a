import { describe, expect, it } from "vitest";
import { examineBoard } from "../../../src/audit/inputs/board.js";
import type { BoardResult } from "../../../src/audit/inputs/board-result.js";
import type { CountTable } from "../../../src/audit/result.js";
import { boardEvidence } from "../../../src/data/inputs/board-evidence.js";
import type { HiddenCells } from "../../../src/disclosure/hidden-cells.js";
import { disclosedBoard } from "../../../src/disclosure/inputs/board.js";
import { boardResultSchema } from "../../../src/disclosure/inputs/board-schema.js";
import { bandFlags } from "../../../src/disclosure/linked/release-tables.js";
import { protectTogether } from "../../../src/disclosure/protect-together.js";
import { publisher } from "../../../src/disclosure/publish.js";
import { nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { boardRegistrations, boardSettings, type MadeBoard } from "../../support/board-world.js";
import { loadedSolver } from "../../support/loaded-solver.js";
import { questionOf, samplePlan } from "../../support/registered-rows.js";

const plan = samplePlan();
const thresholds = plan.disclosure;
const BOARDS = [
  ["NLD"],
  ["NLD"],
  ["NLD"],
  ["NLD", "USA"],
  ["DEU"],
  ["IND"],
  ["IND", "DEU"],
  ["NLD", "IND"],
  [],
  ["legal"],
  [""],
];

/** A world in which a few of each class are registered as another: which, and how many, is drawn. */
function drawnWorld(seed: number): readonly MadeBoard[] {
  const stream = streamsFrom(seed).block(0);
  const wrong = Array.from({ length: BOARDS.length }, () =>
    nextUniform(stream) < 0.5 ? 0 : 0.2 * nextUniform(stream),
  );
  return Array.from({ length: 1_500 }, () => {
    const kind = Math.floor(nextUniform(stream) * BOARDS.length);
    const other = Math.floor(1 + 10 * nextUniform(stream));
    const isWrong = nextUniform(stream) < wrong[kind]!;
    return {
      directors: BOARDS[kind]!,
      registered: isWrong ? `${other}` : RULE[kind]!,
      isFlagged: nextUniform(stream) < 0.3,
    };
  });
}
const RULE = ["2", "2", "2", "4", "7", "6", "8", "5", "9", "1", "9"];

interface Answer {
  readonly result: BoardResult;
  readonly tables: readonly CountTable[];
  readonly hidden: HiddenCells;
}

async function examined(made: readonly MadeBoard[]): Promise<Answer> {
  const settings = boardSettings();
  const question = questionOf(plan, { alpha: 0.05 } as never);
  const { result, tables } = await examineBoard(
    boardEvidence(boardRegistrations(made), settings, plan),
    settings,
    question,
  );
  const release = { tables, thresholds, links: [], bands: bandFlags(plan) };
  return { result, tables, hidden: protectTogether(release, loadedSolver()).hidden };
}

/**
 * What a reader can work out of the rows that are hidden: with the class by the rule, the registered one and the sums
 * known, each "the same" is at most both, and all of them add up. Smallest and largest value of each, by their sum.
 */
function reachable(rows: readonly { readonly computed: number; readonly registered: number }[], sum: number) {
  const tops = rows.map(({ computed, registered }) => Math.min(computed, registered));
  const all = tops.reduce((total, top) => total + top, 0);
  return tops.map((top) => ({ least: Math.max(0, sum - (all - top)), most: Math.min(top, sum) }));
}

describe("what may be written of boards", async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, (_, seed) => examined(drawnWorld(seed + 1))));

  it("has the form of its schema", () => {
    for (const { result, hidden } of answers) {
      const written = disclosedBoard(result, { publish: publisher(hidden, thresholds), thresholds });
      expect(boardResultSchema.parse(JSON.parse(JSON.stringify(written)))).toEqual(JSON.parse(JSON.stringify(written)));
    }
  });

  it("shows no cell below the thresholds", () => {
    let shown = 0;
    for (const { tables, hidden } of answers) {
      for (const { id, keys, counts, support } of tables) {
        const width = counts.length / keys[0]!.levels.length;
        counts.forEach((count, cell) => {
          if (hidden.isHidden(id, keys[0]!.levels[Math.floor(cell / width)]!) || count === 0) return;
          shown++;
          expect(count, id).toBeGreaterThanOrEqual(thresholds.units);
          expect(support!.people[cell], id).toBeGreaterThanOrEqual(thresholds.threshold);
        });
      }
    }
    expect(shown).toBeGreaterThan(200);
  });

  it("leaves every hidden row of registered classes as many possible values as its threshold", () => {
    let attacked = 0;
    for (const { tables, hidden } of answers) {
      const table = (id: string) => tables.find((each) => each.id === id)!;
      const [same, computed, registered] = [
        table("board.registered-same"),
        table("board.computed"),
        table("board.registered"),
      ];
      const levels = same.keys[0]!.levels;
      const places = [...levels.keys()].filter((at) => hidden.isHidden(same.id, levels[at]!));
      if (places.length === 0) continue;
      const isKnown = places.every(
        (at) => !hidden.isHidden(computed.id, levels[at]!) && !hidden.isHidden(registered.id, levels[at]!),
      );
      if (!isKnown) continue;
      const sum = places.reduce((all, at) => all + same.counts[at]!, 0);
      const rows = places.map((at) => ({ computed: computed.counts[at]!, registered: registered.counts[at]! }));
      for (const [at, { least, most }] of reachable(rows, sum).entries()) {
        // Where a class has no board by the rule, or is never registered, none can be the same: that is no secret.
        if (Math.min(rows[at]!.computed, rows[at]!.registered) === 0) continue;
        attacked++;
        expect(most - least).toBeGreaterThanOrEqual(thresholds.units - 1);
      }
    }
    expect(attacked).toBeGreaterThan(10);
  });

  it("shows no number of boards that are registered as a class and belong to another, but for none or enough", () => {
    for (const { tables, hidden } of answers) {
      const [same, registered] = ["board.registered-same", "board.registered"].map(
        (id) => tables.find((each) => each.id === id)!,
      );
      same!.keys[0]!.levels.forEach((level, at) => {
        if (hidden.isHidden(same!.id, level) || hidden.isHidden(registered!.id, level)) return;
        const left = registered!.counts[at]! - same!.counts[at]!;
        expect(left === 0 || left >= thresholds.units).toBe(true);
      });
    }
  });

  it("tells what another reading changes in classes alone, from the threshold on", async () => {
    const few = [
      ...drawnWorld(99),
      ...Array.from({ length: 3 }, () => ({ directors: ["NLD", "LIE"], registered: "5" })),
    ];
    const { result, hidden } = await examined(few);
    const written = disclosedBoard(result, { publish: publisher(hidden, thresholds), thresholds });
    for (const { changed, pValue } of written.otherwise) {
      expect(changed.kind).toBe("class");
      expect(pValue === null || pValue.kind === "class").toBe(true);
    }
    const line = written.otherwise.find(({ setting }) => setting === "liechtenstein")!;
    expect(line.changed).toEqual({ kind: "class", relation: "at-most", bound: 0.01 });
    const many = Array.from({ length: 60 }, () => ({ directors: ["NLD", "LIE"], registered: "5" }));
    const more = await examined([...drawnWorld(99), ...many]);
    const told = disclosedBoard(more.result, { publish: publisher(more.hidden, thresholds), thresholds });
    expect(told.otherwise.find(({ setting }) => setting === "liechtenstein")!.changed).toEqual({
      kind: "class",
      relation: "above",
      bound: 0.01,
    });
  });

  it("tells the number of boards that fit no class by no subtraction where they are rare", async () => {
    const gaps = Array.from({ length: 3 }, () => ({ directors: ["NLD", "USA", "IND"], registered: "5" }));
    for (const made of [drawnWorld(3), [...drawnWorld(3), ...gaps]]) {
      const { result, tables } = await examined(made);
      const computed = tables.find(({ id }) => id === "board.computed")!.counts.reduce((sum, count) => sum + count, 0);
      expect(result.units - computed - result.registered!.without.value).toBe(0);
      expect(tables.some(({ keys }) => keys[0]!.levels.includes("no-class"))).toBe(false);
    }
  });

  it("withholds agreement and kappa where nearly all are registered as the rule says", async () => {
    const made = drawnWorld(5).map((board, at) => ({
      ...board,
      registered: at < 3 ? "3" : RULE[BOARDS.findIndex((each) => each.join() === board.directors.join())]!,
    }));
    const { result, hidden } = await examined(made);
    const written = disclosedBoard(result, { publish: publisher(hidden, thresholds), thresholds });
    expect(written.registered!.agreement.kind).toBe("withheld");
    expect(written.registered!.kappa.kind).toBe("withheld");
  });
});
