import type { OverridesResult } from "../../../audit/inputs/overrides-result.js";
import type { RegisteredScoresResult } from "../../../audit/inputs/registered-scores-result.js";
import type { Disclosed } from "../../../disclosure/disclosed.js";
import type { DisclosedInputs } from "../../../disclosure/inputs/disclose-inputs.js";
import { estimateCells, estimateHeader, plain, test } from "../data-cells.js";
import type { DataTable } from "../data-table.js";

type Hypothesis = Disclosed<OverridesResult>["readings"][number]["hypothesis1"];
const LAYERS = ["evidence", "signal", "equivalence", "adequacy"] as const;
const NONE = "";

/** Tables for machines of the chapters on registered scores and overrides. */
export function registeredTables({ parts: { registeredScores, overrides } }: DisclosedInputs): readonly DataTable[] {
  return [
    ...(registeredScores === null ? [] : scoreTables(registeredScores)),
    ...(overrides === null ? [] : [readingsData(overrides), ratiosData(overrides), questionsData(overrides)]),
  ];
}

function scoreTables({ heaping, digits }: Disclosed<RegisteredScoresResult>): readonly DataTable[] {
  return [
    {
      id: "registered-heaps",
      header: ["score", "looksFor", "at", "meanOfNeighbours", "neighbours", "p", "holmP"],
      rows: heaping.tests.map(({ value, looksFor, test: found }) =>
        found === null
          ? [value, looksFor, NONE, NONE, NONE, NONE, NONE]
          : [
              ...[value, looksFor, plain(found.at), plain(found.expected), found.neighbours.join(" ")],
              ...[plain(found.pValue), plain(found.adjusted)],
            ],
      ),
    },
    ...(digits === null
      ? []
      : [
          {
            id: "registered-last-digits",
            header: ["digit", ...estimateHeader("share"), "expected", "p", "holmP"],
            rows: digits.tests.map(({ digit, share, expected, pValue, adjusted }) => [
              digit,
              ...estimateCells(share),
              ...[plain(expected), plain(pValue), plain(adjusted)],
            ]),
          },
        ]),
  ];
}

function readingsData({ readings }: Disclosed<OverridesResult>): DataTable {
  const layers = (read: Hypothesis) =>
    read.kind === "not-tested" || read.verdict.kind !== "shown"
      ? LAYERS.map(() => (read.kind === "tested" ? "withheld" : read.reason))
      : LAYERS.map((layer) => (read.verdict.kind === "shown" ? read.verdict.value[layer] : NONE));
  const p = (read: Hypothesis) => (read.kind === "tested" ? test(read.deciding) : NONE);
  const header = (hypothesis: string) => [...LAYERS.map((layer) => `${hypothesis} ${layer}`), `${hypothesis} p`];
  return {
    id: "overrides-readings",
    header: ["reading", "units", ...header("hypothesis1"), ...header("hypothesis2"), ...estimateHeader("area")],
    rows: readings.map(({ reading, units, hypothesis1, hypothesis2, score }) => [
      ...[reading, units],
      ...[...layers(hypothesis1), p(hypothesis1), ...layers(hypothesis2), p(hypothesis2)],
      ...(score === null ? estimateHeader("area").map(() => NONE) : estimateCells(score.auc)),
    ]),
  };
}

function ratiosData({ readings }: Disclosed<OverridesResult>): DataTable {
  const rows = (reading: string, hypothesis: string, read: Hypothesis) =>
    read.kind === "not-tested"
      ? []
      : read.groups.map(({ group, ratio, adjusted }) => [
          ...[reading, hypothesis, group],
          ...estimateCells(ratio),
          test(adjusted),
        ]);
  return {
    id: "overrides-ratios",
    header: ["reading", "hypothesis", "group", ...estimateHeader("ratio"), "adjustedP"],
    rows: readings.flatMap(({ reading, hypothesis1, hypothesis2 }) => [
      ...rows(reading, "1", hypothesis1),
      ...rows(reading, "2", hypothesis2),
    ]),
  };
}

function questionsData({ questions }: Disclosed<OverridesResult>): DataTable {
  return {
    id: "overrides-questions",
    header: ["question", "group", ...estimateHeader("share"), "adjustedP"],
    rows: questions.flatMap(({ question, adjusted, groups }) => [
      [question, "all groups at once", ...estimateHeader("share").map(() => NONE), plain(adjusted)],
      ...groups.map(({ group, share, adjusted: p }) => [
        ...[question, group],
        ...estimateCells(share),
        p === null ? NONE : plain(p),
      ]),
    ]),
  };
}
