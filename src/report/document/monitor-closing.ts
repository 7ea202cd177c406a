import type { MonitorWriter } from "./monitor-writer.js";
import type { Block } from "./report-document.js";

const REFERENCES = [
  "Lan, K. K. G. and DeMets, D. L. (1983). Discrete sequential boundaries for clinical trials. Biometrika 70, 659-663.",
  "Armitage, P., McPherson, C. K. and Rowe, B. C. (1969). Repeated significance tests on accumulating data. Journal of the Royal Statistical Society A 132, 235-244.",
  "Jennison, C. and Turnbull, B. W. (2000). Group sequential methods with applications to clinical trials. Chapman and Hall.",
  "Mantel, N. and Haenszel, W. (1959). Statistical aspects of the analysis of data from retrospective studies of disease. Journal of the National Cancer Institute 22, 719-748.",
  "Turner, R. J., Ly, A. and Grünwald, P. D. (2024). Generic E-variables for exact sequential k-sample tests that allow for optional stopping. Journal of Statistical Planning and Inference 230, 106116.",
  "Yurdakul, B. and Naranjo, J. (2020). Statistical properties of the population stability index. Journal of Risk Model Validation 14(4).",
];

/** How the numbers came about, with references. */
export function methodsBlocks({ monitor, text, format }: MonitorWriter): readonly Block[] {
  const { methods } = text;
  const bets = methods.bets(format.list(monitor.settings.oddsRatios.map(format.constant)));
  return [
    { kind: "list", items: [...methods.items, ...(monitor.validity.martingale === "valid" ? [bets] : [])] },
    { kind: "paragraph", text: methods.references, strong: true },
    { kind: "list", items: REFERENCES, language: "en" },
  ];
}

/** How to repeat the report. */
export function reproductionBlocks({ monitor, text }: MonitorWriter, date: string | null): readonly Block[] {
  const { reproduction } = text;
  return [
    {
      kind: "definitions",
      items: [
        { term: reproduction.toolkit, description: `${monitor.toolkit.name} ${monitor.toolkit.version}` },
        { term: reproduction.hash, description: monitor.seriesHash },
        ...(date === null ? [] : [{ term: reproduction.date, description: date }]),
      ],
    },
    { kind: "paragraph", text: reproduction.command },
    { kind: "command", text: "npx toetssteen monitor series.yaml --out report" },
  ];
}
