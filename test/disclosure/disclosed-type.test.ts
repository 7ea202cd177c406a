import { describe, expect, it } from "vitest";
import type { AuditResult } from "../../src/audit/result.js";
import type { bundleFiles } from "../../src/bundle/bundle-files.js";
import type { DisclosedAudit } from "../../src/disclosure/disclosed.js";
import type { charts } from "../../src/report/charts.js";
import type { toDocument } from "../../src/report/document/to-document.js";

/** Whether a function takes a value as its first argument; the compiler works it out, and refuses any other answer below. */
type Takes<Value, Of extends (...args: never[]) => unknown> = Value extends Parameters<Of>[0] ? true : false;
/** A released result without its brand: the same fields, made elsewhere. */
type Unbranded = { [Key in keyof DisclosedAudit as Key extends string ? Key : never]: DisclosedAudit[Key] };

const undisclosed: readonly [
  Takes<AuditResult, typeof toDocument>,
  Takes<AuditResult, typeof charts>,
  Takes<AuditResult, typeof bundleFiles>,
  Takes<Unbranded, typeof toDocument>,
] = [false, false, false, false];
const disclosed: Takes<DisclosedAudit, typeof toDocument> = true;

describe("documents, charts and bundles", () => {
  it("take a disclosed result, and neither an undisclosed one nor one that only looks like it", () => {
    expect([undisclosed, disclosed]).toEqual([[false, false, false, false], true]);
  });
});
