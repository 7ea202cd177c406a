import { missingTextsOf, plannedFiles } from "./named-columns.js";
import type { PlanPath, PlanProblem } from "./plan-issues.js";
import { planRule } from "./plan-rule.js";

interface Label {
  readonly text: string;
  readonly path: PlanPath;
}

/** A text of the data has one meaning at most. */
export const labelRules = [
  planRule(["data", "outcome"], ({ data, outcome }) =>
    oneMeaning(labelsOf("outcome", outcome), missingTextsOf(data, "outcome")),
  ),
  planRule(["data", "selected"], ({ data, selected }) =>
    oneMeaning(labelsOf("selected", selected), missingTextsOf(data, "selected")),
  ),
  planRule(["data", "provenance"], ({ data, provenance }) => [
    ...oneMeaning(labelsOf("provenance", provenance), missingTextsOf(data, "provenance")),
    ...(provenance !== undefined && labelsOf("provenance", provenance).length === 0 ? [noLabels] : []),
  ]),
  planRule(["data", "rules"], ({ data, rules }) => {
    const stateless = labelsOf("rules", rules && { statelessAndUnknown: rules.statelessAndUnknown });
    return oneMeaning(stateless, plannedFiles(data).at(-1)!.file.missing);
  }),
  planRule(["data", "bands"], ({ data, bands }) => {
    const texts = Object.keys(bands?.map ?? {}).map((text): Label => ({ text, path: ["bands", "map", text] }));
    return oneMeaning(texts, missingTextsOf(data, "band"));
  }),
  planRule(["data"], ({ data }) => {
    if (data.form !== "counts" || data.suppressed === undefined) return [];
    return oneMeaning([{ text: data.suppressed, path: ["data", "suppressed"] }], data.counts.missing);
  }),
];

const noLabels: PlanProblem = {
  code: "plan-label-conflict",
  path: ["provenance"],
  expected: "at least one label",
  received: "none",
};

function labelsOf(section: string, meanings: Readonly<Record<string, readonly string[]>> | undefined): Label[] {
  return Object.entries(meanings ?? {}).flatMap(([meaning, texts]) =>
    texts.map((text, index) => ({ text, path: [section, meaning, index] })),
  );
}

function oneMeaning(labels: readonly Label[], missing: readonly string[]): readonly PlanProblem[] {
  return labels.flatMap(({ text, path }, index): PlanProblem[] => {
    const received = JSON.stringify(text);
    const earlier = labels.findIndex((label) => label.text === text);
    const conflict = missing.includes(text) ? "the texts that mean no value" : labels[earlier]!.path.join(".");
    if (earlier === index && !missing.includes(text)) return [];
    return [{ code: "plan-label-conflict", path, expected: `another text than ${conflict}`, received }];
  });
}
