import type { Section } from "../report-document.js";

/** What a section of the settings adds to the report: its chapter, methods and sources. */
export interface InputsChapter {
  readonly sections: readonly Section[];
  readonly methods: readonly string[];
  readonly references: readonly string[];
}
