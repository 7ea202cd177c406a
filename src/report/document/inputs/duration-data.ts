import type { CountedRate, DurationResult } from "../../../audit/inputs/duration-result.js";
import type { Disclosed } from "../../../disclosure/disclosed.js";
import { type Cell, estimateCells, estimateHeader, plain, test } from "../data-cells.js";
import type { DataTable } from "../data-table.js";

const RATE_HEADER = ["units", "violations", "years", ...estimateHeader("share"), ...estimateHeader("ratePerYear")];

/** Tables for machines of the chapter on durations. */
export function durationTables({ bands, groups, ...result }: Disclosed<DurationResult>): readonly DataTable[] {
  return [
    {
      id: "duration-rates",
      header: ["band", ...RATE_HEADER, ...estimateHeader("shareRatio"), ...estimateHeader("rateRatio")],
      rows: bands.map(({ band, shareRatio, rateRatio, ...rates }) => [
        band,
        ...rateCells(rates),
        ...(shareRatio === null ? ["", "", ""] : estimateCells(shareRatio)),
        ...(rateRatio === null ? ["", "", ""] : estimateCells(rateRatio)),
      ]),
    },
    {
      id: "duration-trends",
      header: ["reading", "shareMoves", "shareP", ...estimateHeader("ratioPerYear"), "rateP"],
      rows: [
        [
          ...[plain(result.reading), plain(result.shareMoves), test(result.shareTest)],
          ...estimateCells(result.yearRatio),
          test(result.rateTest),
        ],
      ],
    },
    ...(groups === null
      ? []
      : [
          {
            id: "duration-rates-groups",
            header: ["group", ...RATE_HEADER, ...estimateHeader("ratioWithinBands"), "holmP"],
            rows: groups.compared.map(({ group, ratio, adjusted, ...rates }) => [
              group,
              ...rateCells(rates),
              ...[...estimateCells(ratio), plain(adjusted)],
            ]),
          },
        ]),
  ];
}

function rateCells({ units, violations, years, share, rate }: Disclosed<CountedRate>): readonly Cell[] {
  return [plain(units), plain(violations), plain(years), ...estimateCells(share), ...estimateCells(rate)];
}
