import { CRITIQUE_2017 } from "../../../registry/critique-2017.js";
import { critiqueItems } from "../critique-blocks.js";
import type { Block } from "../report-document.js";
import { coefficientFigure, inclusionFigure } from "./rebuild-figures.js";
import {
  agreementTable,
  areaTable,
  coefficientTable,
  foundTable,
  requiredTable,
  simulatedTable,
  treeTable,
} from "./rebuild-tables.js";
import type { RebuildWriter } from "./rebuild-writer.js";

const REFERENCES = [
  "Kass, G. V. (1980). An exploratory technique for investigating large quantities of categorical data. Applied Statistics 29, 119-127.",
  "Firth, D. (1993). Bias reduction of maximum likelihood estimates. Biometrika 80, 27-38.",
  "Heinze, G. and Schemper, M. (2002). A solution to the problem of separation in logistic regression. Statistics in Medicine 21, 2409-2419.",
  "Harrell, F. E., Lee, K. L. and Mark, D. B. (1996). Multivariable prognostic models. Statistics in Medicine 15, 361-387.",
  "Iba, K., Shinozaki, T., Maruo, K. and Noma, H. (2021). Re-evaluation of the comparative effectiveness of bootstrap-based optimism correction methods. BMC Medical Research Methodology 21, 9.",
  "Sauerbrei, W. and Schumacher, M. (1992). A bootstrap resampling procedure for model building. Statistics in Medicine 11, 2093-2109.",
  "Riley, R. D. and others (2020). Calculating the sample size required for developing a clinical prediction model. BMJ 368, m441.",
  "DeLong, E. R., DeLong, D. M. and Clarke-Pearson, D. L. (1988). Comparing the areas under two or more correlated receiver operating characteristic curves. Biometrics 44, 837-845.",
];

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

/** What was rebuilt, from how many cases, and what they support. */
export function summaryBlocks(writer: RebuildWriter): readonly Block[] {
  const { rebuild, text, format, number, indicator } = writer;
  const { summary } = text;
  const { violations, none, methods, indicators, required } = rebuild.result;
  const { selection, model } = rebuild.settings;
  const chosen = methods.find(({ method }) => method === selection.chosen)!;
  const total =
    violations.kind === "shown" && none.kind === "shown" ? format.count(violations.value + none.value) : text.withheld;
  const unstable = indicators.filter((row) => row.unstable).map((row) => indicator(row.indicator));
  const sizes = required.flatMap(({ size }) =>
    size.kind === "shown" && size.value !== null ? [size.value.units] : [],
  );
  const pValue = chosen.pValue.kind === "shown" ? chosen.pValue.value : null;
  return [
    paragraph(summary.what({ model: model.name })),
    paragraph(
      summary.cases({
        violations: number(violations, format.count),
        none: number(none, format.count),
        total,
        required: format.count(CRITIQUE_2017.required),
      }),
    ),
    paragraph(
      summary.area({
        method: text.methodName[selection.chosen],
        auc: number(chosen.auc, format.decimal),
        corrected: number(chosen.corrected, format.decimal),
        interval: bracketed(chosen.correctedInterval, writer),
      }),
    ),
    ...(pValue === null
      ? []
      : [paragraph(summary.byChance({ area: number(chosen.byChance, format.decimal), share: format.share(pValue) }))]),
    paragraph(unstable.length === 0 ? summary.noUnstable : summary.unstable({ indicators: format.list(unstable) })),
    ...(sizes.length === 0 ? [] : [paragraph(summary.needed({ units: format.count(Math.min(...sizes)), total }))]),
    { kind: "paragraph", text: summary.notForUse, strong: true },
  ];
}

/** Both claims together, where the run follows the one of 2017. */
export function claimBlocks({ text }: RebuildWriter): readonly Block[] {
  return [paragraph(text.claim.intro), { kind: "list", items: text.claim.items }];
}

