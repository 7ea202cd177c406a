import type { DataSource } from "./data-schema.js";
import type { Plan } from "./schema.js";

type Columns = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One file of a plan with the section that it stands in, whatever the form. */
export interface PlannedFile {
  readonly section: "sponsors" | "migrants" | "cases" | "counts";
  readonly file: DataSource & { readonly columns: Columns };
}

/**
 * The files of a plan, the one with the scored units first.
 * @param data  section `data` of a plan
 * @returns two files for the sponsors form, else one
 * @example plannedFiles(plan.data).map(({ section }) => section) // ["sponsors", "migrants"]
 */
export function plannedFiles(data: Plan["data"]): readonly [PlannedFile, ...PlannedFile[]] {
  switch (data.form) {
    case "sponsors":
      return [
        { section: "sponsors", file: data.sponsors },
        { section: "migrants", file: data.migrants },
      ];
    case "cases":
      return [{ section: "cases", file: data.cases }];
    case "counts":
      return [{ section: "counts", file: data.counts }];
  }
}

/**
 * The files that are joined to the one with the scored units.
 * @param data  section `data` of a plan
 * @returns in the order of the plan; none for counts
 */
export function joinedFiles(data: Plan["data"]): readonly PlannedFile["file"][] {
  return data.form === "counts" ? [] : (data.joined ?? []);
}

/**
 * Columns of the file that holds scores, bands and outcomes, and of the files that are joined to it; a form that has not a
 * column leaves it undefined.
 */
export function scoredColumns(data: Plan["data"]): Columns {
  const { columns } = plannedFiles(data)[0].file;
  const others = joinedFiles(data).map(({ columns: { id: _id, ignored: _ignored, ...rest } }) => rest);
  const indicators = [columns, ...others].flatMap((each) => each.indicators ?? []);
  const named = Object.entries(Object.assign({}, ...others) as Columns).filter(([, name]) => name !== undefined);
  return { ...columns, ...Object.fromEntries(named), ...(indicators.length > 0 && { indicators }) };
}

/** Texts that mean no value, of the file that holds a column of scores, bands or outcomes. */
export function missingTextsOf(data: Plan["data"], column: string): readonly string[] {
  const [{ file }] = plannedFiles(data);
  return (joinedFiles(data).find(({ columns }) => columns[column] !== undefined) ?? file).missing;
}

/** Path of a column of the file that holds scores, bands and outcomes. */
export function scoredColumnPath(data: Plan["data"], column: string): readonly string[] {
  return ["data", plannedFiles(data)[0].section, "columns", column];
}
