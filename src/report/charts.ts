import type { TopLevelSpec } from "vega-lite";
import type { DisclosedAudit } from "../disclosure/disclosed.js";
import { drawFigures } from "./charts/draw-figures.js";
import { figuresOf } from "./document/figures-of.js";
import { toDocument } from "./document/to-document.js";

/** A chart of a release: its Vega-Lite spec and the picture made from it. */
export interface Chart {
  readonly id: string;
  readonly spec: TopLevelSpec;
  readonly svg: string;
}

/**
 * All charts of a disclosed audit, as they stand in the report. Charts whose data is withheld are absent.
 *
 * @param audit     disclosed audit
 * @param language  language of the words in the charts
 * @returns charts in the order of the report
 * @throws ArgumentError when a chart cannot be drawn without a warning
 * @example
 * charts(audit, "en").map((chart) => chart.id); // ["hypothesis-1-flagged-share", ...]
 */
export function charts(audit: DisclosedAudit, language: "nl" | "en"): readonly Chart[] {
  const figures = figuresOf(toDocument(audit, { language }));
  const pictures = drawFigures(figures);
  return figures.map(({ id, spec }) => ({ id, spec, svg: pictures.get(id)! }));
}
