import type { DisclosedCodes, DisclosedStability } from "../../disclosure/disclosed-stability.js";
import { tagged } from "./group-tables.js";
import type { Block, ReportTable } from "./report-document.js";
import type { Writer } from "./writer.js";

/** Shares of wrong codes that the table names; the release holds more. */
const NAMED_SHARES = [0.1, 0.25, 0.5, 1];

/** Blocks on codes in doubt: a sentence an indicator, and a table of what a share of wrong codes would do. */
export function codesBlocks(stability: DisclosedStability, writer: Writer): Block[] {
  const { codes } = stability;
  if (codes.length === 0) return [];
  const { text } = writer;
  const table = codesTable(stability, writer);
  return [
    { kind: "paragraph", text: text.stability.codes.intro },
    { kind: "list", items: codes.map((each) => sentence(each, stability, writer)) },
    ...(table.rows.length === 0 ? [] : [{ kind: "table", table } as const]),
  ];
}

function nameOf({ indicator }: DisclosedCodes, { audit, text }: Writer): string {
  if (indicator === null) return text.stability.codes.together;
  return audit.plan.stability.indicators[indicator]!.label[text.language];
}

function sentence(codes: DisclosedCodes, { unit }: DisclosedStability, writer: Writer): string {
  const { text, format } = writer;
  const words = text.stability.codes;
  const name = nameOf(codes, writer);
  const { units, changes } = codes;
  if (units.kind !== "shown" || changes.kind === "withheld") return words.hidden(name);
  const common = { name, units: format.count(units.value), unit: text.units[unit] };
  if (changes.kind === "class") return words.some({ ...common, bound: format.count(changes.bound) });
  const { toHigher, toLower } = changes.value;
  return words.all({ ...common, higher: format.count(toHigher), lower: format.count(toLower) });
}

function codesTable({ codes, unit, level }: DisclosedStability, writer: Writer): ReportTable {
  const { text, format } = writer;
  const { table } = text.stability.codes;
  return {
    id: "stability-codes",
    caption: tagged(table.caption(text.units[unit]), writer),
    columns: [
      { label: table.indicator, numeric: false },
      { label: table.share, numeric: true },
      { label: table.higher, numeric: true },
      { label: table.lower, numeric: true },
      { label: table.range(writer.level(level)), numeric: true },
    ],
    rows: codes.flatMap((each) =>
      each.changes.kind !== "shown"
        ? []
        : each.changes.value.byShare
            .filter(({ share }) => NAMED_SHARES.some((named) => Math.abs(named - share) < 1e-9))
            .map(({ share, toHigher, toLower, lower, upper }) => [
              nameOf(each, writer),
              format.share(share),
              format.count(toHigher),
              format.count(toLower),
              text.chart.interval(format.count(lower), format.count(upper)),
            ]),
    ),
  };
}
