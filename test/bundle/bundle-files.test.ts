import { expect, it } from "vitest";
import { bundleFiles } from "../../src/bundle/bundle-files.js";
import { audit } from "../../src/core.js";
import { sampleCasesPlan } from "../support/sample-plan.js";

const HOSTILE = ["=1+1", "+1", "-1", "@A1", "\t=1", 'a "quoted", name', "<script>"];

/** Persons of groups with hostile names: 20 flagged and 20 not of each. */
async function releasedFiles() {
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
  return bundleFiles(result, { languages: ["en"] });
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
