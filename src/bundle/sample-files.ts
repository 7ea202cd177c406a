import type { DisclosedSample } from "../disclosure/disclosed-sample.js";
import { canonicalJson } from "../plan/canonical-json.js";
import { toSampleDocument } from "../report/document/sample-document.js";
import { sampleCharts } from "../report/document/sample-figure.js";
import { renderHtml } from "../report/html/render-html.js";
import { MANIFEST_NAME, manifestOf } from "./manifest.js";

/**
 * All files of the release of a sample: sample.json, a report and a chart a language, and the manifest over them.
 * @param sample  disclosed sample; nothing else reaches a file
 * @returns path inside the release -> text; the same sample gives the same bytes
 */
export function sampleFiles(sample: DisclosedSample): ReadonlyMap<string, string> {
  const files = new Map([["sample.json", canonicalJson(sample, { indent: 2 })]]);
  for (const language of sample.plan.languages) {
    files.set(`sample.${language}.html`, renderHtml(toSampleDocument(sample, { language })));
    for (const { id, spec, svg } of sampleCharts(sample, language)) {
      files.set(`charts/${id}.${language}.svg`, svg);
      files.set(`charts/${id}.${language}.vl.json`, canonicalJson(spec, { indent: 2 }));
    }
  }
  const { toolkit, planHash, plan } = sample;
  return files.set(
    MANIFEST_NAME,
    manifestOf(files, {
      toolkit: { name: "toetssteen", version: toolkit.version },
      planHash,
      synthetic: plan.synthetic,
    }),
  );
}
