import type { GroupLook, ShownLook, WatchedGroup } from "../../audit/monitoring/monitor-result.js";
import type { PublishedMonitor } from "../../disclosure/monitoring.js";
import type { DataTable } from "./data-table.js";
import { markedTables } from "./marked-tables.js";
import type { MonitorWriter } from "./monitor-writer.js";
import type { ReportTable } from "./report-document.js";

const HASH_DIGITS = 10;

/** The periods of one group: counts, ratio, limits and where the tests stand. */
export function runTable({ group, looks }: WatchedGroup, writer: MonitorWriter): ReportTable {
  const { columns, caption } = writer.text.runs;
  const { period, flagged, n, otherFlagged, otherN, ratio, limits, p, z, boundary, eValue, outside } = columns;
  const numeric = [flagged, n, otherFlagged, otherN, ratio, limits, p, z, boundary, eValue, outside];
  return {
    id: `monitor-${slug(group)}`,
    caption: caption(group),
    columns: [{ label: period, numeric: false }, ...numeric.map((label) => ({ label, numeric: true }))],
    rows: looks.map((look) => runRow(look, writer)),
  };
}

function runRow(look: GroupLook, { text, format }: MonitorWriter): readonly string[] {
  const { none, range, yes, gapReason } = text.runs;
  if (look.state === "gap") return [look.period, gapReason[look.reason], ...Array.from({ length: 10 }, () => none)];
  const { spending, martingale, limits } = look;
  return [
    look.period,
    ...[look.flagged, look.n, look.otherFlagged, look.otherN].map(format.count),
    look.ratio.kind === "estimate" ? format.ratio(look.ratio.value) : none,
    limits === null ? none : range(format.ratio(limits.lower), format.ratio(limits.upper)),
    format.pCell(look.plainP),
    spending === null ? none : format.ratio(spending.z),
    spending?.boundary == null ? none : format.ratio(spending.boundary),
    martingale === null ? none : format.ratio(martingale.eValue),
    look.outsideLimits ? yes : none,
  ];
}

/** State of every watched group at its last shown period, by the test that decides. */
export function groupsTable(writer: MonitorWriter): ReportTable {
  const { monitor, text, format } = writer;
  const { columns, eachLook, caption, state } = text.groups;
  const single = monitor.validity.decides === "each-look";
  const tests = single ? [eachLook.p, eachLook.bound] : [columns.z, columns.boundary, columns.p];
  const labels = [columns.group, columns.shown, columns.gaps, ...tests, columns.alarm];
  return {
    id: "monitor-groups",
    caption,
    columns: labels.map((label, place) => ({ label, numeric: place > 0 && place < labels.length - 1 })),
    rows: monitor.groups.map(({ group, looks, alarm }) => {
      const shown = looks.filter((look) => look.state === "shown");
      return [
        group,
        format.count(shown.length),
        format.count(looks.length - shown.length),
        ...(single ? eachLookCells(shown, writer) : sequentialCells(shown.at(-1), writer)),
        state(alarm),
      ];
    }),
  };
}

function eachLookCells(shown: readonly ShownLook[], { monitor, text, format }: MonitorWriter): readonly string[] {
  const bound = monitor.alphaPerGroup / monitor.settings.plannedLooks;
  const smallest = Math.min(...shown.map(({ plainP }) => plainP));
  return [shown.length === 0 ? text.runs.none : format.pCell(smallest), format.small(bound)];
}

function sequentialCells(last: ShownLook | undefined, { text, format }: MonitorWriter): readonly string[] {
  const { none } = text.runs;
  return [
    last?.spending == null ? none : format.ratio(last.spending.z),
    last?.spending?.boundary == null ? none : format.ratio(last.spending.boundary),
    last?.martingale == null ? none : format.pCell(last.martingale.pValue),
  ];
}

/** Shifts of bands and groups against the first period. */
export function driftTable({ monitor, text, format }: MonitorWriter): ReportTable {
  const { columns, caption, of, notEstimable, pointedOut } = text.drift;
  const { none, range } = text.runs;
  return {
    id: "monitor-drift",
    caption,
    columns: Object.values(columns).map((label, place) => ({ label, numeric: place > 1 })),
    rows: monitor.drift.map(({ of: what, period, index, chance, pointedOut: said }) => [
      of[what],
      period,
      index.kind === "estimate" ? format.decimal(index.value) : notEstimable[index.reason],
      index.kind === "estimate" && index.interval !== null
        ? range(format.decimal(index.interval.lower), format.decimal(index.interval.upper))
        : none,
      chance === null ? none : `${format.decimal(chance.mean)}; ${format.decimal(chance.p95)}`,
      said ? pointedOut : none,
    ]),
  };
}

