import { ArgumentError } from "../../errors.js";
import { drawable } from "./printable-text.js";
import { FONT_FAMILY, type ReportFonts } from "./report-fonts.js";
import { TEXT_WIDTH } from "./table-layout.js";

/** A chart on a page: SVG, and its size in points. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Points a pixel: letters of 15 pixels become 8.5 points, as large as those of tables. */
const SCALE = 8.5 / 15;
/** Tallest picture that leaves room for its caption, in points. */
const TALLEST = 540;

/**
 * A chart as the page takes it: in the font of the report, of characters that the font has, as wide as the text at most.
 *
 * @param svg    chart with a view box
 * @param fonts  fonts of the report
 * @returns the picture; its proportions are those of the chart
 * @throws ArgumentError when the SVG states no view box
 * @example
 * pictureOf(renderChart(spec, words), reportFonts()).width; // 408
 */
export function pictureOf(svg: string, fonts: ReportFonts): Picture {
  const box = /\bviewBox="([-\d.]+) ([-\d.]+) ([\d.]+) ([\d.]+)"/.exec(svg);
  if (box === null) throw new ArgumentError("pictureOf requires an SVG with a view box; got none");
  const [width, height] = [Number(box[3]), Number(box[4])];
  const scale = Math.min(SCALE, TEXT_WIDTH.upright / width, TALLEST / height);
  const inFont = svg.replace(/<[^>]+>/g, (tag) =>
    tag.replace(/ font-family="[^"]*"/g, ` font-family="${FONT_FAMILY}"`),
  );
  return { svg: drawable(inFont, fonts.regular), width: width * scale, height: height * scale };
}
