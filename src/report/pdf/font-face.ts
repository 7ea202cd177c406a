import { ArgumentError } from "../../errors.js";

/** What a layout needs to know of a font: which characters it has, and how wide they are. */
export interface FontFace {
  /** Whether the font draws this code point. */
  readonly covers: (codePoint: number) => boolean;
  /** Width of a text on one line, in ems, without kerning; characters that the font lacks count as an em. */
  readonly width: (text: string) => number;
}

/**
 * Reads characters and widths from a TrueType font.
 *
 * @param bytes  the font file, with a character map of the basic multilingual plane
 * @returns coverage and widths
 * @throws ArgumentError when a table is missing
 * @see OpenType 1.9: `cmap` format 4, `head`, `hhea`, `hmtx`
 * @example
 * fontFace(openSansRegular()).covers("é".codePointAt(0)); // true
 */
export function fontFace(bytes: Uint8Array): FontFace {
  const tables = tablesOf(bytes);
  const glyphs = glyphsOf(tables("cmap"));
  const advances = tables("hmtx");
  const unitsPerEm = tables("head").getUint16(18);
  const measures = tables("hhea").getUint16(34);
  const advance = (codePoint: number) => {
    const glyph = glyphs.get(codePoint);
    return glyph === undefined ? 1 : advances.getUint16(4 * Math.min(glyph, measures - 1)) / unitsPerEm;
  };
  return {
    covers: (codePoint) => glyphs.has(codePoint),
    width: (text) => {
      let width = 0;
      for (const character of text) width += advance(character.codePointAt(0)!);
      return width;
    },
  };
}

function tablesOf(bytes: Uint8Array): (name: string) => DataView {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Map<string, DataView>();
  for (let entry = 12; entry < 12 + 16 * file.getUint16(4); entry += 16) {
    const name = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    found.set(
      name,
      new DataView(bytes.buffer, bytes.byteOffset + file.getUint32(entry + 8), file.getUint32(entry + 12)),
    );
  }
  return (name) => {
    const table = found.get(name);
    if (table === undefined) throw new ArgumentError(`fontFace requires a font with the table ${name}; got none`);
    return table;
  };
}

/** Code point -> glyph, from the subtable of format 4. */
function glyphsOf(cmap: DataView): ReadonlyMap<number, number> {
  const start = subtableOf(cmap);
  const segments = cmap.getUint16(start + 6) / 2;
  const part = (list: number, segment: number) => start + 14 + 2 * (list * segments + segment) + (list > 0 ? 2 : 0);
  const glyphs = new Map<number, number>();
  for (let segment = 0; segment < segments; segment++) {
    const [last, first] = [cmap.getUint16(part(0, segment)), cmap.getUint16(part(1, segment))];
    const delta = cmap.getUint16(part(2, segment));
    const offset = cmap.getUint16(part(3, segment));
    for (let code = first; code <= last && code < 0xffff; code++) {
      const listed = offset === 0 ? code : cmap.getUint16(part(3, segment) + offset + 2 * (code - first));
      const glyph = listed === 0 && offset !== 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
  return glyphs;
}

function subtableOf(cmap: DataView): number {
  for (let entry = 0; entry < cmap.getUint16(2); entry++) {
    const start = cmap.getUint32(8 + 8 * entry);
    if (cmap.getUint16(start) === 4) return start;
  }
  throw new ArgumentError("fontFace requires a character map of format 4; got none");
}
