import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scalePage } from "./scale/page.js";
import { cellsOn, measureCell, type ScaleRun } from "./scale/run-scale.js";
import { SCALE_CELLS } from "./scale/scale-cells.js";

const FOLDER = join(import.meta.dirname, "../../reports/scale");
const run = JSON.parse(readFileSync(join(FOLDER, "scale.json"), "utf8")) as ScaleRun;

describe("the committed run of the study of scale", () => {
  it("holds every size once, and its page is made of it", () => {
    expect(run.cells.map(({ id }) => id)).toEqual(SCALE_CELLS.map(({ id }) => id));
    expect(existsSync(join(FOLDER, "index.html"))).toBe(true);
    expect(readFileSync(join(FOLDER, "index.html"), "utf8")).toBe(scalePage(run));
  });

  it.each(["rows-10000", "sponsors-1000"])(
    "counts the same when %s is measured again",
    async (id) => {
      const known = run.cells.find((cell) => cell.id === id)!;
      const again = await measureCell({ id, axis: known.axis, size: known.size }, new AbortController().signal);
      expect(again.counts).toEqual(known.counts);
      expect(again.finished).toBe(true);
    },
    120_000,
  );

  it("has patterns that do not grow with the rows once all combinations occur", () => {
    const [, , ...large] = cellsOn(run, "rows").map(({ counts }) => counts.patterns);
    expect(new Set(large).size).toBe(1);
  });

  it("stays below two gigabytes for a hundred million rows of Parquet and twenty million of CSV", () => {
    expect(cellsOn(run, "rows").at(-1)).toMatchObject({ size: 1e8, finished: true });
    expect(cellsOn(run, "csv").at(-1)).toMatchObject({ size: 2e7, finished: true });
    for (const axis of ["rows", "csv"] as const) {
      for (const { megabytes, id } of cellsOn(run, axis)) expect(megabytes, id).toBeLessThan(2_000);
    }
  });
});
