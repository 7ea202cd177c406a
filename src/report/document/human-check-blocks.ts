import type { MaybeOrderTest } from "../../audit/human-check/human-check-result.js";
import type { Published } from "../../disclosure/disclosed.js";
import type { PublishedHumanCheck } from "../../disclosure/human-check.js";
import { groupTable, placeTable, timeTable } from "./human-check-tables.js";
import type { HumanCheckWriter } from "./human-check-writer.js";
import type { Block } from "./report-document.js";

type LogPart = NonNullable<PublishedHumanCheck["log"]>;
type TrialPart = NonNullable<PublishedHumanCheck["trial"]>;

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

/** Groups whose difference is shown, and the table of all. */
export function groupBlocks(groups: NonNullable<LogPart["byGroup"]>, writer: HumanCheckWriter): readonly Block[] {
  const { text, check } = writer;
  const { alpha } = check.settings;
  const shown = groups.flatMap(({ group, difference, holm }) => {
    const rejected = holm.kind === "shown" ? holm.value <= alpha : holm.kind === "class" && holm.relation === "at-most";
    if (!rejected || difference.kind !== "shown") return [];
    return [text.groups.shown({ group, direction: difference.value.value > 0 ? "more" : "less" })];
  });
  return [
    paragraph(text.groups.intro),
    ...(shown.length === 0 ? [paragraph(text.groups.none)] : shown.map(paragraph)),
    { kind: "table", table: groupTable(groups, writer) },
    { kind: "note", text: text.groups.note },
  ];
}

/** Share under the time window, and the spread of the times. */
export function timeBlocks(time: NonNullable<LogPart["time"]>, writer: HumanCheckWriter): readonly Block[] {
  const { text, check, format, share, inBrackets } = writer;
  const under = text.time.under({
    seconds: format.count(check.settings.contribution.seconds),
    share: sentenceStart(share(time.under)),
    interval: inBrackets(time.under),
  });
  return [paragraph(under), { kind: "table", table: timeTable(time, writer) }, { kind: "note", text: text.time.note }];
}

/** Runs and places of deviations within days. */
export function orderBlocks(order: NonNullable<LogPart["order"]>, writer: HumanCheckWriter): readonly Block[] {
  const { text, check, format } = writer;
  const { alpha } = check.settings;
  const words = <Word extends string>(
    test: Published<MaybeOrderTest>,
    [low, high, chance]: readonly [Word, Word, Word],
    sentences: Readonly<Record<Word, (p: string) => string>>,
  ) => {
    if (test.kind !== "shown") return null;
    if ("kind" in test.value) return text.order.notEstimable;
    const { z, pValue } = test.value;
    return sentences[pValue > alpha ? chance : z < 0 ? low : high](format.pValue(pValue));
  };
  const sentences = [
    words(order.runs, ["clumps", "spread", "chance"] as const, text.order.runs),
    words(order.places, ["early", "late", "chance"] as const, text.order.places),
  ].filter((sentence) => sentence !== null);
  return [
    paragraph(text.order.intro(format.count(order.sequences))),
    ...[...new Set(sentences)].map(paragraph),
    { kind: "table", table: placeTable(order, writer) },
  ];
}

/** Agreement when blind, and what seeing the model changed. */
export function trialBlocks(trial: TrialPart, writer: HumanCheckWriter): readonly Block[] {
  const { text, format, share, inBrackets, agreement } = writer;
  const words = text.trial;
  const { after } = trial;
  const measured = (value: Parameters<typeof share>[0]) => ({ share: share(value), interval: inBrackets(value) });
  return [
    paragraph(words.intro(format.count(trial.ratings))),
    paragraph(words.agreement(measured(trial.agreement))),
    paragraph(words.kappa(agreement(trial.kappa))),
    paragraph(words.weighted(agreement(trial.weightedKappa))),
    ...(after === null ? [] : afterBlocks(after, writer)),
    { kind: "note", text: words.warning },
  ];
}

function afterBlocks(after: NonNullable<TrialPart["after"]>, writer: HumanCheckWriter): readonly Block[] {
  const { text, format, share, inBrackets, check } = writer;
  const words = text.trial;
  const { homogeneity, flagged, moved, movedAway } = after;
  const blocks: Block[] = [];
  if (moved !== null) blocks.push(paragraph(words.moved({ share: share(moved), interval: inBrackets(moved) })));
  if (movedAway !== null) {
    blocks.push(
      paragraph(words.movedAway({ share: sentenceStart(share(movedAway)), interval: inBrackets(movedAway) })),
    );
  }
  if (homogeneity.kind === "shown") {
    const { value } = homogeneity;
    blocks.push(
      paragraph(
        "kind" in value
          ? words.unchanged
          : words.homogeneity({ p: format.pValue(value.pValue), shown: value.pValue <= check.settings.alpha }),
      ),
    );
  }
  if (flagged.kind === "shown" && !("kind" in flagged.value)) {
    const { off, on, pValue } = flagged.value;
    blocks.push(paragraph(words.flagged({ off: format.count(off), on: format.count(on), p: format.pValue(pValue) })));
  }
  return blocks;
}

function sentenceStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
