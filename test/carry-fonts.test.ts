import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { reportFonts } from "../src/report/pdf/report-fonts.js";
import { FACES, fontOfBrowser } from "./support/carry-fonts.js";

it("the committed bytes of the fonts are the files that they were made from", () => {
  const sums = (files: readonly Uint8Array[]) => files.map((file) => createHash("sha256").update(file).digest("hex"));
  expect(sums(reportFonts().files)).toEqual(sums(FACES.map(fontOfBrowser)));
});
