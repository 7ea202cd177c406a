import { describe, expect, it } from "vitest";
import { toDocument } from "../../../src/report/document/to-document.js";
import { textFor } from "../../../src/report/text/text-for.js";
import { disclosedAudit } from "../../support/disclosed-audit.js";

const RETENTION = { until: "2076-01-01", basis: "selection list, 50 years" };

function reproductionText(language: "nl" | "en", retention?: typeof RETENTION): string {
  const audit = disclosedAudit();
  const plan = retention === undefined ? audit.plan : { ...audit.plan, retention };
  const { sections } = toDocument({ ...audit, plan }, { language });
  return JSON.stringify(sections.find(({ id }) => id === "reproduction"));
}

describe.each(["nl", "en"] as const)("how to repeat an audit, in %s", (language) => {
  const { reproduction } = textFor(language);

  it("says until when the release is to be kept and by which rule, or that no date is set", () => {
    expect(reproductionText(language)).toContain(reproduction.retentionNotSet);
    const { until, basis } = RETENTION;
    expect(reproductionText(language, RETENTION)).toContain(reproduction.retentionUntil(until, basis));
    expect(reproductionText(language, RETENTION)).not.toContain(reproduction.retentionNotSet);
  });

  it("names the command that checks the release", () => {
    expect(reproductionText(language)).toContain("npx toetssteen verify report --data plan.yaml");
  });
});
