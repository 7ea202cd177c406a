import { describe, expect, it } from "vitest";
import { examineBoard, marginalKappa } from "../../../src/audit/inputs/board.js";
import type { Estimate } from "../../../src/audit/result.js";
import { boardEvidence } from "../../../src/data/inputs/board-evidence.js";
import { cohensKappa } from "../../../src/statistics/cohens-kappa.js";
import { tableFromCounts } from "../../../src/statistics/contingency-table.js";
import { nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { synthesise } from "../../../src/synthetic/synthesise.js";
import { boardRegistrations, boardSettings, type MadeBoard } from "../../support/board-world.js";
import { questionOf, samplePlan, syntheticRegistrations } from "../../support/registered-rows.js";

function shareIn(estimate: Estimate): number {
  if (estimate.kind !== "estimate") throw new Error("requires an estimate");
  return estimate.value;
}

function boundsOf(estimate: Estimate): readonly [number, number] {
  if (estimate.kind !== "estimate" || "kind" in estimate.interval) throw new Error("requires bounds");
  return [Number(estimate.interval.lower), Number(estimate.interval.upper)];
}

describe("marginalKappa", () => {
  const counts = [20, 5, 3, 10, 15, 2, 1, 4, 40];
  const margins = [
    [28, 27, 45],
    [31, 24, 45],
  ] as const;

  it("is the kappa of the whole table, and its interval lies close to that of Fleiss, Cohen and Everitt", () => {
    const whole = cohensKappa(tableFromCounts(Float64Array.from(counts), 3, 3));
    if (whole.kind !== "estimate") throw new Error("requires an estimate");
    const found = marginalKappa({ flagged: 75, total: 100 }, margins, 0.95);
    expect(shareIn(found)).toBeCloseTo(whole.value, 14);
    const [lower, upper] = boundsOf(found);
    expect(Math.abs(lower - whole.interval.lower)).toBeLessThan(0.03);
    expect(Math.abs(upper - whole.interval.upper)).toBeLessThan(0.03);
  });

  it("has an interval that holds the true kappa in about 95 of 100 samples", () => {
    // Two ratings of four classes: the second copies the first with chance 0.8, else draws from the same spread.
    const reach = [0.5, 0.75, 0.9, 1];
    const stream = streamsFrom(7).block(0);
    const draw = () => {
      const u = nextUniform(stream);
      return reach.findIndex((bound) => u < bound);
    };
    let held = 0;
    for (let sample = 0; sample < 600; sample++) {
      const [first, second] = [
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ];
      let agreeing = 0;
      for (let unit = 0; unit < 300; unit++) {
        const one = draw();
        const other = nextUniform(stream) < 0.8 ? one : draw();
        first[one]! += 1;
        second[other]! += 1;
        if (one === other) agreeing += 1;
      }
      const [lower, upper] = boundsOf(marginalKappa({ flagged: agreeing, total: 300 }, [first, second], 0.95));
      if (lower <= 0.8 && 0.8 <= upper) held += 1;
    }
    expect(held / 600).toBeGreaterThan(0.91);
    expect(held / 600).toBeLessThan(0.985);
  });

  it("does not exist where both ratings use one class, or nobody is rated", () => {
    expect(marginalKappa({ flagged: 9, total: 9 }, [[9], [9]], 0.95).kind).toBe("not-estimable");
    expect(marginalKappa({ flagged: 0, total: 0 }, [[0], [0]], 0.95).kind).toBe("not-estimable");
  });
});

describe("boards of a synthetic set", async () => {
  const {
    registrations: drawn,
    plan,
    settings,
    truth,
  } = syntheticRegistrations(synthesise({ seed: 1, sponsors: 10_577 }));
  const registrations = { ...drawn, kept: new Uint8Array(drawn.rows).fill(1) };
  const planted = truth.board as Readonly<Record<string, number>>;
  const evidence = boardEvidence(registrations, settings.board!, plan);
  const { result, tables } = await examineBoard(evidence, settings.board!, questionOf(plan, settings));
  const count = (table: string, level: string) => {
    const found = tables.find(({ id }) => id === table)!;
    return found.counts[found.keys[0]!.levels.indexOf(level)]!;
  };
  const changed = (setting: string) => {
    const share = result.otherwise.find((each) => each.setting === setting)!.changed.value;
    return Math.round(share * result.units);
  };

  it("count each planted board that fits no class", () => {
    expect(planted.noClass).toBe(240);
    expect(count("board.classes", "no-class")).toBe(planted.noClass);
  });

  it("find each class that was registered against the rule", () => {
    expect(planted.registeredAgainstTheRule).toBeGreaterThan(300);
    expect(count("board.all-other", "other")).toBe(planted.registeredAgainstTheRule);
  });

  it("find the boards on which the order of class 3 decides, and those of which a part is not known", () => {
    expect(changed("international")).toBe(planted.classThreeFitsAnother);
    expect(changed("partlyUnknown")).toBe(planted.partlyUnknown);
  });

  it("find British directors after the United Kingdom left, and Croatian ones before Croatia joined", () => {
    expect(planted.britishAfterLeaving! + planted.croatianBeforeJoining!).toBeGreaterThan(200);
    expect(changed("euCountry")).toBe(planted.britishAfterLeaving! + planted.croatianBeforeJoining!);
    expect(planted.britishOnLastDay).toBeGreaterThan(50);
  });

  it("change nothing where no board is concerned", () => {
    expect(["liechtenstein", "kingdom", "formerStates"].map(changed)).toEqual([0, 0, 0]);
  });

  it("tell sponsors without directors, without a day, and directors who had left", () => {
    expect(count("board.unknown", "nobody")).toBe(planted.nobody);
    expect(result.undated).toBe(planted.undated);
    expect(result.directors.offTheDay).toBe(planted.offTheDay);
    expect(result.directors.withoutSponsor).toBe(0);
  });

  it("have tables that add up", () => {
    const sum = (id: string) => tables.find((table) => table.id === id)!.counts.reduce((all, each) => all + each, 0);
    expect(sum("board.classes")).toBe(result.units);
    expect(sum("board.flags")).toBe(result.units);
    expect(sum("board.bands")).toBe(result.units);
    expect(sum("board.registered-same") + sum("board.registered-other")).toBe(sum("board.computed"));
  });
});

describe("class against flag", async () => {
  const plan = samplePlan();
  const question = questionOf(plan, { alpha: 0.05 } as never);
  const world = (flaggedOfWestern: number): readonly MadeBoard[] =>
    Array.from({ length: 800 }, (_, at) => ({
      directors: at % 2 === 0 ? ["NLD"] : ["DEU"],
      isFlagged: (at >> 1) % 100 < (at % 2 === 0 ? 20 : flaggedOfWestern),
    }));
  const examined = (made: readonly MadeBoard[]) =>
    examineBoard(boardEvidence(boardRegistrations(made), boardSettings(), plan), boardSettings(), question);

  it("is tested by Fisher's test where there are two classes", async () => {
    // R: fisher.test(matrix(c(80, 320, 120, 280), 2))$p.value
    const { result } = await examined(world(30));
    const test = result.flags!.test.value;
    expect("pValue" in test && test.pValue).toBeCloseTo(0.001415349348148, 12);
    expect(result.flags!.shares.map(({ share }) => shareIn(share.value))).toEqual([0.2, 0.3]);
  });

  it("shows nothing where the shares are equal", async () => {
    const { result } = await examined(world(20));
    const test = result.flags!.test.value;
    expect("pValue" in test && test.pValue).toBe(1);
  });
});
