import type { TopLevelSpec } from "vega-lite";
import type { DisclosedAudit } from "../disclosure/disclosed.js";
import { renderChart } from "./charts/render-chart.js";
import { assumptionFigure } from "./document/assumption-section.js";
import { strataFigures } from "./document/conditional-figure.js";
import { hypothesesOf } from "./document/hypothesis-facts.js";
import { hypothesisFigures } from "./document/hypothesis-section.js";
import { outcomeFigures } from "./document/outcome-figures.js";
import { drawnSet } from "./document/score-classes-shown.js";
import { scoreFigure } from "./document/score-figure.js";
import { precisionFigure } from "./document/score-precision.js";
import { yieldFigure } from "./document/score-yield.js";
import { sensitivityFigure } from "./document/sensitivity-section.js";
import { stabilityFigures } from "./document/stability-section.js";
import { writerFor } from "./document/writer.js";

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
  const writer = writerFor(audit, language);
  const { score } = audit;
  const headline = score.kind === "estimated" ? drawnSet(audit, score.sets) : undefined;
  const part = audit.discrimination.kind === "estimated" ? audit.discrimination : null;
  const use = part === null ? undefined : drawnSet(audit, part.sets);
  const figures = [
    ...hypothesesOf(audit).flatMap((facts) => [...hypothesisFigures(facts, writer), ...strataFigures(facts, writer)]),
    ...[sensitivityFigure(writer)].filter((figure) => figure !== null),
    ...(score.kind === "estimated" && headline !== undefined ? [scoreFigure(score, headline, writer)] : []),
    ...(part === null || use === undefined ? [] : [yieldFigure(part, use, writer), precisionFigure(part, use, writer)]),
    ...outcomeFigures(writer),
    ...[assumptionFigure(writer)].filter((figure) => figure !== null),
    ...stabilityFigures(writer),
  ];
  return figures.flatMap(({ id, finding, description, spec }) =>
    spec === null ? [] : [{ id, spec, svg: renderChart(spec, { id, title: finding, description }) }],
  );
}
