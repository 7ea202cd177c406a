import { bandsFigure, headlineBands } from "./bands-section.js";
import { curveSet, reliabilityFigure } from "./calibration-section.js";
import { errorFigures } from "./errors-figures.js";
import type { Figure } from "./report-document.js";
import type { Writer } from "./writer.js";

/**
 * Figures of what rests on known outcomes, in the order of the report: bands, reliability curve, errors by group.
 *
 * @param writer  writer of the report
 * @returns figures of the questions that are answered
 * @example
 * outcomeFigures(writer).map(({ id }) => id);
 */
export function outcomeFigures(writer: Writer): readonly Figure[] {
  const { bandsOrdered, calibration, errors } = writer.audit;
  const curve = calibration.kind === "estimated" ? curveSet(calibration) : undefined;
  return [
    ...(bandsOrdered.kind === "estimated" ? [bandsFigure(bandsOrdered, headlineBands(bandsOrdered), writer)] : []),
    ...(calibration.kind === "estimated" && curve !== undefined ? [reliabilityFigure(calibration, curve, writer)] : []),
    ...(errors.kind === "estimated" ? errorFigures(errors, writer) : []),
  ];
}
