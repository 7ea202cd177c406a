import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { GALLERY_CHARTS } from "../../support/gallery.js";

/** Parts of charts, and one kind that needs dated predictions, which the samples lack. */
const NOT_SHOWN = ["curve-chart", "render-chart", "before-after-chart"];

it("the gallery shows every kind of chart that the samples give", () => {
  const files = readdirSync(join(import.meta.dirname, "../../../src/report/charts"))
    .filter((file) => file.endsWith("-chart.ts"))
    .map((file) => file.replace(".ts", ""));
  expect([...GALLERY_CHARTS, ...NOT_SHOWN].sort()).toEqual(files.sort());
});
