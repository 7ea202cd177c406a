import { scoredColumnPath, scoredColumns } from "./named-columns.js";
import { describeValue, type PlanPath, type PlanProblem } from "./plan-issues.js";
import { planRule, repeatedItems } from "./plan-rule.js";

/** The random sample: bands, strata and columns that it names exist, and what it assumes has something to rest on. */
export const samplingRules = [
  planRule(["data", "bands", "sampling"], ({ data, bands, sampling }) => {
    if (sampling === undefined) return [];
    const lacking = data.form === "counts" ? "data.form is counts" : bands === undefined ? "there are no bands" : null;
    return lacking === null ? [] : [conflict([], `absent, since ${lacking}`, "a mapping")];
  }),
  planRule(["bands", "sampling"], ({ bands, sampling }) => {
    if (sampling === undefined || bands === undefined) return [];
    return [...expectedShares(bands.order, sampling), ...drawnBands(bands.order, sampling.bands ?? [])];
  }),
  planRule(["strata", "sampling"], ({ strata, sampling }) => {
    const names = sampling?.strata ?? [];
    const known = strata.map(({ name }) => name);
    return [
      ...repeats("strata", names),
      ...names.flatMap((name, index) =>
        known.includes(name)
          ? []
          : [conflict(["strata", index], "the name of an entry of strata", describeValue(name))],
      ),
    ];
  }),
  planRule(["data", "sampling"], ({ data, sampling }) => {
    if (sampling === undefined || data.form === "counts") return [];
    const { selected, score } = scoredColumns(data);
    const path = (column: string) => scoredColumnPath(data, column).join(".");
    return [
      ...(sampling.modelSelected === "selected" && selected === undefined
        ? [conflict(["modelSelected"], `flagged or none, since ${path("selected")} is not named`, "selected")]
        : []),
      ...(sampling.modelSelectedAtMost !== undefined && score === undefined
        ? [conflict(["modelSelectedAtMost"], `absent, since ${path("score")} is not named`, "a number")]
        : []),
    ];
  }),
  planRule(["provenance", "sampling"], ({ provenance, sampling }) =>
    sampling?.signal === "certain" && (provenance?.signal.length ?? 0) === 0
      ? [conflict(["signal"], "leave-out, since provenance.signal names no text", "certain")]
      : [],
  ),
  planRule(["model", "sampling"], ({ model, sampling }) => {
    if (sampling === undefined || !["temporarily-stopped", "stopped"].includes(model.status)) return [];
    const { modelSelected, bands } = sampling;
    const why = "since the model was stopped and may choose nobody";
    return [
      ...(modelSelected === "none" ? [] : [conflict(["modelSelected"], `none, ${why}`, modelSelected)]),
      ...(bands === undefined ? [] : [conflict(["bands"], `absent, ${why}`, describeValue(bands))]),
    ];
  }),
  planRule(["outcome", "sampling"], ({ outcome, sampling }) =>
    sampling !== undefined && outcome === undefined
      ? [conflict([], "absent, since there is no section outcome that gives the texts of outcomes", "a mapping")]
      : [],
  ),
  planRule(["sampling"], ({ sampling }) => {
    if (sampling === undefined) return [];
    const { byMajority, minimumPerGroup, difference, auc } = sampling;
    return [
      ...(minimumPerGroup > 0 && !byMajority
        ? [conflict(["minimumPerGroup"], "0, since byMajority is false", `${minimumPerGroup}`)]
        : []),
      ...(difference !== undefined && difference.shares[0] === difference.shares[1]
        ? [conflict(["difference", "shares"], "two shares that differ", describeValue(difference.shares[1]))]
        : []),
      ...(auc.area === auc.constant
        ? [conflict(["auc", "area"], "another number than auc.constant", `${auc.area}`)]
        : []),
    ];
  }),
];

function expectedShares(
  order: readonly string[],
  { allocation, expectedShares: shares }: { allocation: string; expectedShares?: Record<string, number> | undefined },
): readonly PlanProblem[] {
  if (shares === undefined) {
    return allocation === "neyman"
      ? [conflict(["expectedShares"], "present, since allocation is neyman", "nothing")]
      : [];
  }
  const missing = order.filter((band) => !Object.hasOwn(shares, band));
  const unknown = Object.keys(shares).filter((band) => !order.includes(band));
  return [
    ...missing.map((band) => conflict(["expectedShares"], `a number for the band ${describeValue(band)}`, "none")),
    ...unknown.map((band) => conflict(["expectedShares", band], "a band of bands.order", describeValue(band))),
  ];
}

function drawnBands(order: readonly string[], drawn: readonly string[]): readonly PlanProblem[] {
  return [
    ...repeats("bands", drawn),
    ...drawn.flatMap((band, index) =>
      order.includes(band) ? [] : [conflict(["bands", index], "a band of bands.order", describeValue(band))],
    ),
  ];
}

function repeats(list: string, items: readonly string[]): readonly PlanProblem[] {
  return repeatedItems(items).map(({ item, index }) => ({
    code: "plan-item-twice",
    path: ["sampling", list, index],
    expected: "an item that does not stand in the list yet",
    received: describeValue(item),
  }));
}

function conflict(path: PlanPath, expected: string, received: string): PlanProblem {
  return { code: "plan-setting-conflict", path: ["sampling", ...path], expected, received };
}
