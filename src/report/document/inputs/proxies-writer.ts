import type { Published } from "../../../disclosure/disclosed.js";
import type { DisclosedProxies } from "../../../disclosure/inputs/proxies.js";
import { proxiesEn } from "../../text/inputs/en-proxies.js";
import { proxiesNl } from "../../text/inputs/nl-proxies.js";
import type { ProxiesText, ProxyWords } from "../../text/inputs/proxies-text.js";
import type { InputsWriter } from "./inputs-writer.js";

export type ProxyIndicator = DisclosedProxies["indicators"][number];

/** Everything that the chapter on proxies needs. */
export interface ProxyWriter {
  readonly writer: InputsWriter;
  readonly proxies: DisclosedProxies;
  readonly text: ProxiesText;
  readonly words: ProxyWords;
  readonly margin: string;
  readonly labelOf: (indicator: ProxyIndicator) => string;
  /** Name of an indicator by its column. */
  readonly nameOf: (column: string) => string;
  /** Indicators that satisfy a condition, the strongest relation with the groups first. */
  readonly named: (which: (indicator: ProxyIndicator) => boolean) => readonly ProxyIndicator[];
  /** Their names in one list, at most so many. */
  readonly names: (indicators: readonly ProxyIndicator[], most: number) => string;
  readonly outcomeCount: (count: Published<number>) => string;
}

/**
 * Makes the writer of the chapter on proxies.
 * @param writer   writer of the report
 * @param proxies  published result
 * @example
 * proxyWriter(writer, proxies).margin; // "0.1"
 */
export function proxyWriter(writer: InputsWriter, proxies: DisclosedProxies): ProxyWriter {
  const { language, inputs, format } = writer;
  const text = language === "nl" ? proxiesNl : proxiesEn;
  const labelOf = ({ label, column }: ProxyIndicator) => label?.[language] ?? column;
  return {
    writer,
    proxies,
    text,
    words: { unit: inputs.unit, attribute: inputs.settings.protectedAttribute[language] },
    margin: format.constant(proxies.margin),
    labelOf,
    nameOf: (name) => {
      const found = proxies.indicators.find(({ column }) => column === name);
      return found === undefined ? name : labelOf(found);
    },
    named: (which) => proxies.indicators.filter(which).sort((a, b) => strengthOf(b) - strengthOf(a)),
    names: (indicators, most) => {
      const list = format.list(indicators.slice(0, most).map(labelOf));
      const more = indicators.length - most;
      return more > 0 ? text.someMore(list, format.count(more)) : list;
    },
    outcomeCount: (count) => (count.kind === "shown" ? format.count(count.value) : writer.text.withheld),
  };
}

/** For an order among names; a class stands at its bound. */
function strengthOf({ group: { strength } }: ProxyIndicator): number {
  if (strength.kind === "class") return strength.bound;
  return strength.kind === "shown" && strength.value.kind === "estimate" ? strength.value.value : 0;
}
