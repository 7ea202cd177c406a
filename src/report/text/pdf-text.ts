/** Words that stand in a PDF and in no other format. */
export interface PdfText {
  /** "page 3 of 20": the words before both numbers. */
  readonly page: string;
  readonly of: string;
  /** Head of the first column of a table whose rows are measures. */
  readonly measure: string;
  /** What made the file, on its last page. */
  readonly made: string;
  /** What the files inside hold. */
  readonly results: string;
  readonly plan: string;
  /** Names the files that are kept inside this one. */
  readonly attached: (names: string) => string;
}
