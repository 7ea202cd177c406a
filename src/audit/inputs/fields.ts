import type { ReadingEvidence } from "../../data/inputs/field-readings-evidence.js";
import type { FieldEvidence, FieldsEvidence } from "../../data/inputs/fields-evidence.js";
import {
  AGE_STATES,
  BRANCH_STATES,
  DOUBT_STATES,
  FIELD_STATES,
  PERSON_STATES,
  SIZE_STATES,
} from "../../plan/inputs/answer-states.js";
import type { FieldsSettings } from "../../plan/inputs/fields-schema.js";
import { cohensKappa } from "../../statistics/cohens-kappa.js";
import { tableFromCounts } from "../../statistics/contingency-table.js";
import { shareOf } from "../comparison/independent-shares.js";
import { derived, estimate, interval, notEstimable } from "../derived.js";
import type { CountTable, Estimate } from "../result.js";
import type {
  DoubtfulField,
  FieldQuality,
  FieldsResult,
  ReadOtherwise,
  ReadTwice,
  SizeReadings,
  ValueProvenance,
} from "./fields-result.js";
import { askGroups, type GroupQuestion } from "./group-question.js";
import type { InputsQuestion, PartAnswer } from "./inputs-question.js";
import { readOtherwise } from "./read-otherwise.js";
import { stateShares, stateTable } from "./state-table.js";

interface Answer<Result> {
  readonly result: Result;
  readonly tables: readonly CountTable[];
}

/**
 * Whether the fields of the scoring screen are in order, and whether what is missing, invalid or stale goes together with
 * the group: all these tests are one family.
 * @param evidence  counts of the fields
 * @param settings  section of the settings
 * @param question  plan, settings and context
 * @returns the answer with its tables
 */
export async function examineFields(
  evidence: FieldsEvidence,
  settings: FieldsSettings,
  { plan, settings: { alpha }, context }: InputsQuestion,
): Promise<PartAnswer<FieldsResult>> {
  const { unit, units, withoutGroup } = evidence;
  const level = 1 - alpha;
  const splits = evidence.fields.flatMap(({ field, questions }) =>
    questions.flatMap(({ question, split }) => (split === null ? [] : [{ id: questionId(field, question), split }])),
  );
  const asked = await askGroups(splits, { unit, alpha, seed: plan.resampling.seed, context });
  const byId = new Map(asked.questions.map((question) => [question.table, question]));
  const fields = evidence.fields.map((field) => qualityOf(field, { unit, level, byId }));
  const size = sizeOf(evidence, settings, { plan, level });
  const branch = branchOf(evidence, level);
  const doubt = evidence.doubt.map((each) => doubtOf(each, { unit, plan, level }));
  const readings = evidence.readings.map((reading) => readTwice(reading, { unit, level }));
  const provenance = evidence.provenance.map((each) => provenanceOf(each, { unit, level, asOf: settings.asOf }));
  const answers: readonly (Answer<unknown> | null)[] = [...fields, size, branch, ...doubt, ...readings, ...provenance];
  return {
    result: {
      ...{ unit, units, withoutGroup, alpha },
      fields: fields.map(({ result }) => result),
      family: { tests: splits.length, resamples: asked.resamples },
      size: size?.result ?? null,
      branch: branch?.result ?? null,
      doubt: doubt.map(({ result }) => result),
      readings: readings.map(({ result }) => result),
      provenance: provenance.map(({ result }) => result),
    },
    tables: [...answers.flatMap((answer) => answer?.tables ?? []), ...asked.tables],
  };
}

function questionId(field: string, question: string): string {
  return `fields.${field}.${question}`;
}

function qualityOf(
  { field, states, questions }: FieldEvidence,
  {
    unit,
    level,
    byId,
  }: {
    readonly unit: FieldsEvidence["unit"];
    readonly level: number;
    readonly byId: ReadonlyMap<string, GroupQuestion>;
  },
): Answer<FieldQuality> {
  const table = stateTable(`fields.${field}`, { unit, key: "state", levels: FIELD_STATES, counts: states });
  return {
    tables: [table],
    result: {
      field,
      table: table.id,
      shares: stateShares(table, level),
      questions: questions.flatMap(({ question }) => {
        const found = byId.get(questionId(field, question));
        return found === undefined ? [] : [{ question, ...found }];
      }),
      notAsked: questions.flatMap(({ question, split }) => (split === null ? [question] : [])),
    },
  };
}

