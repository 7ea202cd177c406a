import { expect, it } from "vitest";
import { pictureOf } from "../../../src/report/pdf/picture.js";
import { reportFonts } from "../../../src/report/pdf/report-fonts.js";

const fonts = reportFonts();

function svg(width: number, height: number, words = ""): string {
  return `<svg font-family="sans-serif" viewBox="0 0 ${width} ${height}"><text font-family='a' x="1">${words}</text></svg>`;
}

it("sets letters of 15 pixels at 8.5 points, and keeps the proportions of tall charts", () => {
  const { width, height } = pictureOf(svg(720, 300), fonts);
  expect([width / 720, height / 300].map((scale) => scale * 15)).toEqual([expect.closeTo(8.5), expect.closeTo(8.5)]);
  const tall = pictureOf(svg(720, 3000), fonts);
  expect(tall.height).toBe(540);
  expect(tall.width / tall.height).toBeCloseTo(720 / 3000);
});

it("writes the words of a chart in the font of the report, and what that lacks by its number", () => {
  const { svg: drawn } = pictureOf(svg(720, 300, 'font-family="x" 中 &lt;b&gt;'), fonts);
  expect(drawn).toContain('<svg font-family="Open Sans"');
  expect(drawn).toContain('>font-family="x" [U+4E2D] &lt;b&gt;<');
});