/** Which indicators each method finds, and how often in new samples. */
export function foundBlocks(writer: RebuildWriter): readonly Block[] {
  const { rebuild, text, format } = writer;
  const { alpha } = rebuild.settings;
  const resamples = format.count(rebuild.result.resamples.drawn);
  return [
    paragraph(text.found.intro({ alpha: format.constant(alpha), resamples })),
    { kind: "table", table: foundTable(writer) },
    { kind: "figure", figure: inclusionFigure(writer) },
    paragraph(text.found.how),
  ];
}

/** Why the method was chosen; most predictors is a finding. */
export function selectionBlocks({ rebuild, text }: RebuildWriter): readonly Block[] {
  const { chosen, reason, words } = rebuild.settings.selection;
  return [
    paragraph(text.selection.chosen({ method: text.methodName[chosen], words })),
    paragraph(text.selection.reasons[reason]),
    ...(reason === "most-predictors" ? [{ kind: "note", text: text.selection.mostPredictors } as const] : []),
  ];
}

/** Areas on own cases, corrected, and without any relation. */
export function areaBlocks(writer: RebuildWriter): readonly Block[] {
  const { text } = writer;
  return [
    paragraph(text.areas.intro),
    { kind: "table", table: areaTable(writer) },
    { kind: "list", items: text.areas.reading },
  ];
}

/** The reported figure: how it is read, and what 30 against 89 leave of it. */
export function figureBlocks({ text, general, format }: RebuildWriter): readonly Block[] {
  return [paragraph(text.figure571.reading), { kind: "list", items: critiqueItems(general.critique, format) }];
}

/** Agreement on who is high, and which method errs more. */
export function agreementBlocks(writer: RebuildWriter): readonly Block[] {
  const { text } = writer;
  return [
    paragraph(text.agreement.intro),
    { kind: "table", table: agreementTable(writer) },
    paragraph(text.agreement.reading),
  ];
}

/** The simulation of more cases, labelled as one. */
export function simulatedBlocks(writer: RebuildWriter): readonly Block[] {
  const { rebuild, text, format } = writer;
  const { simulated } = rebuild.result;
  if (simulated === null) return [paragraph(text.simulated.none)];
  const [few, many] = simulated.map(({ cases }) => format.count(cases));
  return [
    { kind: "note", text: text.simulated.label },
    paragraph(
      text.simulated.intro({
        simulations: format.count(rebuild.settings.enlarged.simulations),
        few: few!,
        many: many!,
      }),
    ),
    { kind: "table", table: simulatedTable(simulated, writer) },
    paragraph(text.simulated.reading),
  ];
}

/** Fewest cases by the criteria of Riley and others. */
export function requiredBlocks(writer: RebuildWriter): readonly Block[] {
  const { rebuild, text, format } = writer;
  return [
    paragraph(text.required.intro({ parameters: format.count(rebuild.result.parameters) })),
    { kind: "table", table: requiredTable(writer) },
    paragraph(text.required.reading),
  ];
}

/** Coefficients with both kinds of fit, and separation in words. */
export function logisticBlocks(writer: RebuildWriter): readonly Block[] {
  const { rebuild, text, format, number } = writer;
  const { parameters, eventsPerParameter, separation, coefficients } = rebuild.result;
  const collinear = coefficients.some(
    ({ plain }) => plain.kind === "shown" && plain.value.kind === "not-estimable" && plain.value.reason === "collinear",
  );
  return [
    paragraph(
      text.logistic.intro({
        parameters: format.count(parameters),
        events: number(eventsPerParameter, (value) => format.constant(Math.round(10 * value) / 10)),
      }),
    ),
    ...(separation.separated ? [{ kind: "note", text: separationWords(writer) } as const] : []),
    ...(collinear ? [{ kind: "note", text: text.logistic.collinear } as const] : []),
    ...(separation.separated || collinear ? [] : [paragraph(text.logistic.notSeparated)]),
    paragraph(text.logistic.penalty),
    { kind: "figure", figure: coefficientFigure(writer) },
    { kind: "table", table: coefficientTable("plain", writer) },
  ];
}

