import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { DisclosedAudit } from "../../../src/disclosure/disclosed.js";
import { userValues } from "../../../src/report/document/banners.js";
import type { ReportDocument, VerdictLine } from "../../../src/report/document/report-document.js";
import { toDocument } from "../../../src/report/document/to-document.js";
import { writerFor } from "../../../src/report/document/writer.js";
import { forbiddenPhrases, withoutUserValues } from "../../../src/report/text/forbidden-phrases.js";
import { textFor } from "../../../src/report/text/text-for.js";
import { auditOf, type ConstructedData } from "../../support/constructed-audit.js";
import { LANGUAGES } from "../../support/report-audits.js";
import { combinationOf, reachableByTest, reachableOverSuppression } from "../../support/verdict-combinations.js";

/*
 * Constructed data sets that reach every combination of the layers of a verdict that the rules can give, each through
 * the whole audit to the report.
 */

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

interface ConstructedSet {
  readonly data: ConstructedData;
  readonly reaches: readonly string[];
}

const FIXTURE = new URL("../../fixtures/verdict-combinations.json", import.meta.url);
const SETS: readonly ConstructedSet[] = JSON.parse(readFileSync(FIXTURE, "utf8")).sets;

const QUESTIONS = [1, 2] as const;
const SCOPES = ["hypothesis", "group"] as const;
const COUNTS = ["exact", "rounded"] as const;

/** Why a hypothesis can be left untested. All other reasons are about other questions. */
const UNTESTED = {
  1: [
    "source-holds-counts-only",
    "clusters-unknown",
    "no-band",
    "suppressed-in-source",
    "no-members",
    "composition-after-prediction",
    "one-group",
    "no-variation",
    "no-group-passes-the-gate",
  ],
  2: [
    "counts-are-not-of-sponsors",
    "cases-have-one-group-each",
    "no-band",
    "suppressed-in-source",
    "no-members",
    "composition-after-prediction",
    "one-group",
    "no-variation",
    "no-group-passes-the-gate",
  ],
} as const;
const NOT_ASSESSED = "not-assessed not-assessed insufficient";

/** The approximate test of all groups: no signal, no margin, and the usual test was not done. */
const BY_DESIGN_EFFECT = [
  "difference-shown superseded not-assessed insufficient:usual-test-not-done",
  `no-evidence ${NOT_ASSESSED}:usual-test-not-done`,
  `not-testable:no-variation ${NOT_ASSESSED}:usual-test-not-done`,
  `not-testable:one-group ${NOT_ASSESSED}:usual-test-not-done`,
];

function reachable(): ReadonlySet<string> {
  const judged = QUESTIONS.flatMap((question) =>
    SCOPES.flatMap((scope) =>
      COUNTS.flatMap((counts) =>
        [...reachableByTest(question, scope, counts)].map(
          (combination) => `${scope} ${question}${counts === "rounded" ? " rounded" : ""}: ${combination}`,
        ),
      ),
    ),
  );
  const untested = QUESTIONS.flatMap((question) => [
    ...UNTESTED[question].map((reason) => `hypothesis ${question}: not-testable:${reason} ${NOT_ASSESSED}:not-tested`),
    ...[...reachableOverSuppression()].map((combination) => `hypothesis ${question} over-suppression: ${combination}`),
  ]);
  return new Set([
    ...judged,
    ...untested,
    ...BY_DESIGN_EFFECT.map((combination) => `hypothesis 1 design-effect: ${combination}`),
  ]);
}

function combinationsIn(question: 1 | 2, hypothesis: DisclosedAudit["hypothesis1"]): readonly string[] {
  if (hypothesis.kind === "not-tested") {
    const instead = hypothesis.instead === undefined ? "" : ` ${hypothesis.instead.kind}`;
    return [`hypothesis ${question}${instead}: ${combinationOf(hypothesis.verdict)}`];
  }
  const counts = hypothesis.overRounding === null ? "" : " rounded";
  return [
    { scope: "hypothesis", verdict: hypothesis.verdict },
    ...hypothesis.groups.map(({ verdict }) => ({ scope: "group", verdict })),
  ].map(({ scope, verdict }) => {
    if (verdict.kind !== "shown") throw new Error("constructed data hides nothing");
    return `${scope} ${question}${counts}: ${combinationOf(verdict.value)}`;
  });
}

const audits: DisclosedAudit[] = [];
beforeAll(async () => {
  for (const { data } of SETS) audits.push(await auditOf(data));
});

const reachedBy = (audit: DisclosedAudit) => [
  ...combinationsIn(1, audit.hypothesis1),
  ...combinationsIn(2, audit.hypothesis2),
];

describe("the combinations of the layers of a verdict", () => {
  it("are reached by the data sets that are there for them", () => {
    SETS.forEach(({ reaches }, set) => {
      expect(reachedBy(audits[set]!), JSON.stringify(SETS[set])).toEqual(expect.arrayContaining([...reaches]));
    });
  });

  it("that the data sets reach are those that the rules can give, no more and no fewer", () => {
    expect([...new Set(audits.flatMap(reachedBy))].sort()).toEqual([...reachable()].sort());
  });
});

