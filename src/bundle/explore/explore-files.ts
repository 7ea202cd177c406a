import { createHash } from "node:crypto";
import type { DisclosedAudit } from "../../disclosure/disclosed.js";
import { toDocument } from "../../report/document/to-document.js";
import { explorePage } from "../../report/explore/explore-page.js";
import { textFor } from "../../report/text/text-for.js";
import { vegaRuntime } from "./vega-runtime.js";

/**
 * The pages on which the charts of an audit answer, one a language.
 * @param audit      disclosed audit; nothing else reaches a page
 * @param languages  languages of the pages
 * @returns path inside the release -> text
 * @example [...exploreFiles(audit, ["nl"]).keys()] // ["explore.nl.html"]
 */
export function exploreFiles(audit: DisclosedAudit, languages: readonly ("nl" | "en")[]): ReadonlyMap<string, string> {
  const script = vegaRuntime();
  const hash = (text: string) => createHash("sha256").update(text).digest("base64");
  return new Map(
    languages.map((language) => [
      `explore.${language}.html`,
      explorePage(toDocument(audit, { language }), { script, hash, words: textFor(language).views.explore }),
    ]),
  );
}
