import type { Block, Depth, ReportDocument, Section } from "./report-document.js";

const DEPTHS: readonly Depth[] = ["public", "privacy-office", "analyst"];

/** A section of level 2 with those of level 3 below it. */
interface Chapter {
  readonly head: Section;
  readonly parts: readonly Section[];
}

/**
 * The document as deep as a reader needs it: the public reads what was found and sees the charts, a privacy office reads
 * findings, limits and methods in words, an analyst also all tables. At the public's depth a chapter has no parts.
 *
 * @param document  the whole document
 * @param depth     how deep
 * @returns the document without what stands deeper; a chapter of which nothing is left goes with it
 * @example
 * atDepth(document, "public").sections.length;
 */
export function atDepth(document: ReportDocument, depth: Depth): ReportDocument {
  const stands = (own: Depth) => DEPTHS.indexOf(own) <= DEPTHS.indexOf(depth);
  const sections = chaptersOf(document.sections).flatMap(({ head, parts }): Section[] => {
    const shown = [head, ...parts].map((section) => ({
      ...section,
      blocks: section.blocks.filter((block) => stands(depthOf(block, section))),
    }));
    const told = shown.flatMap(({ blocks }) => blocks);
    if (told.length === 0) return [];
    if (depth === "public") return [{ ...head, blocks: told }];
    return shown.filter(({ blocks }, i) => i === 0 || blocks.length > 0);
  });
  return { ...document, sections };
}

/**
 * The document without a word or chart on scores: what is left speaks of bands, flags and outcomes.
 *
 * @param document  document of any depth
 * @returns the document without chapters and blocks on scores
 * @see domain S44: the information products that show no scores
 * @example
 * withoutScores(document).sections.some((section) => section.id === "score"); // false
 */
export function withoutScores(document: ReportDocument): ReportDocument {
  const sections = chaptersOf(document.sections).flatMap(({ head, parts }) =>
    head.subject === "score" ? [] : [head, ...parts],
  );
  return {
    ...document,
    sections: sections.map((section) => ({
      ...section,
      blocks: section.blocks.filter((block) => block.subject !== "score"),
    })),
  };
}

function depthOf(block: Block, section: Section): Depth {
  if (block.depth !== undefined) return block.depth;
  return block.kind === "table" && block.folded ? "analyst" : (section.depth ?? "privacy-office");
}

function chaptersOf(sections: readonly Section[]): readonly Chapter[] {
  const chapters: { head: Section; parts: Section[] }[] = [];
  for (const section of sections) {
    const last = chapters.at(-1);
    if (section.level === 2 || last === undefined) chapters.push({ head: section, parts: [] });
    else last.parts.push(section);
  }
  return chapters;
}
