import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.js";
import { outcomeOf, packOutcomes } from "./outcome-bits.js";
import { rateBounds, readingOf } from "./rates.js";
import { mergeRuns, runStudy } from "./run-study.js";
import { sourceHash } from "./source-hash.js";
import { cell, type Outcome, type Study } from "./study.js";

/** A repository with one module, and a study whose outcomes are: seeds that 3 divides, no answer at 5. */
function smallStudy() {
  const root = temporaryFolder();
  const drawn: number[] = [];
  mkdirSync(join(root, "test"));
  writeFileSync(
    join(root, "test/cells.ts"),
    'import { kernel } from "./kernel.js";\nimport type { Word } from "./word.js";\n',
  );
  writeFileSync(join(root, "test/kernel.ts"), "export const kernel = 1;\n");
  writeFileSync(join(root, "test/word.ts"), "export type Word = string;\n");
  const thirds = cell<number>({
    id: "thirds",
    part: "small",
    design: "seeds",
    sets: 40,
    draw: (seed) => {
      drawn.push(seed);
      return seed;
    },
    measures: [
      {
        id: "third",
        procedure: "divided by 3",
        standing: "ours",
        kind: "false-alarm",
        decide: (seed) => (seed === 5 ? null : seed % 3 === 0),
      },
      {
        id: "third-of-all",
        procedure: "divided by 3, as often as that should be",
        standing: "ours",
        kind: "false-alarm",
        nominal: 1 / 3,
        decide: (seed) => seed % 3 === 0,
      },
    ],
  });
  const study: Study = { id: "small", parts: [{ id: "small", module: "test/cells.ts", cells: [thirds] }] };
  const run = (scale: number, signal = new AbortController().signal, onProgress: () => void = () => {}) =>
    runStudy(study, {
      root,
      store: join(root, "out"),
      scale,
      signal,
      progress: { show: onProgress, clear: () => {} },
    });
  return { root, drawn, run };
}

describe("a study", () => {
  it("counts outcomes over seeds 1 to N and leaves out those without an answer", async () => {
    const run = await smallStudy().run(1);
    expect(run?.cells[0]).toMatchObject({
      sets: 40,
      measures: [
        { answered: 39, count: 13, reading: "above" },
        { answered: 40, count: 13 },
      ],
    });
  });

  it("reads a rate against a nominal one of its own", async () => {
    const run = await smallStudy().run(1);
    expect(run?.cells[0]?.measures.map(({ nominal, reading }) => [nominal, reading])).toEqual([
      [undefined, "above"],
      [1 / 3, "within"],
    ]);
  });

  it("takes parts that are run again into an earlier run, in the order of the study", () => {
    const part = (id: string, hash: string) => ({
      sourceHash: hash,
      scale: 1,
      parts: [{ id, module: `${id}.ts`, sourceHash: hash }],
      cells: [{ id: `${id}-cell`, part: id, design: hash, sets: 1, measures: [] }],
    });
    const study = { id: "study", parts: ["a", "b", "c"].map((id) => ({ id, module: `${id}.ts`, cells: [] })) };
    const both = mergeRuns(study, part("b", "old"), part("a", "new"));
    expect(both.parts.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(both.cells.map(({ id }) => id)).toEqual(["a-cell", "b-cell"]);
    const again = mergeRuns(study, both, part("b", "newer"));
    expect(again.cells.map(({ design }) => design)).toEqual(["new", "newer"]);
    expect(again.sourceHash).not.toBe(both.sourceHash);
  });

  it("goes on from what was done before, and does the same as in one go", async () => {
    const { run, drawn } = smallStudy();
    await run(0.5);
    const longer = await run(1);
    expect(drawn).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect(longer?.cells).toEqual((await smallStudy().run(1))?.cells);
  });

  it("keeps what is done when it is interrupted", async () => {
    const { run, drawn } = smallStudy();
    const interrupt = new AbortController();
    expect(await run(1, interrupt.signal, () => interrupt.abort())).toBeNull();
    expect(drawn).toHaveLength(10);
    await run(1);
    expect(drawn).toHaveLength(40);
  });

  it("starts anew when a file that its module imports has changed, and not for a type", async () => {
    const { root, run, drawn } = smallStudy();
    await run(1);
    writeFileSync(join(root, "test/word.ts"), "export type Word = number;\n");
    await run(1);
    expect(drawn).toHaveLength(40);
    const before = sourceHash(root, "test/cells.ts");
    writeFileSync(join(root, "test/kernel.ts"), "export const kernel = 2;\n");
    expect(sourceHash(root, "test/cells.ts")).not.toBe(before);
    await run(1);
    expect(drawn).toHaveLength(80);
  });
});

describe("outcomes as bits", () => {
  it("come back as they went in, whatever their number", () => {
    const outcomes: Outcome[] = [true, false, null, true, true, null, false];
    for (let n = 1; n <= outcomes.length; n++) {
      const packed = packOutcomes(outcomes.slice(0, n));
      expect(Array.from({ length: n }, (_, i) => outcomeOf(packed, i + 1))).toEqual(outcomes.slice(0, n));
    }
    expect(packOutcomes([true, false, false, false, true])).toEqual({ happened: "88" });
  });
});

describe("bounds of a rate", () => {
  it("are those of Clopper and Pearson: none of n leaves 1 - tail^(1/n)", () => {
    expect(rateBounds(0, 1000).upper).toBeCloseTo(1 - 1e-4 ** (1 / 1000), 6);
    expect(rateBounds(1000, 1000)).toMatchObject({ lower: expect.closeTo(1e-4 ** (1 / 1000), 5), upper: 1 });
  });

  it("read as above, below or within, and cover everything where nothing was counted", () => {
    expect(readingOf(rateBounds(100, 1000), 0.05)).toBe("above");
    expect(readingOf(rateBounds(20, 1000), 0.05)).toBe("below");
    expect(readingOf(rateBounds(55, 1000), 0.05)).toBe("within");
    expect(rateBounds(0, 0)).toEqual({ lower: 0, upper: 1 });
  });
});
