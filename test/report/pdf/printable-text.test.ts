import * as fc from "fast-check";
import { expect, it } from "vitest";
import { BREAK, drawable, printable } from "../../../src/report/pdf/printable-text.js";
import { reportFonts } from "../../../src/report/pdf/report-fonts.js";

const font = reportFonts().regular;

it("writes what the font lacks by its number, and marks that turn the direction of reading too", () => {
  expect(drawable("中文 naam", font)).toBe("[U+4E2D U+6587] naam");
  expect(drawable("a\u202egnp.exe", font)).toBe("a[U+202E]gnp.exe");
  expect(drawable("\u200fx\u0007", font)).toBe("[U+200F]x[U+0007]");
});

it("joins a letter and its mark, and keeps words on one line", () => {
  expect(drawable("Tu\u0308rkei", font)).toBe("Türkei");
  expect(drawable("a\tb\nc", font)).toBe("a b c");
});

it("lets long runs break and changes nothing else", () => {
  const hash = "0123456789abcdef".repeat(4);
  const shown = printable(`hash ${hash}`, font);
  expect(shown.replaceAll(BREAK, "")).toBe(`hash ${hash}`);
  expect(Math.max(...shown.split(/[ \u200b]/).map((part) => part.length))).toBeLessThanOrEqual(14);
  expect(printable("nationaliteit van de referent", font)).toBe("nationaliteit van de referent");
});

it("leaves only characters that the font draws, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      for (const character of drawable(text, font)) expect(font.covers(character.codePointAt(0)!)).toBe(true);
    }),
  );
});
