import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bundleFiles } from "../../src/bundle/bundle-files.js";
import { audit } from "../../src/index.js";
import { columnSlots, type GroupResult, type Paths, pathsOf, wrongColumns } from "../support/column-paths.js";
import {
  computedFrom,
  isKnown,
  type KnownNumbers,
  marginsOf,
  numbersAbout,
  numbersBelow,
  printable,
} from "../support/known-numbers.js";
import { PdfFile } from "../support/pdf-file.js";
import { wordsOfPages } from "../support/pdf-words.js";
import { numbersIn, type PageText, type PrintedNumber, pageTexts } from "../support/printed-numbers.js";

const ROOT = join(import.meta.dirname, "../..");

/** Numbers of the texts themselves, each with its reason. */
const FIXED = [
  /** Parliamentary paper 19 637, no. 3126, whose wording the verdicts follow. */
  19, 637, 3126,
  /** Years of that paper, and of the memo that the number of known outcomes comes from. */
  2023, 2017,
] as const;

/** A year of a reference; where a sentence follows it, the whole text is one. */
const REFERENCES = [/^.*\((?:1[89]|20)\d{2}\)\. .*$/g, /\(\d{4}\)/g] as const;

type Audit = Parameters<typeof marginsOf>[0] & Parameters<typeof computedFrom>[0];
type Language = "nl" | "en";

