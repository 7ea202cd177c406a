import * as vega from "vega";
import type { TopLevelSpec } from "vega-lite";
import { compile } from "vega-lite";
import { ArgumentError } from "../../errors.js";
import { visibleMarks } from "../text/visible-marks.js";
import { withShortLabels } from "./short-labels.js";
import { thinnedSvg } from "./thinned-svg.js";

/** Vega's own SVG writer, which its type declarations leave out. `View.toSVG` uses it, but answers in a promise only. */
interface SvgWriter {
  initialize(element: null, width: number, height: number, origin: readonly [number, number], scale: number): SvgWriter;
  background(colour: string): SvgWriter;
  render(root: unknown): SvgWriter;
  svg(): string;
}
const { SVGStringRenderer: SvgRenderer } = vega as unknown as {
  readonly SVGStringRenderer: new (loader: unknown) => SvgWriter;
};

/** Words that a screen reader reads instead of the picture. */
export interface ChartWords {
  /** Unique in the page; letters, digits and hyphens. */
  readonly id: string;
  /** The finding. */
  readonly title: string;
  readonly description: string;
}

/**
 * Renders a Vega-Lite chart to SVG, without a browser and without a script in the result. The spec is not changed.
 *
 * @param spec   Vega-Lite spec with inline data
 * @param words  id, finding and description; they become `<title>` and `<desc>` of the picture
 * @returns SVG as text, with `role="img"` and a label
 * @throws ArgumentError when Vega-Lite warns about the spec
 * @see vega-view `toSVG`, which draws the same scene (vega 6.4)
 * @example
 * renderChart(spec, { id: "share", title: "Shares differ", description: "Dot plot" }).startsWith("<svg"); // true
 */
export function renderChart(spec: TopLevelSpec, words: ChartWords): string {
  const compiled = compile(structuredClone(withShortLabels(spec)), { logger: refusingLogger() }).spec;
  const view = new vega.View(vega.parse(compiled), { renderer: "none", logger: refusingLogger() }).run();
  const padding = view.padding();
  const { left, right, top, bottom } =
    typeof padding === "number" ? { left: padding, right: padding, top: padding, bottom: padding } : padding;
  const [x = 0, y = 0] = view.origin();
  const [width, height] = [view.width() + (left ?? 0) + (right ?? 0), view.height() + (top ?? 0) + (bottom ?? 0)];
  const scene = view.scenegraph() as unknown as { readonly root: unknown };
  const svg = new SvgRenderer(view.loader())
    .initialize(null, width, height, [(left ?? 0) + x, (top ?? 0) + y], 1)
    .background(view.background())
    .render(scene.root)
    .svg();
  view.finalize();
  return visibleMarks(labelled(thinnedSvg(svg), words));
}

/** The font that Vega repeats on every word, said once. */
const FONT = 'font-family="sans-serif" font-size="15px"';

const OPENING = /^<svg ([^>]*)>/;

function labelled(svg: string, { id, title, description }: ChartWords): string {
  const [titleId, descriptionId] = [`${id}-title`, `${id}-description`];
  const label = `role="img" aria-labelledby="${titleId} ${descriptionId}"`;
  const words = `<title id="${titleId}">${escapeXml(title)}</title><desc id="${descriptionId}">${escapeXml(description)}</desc>`;
  return svg.replace(OPENING, (_match, attributes: string) => `<svg ${label} ${FONT} ${attributes}>${words}`);
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** A chart that draws with a warning is a wrong chart: warnings stop the report. */
function refusingLogger() {
  const refuse = (...messages: readonly unknown[]): never => {
    throw new ArgumentError(`renderChart requires a spec without warnings; got ${messages.map(String).join(" ")}`);
  };
  const logger = {
    level: () => logger,
    error: refuse,
    warn: refuse,
    info: () => logger,
    debug: () => logger,
  };
  return logger as never;
}