/** What no verdict may say, whatever the data. */
const LAWS: Readonly<Record<string, (combination: string, key: string) => boolean>> = {
  "a signal is superseded exactly where a difference is shown": (combination) =>
    combination.startsWith("difference-shown") === combination.includes(" superseded "),
  "a signalled question is not alike within the margin": (combination) => !/ signalled shown /.test(combination),
  "a signal is left open only by a range of counts, or without a test": (combination, key) =>
    !combination.includes(" not-assessed ") || key === "rounded" || combination.split(" ")[1] !== "not-assessed",
  "alikeness is left open only for members of units, or without a test": (combination, key) =>
    combination.split(" ")[2] !== "not-assessed" || key === "1",
  "where some table puts a group outside the margin, not all are shown to lie within it": (combination) =>
    !combination.includes(" not-assessed shown "),
};

describe("combinations that the rules cannot give", () => {
  const evidences = ["difference-shown", "difference-shown:through", "no-evidence"];
  const signals = ["superseded", "signalled", "none", "not-assessed"];
  const equivalences = ["shown", "not-shown", "not-assessed"];
  const adequacies = [
    "sufficient",
    "insufficient:power-below-target",
    "insufficient:power-below-target+groups-below-gate",
  ];
  it.each(
    QUESTIONS.flatMap((question) => COUNTS.flatMap((counts) => SCOPES.map((scope) => ({ question, counts, scope })))),
  )("break a law, and the others break none: $scope $question, $counts counts", ({ question, counts, scope }) => {
    const given = reachableByTest(question, scope, counts);
    const key = counts === "rounded" ? "rounded" : `${question}`;
    const open = counts === "rounded" ? [...evidences, "not-testable:rounding-undecided"] : evidences;
    const all = open.flatMap((evidence) =>
      signals.flatMap((signal) =>
        equivalences.flatMap((equivalence) =>
          adequacies.map((adequacy) => `${evidence} ${signal} ${equivalence} ${adequacy}`),
        ),
      ),
    );
    for (const combination of all) {
      const broken = Object.entries(LAWS).filter(([, holds]) => !holds(combination, key));
      const ofScope =
        scope === "group" ? !combination.endsWith("groups-below-gate") : !combination.startsWith("difference-shown:");
      expect(given.has(combination), `${combination}: ${broken.map(([law]) => law)}`).toBe(
        broken.length === 0 && ofScope,
      );
    }
  });
});

/** What a line of the box must say, per layer and value, and must not. */
const SAYS = {
  nl: {
    "difference-shown": { must: /groter dan toeval verklaart/, never: /geen statistisch bewijs|Niet te toetsen/ },
    "no-evidence": { must: /geen bewijs dat ze er niet van afhangen/, never: /aangetoond|groter dan toeval/ },
    "not-testable": { must: /^Dit kon niet worden getoetst: .{15,}\.$/, never: /bewijs|aangetoond/ },
    signalled: { must: /kunnen niet als statistisch bewijs worden geïnterpreteerd/, never: /aangetoond/ },
    none: { must: /niet meer groepen buiten de marge dan toeval zou geven/, never: /gesignaleerd|risico/ },
    superseded: { must: /Er is een verschil aangetoond/, never: /geen verschil|risico/ },
    "not-assessed": { must: /niet beoordeeld|niet te zeggen/, never: /er is geen signaal/i },
    shown: { must: /binnen de marge|kleiner dan de marge/, never: /niet aangetoond/ },
    "not-shown": { must: /niet aangetoond dat alle getoetste groepen/, never: /Er is een verschil/ },
    sufficient: { must: /bij elke getoetste groep worden gevonden/, never: /ontoereikend/ },
    insufficient: { must: /ontoereikend/, never: /is toereikend/ },
  },
  en: {
    "difference-shown": { must: /larger than chance explains/, never: /no statistical evidence|could not be tested/ },
    "no-evidence": { must: /not evidence that they do not/, never: /is shown|larger than chance/ },
    "not-testable": { must: /^This could not be tested: .{15,}\.$/, never: /evidence|is shown/ },
    signalled: { must: /cannot be interpreted as statistical evidence/, never: /is shown/ },
    none: { must: /no more groups outside the margin than chance would give/, never: /risk/ },
    superseded: { must: /A difference is shown/, never: /no difference|risk/ },
    "not-assessed": { must: /not assessed|does not allow a statement|cannot be said/, never: /no signal/i },
    shown: { must: /within the margin|smaller than the margin/, never: /not shown/ },
    "not-shown": { must: /not shown that all tested groups/, never: /A difference exists/ },
    sufficient: { must: /would be found with a chance of at least/, never: /insufficient/ },
    insufficient: { must: /insufficient/, never: /is sufficient/ },
  },
} as const;

