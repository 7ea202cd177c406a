import type { PdfFile } from "./pdf-file.js";
import { type PdfDictionary, type PdfReference, PdfScanner, PdfText, type PdfValue } from "./pdf-values.js";

/** Letters that are drawn in one go, and where: points from the left and the bottom of the page. */
export interface Run {
  readonly letters: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

interface Font {
  readonly meanings: ReadonlyMap<number, string>;
  /** Glyph -> thousandths of the size. */
  readonly widths: ReadonlyMap<number, number>;
}

/** Scale and shift; pages without turned text need no more. */
interface Place {
  readonly scale: readonly [number, number];
  readonly shift: readonly [number, number];
}

const PAGE: Place = { scale: [1, 1], shift: [0, 0] };

/**
 * The words on each page, in the order in which they are drawn, each run of letters apart.
 * @param file  a PDF whose fonts say what their glyphs mean
 * @returns text of each page, without the words inside pictures
 */
export function wordsOfPages(file: PdfFile): readonly string[] {
  return runsOfPages(file).map((runs) => runs.map(({ letters }) => ` ${letters}`).join(""));
}

/**
 * The runs of letters of each page. Those inside a picture are left out: they are drawn letter by letter.
 * @param file  a PDF whose fonts say what their glyphs mean and how wide they are
 */
export function runsOfPages(file: PdfFile): readonly (readonly Run[])[] {
  const known = new Map<number, Font>();
  const fontOf = (value: PdfValue | undefined): Font => {
    const { object } = value as PdfReference;
    const font = known.get(object) ?? readFont(file, value as PdfReference);
    known.set(object, font);
    return font;
  };
  const pictures = new Set(file.elements.filter(({ type }) => type === "Figure").flatMap(({ marks }) => marks));
  return file.pages.map((reference) => {
    const page = file.dictionary(reference);
    const fonts = file.dictionary(file.dictionary(page.Resources).Font);
    const content = file.stream(page.Contents).toString("latin1");
    return runsIn(content, {
      fontOf: (name) => fontOf(fonts[name]),
      isPicture: (mark) => pictures.has(`${reference.object}/${mark}`),
    });
  });
}

/** Runs that stand outside the page, or nearer to its edge than half an inch, as `page: letters`. */
export function runsOutside(file: PdfFile): readonly string[] {
  const [side, end] = [36, 20];
  return runsOfPages(file).flatMap((runs, page) => {
    const [, , width, height] = file.list(file.dictionary(file.pages[page]).MediaBox) as number[];
    return runs
      .filter(
        ({ left, right, bottom }) => left < side || right > width! - side || bottom < end || bottom > height! - end,
      )
      .map(({ letters }) => `${page + 1}: ${letters}`);
  });
}

function runsIn(
  content: string,
  { fontOf, isPicture }: { readonly fontOf: (name: string) => Font; readonly isPicture: (mark: PdfValue) => boolean },
): readonly Run[] {
  const runs: Run[] = [];
  const open: boolean[] = [];
  const outer: Place[] = [];
  let place = PAGE;
  let text = PAGE;
  let font: Font | undefined;
  let size = 0;
  let operands: PdfValue[] = [];
  const actions: Readonly<Record<string, () => void>> = {
    q: () => outer.push(place),
    Q: () => {
      place = outer.pop()!;
    },
    cm: () => {
      place = within(place, operands as number[]);
    },
    BT: () => {
      text = place;
    },
    Tm: () => {
      text = within(place, operands as number[]);
    },
    Tf: () => {
      font = fontOf(String(operands[0]).slice(1));
      size = operands[1] as number;
    },
    BMC: () => open.push(false),
    BDC: () => open.push(isPicture((operands[1] as PdfDictionary).MCID ?? null)),
    EMC: () => open.pop(),
    TJ: () => {
      if (!open.includes(true)) runs.push(runOf(operands[0]!, font!, { size, text }));
    },
  };
  const scanner = new PdfScanner(content);
  for (let next = scanner.next(); next !== undefined; next = scanner.next()) {
    if (typeof next === "object" && next !== null && "operator" in next) {
      actions[String(next.operator)]?.();
      operands = [];
    } else operands.push(next as PdfValue);
  }
  return runs;
}

function within({ scale, shift }: Place, [a, , , d, x, y]: readonly number[]): Place {
  return { scale: [scale[0] * a!, scale[1] * d!], shift: [shift[0] + scale[0] * x!, shift[1] + scale[1] * y!] };
}

function runOf(shown: PdfValue, font: Font, { size, text }: { readonly size: number; readonly text: Place }): Run {
  let letters = "";
  let width = 0;
  for (const part of Array.isArray(shown) ? shown : [shown]) {
    if (typeof part === "number") width -= part;
    if (!(part instanceof PdfText)) continue;
    for (let at = 0; at + 1 < part.bytes.length; at += 2) {
      const glyph = (part.bytes.charCodeAt(at) << 8) | part.bytes.charCodeAt(at + 1);
      letters += font.meanings.get(glyph) ?? "";
      width += font.widths.get(glyph) ?? 0;
    }
  }
  const [left, bottom] = text.shift;
  return { letters, left, right: left + (text.scale[0] * size * width) / 1000, bottom };
}

function readFont(file: PdfFile, reference: PdfReference): Font {
  const { ToUnicode, DescendantFonts } = file.dictionary(reference);
  const listed = file.list(file.dictionary(file.list(DescendantFonts)[0]).W);
  const widths = new Map<number, number>();
  // Triples of first glyph, last glyph and width, which is what Typst writes.
  for (let at = 0; at + 2 < listed.length; at += 3) {
    const [first, last, width] = listed.slice(at, at + 3) as [number, number, number];
    for (let glyph = first; glyph <= last; glyph++) widths.set(glyph, width);
  }
  return { meanings: meaningsIn(file.stream(ToUnicode).toString()), widths };
}

/** Glyph -> text, from the character map of a font. */
function meaningsIn(map: string): ReadonlyMap<number, string> {
  const meanings = new Map<number, string>();
  for (const [, glyph, text] of map.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm)) {
    meanings.set(Number.parseInt(glyph!, 16), Buffer.from(text!, "hex").swap16().toString("utf16le"));
  }
  return meanings;
}