/** Numbers that may stand in the report of an audit: anywhere, or in the row of one group. */
function knownOf(result: Audit) {
  const groups = new Set(
    result.tables.flatMap(({ keys }) => keys.flatMap(({ name, levels }) => (name === "group" ? levels : []))),
  );
  const plan = numbersBelow(result.plan);
  const anywhere = printable([...numbersBelow(result), ...marginsOf(result), ...computedFrom(result), ...FIXED]);
  const byGroup = new Map<string, KnownNumbers>();
  return {
    anywhere,
    ofRow: (cells: readonly string[] | null): KnownNumbers | null => {
      const group = cells?.[0]?.replace(/ \(n = .*$/, "") ?? "";
      if (!groups.has(group)) return null;
      if (!byGroup.has(group)) byGroup.set(group, printable([...numbersAbout(result, group), ...plan]));
      return byGroup.get(group)!;
    },
  };
}

interface Found {
  readonly number: PrintedNumber;
  readonly known: KnownNumbers;
  readonly ofGroup: boolean;
  readonly text: string;
}

function foundIn(html: string, language: Language, result: Audit): readonly Found[] {
  const { anywhere, ofRow } = knownOf(result);
  return pageTexts(html).flatMap(({ text, cells }) => {
    const own = REFERENCES.reduce((rest, pattern) => rest.replace(pattern, " "), text);
    const row = ofRow(cells);
    return numbersIn(own, language).map((number) => ({ number, known: row ?? anywhere, ofGroup: row !== null, text }));
  });
}

const unknownIn = (found: readonly Found[]) =>
  found.filter(({ number, known }) => !isKnown(number, known)).map(({ number, text }) => `${number.text} in: ${text}`);

/** Share of numbers that are no longer known once their last digit is raised by one. */
function noticed(found: readonly Found[]): number {
  const changed = found.filter(({ number, known }) => {
    const value = number.value + 10 ** -number.decimals;
    return !isKnown({ ...number, value }, known);
  });
  return changed.length / found.length;
}

const PAGES = ["sponsors", "sponsors-open"].flatMap((name) => {
  const folder = join(ROOT, "reports", name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((file) => {
    const language = /^(?:report|letter)[\w-]*\.(nl|en)\.html$/.exec(file)?.[1];
    return language === undefined || file.includes("-changed") ? [] : [{ name, file, language: language as Language }];
  });
});

describe("the golden reports", () => {
  it("are there in both languages", () => {
    expect(new Set(PAGES.map(({ name, language }) => `${name} ${language}`)).size).toBe(4);
  });

  it.each(PAGES)("print no number that audit.json does not hold: $name/$file", ({ name, file, language }) => {
    const folder = join(ROOT, "reports", name);
    const result: Audit = JSON.parse(readFileSync(join(folder, "audit.json"), "utf8"));
    const found = foundIn(readFileSync(join(folder, file), "utf8"), language, result);
    expect(unknownIn(found)).toEqual([]);
    const ofGroups = found.filter(({ ofGroup }) => ofGroup);
    if (ofGroups.length > 0) expect(noticed(ofGroups), "rows of groups with one digit changed").toBeGreaterThan(0.4);
  });
});

/** Fields of each group of a release. */
function fieldsOf(result: Audit & GroupResult) {
  const groups = new Set(
    result.tables.flatMap(({ keys }) => keys.flatMap(({ name, levels }) => (name === "group" ? levels : []))),
  );
  const known = new Map<string, Paths>();
  return (group: string): Paths | null => {
    if (!groups.has(group)) return null;
    if (!known.has(group)) known.set(group, pathsOf(result, group));
    return known.get(group)!;
  };
}

/** The rows of one table with the cells of two of its columns in each other's place, all of them or one alone. */
function swapped(
  texts: readonly PageText[],
  head: readonly string[],
  column: number,
  only: number | null,
): readonly PageText[] {
  let row = 0;
  return texts.map((text) => {
    if (text.cells === null || text.head !== head || (only !== null && row++ !== only)) return text;
    return { ...text, cells: text.cells.with(column, text.cells[column + 1]!).with(column + 1, text.cells[column]!) };
  });
}

describe("the columns of golden reports", () => {
  it.each(PAGES.filter(({ file }) => file.startsWith("report-analyst")))(
    "hold for every group one and the same field of audit.json, the one of their heading: $name/$file",
    ({ name, file, language }) => {
      const folder = join(ROOT, "reports", name);
      const result = JSON.parse(readFileSync(join(folder, "audit.json"), "utf8"));
      const texts = pageTexts(readFileSync(join(folder, file), "utf8"));
      const fields = fieldsOf(result);
      const slots = columnSlots(texts, language, fields);
      expect(slots.length).toBeGreaterThan(30);
      expect(wrongColumns(slots)).toEqual([]);
      const ratio = /^(?:Verhouding|Ratio)$/;
      const table = texts.find(({ cells, head }) => cells !== null && ratio.test(head[5] ?? ""));
      expect(table).toBeDefined();
      const column = table!.head.findIndex((words) => ratio.test(words)) - 1;
      const own = texts.filter(({ head }) => head === table!.head);
      for (const only of [null, own.findIndex(({ cells }) => /\d/.test(cells?.[column + 1] ?? ""))]) {
        const changed = swapped(own, table!.head, column, only);
        expect(wrongColumns(columnSlots(changed, language, fields)).length, `swapped ${only}`).toBeGreaterThan(0);
      }
    },
    60_000,
  );
});

describe("a small release", () => {
  it("prints no number that its audit.json does not hold, on pages and in PDF", async () => {
    const released = await audit(join(ROOT, "test/fixtures/bundles/data/plan.yaml"));
    const files = bundleFiles(released, { languages: ["nl", "en"], pdf: true });
    const result: Audit = JSON.parse(String(files.get("audit.json")));
    const { anywhere } = knownOf(result);
    const onHtml: Found[] = [];
    let pages = 0;
    for (const [path, content] of files) {
      const [, language, format] = /\.(nl|en)\.(html|pdf)$/.exec(path) ?? [];
      if (language === undefined) continue;
      if (format === "html") {
        const found = foundIn(String(content), language as Language, result);
        expect(unknownIn(found), path).toEqual([]);
        onHtml.push(...found);
      } else {
        const printed = wordsOfPages(new PdfFile(content as Uint8Array));
        expect(printed.join(" ").length).toBeGreaterThan(1_000);
        const onPages = pagesIn(files, language as Language);
        const unknown = printed.flatMap((text, page) =>
          numbersIn(text, language as Language).filter(
            (number) => number.value !== page + 1 && !onPages.has(number.value) && !isKnown(number, anywhere),
          ),
        );
        expect(
          unknown.map((number) => number.text),
          path,
        ).toEqual([]);
      }
      pages += 1;
    }
    expect(pages).toBeGreaterThan(3);
    expect(noticed(onHtml), "numbers with one digit changed").toBeGreaterThan(0.3);
  }, 60_000);
});

/** Numbers on the pages in one language: references among them, which only a page sets apart. */
function pagesIn(files: ReadonlyMap<string, unknown>, language: Language): ReadonlySet<number> {
  const pages = [...files].filter(([path]) => path.endsWith(`.${language}.html`));
  const texts = pages.flatMap(([, html]) => pageTexts(String(html)));
  return new Set(texts.flatMap(({ text }) => numbersIn(text, language).map(({ value }) => value)));
}

describe("the reader of printed numbers", () => {
  it("reads decimal commas and points, thousands and percentages, and leaves names and hashes alone", () => {
    const values = (text: string, language: Language) => numbersIn(text, language).map(({ value }) => value);
    expect(values("Van elke 1.000 zijn er 12,7%; 3 tot 4,55.", "nl")).toEqual([1000, 12.7, 3, 4.55]);
    expect(values("Of 1,234 there are 12.7%, 3 to 4.55.", "en")).toEqual([1234, 12.7, 3, 4.55]);
    expect(values(`H1 of ${"0a".repeat(32)} on 2026-11-22 by 0.3.0 in plan.yaml`, "en")).toEqual([]);
  });

  it("finds a number by the decimals that it is printed with, and no other", () => {
    const known = printable([0.12738, 4123, 87_654]);
    const [share, count, rough, other] = numbersIn("12.7% of 4,123, about 88,000; 12.8", "en");
    expect([share, count, rough, other].map((number) => isKnown(number!, known))).toEqual([true, true, true, false]);
  });
});
