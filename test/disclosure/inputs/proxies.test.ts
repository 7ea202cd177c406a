import { describe, expect, it } from "vitest";
import { examineProxies } from "../../../src/audit/inputs/proxies.js";
import { hiddenCells } from "../../../src/disclosure/hidden-cells.js";
import { disclosedProxies } from "../../../src/disclosure/inputs/proxies.js";
import { proxiesResultSchema } from "../../../src/disclosure/inputs/proxies-schema.js";
import { type ProxyUnit, proxyEvidence, proxyQuestion } from "../../support/proxy-units.js";

const PROTECTED = { disclosure: { threshold: 10, units: 5, largestShare: 0.5 } };
const OPEN = { disclosure: { threshold: 0, units: 0, largestShare: 1, reason: "nobody stands behind it" } };

async function disclosed(units: readonly ProxyUnit[], plan: object) {
  const evidence = proxyEvidence(units);
  const { proxies, question } = proxyQuestion(evidence, {}, plan);
  const { result, tables } = await examineProxies(evidence, proxies, question);
  const thresholds = question.plan.disclosure;
  const hidden = hiddenCells(tables, thresholds);
  return { result, tables, written: disclosedProxies(result, { hidden, thresholds }) };
}

/** 240 units of three groups. In `a` every cell is large; `b` splits one group into 57 and 3; `c` is a number. */
function units(people = 1): ProxyUnit[] {
  return Array.from({ length: 240 }, (_, i): ProxyUnit => {
    const group = i < 60 ? "A" : i < 140 ? "B" : "rest";
    const within = i < 60 ? i : i < 140 ? i - 60 : i - 140;
    const b = i < 60 ? within < 3 : within < 40;
    return {
      group,
      people,
      outcome: i % 3 === 0 ? 1 : 0,
      flagged: i % 4 === 0 ? 1 : 0,
      values: [within < 30 ? "yes" : "no", b ? "yes" : "no", i % 7],
    };
  });
}

describe("what may be written of proxies", () => {
  it("shows a strength only where every cell of its table could be shown", async () => {
    const { result, written } = await disclosed(units(), PROTECTED);
    const [a, b, c] = written.indicators;
    expect(a!.group.strength).toMatchObject({ kind: "shown" });
    expect(c!.group.strength).toMatchObject({ kind: "shown" });
    const { value } = result.indicators[1]!.group.strength;
    const strength = value.kind === "estimate" ? value.value : Number.NaN;
    expect(b!.group.strength).toEqual({ kind: "class", relation: strength >= 0.1 ? "above" : "below", bound: 0.1 });
    expect(b!.group.adjusted).toMatchObject({ kind: "class", bound: 0.05 });
    expect(b!.group.holm).toMatchObject({ kind: "class", bound: 0.05 });
    expect(written.withheld).toBe(3);
  });

  it("looks at sponsors too, where few of them have all the people", async () => {
    // Three sponsors with 20 people each: 60 people, and still too few sponsors.
    const { written } = await disclosed(units(20), PROTECTED);
    expect(written.indicators[1]!.group.strength.kind).toBe("class");
  });

  it("shows everything where nothing is hidden", async () => {
    const { written } = await disclosed(units(), OPEN);
    expect(written.withheld).toBe(0);
    expect(JSON.stringify(written)).not.toContain('"class"');
  });

  it("leaves out the tables behind the numbers, exact counts of resamples and the seed", async () => {
    const { result, written } = await disclosed(units(), PROTECTED);
    expect(result.behind.length).toBeGreaterThan(0);
    const text = JSON.stringify(written);
    for (const word of ["behind", '"counts"', '"seed"', '"extreme"']) expect(text).not.toContain(word);
  });

  it("keeps to its schema, closed and open", async () => {
    for (const plan of [PROTECTED, OPEN]) {
      const { written } = await disclosed(units(), plan);
      expect(proxiesResultSchema.safeParse(JSON.parse(JSON.stringify(written))).error).toBeUndefined();
    }
  });

  it("holds back how many violations there are where they are few", async () => {
    const few = units().map((unit, i): ProxyUnit => ({ ...unit, outcome: i < 4 ? 1 : i < 100 ? 0 : null }));
    const { written } = await disclosed(few, PROTECTED);
    expect(written.outcomes!.violations).toEqual({ kind: "withheld", reason: "rests-on-hidden-cell" });
    expect(written.indicators[0]!.outcome!.strength.kind).not.toBe("shown");
  });
});