const STANDS = { nl: "Wat is aangetoond, blijft staan", en: "What is shown stands" } as const;
const NO_EVIDENCE = { nl: /geen statistisch bewijs/i, en: /no statistical evidence/i } as const;
const NOT_SHOWN = {
  nl: /Er is geen verschil aangetoond|laat open of er een verschil is/,
  en: /No difference is shown|leaves open whether there is a difference/,
} as const;
const SIGNAL = { nl: /risico gesignaleerd/, en: /risk is signalled/ } as const;

describe.each(LANGUAGES)("the report in %s on each of these data sets", (language) => {
  const documents: ReportDocument[] = [];
  beforeAll(() => {
    for (const audit of audits) documents.push(toDocument(audit, { language }));
  });
  const each = (check: (document: ReportDocument, audit: DisclosedAudit, about: string) => void) =>
    documents.forEach((document, set) => {
      check(document, audits[set]!, JSON.stringify(SETS[set]!.data));
    });

  it("says in each line of the box what the layer is, and nothing that belongs to another", () => {
    each((document, audit, about) => {
      for (const question of QUESTIONS) {
        const layers = layersOf(question === 1 ? audit.hypothesis1 : audit.hypothesis2);
        for (const line of linesOf(document, question)) {
          const { must, never } = SAYS[language][layers[line.field]];
          expect(line.sentence, `${about} ${line.field}`).toMatch(must);
          expect(line.sentence, `${about} ${line.field}`).not.toMatch(never);
        }
        const stands = layers.evidence === "difference-shown" || layers.equivalence === "shown";
        const adequacy = linesOf(document, question).find(({ field }) => field === "adequacy")!.sentence;
        expect(adequacy.includes(STANDS[language]), about).toBe(stands && layers.adequacy === "insufficient");
      }
    });
  });

  it("heads with a finding that none of the boxes takes back", () => {
    each((document, audit, about) => {
      const layers = [audit.hypothesis1, audit.hypothesis2].map(layersOf);
      const isShown = layers.some(({ evidence }) => evidence === "difference-shown");
      const isSignalled = layers.some(({ signal }) => signal === "signalled");
      const { finding } = document;
      if (isShown) expect(finding, about).not.toMatch(NO_EVIDENCE[language]);
      else expect(SIGNAL[language].test(finding), `${about} ${finding}`).toBe(isSignalled);
      if (layers.every(({ evidence }) => evidence !== "no-evidence")) {
        expect(finding, about).not.toMatch(NO_EVIDENCE[language]);
      }
    });
  });

  it("opens the numbers of a group with what is not shown, unless the verdict is about that group", () => {
    each((document, audit, about) => {
      for (const question of QUESTIONS) {
        const layers = layersOf(question === 1 ? audit.hypothesis1 : audit.hypothesis2);
        const isAbout = layers.evidence === "difference-shown" || layers.signal === "signalled";
        for (const sentence of naturalSentences(document, `${textFor(language).verdict.heading(question)}. `)) {
          if (!isAbout) expect(sentence, about).toMatch(NOT_SHOWN[language]);
        }
      }
    });
  });

  it("has the banner of insufficient data exactly where a hypothesis lacks it", () => {
    each((document, audit, about) => {
      const layers = [audit.hypothesis1, audit.hypothesis2].map(layersOf);
      const banner = document.banners.find(({ id }) => id === "insufficient")?.text ?? "";
      layers.forEach(({ adequacy }, place) => {
        const claim = textFor(language).banners.claims[place === 0 ? "hypothesis1" : "hypothesis2"];
        expect(banner.includes(claim), about).toBe(adequacy === "insufficient");
      });
    });
  });

  it("holds no forbidden word and no value that is missing", () => {
    each((document, audit, about) => {
      const all = [...new Set(textsIn(document))].join("\n");
      expect(all.match(/undefined|NaN|\[object|\bnull\b/), about).toBeNull();
      const own = withoutUserValues(all, userValues(writerFor(audit, language)));
      expect(forbiddenPhrases(own), about).toEqual([]);
    });
  });
});

function naturalSentences(document: ReportDocument, opening: string): readonly string[] {
  const blocks = document.sections.find(({ id }) => id === "verdict")?.blocks ?? [];
  return blocks.flatMap((block) => (block.kind === "paragraph" && block.text.startsWith(opening) ? [block.text] : []));
}

type Layers = { readonly [Field in VerdictLine["field"]]: keyof (typeof SAYS)["nl"] };

function layersOf(hypothesis: DisclosedAudit["hypothesis1"]): Layers {
  const verdict =
    hypothesis.kind === "tested" ? hypothesis.verdict : ({ kind: "shown", value: hypothesis.verdict } as const);
  if (verdict.kind !== "shown") throw new Error("constructed data hides nothing");
  const { evidence, signal, equivalence, adequacy } = verdict.value;
  return {
    evidence: evidence.value,
    signal: signal.value,
    equivalence: equivalence.value,
    adequacy: adequacy.value,
  };
}

function linesOf(document: ReportDocument, question: 1 | 2): readonly VerdictLine[] {
  return document.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === "verdict" && block.box.id === `verdict-${question}` ? block.box.lines : []));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => (key === "id" ? [] : textsIn(entry)));
}
