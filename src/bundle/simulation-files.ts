import type { FeedbackResult } from "../audit/simulation/feedback-simulation.js";
import { canonicalJson } from "../plan/canonical-json.js";
import type { DataTable } from "../report/document/data-table.js";
import { toSimulationDocument } from "../report/document/simulation-document.js";
import { TOOLKIT } from "../runtime/toolkit.js";
import { csvText } from "./bundle-files.js";
import { documentFiles } from "./document-files.js";
import { type BundleFiles, MANIFEST_NAME, manifestOf } from "./manifest.js";
import { pdfPress } from "./pdf-files.js";

/** What every file of a simulation says of itself. */
const NOTICE = "Simulation: every sponsor, score and number is made up. It says nothing of a real model.";

/**
 * All files of a simulation of the feedback loop: simulation.json, a page a language, charts, a table, the manifest.
 * @param result  outcome of `simulateFeedback`
 * @param options.command  command line that repeats it
 * @param options.hash  hash of the settings, in place of that of a plan
 * @param options.pdf  with reports as PDF
 * @returns path inside the folder -> text, and bytes of the PDFs; the same settings give the same bytes
 */
export function simulationFiles(
  result: FeedbackResult,
  {
    languages,
    command,
    hash,
    pdf = false,
  }: {
    readonly languages: readonly ("nl" | "en")[];
    readonly command: string;
    readonly hash: string;
    readonly pdf?: boolean;
  },
): BundleFiles {
  const results = canonicalJson({ notice: NOTICE, toolkit: TOOLKIT, ...result }, { indent: 2 });
  const files = new Map<string, string | Uint8Array>([["simulation.json", results]]);
  const press = pdf ? pdfPress({ results: ["simulation.json", results], plan: null }) : () => null;
  for (const language of languages) {
    const document = toSimulationDocument(result, { language, command });
    for (const [path, file] of documentFiles(document, "report", press(language))) files.set(path, file);
  }
  files.set("tables/simulation-rounds.csv", csvText(roundsTable(result)));
  const facts = { kind: "simulation", schemaVersion: null, seed: "in-files", languages, pdf } as const;
  return files.set(MANIFEST_NAME, manifestOf(files, { ...facts, toolkit: TOOLKIT, planHash: hash, synthetic: true }));
}

const MEASURES = ["truth", "apparent", "inspected", "random", "found", "everInspected"] as const;

function roundsTable({ shares }: FeedbackResult): DataTable {
  return {
    id: "simulation-rounds",
    header: [
      "randomShare",
      "round",
      ...MEASURES.flatMap((measure) => [measure, `${measure}Lower`, `${measure}Upper`]),
      "data",
    ],
    rows: shares.flatMap(({ randomShare, rounds }) =>
      rounds.map((round) => [
        randomShare,
        round.round,
        ...MEASURES.flatMap((measure): readonly (number | string)[] => {
          const number = round[measure];
          return number === null ? ["", "", ""] : [number.mean, number.lower, number.upper];
        }),
        "simulation",
      ]),
    ),
  };
}