/** Where each period comes from. */
export function periodsTable({ monitor, text, format }: MonitorWriter): ReportTable {
  const { columns, caption, hidden, changed } = text.periods;
  const { none } = text.runs;
  const all = monitor.periods;
  const bySource = monitor.settings.source === "bundles";
  const labels = [
    columns.period,
    columns.n,
    columns.share,
    ...(bySource ? [columns.model, columns.plan, columns.input] : []),
  ];
  return {
    id: "monitor-periods",
    caption,
    columns: labels.map((label, place) => ({ label, numeric: place === 1 || place === 2 })),
    rows: all.map(({ period, n, flagged, modelVersion, planHash, inputHash }, place) => [
      period,
      n === null ? hidden : format.count(n),
      n === null || flagged === null ? hidden : format.share(flagged / n),
      ...(bySource
        ? [
            modelVersion ?? none,
            `${planHash?.slice(0, HASH_DIGITS) ?? none}${place > 0 && planHash !== all[place - 1]!.planHash ? ` (${changed})` : ""}`,
            inputHash?.slice(0, HASH_DIGITS) ?? none,
          ]
        : []),
    ]),
  };
}

/**
 * Tables of a monitored series for CSV files, in English. A gap holds its reason, never a zero.
 *
 * @param monitor  published result
 * @returns run charts, states of groups, changes of verdicts, and shifts; made-up data says so in every row
 * @example
 * monitorTables(monitor).map(({ id }) => id); // ["run-charts", "groups", "verdict-changes", "drift"]
 */
export function monitorTables(monitor: PublishedMonitor): readonly DataTable[] {
  const all: DataTable[] = [
    { id: "run-charts", header: RUN_HEADER, rows: monitor.groups.flatMap(runRows) },
    {
      id: "groups",
      header: ["group", "alarm", "since", "direction"],
      rows: monitor.groups.map(({ group, alarm }) => [group, alarm.state, alarm.since ?? "", alarm.direction ?? ""]),
    },
    {
      id: "verdict-changes",
      header: [
        "group",
        "from",
        "to",
        "shown before",
        "shown after",
        "old effect new size",
        "new effect old size",
        "reason",
      ],
      rows: monitor.groups.flatMap(({ group, changes }) =>
        changes.map((change) => [
          group,
          change.from,
          change.to,
          String(change.shownBefore),
          String(change.shownAfter),
          String(change.oldEffectNewSize ?? "not-estimable"),
          String(change.newEffectOldSize ?? "not-estimable"),
          change.reason,
        ]),
      ),
    },
    {
      id: "drift",
      header: ["of", "period", "against", "index", "lower", "upper", "chance mean", "chance 95", "pointed out"],
      rows: monitor.drift.map(({ of, period, against, index, chance, pointedOut }) => {
        const interval = index.kind === "estimate" ? index.interval : null;
        return [
          of,
          period,
          against,
          index.kind === "estimate" ? index.value : index.reason,
          interval?.lower ?? "",
          interval?.upper ?? "",
          chance?.mean ?? "",
          chance?.p95 ?? "",
          String(pointedOut),
        ];
      }),
    },
  ];
  return markedTables(all, monitor.settings.synthetic);
}

const RUN_HEADER = [
  ...["group", "period", "state", "flagged", "n", "other flagged", "other n", "ratio", "lower limit", "upper limit"],
  ...["outside limits", "plain p", "z", "information", "boundary", "crossed", "e-value", "martingale p"],
];

function runRows({ group, looks }: WatchedGroup): (string | number)[][] {
  return looks.map((look) => {
    if (look.state === "gap") return [group, look.period, look.reason, ...Array.from({ length: 15 }, () => "")];
    const { spending, martingale, limits } = look;
    return [
      group,
      look.period,
      "shown",
      look.flagged,
      look.n,
      look.otherFlagged,
      look.otherN,
      look.ratio.kind === "estimate" ? look.ratio.value : look.ratio.reason,
      limits?.lower ?? "",
      limits?.upper ?? "",
      String(look.outsideLimits),
      look.plainP,
      spending?.z ?? "",
      spending?.information ?? "",
      spending === null ? "" : (spending.boundary ?? "none"),
      spending === null ? "" : String(spending.crossed),
      martingale?.eValue ?? "",
      martingale?.pValue ?? "",
    ];
  });
}

/** Letters and digits of a name, for ids. */
function slug(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}
