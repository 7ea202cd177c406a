/*
 * The study of 2022, as far as it is public, beside the tests of this toolkit.
 *
 * What is TNO's. The AI Oversight Lab studied the new risk model for the IND; its report is of 28 October 2022. Public
 * are the two hypotheses in words, and the conclusion in four layers: in the decision note of 24 March 2023
 * (ref. 4382831) and in the letter of the State Secretary to the House (Kamerstuk 19 637 nr. 3126, 26 June 2023).
 * What is ours. Everything that computes: the tests, the correction for several nationalities, the rule for a signal,
 * the margin, the power. The report's own tests, numbers of sponsors, effect sizes, and the nationality that its
 * conclusion speaks of are not public. So this is no repetition of that study. It shows what each sentence needs before
 * it may be said, and what this data gives.
 * Data. A plan of your own; without one the synthetic sample, which holds no sponsor that exists.
 *
 *   npx tsx analyses/tno-2022.ts plan.yaml
 */
import { audit } from "../src/index.js";

const SENTENCES = {
  hypothesis1: {
    nl: "Er is geen relatie tussen de voorspellingen van het risicomodel en de nationaliteit van de kennismigranten van de erkende referent.",
    en: "There is no relation between the predictions of the risk model and the nationality of the migrants of the recognised sponsor.",
    method:
      "A studentised contrast per nationality, predictions exchanged between whole sponsors, step-down over all nationalities that are large enough.",
  },
  hypothesis2: {
    nl: "Het risicomodel suggereert proportioneel even vaak verder onderzoek voor erkende referenten met een meerderheid van kennismigranten van een specifieke nationaliteit dan andere erkende referenten.",
    en: "The risk model suggests further investigation proportionally as often for recognised sponsors with a majority of migrants of a specific nationality as for other recognised sponsors.",
    method:
      "Majority: more than half of the migrants. Each nationality against all other sponsors, the same exchanges, step-down over all nationalities that are large enough.",
  },
} as const;

/** The four layers of the conclusion, in the words of the letter, and the field of a verdict that answers to each. */
const LAYERS = [
  { field: "evidence", tno: "No statistical evidence that the predictions depend on nationality (H1 and H2)" },
  { field: "signal", tno: "For H2 a risk is signalled, for a majority of one nationality; it is not said which" },
  { field: "equivalence", tno: "(no statement: that none was shown is not that groups are alike)" },
  { field: "adequacy", tno: "The data is insufficient for a further founded statement on H1 and H2" },
] as const;

const CAVEAT =
  'The results behind the signal, says the letter, cannot be interpreted as statistical evidence that the model in use actually prefers sponsors with a majority of these migrants ("kan niet als statistisch bewijs worden geïnterpreteerd").';

const result = await audit(process.argv[2] ?? "data-samples/sponsors/plan.yaml");

for (const [index, name] of (["hypothesis1", "hypothesis2"] as const).entries()) {
  const { nl, en, method } = SENTENCES[name];
  console.log(`\nHypothesis ${index + 1}, wording of TNO\n  ${nl}\n  ${en}`);
  console.log(`Test, ours: ${method}`);
  const hypothesis = result[name];
  const verdict = hypothesis.kind === "not-tested" ? hypothesis.verdict : shownOf(hypothesis.verdict);
  if (hypothesis.kind === "tested") {
    const { tested, describedOnly, alpha } = hypothesis.family;
    console.log(`Family: ${tested.length} nationalities tested at ${alpha}, ${describedOnly.length} too small`);
  }
  console.table(
    LAYERS.map(({ field, tno }) => ({
      layer: field,
      "conclusion of TNO, new model, 2022": tno,
      "this data, our method": verdict === null ? "withheld" : wordOf(verdict[field]),
    })),
  );
}
console.log(CAVEAT);
console.log(
  "Of TNO: the two sentences and the conclusion. Ours: the method and every number. Their tests are not public.",
);

type Verdict = Extract<typeof result.hypothesis1, { kind: "not-tested" }>["verdict"];

function shownOf(
  published: Extract<typeof result.hypothesis1, { kind: "tested" }>["verdict"],
): Pick<Verdict, (typeof LAYERS)[number]["field"]> | null {
  return published.kind === "shown" ? published.value : null;
}

function wordOf(layer: { readonly value: string; readonly reason?: string }): string {
  return layer.reason === undefined ? layer.value : `${layer.value}: ${layer.reason}`;
}