type Otherwise = Pick<InputsQuestion, "plan"> & { readonly level: number };

function sizeOf(
  { unit, size }: FieldsEvidence,
  settings: FieldsSettings,
  { plan, level }: Otherwise,
): Answer<SizeReadings> | null {
  if (size === null) return null;
  const table = stateTable("fields.size", { unit, key: "size-state", levels: SIZE_STATES, counts: size.states });
  const otherwise =
    size.changes === null ? null : readOtherwise(size.changes, { id: "fields.size", unit, plan, level });
  return {
    tables: [table, ...(otherwise?.tables ?? [])],
    result: {
      border: settings.size!.border,
      table: table.id,
      shares: stateShares(table, level),
      otherwise: otherwise?.result ?? null,
    },
  };
}

function branchOf({ unit, branch }: FieldsEvidence, level: number): Answer<NonNullable<FieldsResult["branch"]>> | null {
  if (branch === null) return null;
  const table = stateTable("fields.branch", { unit, key: "branch-state", levels: BRANCH_STATES, counts: branch });
  return { tables: [table], result: { table: table.id, shares: stateShares(table, level) } };
}

function doubtOf(
  { field, states, changes }: FieldsEvidence["doubt"][number],
  { unit, plan, level }: Otherwise & { readonly unit: FieldsEvidence["unit"] },
): Answer<DoubtfulField> {
  const id = `fields.${field}.doubt`;
  const table = stateTable(id, { unit, key: "doubt-state", levels: DOUBT_STATES, counts: states });
  const otherwise: Answer<ReadOtherwise> | null =
    changes === null ? null : readOtherwise(changes, { id, unit, plan, level });
  return {
    tables: [table, ...(otherwise?.tables ?? [])],
    result: { field, table: id, shares: stateShares(table, level), otherwise: otherwise?.result ?? null },
  };
}

function readTwice(
  { field, values, joined, counts, both, agree }: ReadingEvidence,
  { unit, level }: { readonly unit: FieldsEvidence["unit"]; readonly level: number },
): Answer<ReadTwice> {
  const id = `fields.${field}.readings`;
  const table: CountTable = {
    id,
    unit,
    keys: [
      { name: "first-reading", levels: values },
      { name: "second-reading", levels: values },
    ],
    counts,
    support: { people: counts, units: counts, largest: counts.map((count) => Math.min(1, count)) },
  };
  const agreement = stateTable(`${id}.agreement`, {
    ...{ unit, key: "agreement" },
    levels: ["agree", "differ"],
    counts: [agree, both - agree],
  });
  return {
    tables: [agreement, table],
    result: {
      field,
      values,
      joined,
      table: id,
      agreementTable: agreement.id,
      both: derived(both, agreement.id),
      agreement: derived(shareOf({ flagged: agree, total: both }, level), agreement.id),
      kappa: derived(kappaOf(values.length, counts, level), id),
    },
  };
}

function kappaOf(values: number, counts: readonly number[], level: number): Estimate {
  if (values === 0) return notEstimable("no-variation");
  const found = cohensKappa(tableFromCounts(Float64Array.from(counts), values, values), { level });
  if (found.kind === "not-estimable") return notEstimable("no-variation");
  return estimate(found.value, interval(found.interval, level, "fleiss-normal"));
}

function provenanceOf(
  { field, stated, sources, weak, ages, persons }: FieldsEvidence["provenance"][number],
  {
    unit,
    level,
    asOf,
  }: { readonly unit: FieldsEvidence["unit"]; readonly level: number; readonly asOf: string | undefined },
): Answer<ValueProvenance> {
  const answer = (key: string, levels: readonly string[], counts: readonly number[]) => {
    const table = stateTable(`fields.${field}.${key}`, { unit, key, levels, counts });
    return { table, part: { table: table.id, shares: stateShares(table, level) } };
  };
  const bySource = sources && answer("source", sources.levels, sources.counts);
  const byAge = ages && answer("age", AGE_STATES, ages);
  const byPerson = persons && answer("person", PERSON_STATES, persons.counts);
  return {
    tables: [bySource, byAge, byPerson].flatMap((each) => (each === null ? [] : [each.table])),
    result: {
      ...{ field, stated },
      sources: bySource && { ...bySource.part, weak },
      ages: byAge && { ...byAge.part, asOf: asOf! },
      persons: byPerson && { ...byPerson.part, different: derived(persons!.different, byPerson.table.id) },
    },
  };
}
