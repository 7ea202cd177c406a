import { type DisclosedInputs, INPUTS_SCHEMA_ID } from "../disclosure/inputs/disclose-inputs.js";
import { canonicalJson } from "../plan/canonical-json.js";
import { toInputsDocument } from "../report/document/inputs/inputs-document.js";
import { inputsTables } from "../report/document/inputs/inputs-tables.js";
import { type BundleOptions, csvText } from "./bundle-files.js";
import { documentFiles } from "./document-files.js";
import { type BundleFiles, MANIFEST_NAME, manifestOf } from "./manifest.js";
import { pdfPress } from "./pdf-files.js";

/**
 * All files of a report on what goes into a model: inputs.json, a report a language, charts, tables, and the manifest.
 * @param inputs  disclosed result; nothing else reaches a file
 * @returns path inside the release -> text, and bytes of the PDFs; the same result gives the same bytes
 */
export function inputsFiles(
  inputs: DisclosedInputs,
  { languages, date, pdf = false }: Pick<BundleOptions, "languages" | "date" | "pdf">,
): BundleFiles {
  const results = canonicalJson({ $schema: INPUTS_SCHEMA_ID, ...inputs }, { indent: 2 });
  const files = new Map<string, string | Uint8Array>([["inputs.json", results]]);
  const press = pdf ? pdfPress({ results: ["inputs.json", results], plan: null, date }) : () => null;
  for (const language of languages) {
    const document = toInputsDocument(inputs, { language, date });
    for (const [path, file] of documentFiles(document, "report", press(language))) files.set(path, file);
  }
  for (const table of inputsTables(inputs)) files.set(`tables/${table.id}.csv`, csvText(table));
  const { toolkit, settingsHash, schemaVersion, settings } = inputs;
  const facts = { kind: "inputs", schemaVersion, seed: "in-analyst-record", languages, date, pdf } as const;
  return files.set(
    MANIFEST_NAME,
    manifestOf(files, { ...facts, toolkit, planHash: settingsHash, synthetic: settings.synthetic }),
  );
}
