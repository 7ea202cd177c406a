import type { InputsEvidence } from "../../data/inputs/inputs-evidence.js";
import { throwIfAborted } from "../../runtime/inline.js";
import { examineBoard } from "./board.js";
import { decompose } from "./decomposition.js";
import { examineDuration } from "./duration.js";
import { examineFields } from "./fields.js";
import { examineIndications } from "./indications.js";
import type { InputsQuestion, PartAnswer } from "./inputs-question.js";
import type { InputsParts, InputsResult } from "./inputs-result.js";
import { examineLists } from "./lists.js";
import { examineOutcomes } from "./outcomes.js";
import { examineOverrides } from "./overrides.js";
import { ownSplits } from "./own-splits.js";
import { examineProxies } from "./proxies.js";
import { examineRegisteredScores } from "./registered-scores.js";
import { groupsTogether } from "./together.js";

/**
 * Answers every section of the settings from the evidence. The result is undisclosed: only the disclosure room may turn it
 * into something that is written.
 * @param evidence  evidence by section
 * @param question  plan, settings and context
 * @throws AuditError `interrupted` when the signal of the context was aborted
 */
export async function runInputs(evidence: InputsEvidence, question: InputsQuestion): Promise<InputsResult> {
  const { context, settings } = question;
  throwIfAborted(context.signal);
  const fields = evidence.fields && (await examineFields(evidence.fields, settings.fields!, question));
  const lists = evidence.lists && (await examineLists(evidence.lists, settings.lists!, question));
  const indications = evidence.indications && (await examineIndications(evidence.indications, question));
  const registeredScores =
    evidence.registeredScores &&
    (await examineRegisteredScores(evidence.registeredScores, settings.registeredScores!, question));
  const overrides = evidence.overrides && (await examineOverrides(evidence.overrides, settings.overrides!, question));
  const outcomes = evidence.outcomes && examineOutcomes(evidence.outcomes, settings.outcomes!, question);
  const duration = evidence.duration && examineDuration(evidence.duration, settings.duration!, question);
  const board = evidence.board && (await examineBoard(evidence.board, settings.board!, question));
  const together = evidence.together && groupsTogether(evidence.together, question);
  const decomposition = evidence.decomposition && (await decompose(evidence.decomposition, question));
  const proxies = evidence.proxies && (await examineProxies(evidence.proxies, settings.proxies!, question));
  const answers: Readonly<Record<string, PartAnswer<unknown> | null>> = {
    fields,
    lists,
    indications,
    registeredScores,
    overrides,
    outcomes,
    duration,
    board,
    together,
    decomposition,
    proxies,
  };
  const parts: InputsParts = {
    fields: fields?.result ?? null,
    lists: lists?.result ?? null,
    indications: indications?.result ?? null,
    registeredScores: registeredScores?.result ?? null,
    overrides: overrides?.result ?? null,
    outcomes: outcomes?.result ?? null,
    duration: duration?.result ?? null,
    board: board?.result ?? null,
    together: together?.result ?? null,
    decomposition: decomposition?.result ?? null,
    proxies: proxies?.result ?? null,
  };
  const tables = Object.entries(answers).flatMap(([section, answer]) => ownSplits(section, answer?.tables ?? []));
  const { unit, rows, units, unmatched } = evidence;
  return { unit, rows, units, unmatched, tables, parts };
}
