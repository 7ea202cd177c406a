import { createHash } from "node:crypto";
import { HtmlValidate } from "html-validate";
import { expect, it } from "vitest";
import { bundleFiles } from "../../src/bundle/bundle-files.js";
import { audit } from "../../src/core.js";
import { sampleCasesPlan, sampleCountsPlan } from "../support/sample-plan.js";
import { textColumn } from "../support/sponsor-rows.js";

const LONG = "long ".repeat(2000).trim();
const HOSTILE = [
  "=1+1",
  "+1",
  "-1",
  "@A1",
  "\t=1",
  'a "quoted", name',
  "<script>",
  `<img src=x onerror=alert(1)>`,
  "turned \u202e round",
  "#set text(red) $x$ *bold* [link]",
  "]]></style></svg>",
  LONG,
];

/** Persons of groups with hostile names: 20 flagged and 20 not of each. */
async function releasedFiles(parts: { readonly explore?: boolean } = {}) {
  const plan = sampleCasesPlan({
    disclosure: { threshold: 0, reason: "made up" },
    resampling: { seed: 1, resamples: 99 },
  });
  const bands = plan.bands!.order;
  const rows = HOSTILE.flatMap((_, group) => Array.from({ length: 40 }, (__, i) => ({ group, band: i % 2 })));
  const result = await audit(plan, {
    form: "cases",
    cases: {
      group: { codes: Uint8Array.from(rows, (row) => row.group), levels: HOSTILE },
      band: { codes: Uint8Array.from(rows, (row) => row.band), levels: [bands[0]!, bands.at(-1)!] },
    },
  });
  return bundleFiles(result, { languages: ["nl", "en"], ...parts });
}

it("no cell of a table starts a formula in a spreadsheet, and no name becomes markup", async () => {
  const files = await releasedFiles();
  const tables = [...files].filter(([name]) => name.endsWith(".csv"));
  expect(tables.length).toBeGreaterThan(0);
  const cells = tables.flatMap(([, text]) => String(text).split(/\r\n|,/));
  expect(cells).toContain("'=1+1");
  expect(cells.filter((cell) => /^"?[=+@\t]/.test(cell) || /^"?-\D/.test(cell))).toEqual([]);
  expect(files.get("report.en.html")).not.toContain("<script>");
  expect(files.get("report.en.html")).toContain("&lt;script&gt;");
});

it("shows hostile names as text in every page, in both languages, and turns no words round", async () => {
  const files = await releasedFiles();
  const validator = new HtmlValidate({ extends: ["html-validate:recommended", "html-validate:a11y"] });
  const pages = [...files].filter(([name]) => name.endsWith(".html"));
  expect(pages.length).toBe(10);
  for (const [name, content] of pages) {
    const page = String(content);
    expect(page, name).not.toMatch(/<script|<img|[\u202a-\u202e\u2066-\u2069]/);
    expect(page.split("</style>").length, name).toBe(2);
    const { results } = await validator.validateString(page);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId }) => `${name} ${ruleId}`))).toEqual([]);
  }
  const report = String(files.get("report-analyst.en.html"));
  expect(report).toContain("turned [U+202E] round");
  expect(report).toContain("#set text(red) $x$ *bold* [link]");
  expect(report).toContain(LONG);
});

it("holds hostile names as data on pages whose charts answer, under the hash of their one script", async () => {
  const files = await releasedFiles({ explore: true });
  const validator = new HtmlValidate({ extends: ["html-validate:recommended", "html-validate:a11y"] });
  for (const language of ["nl", "en"]) {
    const page = String(files.get(`explore.${language}.html`));
    const scripts = [...page.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)].map(([, attributes, text]) => ({
      attributes: attributes!,
      text: text!,
    }));
    expect(scripts.map(({ attributes }) => attributes)).toEqual([' type="application/json" id="charts"', ""]);
    const [charts, program] = scripts;
    expect(charts!.text).not.toContain("<");
    const labels = JSON.stringify(JSON.parse(charts!.text));
    for (const name of ["<script>", "=1+1", "#set text(red)"]) expect(labels).toContain(name);
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    const hash = createHash("sha256").update(program!.text).digest("base64");
    expect(policy).toBe(`default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-${hash}'`);
    const markup = page.replace(program!.text, "").replace(charts!.text, "");
    expect(markup).not.toMatch(/<img|<iframe|\son\w+=|[\u202a-\u202e\u2066-\u2069]/);
    const { results } = await validator.validateString(markup);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual(
      [],
    );
  }
});

it("draws no name that is wider than its room, and keeps each name apart", async () => {
  const files = await releasedFiles();
  const pictures = [...files].filter(([name]) => name.endsWith(".svg"));
  expect(pictures.length).toBeGreaterThan(0);
  for (const [name, content] of pictures) {
    const words = [...String(content).matchAll(/<text text-anchor="end"[^>]*>([^<]*)</g)].map((match) => match[1]!);
    expect(
      words.filter((word) => word.length > 60),
      name,
    ).toEqual([]);
    expect(String(content), name).not.toMatch(/<script|<img|[\u202a-\u202e\u2066-\u2069]/);
  }
  const audit = JSON.parse(String(files.get("audit.json")));
  const groups = audit.hypothesis1.groups.map(({ group }: { group: string }) => group);
  expect(groups).toEqual(expect.arrayContaining([LONG, "turned \u202e round"]));
});

it("names the tables in its manifest that the source gave with suppressed cells, and none where it gave none", async () => {
  const manifestOf = async (suppressed: readonly number[]) => {
    const groups = ["A", "A", "B", "B", "C", "C"];
    const counts = {
      group: textColumn(groups),
      band: textColumn(groups.map((_, at) => (at % 2 === 0 ? "low" : "high"))),
      count: Float64Array.of(100, 90, 400, 0, 300, 30),
      suppressed: Uint8Array.from(groups, (_, at) => (suppressed.includes(at) ? 1 : 0)),
    };
    const released = await audit(
      sampleCountsPlan({ data: { suppressed: "x", suppressedBelow: 20, unit: "independent-persons" } }),
      {
        form: "counts",
        counts,
      },
    );
    const manifest = JSON.parse(String(bundleFiles(released, { languages: ["en"] }).get("manifest.json")));
    return { manifest, released };
  };
  const { manifest, released } = await manifestOf([3]);
  const holed = released.tables.filter(({ counts }) => counts.includes("suppressed")).map(({ id }) => id);
  expect(holed.length).toBeGreaterThan(0);
  expect(manifest.suppressedInSource).toEqual(holed);
  expect((await manifestOf([])).manifest).not.toHaveProperty("suppressedInSource");
});
