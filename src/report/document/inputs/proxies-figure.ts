import { type ProxyPoint, proxyChart } from "../../charts/proxy-chart.js";
import type { Figure } from "../report-document.js";
import type { ProxyIndicator, ProxyWriter } from "./proxies-writer.js";

/**
 * The two-way chart: relation with the groups against relation with the violation.
 * @param own  writer of the chapter
 * @returns figure with its chart, or with a sentence where no indicator can be drawn
 * @example
 * proxyFigure(own).id; // "proxies-two-way"
 */
export function proxyFigure({ proxies, text, words, writer, margin, labelOf }: ProxyWriter): Figure {
  const { format } = writer;
  const points = proxies.indicators.flatMap((indicator): ProxyPoint[] => {
    const [x, y] = [drawn(indicator.group), drawn(indicator.outcome)];
    if (x === null || y === null || indicator.corner === "not-testable") return [];
    return [{ label: labelOf(indicator), x, y, mark: indicator.corner }];
  });
  const found = proxies.indicators.filter(({ corner }) => corner === "proxy-without-purpose").length;
  const left = proxies.indicators.length - points.length;
  const description = text.figure.description({ ...words, drawn: format.count(points.length), margin });
  return {
    id: "proxies-two-way",
    finding:
      found === 0
        ? text.figure.findingNone(words)
        : text.figure.finding({ ...words, count: format.count(found), several: found > 1 }),
    subtitle: text.figure.subtitle({ period: writer.inputs.settings.period }),
    description,
    spec:
      points.length === 0
        ? null
        : proxyChart(points, {
            description,
            xAxis: text.figure.x(words),
            yAxis: text.figure.y,
            margin: proxies.margin,
            marginLabel: text.figure.margin(margin),
            legend: {
              "proxy-without-purpose": text.corner["proxy-without-purpose"](words),
              both: text.corner.both(words),
              "outcome-only": text.corner["outcome-only"](words),
              neither: text.corner.neither(words),
            },
            language: writer.language,
            syntheticTag: writer.syntheticTag,
          }),
    sentence: points.length === 0 ? text.figure.noChart : null,
    notes: points.length > 0 && left > 0 ? [text.figure.notDrawn(format.count(left))] : [],
    table: null,
  };
}

function drawn(association: ProxyIndicator["group"] | null): number | null {
  if (association === null || association.strength.kind !== "shown") return null;
  const { value } = association.strength;
  return value.kind === "estimate" ? value.value : null;
}