function separationWords({ rebuild, text, format, indicator, levelOf }: RebuildWriter): string {
  const named = rebuild.result.separation.levels.flatMap((level) =>
    level.kind === "shown"
      ? [
          text.logistic.figure.label({
            indicator: indicator(level.value.indicator),
            level: levelOf(level.value.indicator, level.value.level),
          }),
        ]
      : [],
  );
  return named.length === 0 ? text.logistic.separatedTogether : text.logistic.separated(format.list(named));
}

/** The tree as a numbered table. */
export function treeBlocks(writer: RebuildWriter): readonly Block[] {
  const { rebuild, text } = writer;
  return [
    paragraph(text.tree.intro),
    ...(rebuild.result.tree.length === 1 ? [paragraph(text.tree.noSplit)] : []),
    { kind: "table", table: treeTable(writer) },
  ];
}

/** The score by supplied coefficients, or why there is none. */
export function scoreBlocks(writer: RebuildWriter): readonly Block[] {
  const { rebuild, text, format, number, indicator } = writer;
  const { supplied } = rebuild.result;
  if (supplied === null) return [paragraph(text.score.none), paragraph(text.score.board)];
  const { version, source, sha256, indicators, auc, interval, high } = supplied;
  return [
    paragraph(text.score.supplied({ version, source, indicators: format.list(indicators.map(indicator)) })),
    { kind: "definitions", items: [{ term: text.score.hash, description: sha256 }] },
    paragraph(
      text.score.area({
        auc: number(auc, format.decimal),
        interval: bracketed(interval, writer),
        high: high.kind === "shown" ? format.count(high.value) : null,
        cut: format.constant(rebuild.settings.cut),
      }),
    ),
    paragraph(text.score.board),
  ];
}

/** What the report cannot say, and what it hides. */
export function limitItems({ rebuild, text, format }: RebuildWriter): readonly string[] {
  const { threshold, reason } = rebuild.disclosure;
  return [
    ...text.limits.items,
    threshold === 0 ? text.limits.noThreshold(reason ?? "") : text.limits.threshold(format.count(threshold)),
  ];
}

/** How it was computed, with sources. */
export function methodBlocks({ rebuild, text, format }: RebuildWriter): readonly Block[] {
  const { alpha, tree, resamples } = rebuild.settings;
  return [
    {
      kind: "list",
      items: text.methods.items({
        alpha: format.constant(alpha),
        resamples: format.count(resamples),
        depth: format.count(tree.depth),
        fewestToSplit: format.count(tree.fewestToSplit),
        fewestInNode: format.count(tree.fewestInNode),
      }),
    },
    { kind: "paragraph", text: text.methods.references, strong: true },
    { kind: "list", items: REFERENCES, language: "en" },
  ];
}

/** Tool, hash and command. */
export function reproductionBlocks({ rebuild, text }: RebuildWriter, date: string | null): readonly Block[] {
  const { reproduction } = text;
  return [
    {
      kind: "definitions",
      items: [
        { term: reproduction.toolkit, description: `${rebuild.toolkit.name} ${rebuild.toolkit.version}` },
        { term: reproduction.hash, description: rebuild.planHash },
        ...(date === null ? [] : [{ term: reproduction.date, description: date }]),
      ],
    },
    paragraph(reproduction.command),
    { kind: "command", text: "npx toetssteen rebuild rebuild.yaml --out report" },
  ];
}

function bracketed(interval: PublishedInterval, { text, level, format, bounds }: RebuildWriter): string {
  if (interval.kind !== "shown" || interval.value.kind !== "estimate") return "";
  return text.inBrackets(level, bounds(interval, format.decimal));
}

type PublishedInterval = RebuildWriter["rebuild"]["result"]["methods"][number]["interval"];
