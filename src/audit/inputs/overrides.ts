import type { OverridesEvidence, ReadingEvidence } from "../../data/inputs/overrides-evidence.js";
import type { OverridesSettings } from "../../plan/inputs/overrides-schema.js";
import { planRead } from "../../plan/inputs/readings.js";
import { derived, rowOf } from "../derived.js";
import { hypotheses } from "../hypotheses.js";
import type { HypothesisResult, TableId } from "../result.js";
import { scoreQuestion } from "../score/score.js";
import type { Verdict } from "../verdict.js";
import type { InputsQuestion, PartAnswer } from "./inputs-question.js";
import { overrideQuestions } from "./override-questions.js";
import { overrideTables } from "./override-tables.js";
import type { HypothesisRead, OverridesResult, ReadingResult, VerdictLayers } from "./overrides-result.js";
import { stateShares } from "./state-table.js";

/** A hypothesis is read for groups of an outcome that the counts of members or sponsors do not hold. */
const NO_COUNTS = { kind: "unavailable", reason: "clusters-unknown" } as const;

/**
 * Runs the audit three ways: as registered, without the overridden, and by the model alone. Beside that: what the markers
 * are, whether a reason is on file, and whether groups differ in overrides. The counts of single readings are in no
 * table, since one less another would give the overridden: the numbers of a group rest on one table by flag state.
 * @param evidence  three readings, and counts
 * @param settings  section of the settings
 * @param question  plan, settings and context
 * @returns the answer with its tables
 */
export async function examineOverrides(
  evidence: OverridesEvidence,
  settings: OverridesSettings,
  question: InputsQuestion,
): Promise<PartAnswer<OverridesResult>> {
  const { plan, context } = question;
  const level = 1 - question.settings.alpha;
  const readings: ReadingResult[] = [];
  for (const [done, each] of evidence.readings.entries()) {
    context.progress({ stage: `overrides ${each.reading}`, done, total: evidence.readings.length });
    readings.push(await readingResult(each, evidence, settings, question));
  }
  const asked = await overrideQuestions(evidence, question);
  const { markers, reasons, categories, outcomes, byGroup } = overrideTables(evidence);
  return {
    result: {
      alpha: question.settings.alpha,
      units: evidence.units,
      decides: plan.rules!.overrides!.decides,
      readings: onlyCommonGroups(readings),
      outcomes: outcomes.id,
      markers: { table: markers.id, shares: stateShares(markers, level) },
      computed: settings.computed,
      reasons: { table: reasons.id, shares: stateShares(reasons, level) },
      categories: categories && {
        table: categories.id,
        labels: evidence.categories.names.map((name) => ({
          name,
          label: settings.categories.find((each) => each.name === name)?.label ?? null,
        })),
        shares: stateShares(categories, level),
      },
      questions: asked.questions,
      family: asked.family,
    },
    tables: [markers, reasons, ...(categories === null ? [] : [categories]), outcomes, ...byGroup],
  };
}

async function readingResult(
  { reading, units, composition, scores }: ReadingEvidence,
  { sponsors, migrants }: OverridesEvidence,
  { resamples }: OverridesSettings,
  { plan, context }: InputsQuestion,
): Promise<ReadingResult> {
  const read = planRead(plan, reading, { resamples });
  const tested = await hypotheses(composition, NO_COUNTS, read, context);
  const score = scoreQuestion(scores, read).result;
  const sets = score.kind === "estimated" ? score.sets : [];
  const head = sets.find(({ provenance }) => provenance === "all-known") ?? sets[0];
  return {
    reading,
    units,
    hypothesis1: hypothesisRead(tested.hypothesis1, migrants && "overrides.migrants", migrants?.groups),
    hypothesis2: hypothesisRead(tested.hypothesis2, sponsors && "overrides.sponsors", sponsors?.groups),
    score:
      score.kind === "estimated" && head !== undefined
        ? {
            provenance: head.provenance,
            auc: derived(head.auc.value, "overrides.outcomes"),
            positions: head.baselines.map(({ baseline, position }) => ({
              baseline,
              position: derived(position.value, "overrides.outcomes"),
            })),
            adequacy: score.adequacy.value,
          }
        : null,
  };
}

function hypothesisRead(
  result: HypothesisResult,
  table: TableId | null,
  levels: readonly string[] = [],
): HypothesisRead {
  if (result.kind === "not-tested") return { kind: "not-tested", reason: result.reason };
  const rests = table === null ? result.groupByBand : table;
  return {
    kind: "tested",
    table,
    resamples: result.family.resamples,
    tested: result.family.tested,
    verdict: derived(layersOf(result.verdict.value), rests),
    deciding: derived(result.deciding.value, rests),
    groups: result.groups
      .filter(({ group, tested }) => tested && levels.includes(group))
      .map(({ group, ratio, adjusted }) => ({
        group,
        ratio: derived(ratio.value, rowOf(rests, group)),
        adjusted: derived(adjusted.value, rowOf(rests, group)),
      })),
  };
}

function layersOf({ evidence, signal, equivalence, adequacy }: Verdict): VerdictLayers {
  return {
    evidence: evidence.value,
    signal: signal.value,
    equivalence: equivalence.value,
    adequacy: adequacy.value,
  };
}

/** Groups that every reading tests, so that the columns of a table compare. */
function onlyCommonGroups(readings: readonly ReadingResult[]): readonly ReadingResult[] {
  const common = (of: "hypothesis1" | "hypothesis2") => {
    const all = readings.map((reading) => reading[of]);
    return (group: string) =>
      all.every((read) => read.kind !== "tested" || read.groups.some((each) => each.group === group));
  };
  const [first, second] = [common("hypothesis1"), common("hypothesis2")];
  const kept = (read: HypothesisRead, isCommon: (group: string) => boolean): HypothesisRead =>
    read.kind === "tested" ? { ...read, groups: read.groups.filter(({ group }) => isCommon(group)) } : read;
  return readings.map((reading) => ({
    ...reading,
    hypothesis1: kept(reading.hypothesis1, first),
    hypothesis2: kept(reading.hypothesis2, second),
  }));
}
