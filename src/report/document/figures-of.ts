import type { TopLevelSpec } from "vega-lite";
import type { Figure, ReportDocument } from "./report-document.js";

/** A figure that has a chart: its data may be shown. */
export type DrawnFigure = Figure & { readonly spec: TopLevelSpec };

/**
 * The figures of a document that have a chart, in the order of the document.
 *
 * @param document  any report
 * @returns figures; those whose data is withheld are left out
 * @example
 * figuresOf(document).map((figure) => figure.id);
 */
export function figuresOf({ sections }: ReportDocument): readonly DrawnFigure[] {
  const blocks = sections.flatMap((section) => section.blocks);
  return blocks.flatMap((block) => (block.kind === "figure" && isDrawn(block.figure) ? [block.figure] : []));
}

function isDrawn(figure: Figure): figure is DrawnFigure {
  return figure.spec !== null;
}
