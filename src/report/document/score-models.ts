import type { ModelPart } from "./audit-parts.js";
import { tagged } from "./group-tables.js";
import { intervalOf, shownValue } from "./published.js";
import type { Block, ReportTable, Section } from "./report-document.js";
import type { Writer } from "./writer.js";

type Areas = NonNullable<ModelPart["areas"]>;
type Direction = "better" | "worse" | "unclear" | "not-compared" | "withheld";

/**
 * Section on other models: difference of the areas, agreement and errors on the same units, in one table.
 *
 * @param writer  writer of the report
 * @returns a section of level 3; none where the plan names no other model
 * @example
 * modelSections(writer)[0]?.id; // "score-models"
 */
export function modelSections(writer: Writer): Section[] {
  const { audit, text } = writer;
  const [first] = audit.models;
  if (first === undefined) return [];
  const { models } = text.discrimination;
  return [
    {
      id: "score-models",
      level: 3,
      heading: models.heading[directionOf(first)](labelOf(first, writer)),
      blocks: [
        ...audit.models.flatMap((model) => areaBlocks(model, writer)),
        { kind: "paragraph", text: models.what },
        ...clusterBlocks(writer),
        { kind: "table", table: modelsTable(writer) },
        ...(audit.models.some(({ agreement }) => agreement !== null)
          ? [{ kind: "paragraph", text: models.kappa } as const]
          : []),
        ...(audit.models.some(({ errors }) => errors !== null)
          ? [{ kind: "paragraph", text: models.errors } as const]
          : []),
      ],
    },
  ];
}

function clusterBlocks({ audit, text }: Writer): Block[] {
  const { models } = text.discrimination;
  const areas = audit.models.flatMap((model) => model.areas ?? []);
  if (areas.length === 0) return [];
  return [
    { kind: "note", text: areas.some(({ overClusters }) => overClusters) ? models.overClusters : models.noClusters },
  ];
}

function labelOf({ name }: ModelPart, { audit, text }: Writer): string {
  return audit.plan.models.find((model) => model.name === name)?.label[text.language] ?? name;
}

function directionOf({ areas }: ModelPart): Direction {
  if (areas === null) return "not-compared";
  const value = shownValue(areas.difference);
  if (value === undefined) return "withheld";
  const bounds = intervalOf(areas.difference);
  if (value.kind === "not-estimable" || bounds === undefined) return "not-compared";
  if ((bounds.lower ?? 0) > 0) return "better";
  return (bounds.upper ?? 0) < 0 ? "worse" : "unclear";
}

function areaBlocks(model: ModelPart, writer: Writer): Block[] {
  const { areas } = model;
  if (areas === null) return [];
  const { models } = writer.text.discrimination;
  const other = labelOf(model, writer);
  const sentences = [areaSentence(areas, other, writer), ...(areas.rankedBy === "band" ? [models.byBand(other)] : [])];
  return [{ kind: "paragraph", text: sentences.join(" ") }];
}

function areaSentence(areas: Areas, other: string, writer: Writer): string {
  const { text, format } = writer;
  const test = shownValue(areas.test);
  return text.discrimination.models.sentence({
    other,
    audited: writer.estimate(areas.audited, format.decimal),
    otherAuc: writer.estimate(areas.other, format.decimal),
    difference: writer.estimate(areas.difference, format.decimal),
    interval: writer.intervalInBrackets(areas.difference, format.decimal),
    p: test === undefined || !("pValue" in test) ? "" : writer.test(areas.test),
    set: text.score.set[areas.provenance],
  });
}

function modelsTable(writer: Writer): ReportTable {
  const { audit, text, format } = writer;
  const { models } = text.discrimination;
  const { measure, ...measures } = models.columns;
  const cells = audit.models.map((model) => cellsOf(model, writer));
  return {
    id: "score-models",
    caption: tagged(models.caption, writer),
    columns: [
      { label: measure, numeric: false },
      ...audit.models.map((model) => ({ label: `“${labelOf(model, writer)}”`, numeric: true })),
    ],
    rows: (Object.keys(measures) as (keyof typeof measures)[]).map((key) => [
      measures[key],
      ...cells.map((model) => model[key]),
    ]),
  };

  function cellsOf(
    { areas, agreement, errors }: ModelPart,
    { testCell, estimate }: Writer,
  ): Record<keyof typeof measures, string> {
    const { absent } = models;
    const both = (published: Areas["audited"], write: (value: number) => string) => {
      const bounds = intervalOf(published);
      return bounds === undefined
        ? estimate(published, write)
        : `${estimate(published, write)} (${writer.interval(published, write)})`;
    };
    return {
      auditedAuc: areas === null ? absent : both(areas.audited, format.decimal),
      otherAuc: areas === null ? absent : both(areas.other, format.decimal),
      difference: areas === null ? absent : both(areas.difference, format.decimal),
      differenceP: areas === null ? absent : testCell(areas.test),
      bandKappa: agreement === null ? absent : both(agreement.bandKappa, format.ratio),
      flagKappa: agreement === null ? absent : both(agreement.flagKappa, format.ratio),
      auditedWrong: errors === null ? absent : both(errors.auditedWrong, format.share),
      otherWrong: errors === null ? absent : both(errors.otherWrong, format.share),
      exact: errors === null ? absent : testCell(errors.exact),
      midP: errors === null ? absent : estimate(errors.midP, format.pCell),
    };
  }
}
