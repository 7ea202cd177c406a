import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";

/*
 * Puts the fonts of the PDF reports into TypeScript files that carry their bytes. The fonts, Open Sans 3.003, lie in the
 * npm package of the browser that the tests use.
 *   npx tsx test/support/carry-fonts.ts     writes src/report/pdf/fonts/*-bytes.ts
 */

const require = createRequire(import.meta.url);
const ARCHIVE = join(import.meta.dirname, "../../node_modules/@sparticuz/chromium/bin/fonts.tar.br");

/** Faces of the font that reports use. */
export const FACES = ["Regular", "Bold"] as const;

/**
 * One face as it lies in the package of the browser.
 * @param face  name of the face
 * @returns bytes of the TrueType file
 */
export function fontOfBrowser(face: (typeof FACES)[number]): Buffer {
  const archive = brotliDecompressSync(readFileSync(ARCHIVE));
  const found = fileOfTar(archive, `OpenSans-${face}.ttf`);
  if (found === undefined) throw new Error(`fonts.tar.br holds no OpenSans-${face}.ttf`);
  return found;
}

/** The first file of a tar archive whose path ends so. */
function fileOfTar(archive: Buffer, ending: string): Buffer | undefined {
  for (let at = 0; at + 512 <= archive.length; ) {
    const header = archive.subarray(at, at + 512);
    const name = header.subarray(0, 100).toString("utf8").replace(/\0.*$/s, "");
    const size = Number.parseInt(header.subarray(124, 136).toString("ascii"), 8) || 0;
    if (name.endsWith(ending) && size > 0) return archive.subarray(at + 512, at + 512 + size);
    at += 512 + 512 * Math.ceil(size / 512);
  }
  return undefined;
}

function carrierOf(face: (typeof FACES)[number]): string {
  const lines =
    brotliCompressSync(fontOfBrowser(face))
      .toString("base64")
      .match(/.{1,100}/g) ?? [];
  return [
    "/*",
    ` * Open Sans ${face}, version 3.003, TrueType, compressed with Brotli, in base 64; made by test/support/carry-fonts.ts.`,
    " * Copyright 2020 The Open Sans Project Authors (https://github.com/googlefonts/opensans)",
    ...licence().map((line) => ` * ${line}`.trimEnd()),
    " */",
    `export const OPEN_SANS_${face.toUpperCase()}_BYTES =`,
    `${lines.map((line) => `  "${line}"`).join(" +\n")};`,
    "",
  ].join("\n");
}

/** The licence asks to travel with every copy of the font. */
function licence(): readonly string[] {
  const licences = require("spdx-license-list/full.js") as Readonly<Record<string, { readonly licenseText: string }>>;
  return licences["OFL-1.1"]!.licenseText.trim().split("\n");
}

if (process.argv[1] === import.meta.filename) {
  for (const face of FACES) {
    writeFileSync(`src/report/pdf/fonts/open-sans-${face.toLowerCase()}-bytes.ts`, carrierOf(face));
  }
}
