import type { CritiqueText } from "./critique-text.js";

/** English words for the replay of the critique of 2017. */
export const critiqueEn: CritiqueText = {
  sample: ({ cases, controls, total, required }) =>
    `The old model was made from a little over ${cases} companies that had committed fraud and ${controls} that had not, about ${total} in total. In 2017 Legal Affairs wrote that this was too few: data specialists asked for ${required}. What such a sample can show, whatever it did show:`,
  interval: ({ auc, lower, upper }) =>
    `With these counts an area of ${auc} has a 95% interval of ${lower} to ${upper}. It holds 0.5, which is chance. It is not known on how many companies ${auc} was measured.`,
  detectable: ({ auc, detectable, withRequired, required }) =>
    `Only an area of ${detectable} or more would have been told from chance in 80 of 100 such samples; with ${required} companies, ${withRequired} or more. The reported ${auc} lies below both.`,
  needed: ({ auc, cases, controls }) =>
    `To tell ${auc} from chance in 80 of 100 samples takes about ${cases} companies with fraud and ${controls} without.`,
  indicator: ({ controls, cases }) =>
    `Suppose an indicator holds for ${controls} of every 100 companies without fraud. It would have been found in 80 of 100 samples only if it holds for ${cases} of every 100 with fraud.`,
};
