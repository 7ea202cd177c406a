import type { DisclosedSample } from "../disclosure/disclosed-sample.js";
import { SAMPLE_SCHEMA_ID } from "../disclosure/sample-schema.js";
import { canonicalJson } from "../plan/canonical-json.js";
import { toSampleDocument } from "../report/document/sample-document.js";
import { documentFiles } from "./document-files.js";
import { type BundleFiles, MANIFEST_NAME, manifestOf } from "./manifest.js";
import { pdfPress } from "./pdf-files.js";

/**
 * All files of the release of a sample: sample.json, a report and a chart a language, and the manifest over them.
 * @param sample  disclosed sample; nothing else reaches a file
 * @param options.pdf  with reports as PDF
 * @returns path inside the release -> text, and bytes of the PDFs; the same sample gives the same bytes
 */
export function sampleFiles(sample: DisclosedSample, { pdf = false }: { readonly pdf?: boolean } = {}): BundleFiles {
  const results = canonicalJson({ $schema: SAMPLE_SCHEMA_ID, ...sample }, { indent: 2 });
  const files = new Map<string, string | Uint8Array>([["sample.json", results]]);
  const press = pdf ? pdfPress({ results: ["sample.json", results], plan: null }) : () => null;
  for (const language of sample.plan.languages) {
    const document = toSampleDocument(sample, { language });
    for (const [path, text] of documentFiles(document, "sample", press(language))) files.set(path, text);
  }
  const { toolkit, planHash, plan } = sample;
  return files.set(
    MANIFEST_NAME,
    manifestOf(files, {
      kind: "sample",
      schemaVersion: sample.schemaVersion,
      seed: "in-analyst-record",
      languages: plan.languages,
      pdf,
      toolkit: { name: "toetssteen", version: toolkit.version },
      planHash,
      synthetic: plan.synthetic,
    }),
  );
}
