import type { PublishedTable } from "../../../disclosure/disclosed.js";
import type { ReportTable } from "../report-document.js";
import { tagged } from "./answer-blocks.js";
import type { ProxyIndicator, ProxyWriter } from "./proxies-writer.js";

/** Rows of the table of strengths; the file of the tables has all. */
const MOST_ROWS = 40;
/** Names in one cell of the table of corners. */
const MOST_NAMES = 12;

/** Two by two: which indicators stand where. */
export function cornersTable({ text, words, named, labelOf, writer }: ProxyWriter): ReportTable {
  const { corners } = text;
  const cell = (corner: ProxyIndicator["corner"], name: string | null): string => {
    const found = named((each) => each.corner === corner);
    if (found.length === 0) return corners.nobody;
    const list = found.slice(0, MOST_NAMES).map(labelOf).join(", ");
    const more = found.length - MOST_NAMES;
    const whole = more > 0 ? `${list} ${corners.andMore(writer.format.count(more))}` : list;
    return name === null ? whole : `${whole} (${name})`;
  };
  const proxy = text.corner["proxy-without-purpose"](words);
  return {
    id: "proxies-corners",
    caption: tagged(corners.caption(words), writer),
    columns: corners.head.map((label) => ({ label, numeric: false })),
    rows: [
      [corners.group[0](words), cell("both", null), cell("proxy-without-purpose", proxy)],
      [corners.group[1](words), cell("outcome-only", null), cell("neither", null)],
    ],
  };
}

/** One row an indicator that something is shown of; of the others as many as there is room for. */
export function strengthsTable(own: ProxyWriter): ReportTable {
  const { proxies, text, words, labelOf, named, writer } = own;
  const { table } = text;
  const first = named(({ corner, toGroup }) => corner !== "neither" || toGroup === "below-margin");
  const others = named(({ corner, toGroup }) => corner === "neither" && toGroup !== "below-margin");
  const kept = new Set([...first, ...others].slice(0, Math.max(MOST_ROWS, first.length)));
  const shown = named((indicator) => kept.has(indicator));
  const [numeric, plain] = [
    (label: string) => ({ label, numeric: true }),
    (label: string) => ({ label, numeric: false }),
  ];
  return {
    id: "proxies-strengths",
    caption: tagged(table.caption({ ...words, level: writer.level }), writer),
    columns: [
      plain(table.indicator),
      numeric(table.group(words)),
      numeric(table.p),
      ...(proxies.outcomes === null ? [] : [numeric(table.outcome), numeric(table.p)]),
      ...(proxies.indicators.every(({ flagged }) => flagged === null) ? [] : [numeric(table.flagged)]),
    ],
    rows: shown.map((indicator) => [
      labelOf(indicator),
      ...association(indicator.group, own),
      ...(indicator.outcome === null ? [] : association(indicator.outcome, own)),
      ...(indicator.flagged === null ? [] : [strengthWords(indicator.flagged.strength, own)]),
    ]),
  };
}

/** Strength with its interval, and the adjusted p-value. */
function association({ strength, adjusted }: ProxyIndicator["group"], own: ProxyWriter): string[] {
  const { writer } = own;
  const { format } = writer;
  const p =
    adjusted.kind === "shown"
      ? "pValue" in adjusted.value
        ? format.pCell(adjusted.value.pValue)
        : writer.text.none
      : writer.pCell(adjusted);
  const words = strengthWords(strength, own);
  const hasRange = strength.kind === "shown" && strength.value.kind === "estimate";
  return [hasRange ? `${words} (${writer.range(strength, format.ratio)})` : words, p];
}

function strengthWords(strength: ProxyIndicator["group"]["strength"], { text, writer }: ProxyWriter): string {
  const { format } = writer;
  if (strength.kind === "withheld") return writer.text.withheld;
  if (strength.kind === "class") {
    const bound = format.constant(strength.bound);
    return strength.relation === "below" ? text.table.less(bound) : text.table.atLeast(bound);
  }
  return strength.value.kind === "estimate" ? format.ratio(strength.value.value) : writer.text.none;
}

/** How well numbers tell groups from all others; null where no indicator is a number. */
export function areasTable({ proxies, text, words, labelOf, writer }: ProxyWriter): ReportTable | null {
  const numbers = proxies.indicators.filter(({ areas, corner }) => areas.length > 0 && corner !== "not-testable");
  const shown = numbers
    .filter(({ corner, toGroup }) => corner !== "neither" || toGroup === "below-margin")
    .concat(numbers.filter(({ corner, toGroup }) => corner === "neither" && toGroup !== "below-margin"))
    .slice(0, 6);
  if (shown.length === 0 || proxies.named.length === 0) return null;
  const { format } = writer;
  return {
    id: "proxies-areas",
    caption: tagged(text.areas.caption({ ...words, level: writer.level }), writer),
    columns: [
      { label: text.areas.others, numeric: false },
      ...shown.map((indicator) => ({ label: labelOf(indicator), numeric: true })),
    ],
    rows: proxies.named.map((group) => [
      group,
      ...shown.map(({ areas }) => {
        const area = areas.find((each) => each.group === group)?.auc;
        if (area === undefined || area.kind !== "shown") return writer.text.withheld;
        if (area.value.kind !== "estimate") return writer.text.none;
        return `${format.ratio(area.value.value)} (${writer.range(area, format.ratio)})`;
      }),
    ]),
  };
}

/** Published tables of an indicator by group, as numbers of every hundred. */
export function perHundredTables(own: ProxyWriter): readonly ReportTable[] {
  const { proxies, writer } = own;
  return proxies.indicators.flatMap((indicator) => {
    const table = writer.inputs.tables.find(({ id }) => id === indicator.table);
    return table === undefined ? [] : [perHundred(table, indicator, own)];
  });
}

function perHundred(
  table: PublishedTable,
  indicator: ProxyIndicator,
  { text, words, labelOf, writer }: ProxyWriter,
): ReportTable {
  const [groups, levels] = [table.keys[0]!.levels, table.keys[1]!.levels];
  const levelName = (level: string) => (level === "no-value" || level === "other-levels" ? text.levels[level] : level);
  return {
    id: table.id.replaceAll(".", "-"),
    caption: tagged(text.perHundred.caption({ ...words, indicator: labelOf(indicator) }), writer),
    columns: [
      { label: text.perHundred.group(words), numeric: false },
      { label: text.perHundred.count(words), numeric: true },
      ...levels.map((level) => ({ label: levelName(level), numeric: true })),
    ],
    rows: groups.map((group, row) => {
      const cells = table.counts.slice(row * levels.length, (row + 1) * levels.length);
      const numbers = cells.flatMap((cell) => (cell === "suppressed" ? [] : [cell]));
      const name = group === "rest" ? text.levels.rest : group;
      if (numbers.length < cells.length) return [name, ...[0, ...cells].map(() => writer.text.withheld)];
      const total = numbers.reduce((sum, count) => sum + count, 0);
      return [name, writer.format.count(total), ...numbers.map((count) => writer.format.count((100 * count) / total))];
    }),
  };
}
