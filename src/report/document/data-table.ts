/** A table for machines: a header and cells of numbers or text. */
export interface DataTable {
  readonly id: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}
