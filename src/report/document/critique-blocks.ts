import { baselineArea } from "../../plan/score-schema.js";
import { CRITIQUE_2017, critiqueReplay } from "../../registry/critique-2017.js";
import type { CritiqueText } from "../text/critique-text.js";
import type { NumberFormat } from "../text/format.js";
import type { Block } from "./report-document.js";
import type { Writer } from "./writer.js";

/**
 * What the data behind the old model could have shown, where the plan names the figure that was reported for it.
 *
 * @param writer  writer of the report
 * @returns a sentence and a list; none where the baselines do not hold that figure
 * @see Memo of Legal Affairs of 16 June 2017, published under the Wob
 * @example
 * critiqueBlocks(writer).length; // 2
 */
export function critiqueBlocks({ text, format, audit }: Writer): Block[] {
  const { cases, controls, required, auc } = CRITIQUE_2017;
  if (!audit.plan.score.baselines.map(baselineArea).includes(auc)) return [];
  const words = text.critique;
  return [
    {
      kind: "paragraph",
      text: words.sample({
        cases: format.count(cases),
        controls: format.count(controls),
        total: format.count(cases + controls),
        required: format.count(required),
      }),
    },
    { kind: "list", items: critiqueItems(words, format) },
  ];
}

/**
 * What 30 against 89 companies can show, in sentences: the interval of the reported area, what would have been found, and
 * how many it takes.
 *
 * @param words   words of one language
 * @param format  numbers of that language
 * @example
 * critiqueItems(textFor("en").critique, numberFormat("en")).length; // 7
 */
export function critiqueItems(words: CritiqueText, format: NumberFormat): readonly string[] {
  const { required, auc } = CRITIQUE_2017;
  const replay = critiqueReplay();
  const { interval } = replay.reported;
  const area = format.decimal(auc);
  return [
    ...("lower" in interval
      ? [
          words.interval({
            auc: area,
            lower: format.decimal(interval.lower),
            upper: format.decimal(interval.upper),
          }),
        ]
      : []),
    words.detectable({
      auc: area,
      detectable: format.decimal(replay.detectableAuc),
      withRequired: format.decimal(replay.detectableAucRequired),
      required: format.count(required),
    }),
    words.needed({
      auc: area,
      cases: format.count(replay.needed.cases),
      controls: format.count(replay.needed.controls),
    }),
    ...replay.indicators.map((indicator) =>
      words.indicator({
        controls: format.count(100 * indicator.controls),
        cases: format.count(100 * indicator.cases),
      }),
    ),
  ];
}
