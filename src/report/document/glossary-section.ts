import type { Glossary } from "../text/glossary.js";
import type { Section } from "./report-document.js";

/**
 * A line on each word that the report uses and a reader may not know.
 *
 * @param sections          the other sections of the report
 * @param options.glossary  words and their meaning
 * @param options.heading   heading of the section
 * @returns a section with the words that occur, in the order of the alphabet
 * @example
 * glossarySection(sections, { glossary: text.glossary, heading: text.views.glossaryHeading }).id; // "glossary"
 */
export function glossarySection(
  sections: readonly Section[],
  { glossary, heading }: { readonly glossary: Glossary; readonly heading: string },
): Section {
  const words = wordsOf(sections);
  const items = Object.values(glossary)
    .filter(([word]) => occurs(word, words))
    .map(([term, description]) => ({ term, description }))
    .sort((a, b) => (a.term.toLowerCase() < b.term.toLowerCase() ? -1 : 1));
  return { id: "glossary", level: 2, heading, blocks: [{ kind: "definitions", items }] };
}

/** All prose of sections in lower case; charts and the words of tables are not prose. */
function wordsOf(sections: readonly Section[]): string {
  const prose = sections.flatMap(({ heading, blocks }) => [
    heading,
    ...blocks.flatMap((block) => {
      if (block.kind === "paragraph" || block.kind === "note") return [block.text];
      if (block.kind === "list") return block.items;
      if (block.kind === "definitions") return block.items.map(({ description }) => description);
      if (block.kind === "verdict")
        return block.box.lines.flatMap(({ label, word, sentence }) => [label, word, sentence]);
      if (block.kind === "figure") return [block.figure.finding, block.figure.subtitle, ...block.figure.notes];
      return [];
    }),
  ]);
  return prose.join("\n").toLowerCase();
}

function occurs(word: string, prose: string): boolean {
  const at = new RegExp(`(?<![\\p{L}])${word.toLowerCase()}(?:e?n|s)?(?![\\p{L}])`, "u");
  return at.test(prose);
}
