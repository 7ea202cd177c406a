import type { Ranged, TimeFigures } from "../../audit/stability/stability-result.js";
import type { DisclosedAudit } from "../../disclosure/disclosed.js";
import type { Cell } from "./data-cells.js";
import type { DataTable } from "./data-table.js";

/** Tables for machines on how stable bands and figures are; parts that are withheld have no rows. */
export function stabilityTables({ stability, plan }: DisclosedAudit): DataTable[] {
  if (stability.kind === "not-estimable") return [];
  const { bands, shifts, codes, time } = stability;
  const moved = shifts?.kind === "shown" ? shifts.value : null;
  return [
    {
      id: "stability-bands",
      header: ["band", "units", "share", "shareLower", "shareUpper"],
      rows:
        bands?.kind === "shown" && bands.value.kind === "thresholds"
          ? bands.value.bands.map(({ band, units, share }) => [band, units, ...ranged(share)])
          : [],
    },
    {
      id: "stability-shifts",
      header: ["threshold", "movedTo", "shift", "unitsThatChangeBand"],
      rows:
        moved === null
          ? []
          : moved.thresholds.flatMap(({ at: threshold, moved: places }) =>
              places.map(({ at, shift, changes }) => [threshold, at, shift, changes]),
            ),
    },
    {
      id: "stability-codes",
      header: ["indicator", "shareWrong", "toHigher", "toLower", "lower", "upper"],
      rows: codes.flatMap(({ indicator, changes }) =>
        changes.kind !== "shown"
          ? []
          : changes.value.byShare.map(({ share, toHigher, toLower, lower, upper }) => [
              indicator === null ? "all together" : plan.stability.indicators[indicator]!.label.en,
              share,
              toHigher,
              toLower,
              lower,
              upper,
            ]),
      ),
    },
    {
      id: "stability-time",
      header: ["stretch", "figure", "outcomes", "value", "lower", "upper"],
      rows:
        time === null
          ? []
          : [
              ...(time.all.kind === "shown" ? figureRows("all", time.all.value) : []),
              ...(time.dates.kind === "shown"
                ? time.dates.value.flatMap(({ date, before, after }) => [
                    ...figureRows(`before ${date}`, before),
                    ...figureRows(`from ${date}`, after),
                  ])
                : []),
              ...(time.periods.kind === "shown"
                ? time.periods.value.flatMap(({ from, to, without }) =>
                    figureRows(`without ${from === to ? from : `${from} to ${to}`}`, without),
                  )
                : []),
            ],
    },
  ];
}

function figureRows(stretch: string, { flaggedShare, sets }: TimeFigures): Cell[][] {
  return [
    [stretch, "flaggedShare", "", ...ranged(flaggedShare)],
    ...sets.flatMap(({ name, violationRate, auc }): Cell[][] => [
      [stretch, "violationRate", name, ...ranged(violationRate)],
      [stretch, "auc", name, ...ranged(auc)],
    ]),
  ];
}

function ranged(value: Ranged): Cell[] {
  return value.kind === "estimate" ? [value.value, value.lower, value.upper] : [value.reason, "", ""];
}
