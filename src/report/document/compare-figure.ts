import type { ComparedGroup, ComparedHypothesis } from "../../disclosure/compare-schema.js";
import { compareChart } from "../charts/compare-chart.js";
import { effectsTable } from "./compare-tables.js";
import type { CompareWriter } from "./compare-writer.js";
import type { Figure } from "./report-document.js";

/** Groups of a chart at most: those whose ratio moved most. */
const MOST_GROUPS = 15;

type WithRatio = ComparedGroup & { readonly ratio: NonNullable<ComparedGroup["ratio"]> };

/** Ratios of a hypothesis in both audits: a chart of the groups that moved most, and the table of all. */
export function effectsFigure(hypothesis: ComparedHypothesis, writer: CompareWriter): Figure {
  const { text, format, language, general, syntheticTag } = writer;
  const { effects } = text;
  const groups = hypothesis.groups.flatMap((each): WithRatio[] => {
    if (each.state !== "compared" || each.ratio === null) return [];
    const { ratio } = each;
    return ratio.before.value > 0 && ratio.after.value > 0 ? [{ ...each, ratio }] : [];
  });
  const moved = groups.toSorted((a, b) => distanceOf(b) - distanceOf(a)).slice(0, MOST_GROUPS);
  const drawn = moved.toSorted((a, b) => b.ratio.after.value - a.ratio.after.value);
  const [most] = moved;
  const description = effects.description(format.count(drawn.length));
  const unit = hypothesis.unit ?? "cases";
  return {
    id: `compare-${hypothesis.hypothesis}`,
    finding: findingOf(most, writer),
    subtitle: effects.subtitle(general.units[unit], levelOf(drawn, writer)),
    description,
    spec:
      most === undefined
        ? null
        : compareChart(
            drawn.map(({ group, ratio }) => ({ label: group, ...ratio })),
            { description, legend: effects.legend, evenLabel: effects.evenLabel, language, syntheticTag },
          ),
    sentence: most === undefined ? effects.nothingToDraw : null,
    notes: groups.length > drawn.length ? [effects.others(format.count(groups.length - drawn.length))] : [],
    table: effectsTable(hypothesis, writer),
  };
}

/** The group that moved most, or that none moved by a digit that is printed. */
function findingOf(most: WithRatio | undefined, { text: { effects }, format }: CompareWriter): string {
  if (most === undefined) return effects.nothingToDraw;
  const [before, after] = [format.ratio(most.ratio.before.value), format.ratio(most.ratio.after.value)];
  return before === after ? effects.unmoved : effects.finding({ group: most.group, before, after });
}

/** The confidence level of all intervals, or null where they have several. */
function levelOf(groups: readonly WithRatio[], { format }: CompareWriter): string | null {
  const levels = new Set(groups.flatMap(({ ratio }) => [ratio.before.level, ratio.after.level]));
  levels.delete(null);
  const [level] = levels;
  return levels.size !== 1 || level === undefined || level === null ? null : `${format.constant(100 * level)}%`;
}

function distanceOf({ ratio }: WithRatio): number {
  return Math.abs(Math.log(ratio.after.value / ratio.before.value));
}
