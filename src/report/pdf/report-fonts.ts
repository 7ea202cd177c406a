import { brotliDecompressSync } from "node:zlib";
import { type FontFace, fontFace } from "./font-face.js";
import { OPEN_SANS_BOLD_BYTES } from "./fonts/open-sans-bold-bytes.js";
import { OPEN_SANS_REGULAR_BYTES } from "./fonts/open-sans-regular-bytes.js";

/** Family of the fonts below, as Typst and SVG name it. */
export const FONT_FAMILY = "Open Sans";

/** The two faces of a report: their files, and what they draw. */
export interface ReportFonts {
  readonly files: readonly Uint8Array[];
  readonly regular: FontFace;
  readonly bold: FontFace;
}

/**
 * The fonts that every PDF is set in. They travel with the toolkit, because fonts of a machine differ in version and so
 * in bytes.
 *
 * @returns both faces
 * @see https://github.com/googlefonts/opensans, version 3.003
 * @example
 * reportFonts().files.length; // 2
 */
export function reportFonts(): ReportFonts {
  const [regular, bold] = [OPEN_SANS_REGULAR_BYTES, OPEN_SANS_BOLD_BYTES].map((bytes) =>
    Uint8Array.from(brotliDecompressSync(Buffer.from(bytes, "base64"))),
  ) as [Uint8Array, Uint8Array];
  return { files: [regular, bold], regular: fontFace(regular), bold: fontFace(bold) };
}
