import type { Estimate } from "../../../audit/result.js";
import type { Published } from "../../../disclosure/disclosed.js";
import type { DisclosedInputs } from "../../../disclosure/inputs/disclose-inputs.js";
import type { DecompositionText, DecompositionWords } from "../../text/inputs/decomposition-text.js";
import { decompositionEn } from "../../text/inputs/en-decomposition.js";
import { decompositionNl } from "../../text/inputs/nl-decomposition.js";
import { estimateOf, intervalOf } from "../published.js";
import type { InputsWriter } from "./inputs-writer.js";

export type Decomposition = NonNullable<DisclosedInputs["parts"]["decomposition"]>;
export type DecomposedRow = Decomposition["h2"][number];

/** Everything that the chapter on contributions needs. */
export interface DecompositionWriter {
  readonly writer: InputsWriter;
  readonly decomposition: Decomposition;
  readonly text: DecompositionText;
  readonly words: DecompositionWords;
  readonly labelOf: (indicator: string) => string;
  /** A share, or a difference of shares, of every thousand. */
  readonly thousands: (share: number) => string;
  /** "12 (3 to 20)", or that it is not shown. */
  readonly cell: (estimate: Published<Estimate>, write: (value: number) => string) => string;
  /** " (95% interval 3 to 20)", or nothing. */
  readonly inBrackets: (estimate: Published<Estimate>, write: (value: number) => string) => string;
  readonly countsOf: (table: string) => readonly (number | "suppressed")[];
}

/** Makes the writer of the chapter on contributions. */
export function decompositionWriter(writer: InputsWriter, decomposition: Decomposition): DecompositionWriter {
  const { language, inputs, format } = writer;
  const range = (estimate: Published<Estimate>, write: (value: number) => string) => {
    const bounds = writer.range(estimate, write);
    return bounds === writer.text.none ? null : bounds;
  };
  return {
    writer,
    decomposition,
    text: language === "nl" ? decompositionNl : decompositionEn,
    words: { unit: inputs.unit, attribute: inputs.settings.protectedAttribute[language] },
    labelOf: (name) => decomposition.indicators.find((each) => each.name === name)?.label?.[language] ?? name,
    thousands: (share) => format.count(1000 * share),
    cell: (estimate, write) => {
      const value = estimateOf(estimate);
      if (value === undefined) return estimate.kind === "shown" ? writer.text.none : writer.text.withheld;
      const bounds = range(estimate, write);
      return bounds === null ? write(value) : `${write(value)} (${bounds})`;
    },
    inBrackets: (estimate, write) => {
      const bounds = range(estimate, write);
      return bounds === null ? "" : writer.text.interval(writer.level, bounds);
    },
    countsOf: (table) => inputs.tables.find(({ id }) => id === table)?.counts ?? [],
  };
}

/** Whether the interval of an estimate lies on one side of a value. */
export function isClear(estimate: Published<Estimate>, none = 0): boolean {
  const bounds = intervalOf(estimate);
  if (bounds === undefined) return false;
  return (bounds.lower !== undefined && bounds.lower > none) || (bounds.upper !== undefined && bounds.upper < none);
}

/** Estimates from the farthest from 0; those that are not shown are left out. */
export function farthest<Item>(items: readonly Item[], of: (item: Item) => Published<Estimate>): readonly Item[] {
  const size = (item: Item) => Math.abs(estimateOf(of(item)) ?? 0);
  return items.filter((item) => estimateOf(of(item)) !== undefined).sort((a, b) => size(b) - size(a));
}
