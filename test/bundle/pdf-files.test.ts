import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { bundleFiles } from "../../src/bundle/bundle-files.js";
import { PdfFile } from "../support/pdf-file.js";
import { AUDITS } from "../support/report-audits.js";

const audit = AUDITS["a difference on both hypotheses"];
const files = bundleFiles(audit, { languages: ["nl", "en"], date: "2026-11-22", pdf: true });
const names = [...files.keys()].filter((name) => name.endsWith(".pdf"));

function pdf(name: string): PdfFile {
  return new PdfFile(files.get(name) as Uint8Array);
}

describe("the PDFs of a release", () => {
  it("are the report, its archive, the view for everyone and the letter, in each language", () => {
    const views = ["report", "report-archive", "report-public", "letter"];
    expect(names).toEqual(["nl", "en"].flatMap((language) => views.map((view) => `${view}.${language}.pdf`)));
  });

  it("follow PDF/UA-1, and the archive PDF/A-3a", () => {
    for (const name of names) {
      const archive = name.includes("archive");
      const { metadata } = pdf(name);
      expect([name, /<pdfuaid:part>1</.test(metadata)]).toEqual([name, !archive]);
      expect([name, /<pdfaid:part>3</.test(metadata)]).toEqual([name, archive]);
    }
  });

  it("keep the results and the plan of the release inside, byte for byte", () => {
    for (const name of names.filter((each) => /^report(?:-archive)?\./.test(each))) {
      const kept = pdf(name).keptFiles;
      expect(kept.map((file) => file.name)).toEqual(["audit.json", "plan.json"]);
      for (const file of kept) expect(file.bytes.toString("utf8")).toBe(files.get(file.name));
    }
  });

  it("stand in the manifest with their hash, and the manifest says that they were made", () => {
    const manifest = JSON.parse(String(files.get("manifest.json")));
    expect(manifest.written).toMatchObject({ pdf: true, date: "2026-11-22" });
    for (const name of names) {
      const sha256 = createHash("sha256").update(files.get(name)!).digest("hex");
      const bytes = files.get(name)!.length;
      expect(manifest.files).toContainEqual({ path: name, bytes, sha256 });
    }
  });

  it("are the same bytes again, and are left out where nobody asks for them", () => {
    const again = bundleFiles(audit, { languages: ["nl", "en"], date: "2026-11-22", pdf: true });
    for (const name of names) expect(Buffer.from(again.get(name)!).equals(Buffer.from(files.get(name)!))).toBe(true);
    const without = bundleFiles(audit, { languages: ["nl", "en"], date: "2026-11-22" });
    expect([...without.keys()]).toEqual([...files.keys()].filter((name) => !name.endsWith(".pdf")));
  });
});
