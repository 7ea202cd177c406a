import { z } from "zod";
import { fileSchema, nonEmpty } from "../data-schema.js";
import { parseSettings } from "../parse-settings.js";
import type { PlanPath, PlanProblem } from "../plan-issues.js";
import { boardColumns, boardProblems, boardSchema } from "./board-schema.js";
import { decompositionColumns, decompositionProblems, decompositionSchema } from "./decomposition-schema.js";
import { durationColumns, durationProblems, durationSchema } from "./duration-schema.js";
import { fieldsColumns, fieldsProblems, fieldsSchema } from "./fields-schema.js";
import {
  indicationsColumns,
  indicationsProblems,
  indicationsSchema,
  migrantInputProblems,
} from "./indications-schema.js";
import { listsProblems, listsSchema } from "./lists-schema.js";
import { outcomesColumns, outcomesProblems, outcomesSchema } from "./outcomes-schema.js";
import { overridesColumns, overridesProblems, overridesSchema } from "./overrides-schema.js";
import { proxiesColumns, proxiesProblems, proxiesSchema } from "./proxies-schema.js";
import { registeredScoresColumns, registeredScoresSchema } from "./registered-scores-schema.js";
import { togetherColumns, togetherProblems, togetherSchema } from "./together-schema.js";

/** Sections of the settings in the order of the report: each a question on what goes into the model. */
const sections = {
  fields: fieldsSchema.optional(),
  lists: listsSchema.optional(),
  indications: indicationsSchema.optional(),
  registeredScores: registeredScoresSchema.optional(),
  overrides: overridesSchema.optional(),
  outcomes: outcomesSchema.optional(),
  duration: durationSchema.optional(),
  board: boardSchema.optional(),
  together: togetherSchema.optional(),
  decomposition: decompositionSchema.optional(),
  proxies: proxiesSchema.optional(),
};

export type InputsPart = keyof typeof sections;
export const INPUTS_PARTS = Object.keys(sections) as unknown as readonly InputsPart[];

export const inputsSchema = z
  .strictObject({
    version: z.literal(1).describe("Version of this format."),
    plan: nonEmpty.describe(
      "Plan of the audit, relative to this file. Its data, groups, bands, outcomes, seed, languages and disclosure hold here too, and columns that it ignores may be named here.",
    ),
    title: nonEmpty.describe("Title of the report."),
    registrations: fileSchema
      .extend({
        id: nonEmpty.describe("Identifier of the sponsor or case, compared exactly with that of the plan."),
        columns: z
          .array(nonEmpty)
          .min(1)
          .describe(
            "Columns that the sections below may name, read as text. None may be named twice, here or in the plan.",
          ),
        ignored: z.array(nonEmpty).default([]).describe("Columns of the file that are not read."),
      })
      .optional()
      .describe(
        "A second file with one row a sponsor or case, joined by identifier. Rows without a partner are counted and reported. A column that is named nowhere is a problem.",
      ),
    alpha: z
      .number()
      .gt(0)
      .lt(1)
      .default(0.05)
      .describe("Error rate of each family of tests below, and one minus the level of intervals."),
    ...sections,
  })
  .describe("What goes into a model: settings of `toetssteen inputs`. At least one section.");

/** Validated settings of `toetssteen inputs`, with every default filled in. */
export type InputsSettings = z.output<typeof inputsSchema>;

/**
 * Validated settings of what goes into a model.
 * @param text  inputs.yaml, whole
 * @param file  its path; messages show the base name
 * @throws DataError `plan-invalid` with all problems, ordered by line
 */
export function parseInputsSettings(text: string, file: string): InputsSettings {
  return parseSettings(text, file, { schema: inputsSchema, rules: inputsProblems });
}

/** A column that a section needs, and where the settings name it. */
export interface NamedInput {
  readonly path: PlanPath;
  readonly name: string;
}

/** Columns of the plan's first file or of the registrations that the sections need. */
export function namedInputs({
  fields,
  indications,
  registeredScores,
  overrides,
  outcomes,
  board,
  duration,
  together,
  decomposition,
  proxies,
}: InputsSettings): readonly NamedInput[] {
  return [
    ...(fields === undefined ? [] : fieldsColumns(fields)),
    ...(indications === undefined ? [] : indicationsColumns(indications)),
    ...(registeredScores === undefined ? [] : registeredScoresColumns(registeredScores)),
    ...(overrides === undefined ? [] : overridesColumns(overrides)),
    ...(outcomes === undefined ? [] : outcomesColumns(outcomes)),
    ...(duration === undefined ? [] : durationColumns(duration)),
    ...(board === undefined ? [] : boardColumns(board)),
    ...(together === undefined ? [] : togetherColumns(together)),
    ...(decomposition === undefined ? [] : decompositionColumns(decomposition)),
    ...(proxies === undefined ? [] : proxiesColumns(proxies)),
  ];
}

function inputsProblems(settings: InputsSettings): readonly PlanProblem[] {
  const { fields, lists, indications, together, decomposition, proxies } = settings;
  return [
    ...noSection(settings),
    ...(fields === undefined ? [] : fieldsProblems(fields)),
    ...(lists === undefined ? [] : listsProblems(lists)),
    ...(indications === undefined ? [] : indicationsProblems(indications)),
    ...(indications === undefined ? [] : migrantInputProblems(indications, sponsorInputs(settings))),
    ...(settings.overrides === undefined ? [] : overridesProblems(settings.overrides)),
    ...(settings.outcomes === undefined ? [] : outcomesProblems(settings.outcomes)),
    ...(settings.duration === undefined ? [] : durationProblems(settings.duration)),
    ...(settings.board === undefined ? [] : boardProblems(settings.board, sponsorInputs(settings))),
    ...(together === undefined ? [] : togetherProblems(together)),
    ...(decomposition === undefined ? [] : decompositionProblems(decomposition)),
    ...(proxies === undefined ? [] : proxiesProblems(proxies)),
  ];
}

/** Columns that tests on sponsors take as inputs. */
function sponsorInputs({ together, decomposition, proxies }: InputsSettings): readonly NamedInput[] {
  return [
    ...(together === undefined ? [] : togetherColumns(together)),
    ...(decomposition === undefined ? [] : decompositionColumns(decomposition)),
    ...(proxies === undefined ? [] : proxiesColumns(proxies)),
  ];
}

function noSection(settings: InputsSettings): readonly PlanProblem[] {
  if (INPUTS_PARTS.some((part) => settings[part] !== undefined)) return [];
  const expected = `at least one of ${INPUTS_PARTS.join(", ")}`;
  return [{ code: "plan-section-missing", path: [], expected, received: "none" }];
}
