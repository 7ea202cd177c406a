/** A number as a text prints it. */
export interface PrintedNumber {
  /** Digits as they stand, without a percent sign. */
  readonly text: string;
  readonly value: number;
  readonly decimals: number;
  readonly percent: boolean;
}

/** What is written with digits and is no number of a result: hashes, versions, dates, names of files and hypotheses. */
const NO_NUMBERS: readonly RegExp[] = [
  /\b[0-9a-f]{40,}\b/g,
  /\b\d+\.\d+\.\d+\b/g,
  /\b\d{4}-\d{2}-\d{2}\b/g,
  /\b[\w-]+\.(?:ya?ml|json|csv|html|svg|pdf|gz|parquet)\b/g,
  /\bH[12]\b|\bSHA\W{0,4}256\b/g,
];

const NUMBER = {
  en: /(?<![\p{L}\d_.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\p{L}\d])|(?<![\p{L}\d_.,])\d+(?:\.\d+)?(?![\p{L}\d])/gu,
  nl: /(?<![\p{L}\d_.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\p{L}\d])|(?<![\p{L}\d_.,])\d+(?:,\d+)?(?![\p{L}\d])/gu,
} as const;

/**
 * Every number that a text prints, read back by the rules of its language: the same for text out of HTML and out of PDF.
 * @param text  plain text, without markup
 * @param language  Dutch has a decimal comma and thousands points, English the reverse
 * @returns numbers in the order of the text, without signs
 * @example numbersIn("van 1.234 zijn er 12,7%", "nl").map(({ value }) => value) // [1234, 12.7]
 */
export function numbersIn(text: string, language: "nl" | "en"): readonly PrintedNumber[] {
  const plain = NO_NUMBERS.reduce((rest, pattern) => rest.replace(pattern, " "), text);
  return [...plain.matchAll(NUMBER[language])].map((match) => {
    const [thousands, mark] = language === "nl" ? [".", ","] : [",", "."];
    const digits = match[0].replaceAll(thousands, "").replace(mark, ".");
    return {
      text: match[0],
      value: Number(digits),
      decimals: digits.split(".")[1]?.length ?? 0,
      percent: /^\s?%/.test(plain.slice(match.index + match[0].length)),
    };
  });
}

/** A run of text of a page, and the row of the table that it is, if it is one. */
export interface PageText {
  readonly text: string;
  /** Cells of a row of a table; null for a heading, a sentence or an item. */
  readonly cells: readonly string[] | null;
  /** Heading cells of that table. */
  readonly head: readonly string[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
  nbsp: " ",
};

/**
 * The text of a page of this tool, block by block, without styles, drawings and attributes.
 * @param html  a page that `renderHtml` wrote
 */
export function pageTexts(html: string): readonly PageText[] {
  const body = html.replace(/<head>.*?<\/head>|<style.*?<\/style>|<svg.*?<\/svg>/gs, " ");
  const parts = body.split(/(<table.*?<\/table>)/s);
  return parts.flatMap((part) => (part.startsWith("<table") ? rowsOf(part) : blocksOf(part)));
}

function rowsOf(table: string): PageText[] {
  const rows = [...table.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<t[dh].*?<\/t[dh]>/gs)].map(([cell]) => textOf(cell)),
  );
  const caption = [...table.matchAll(/<caption.*?<\/caption>/gs)].map(([text]) => textOf(text));
  const [head = [], ...body] = rows;
  return [
    ...[...caption, ...head].map((text) => ({ text, cells: null, head: [] })),
    ...body.map((cells) => ({ text: cells.join(" | "), cells, head })),
  ];
}

function blocksOf(html: string): PageText[] {
  return html
    .split(
      /<\/?(?:p|li|h\d|div|dt|dd|ul|ol|dl|section|figure|figcaption|main|header|footer|nav|summary|details|aside|pre|blockquote)\b[^>]*>/,
    )
    .map(textOf)
    .filter((text) => text !== "")
    .map((text) => ({ text, cells: null, head: [] }));
}

function textOf(html: string): string {
  const plain = html.replace(/<[^>]*>/g, "").replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
  return plain.replace(/\s+/g, " ").trim();
}
