import type { DataFile, Plan } from "./schema.js";

type Columns = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One file of a plan with the section that it stands in, whatever the form. */
export interface PlannedFile {
  readonly section: "sponsors" | "migrants" | "cases" | "counts";
  readonly file: DataFile & { readonly columns: Columns };
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

/** Columns of the file that holds scores, bands and outcomes; a form that has not a column leaves it undefined. */
export function scoredColumns(data: Plan["data"]): Columns {
  return plannedFiles(data)[0].file.columns;
}

/** Path of a column of the file that holds scores, bands and outcomes. */
export function scoredColumnPath(data: Plan["data"], column: string): readonly string[] {
  return ["data", plannedFiles(data)[0].section, "columns", column];
}
