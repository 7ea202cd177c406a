import type { DrawnFigure } from "../document/figures-of.js";
import { renderChart } from "./render-chart.js";

/** Pictures of the figures of a report: id of the figure -> SVG. */
export type Pictures = ReadonlyMap<string, string>;

/**
 * Draws figures, each once: a page, a paper report and the files of a release share the pictures.
 *
 * @param figures  figures of one report in one language, each id once
 * @returns id of the figure -> SVG with the finding as its title; ids inside it start with that of the figure
 * @throws ArgumentError when a chart cannot be drawn without a warning
 * @example
 * drawFigures(figuresOf(document)).get("hypothesis-2-ratio");
 */
export function drawFigures(figures: readonly DrawnFigure[]): Pictures {
  return new Map(
    figures.map(({ id, spec, finding, description }) => [
      id,
      renderChart(spec, { id: `${id}-chart`, title: finding, description }),
    ]),
  );
}
