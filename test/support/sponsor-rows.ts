import { NO_CONCERN, NO_DATE, type SourceColumns, type TextColumn } from "../../src/data/columns.js";

/** A row of a sponsors file; the empty text means no value. */
export interface SponsorRow {
  readonly id: string;
  readonly score: number;
  readonly modelScore: number;
  readonly outcome: string;
  readonly provenance: string;
  readonly selected: string;
  readonly concern: string;
  readonly predictedOn: string;
}

export interface MigrantRow {
  readonly id: string;
  readonly group: string;
  readonly count: number;
}

/** CSV of sponsor rows; NaN is written as no value. */
export function sponsorsCsv(rows: readonly SponsorRow[]): string {
  const number = (value: number) => (Number.isNaN(value) ? "" : String(value));
  const lines = rows.map((row) =>
    [
      row.id,
      number(row.score),
      number(row.modelScore),
      row.outcome,
      row.provenance,
      row.selected,
      row.concern,
      row.predictedOn,
    ].join(","),
  );
  return ["sponsor,score,modelled,outcome,provenance,selected,concern,date", ...lines, ""].join("\n");
}

/** CSV of migrant rows. */
export function migrantsCsv(rows: readonly MigrantRow[]): string {
  return ["sponsor,nationality,migrants", ...rows.map(({ id, group, count }) => `${id},"${group}",${count}`), ""].join(
    "\n",
  );
}

/** Changes to the sample plan that read the files above. */
export const SPONSOR_ROWS_PLAN = {
  data: {
    sponsors: {
      columns: {
        id: "sponsor",
        score: "score",
        modelScore: "modelled",
        outcome: "outcome",
        provenance: "provenance",
        selected: "selected",
        concern: "concern",
        predictedOn: "date",
        indicators: [],
      },
    },
  },
  selected: { yes: ["yes"], no: ["no"] },
};

/** The same rows as columns in memory, with codes in the order in which texts are first met. */
export function sponsorColumns(sponsors: readonly SponsorRow[], migrants: readonly MigrantRow[]): SourceColumns {
  const ids = [...new Set(sponsors.map(({ id }) => id))];
  const groups = [...new Set(migrants.map(({ group }) => group))];
  const concerns = [...new Set(sponsors.map(({ concern }) => concern))];
  const members = ids.map((id) => migrants.filter((row) => row.id === id));
  const flat = members.flat();
  const offsets = new Uint32Array(ids.length + 1);
  members.forEach((rows, i) => {
    offsets[i + 1] = offsets[i]! + rows.length;
  });
  return {
    form: "sponsors",
    sponsors: {
      sponsor: Uint32Array.from(sponsors, ({ id }) => ids.indexOf(id)),
      score: Float64Array.from(sponsors, ({ score }) => score),
      modelScore: Float64Array.from(sponsors, ({ modelScore }) => modelScore),
      outcome: textColumn(sponsors.map(({ outcome }) => outcome)),
      provenance: textColumn(sponsors.map(({ provenance }) => provenance)),
      selected: textColumn(sponsors.map(({ selected }) => selected)),
      concern: Uint32Array.from(sponsors, ({ concern }) => (concern === "" ? NO_CONCERN : concerns.indexOf(concern))),
      predictedOn: Int32Array.from(sponsors, ({ predictedOn }) =>
        predictedOn === "" ? NO_DATE : Date.parse(predictedOn) / 86_400_000,
      ),
    },
    composition: {
      groups,
      offsets,
      groupCodes: Uint16Array.from(flat, ({ group }) => groups.indexOf(group)),
      counts: Uint32Array.from(flat, ({ count }) => count),
    },
  };
}

/** Texts as codes and levels, levels in the order of first occurrence. */
export function textColumn(texts: readonly string[]): TextColumn {
  const levels = [...new Set(texts)];
  const codes = new Map(levels.map((level, code) => [level, code]));
  return { codes: Uint16Array.from(texts, (text) => codes.get(text)!), levels };
}
