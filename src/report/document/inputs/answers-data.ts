import type { StateShare } from "../../../audit/inputs/state-table.js";
import type { Disclosed } from "../../../disclosure/disclosed.js";
import type { DisclosedInputs } from "../../../disclosure/inputs/disclose-inputs.js";
import { type Cell, estimateCells, estimateHeader, plain, test } from "../data-cells.js";
import type { DataTable } from "../data-table.js";
import type { PublishedQuestion } from "./answer-blocks.js";

/** Tables for machines of the chapters on fields, lists and indications. */
export function answersTables({ parts: { fields, lists, indications } }: DisclosedInputs): readonly DataTable[] {
  return [
    ...(fields === null
      ? []
      : [
          shares(
            "fields-shares",
            "field",
            fields.fields.map(({ field, shares: all }) => [field, all]),
          ),
          questions(
            "fields-by-group",
            ["field", "question"],
            fields.fields.flatMap(({ field, questions: asked }) =>
              asked.map((each) => ({ names: [field, each.question], question: each })),
            ),
          ),
          {
            id: "fields-provenance",
            header: ["field", "record", "answer", ...estimateHeader("share")],
            rows: fields.provenance.flatMap(({ field, sources, ages, persons }) =>
              Object.entries({ source: sources, age: ages, person: persons }).flatMap(([record, part]) =>
                (part?.shares ?? []).map(({ state, share }): Cell[] => [field, record, state, ...estimateCells(share)]),
              ),
            ),
          },
          {
            id: "fields-readings",
            header: ["field", "both", ...estimateHeader("agreement"), ...estimateHeader("kappa")],
            rows: fields.readings.map(({ field, both, agreement, kappa }) => [
              ...[field, plain(both)],
              ...estimateCells(agreement),
              ...estimateCells(kappa),
            ]),
          },
        ]),
    ...(lists === null ? [] : [rowsTable(lists), ...(lists.drift === null ? [] : [driftTable(lists.drift)])]),
    ...(indications === null
      ? []
      : [
          shares(
            "indications-shares",
            "indication",
            indications.items.map(({ code, shares: all }) => [code, all]),
          ),
          questions(
            "indications-by-group",
            ["indication"],
            indications.groups.questions.map((each) => ({ names: [each.code], question: each })),
          ),
          {
            id: "indications-pairs-phi",
            header: ["first", "second", ...estimateHeader("phi"), "fisherP", "holmP"],
            rows: indications.pairs.map(({ first, second, phi, test: exact, adjusted }) => [
              ...[first, second],
              ...estimateCells(phi),
              ...[test(exact), plain(adjusted)],
            ]),
          },
        ]),
  ];
}

function shares(
  id: string,
  name: string,
  entries: readonly (readonly [string, Disclosed<readonly StateShare[]>])[],
): DataTable {
  return {
    id,
    header: [name, "answer", ...estimateHeader("share")],
    rows: entries.flatMap(([of, all]) => all.map(({ state, share }): Cell[] => [of, state, ...estimateCells(share)])),
  };
}

/** One row a group, with the test of its question. */
function questions(
  id: string,
  names: readonly string[],
  all: readonly { readonly names: readonly string[]; readonly question: PublishedQuestion }[],
): DataTable {
  return {
    id,
    header: [...names, "group", ...estimateHeader("share"), ...estimateHeader("strength"), "p", "holmP"],
    rows: all.flatMap(({ names: of, question }) =>
      question.shares.map(({ group, share }): Cell[] => [
        ...of,
        group,
        ...estimateCells(share),
        ...estimateCells(question.strength),
        ...[test(question.test), plain(question.adjusted)],
      ]),
    ),
  };
}

function rowsTable({ lists, overlap }: NonNullable<DisclosedInputs["parts"]["lists"]>): DataTable {
  const counts = (list: string, all: typeof overlap) => all.map(({ state, rows }): Cell[] => [list, state, rows]);
  return {
    id: "lists-rows",
    header: ["list", "state", "rows"],
    rows: [
      ...lists.flatMap(({ name, numbers, episodes }) => [...counts(name, numbers), ...counts(name, episodes)]),
      ...counts("all", overlap),
    ],
  };
}

function driftTable(drift: NonNullable<NonNullable<DisclosedInputs["parts"]["lists"]>["drift"]>): DataTable {
  return {
    id: "lists-drift",
    header: [
      ...["indicator", "from", "to", "levels"],
      ...estimateHeader("psi"),
      ...["chance95", "detectable", "p", "holmP"],
    ],
    rows: drift.indicators.map((each) => [
      ...[each.column, drift.from, drift.to, each.levels.length],
      ...estimateCells(each.index),
      ...[each.chance95 ?? "", each.detectable ?? "", test(each.test), plain(each.adjusted)],
    ]),
  };
}
