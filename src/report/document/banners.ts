import { forbiddenPhrases } from "../text/forbidden-phrases.js";
import type { HypothesisFacts } from "./hypothesis-facts.js";
import type { Banner } from "./report-document.js";
import type { Writer } from "./writer.js";

/**
 * Warnings at the top of a report. No option removes one.
 *
 * @param hypotheses  facts of both hypotheses
 * @param writer      writer of the report
 * @returns banners: synthetic data, stopped model, insufficient data, and words of the plan that the report never uses
 * @example
 * bannersOf(hypothesesOf(audit), writer).map((banner) => banner.id); // ["synthetic", "insufficient"]
 */
export function bannersOf(hypotheses: readonly HypothesisFacts[], writer: Writer): Banner[] {
  const { text, audit, format } = writer;
  const insufficient = claimedInsufficient(hypotheses, writer);
  const quoted = [...new Set(userValues(writer).flatMap((value) => forbiddenPhrases(value)))];
  return [
    ...(audit.plan.synthetic ? [{ id: "synthetic", text: text.banners.synthetic } as const] : []),
    ...(isStopped(writer) ? [{ id: "stopped-model", text: text.banners.stopped } as const] : []),
    ...(insufficient.length > 0
      ? [{ id: "insufficient", text: text.banners.insufficient(format.list(insufficient)) } as const]
      : []),
    ...(quoted.length > 0
      ? [{ id: "quoted-words", text: text.banners.quotedWords(quoted.map((word) => `“${word}”`).join(", ")) } as const]
      : []),
  ];
}

function isStopped({ audit }: Writer): boolean {
  const { status } = audit.plan.model;
  return status === "stopped" || audit.warnings.some((warning) => warning.code === "stopped-model");
}

/** Names of the claims for which the data is insufficient, in words. */
export function claimedInsufficient(hypotheses: readonly HypothesisFacts[], { text, audit }: Writer): string[] {
  const { claims } = text.banners;
  return [
    ...hypotheses
      .filter((facts) => facts.verdict?.adequacy.value === "insufficient")
      .map((facts) => (facts.number === 1 ? claims.hypothesis1 : claims.hypothesis2)),
    ...(audit.score.kind === "estimated" && audit.score.adequacy.value === "insufficient" ? [claims.score] : []),
  ];
}

/**
 * Words in a report that come from the user: plan texts and labels of the data.
 *
 * @param writer  writer of the report
 * @returns every such text once
 * @example
 * userValues(writer).includes(audit.plan.title); // true
 */
export function userValues({ audit, attribute }: Pick<Writer, "audit" | "attribute">): string[] {
  const { plan } = audit;
  const levels = audit.tables.flatMap((table) =>
    table.keys.flatMap((key) => (key.name === "outcome" ? [] : key.levels)),
  );
  return [
    ...new Set([
      plan.title,
      plan.model.name,
      plan.model.version,
      plan.model.owner,
      plan.period,
      plan.dataOwner,
      plan.purpose,
      plan.legalBasis,
      plan.retention?.basis ?? "",
      attribute,
      plan.disclosure.reason ?? "",
      ...plan.groups.named,
      plan.groups.reference ?? "",
      ...plan.families.flatMap(({ name, label, groups }) => [name, label.nl, label.en, groups.purpose ?? ""]),
      ...(plan.bands?.order ?? []),
      ...levels,
    ]),
  ].filter((value) => value !== "");
}
