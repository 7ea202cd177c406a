import { expect, it } from "vitest";
import { ArgumentError } from "../../../src/errors.js";
import { fontFace } from "../../../src/report/pdf/font-face.js";
import { reportFonts } from "../../../src/report/pdf/report-fonts.js";

const { regular, bold } = reportFonts();

it("reads the widths that Typst writes into a PDF in the same font", () => {
  // Widths of glyphs in thousandths of an em, from the /W array of such a PDF.
  expect(regular.width("S")).toBeCloseTo(0.54833984, 7);
  expect(regular.width("Sy")).toBeCloseTo(0.54833984 + 0.50097656, 7);
  expect(bold.width("S")).toBeGreaterThan(regular.width("S"));
});

it("draws every mark that reports print, and letters with the marks of European languages", () => {
  const marks = "≤ ≥ < > = × − – — … % ‰ ± ≈ ≠ · • “ ” ‘ ’ « » ° § ½ √ ∞ χ µ ρ \u00a0";
  const names = "Çağlar Łódź Åland Ísland Ñuñoa Šiauliai Győr Đắk Lắk Ţara Ķekava Żagań Ελλάδα Україна";
  for (const character of marks + names) {
    expect([regular.covers(character.codePointAt(0)!), character]).toEqual([true, character]);
    expect([bold.covers(character.codePointAt(0)!), character]).toEqual([true, character]);
  }
});

it("says what it does not draw", () => {
  for (const character of "中あ한ع😀\u202e") expect(regular.covers(character.codePointAt(0)!)).toBe(false);
});

it("refuses a file without the tables it needs", () => {
  expect(() => fontFace(new Uint8Array(64))).toThrow(ArgumentError);
});
