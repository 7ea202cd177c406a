import { LOWERED_MARKER, RAISED_MARKER } from "../registry/overrides.js";
import { INVENTED_COEFFICIENTS } from "./coefficients.js";
import { STATELESS_AND_UNKNOWN } from "./nationalities.js";
import { SYNTHETIC_BANDS, SYNTHETIC_THRESHOLDS } from "./synthesise-composition.js";

const DISCLOSURE = {
  default: `# What may leave the tool: the defaults hold (10 people, 5 sponsors, no sponsor above half), as they would for real
# data. plan-open.yaml is the same plan without them.
`,
  open: `# Nothing is suppressed: no people stand behind these numbers.
disclosure:
  threshold: 0
  units: 0
  largestShare: 1
  reason: "synthetic data: no people stand behind these numbers"
`,
} as const;

/**
 * Text of the plan of a synthetic set.
 * @param options.disclosure  "default": the rules of disclosure hold; "open": nothing is suppressed, with the reason
 * @example syntheticPlan({ disclosure: "open" }).includes("threshold: 0") // true
 */
export function syntheticPlan({ disclosure }: { readonly disclosure: keyof typeof DISCLOSURE }): string {
  return `# Plan of an audit of SYNTHETIC data. Written before the data is opened; the file is hashed.
version: 1
title: Synthetic sponsors, audited for nationality
synthetic: true
model:
  name: Synthetic risk model for recognised sponsors
  version: invented-1
  owner: nobody, the model is made up
  status: in-development
period: predictions of 20 May 2021
dataOwner: nobody, the data is made up
purpose: To show and to test the audit on data with known properties
legalBasis: None needed, no personal data is processed

data:
  form: sponsors
  sponsors:
    file: sponsors.synthetic.csv
    columns:
      id: kvk_number
      score: score # as registered: 99 and 59 mark an override by hand
      modelScore: model_score # what the formula gave, rounded
      selected: selected
      outcome: outcome
      provenance: provenance
      severity: severity # of the violation that was found
      indicators: [branch, size_class, website, premises, recognised_years]
      ignored: [source, list, premises_match, legal_form, hht_status, override_reason]
  migrants:
    file: migrants.synthetic.csv
    columns:
      id: kvk_number
      group: nationality # ISO 3166-1 alpha-3
      count: migrants
      ignored: [source]

rules:
  compositionDate: "2021-05-01" # not after the predictions
  predictionDate: "2021-05-20"
  nationalityRule: first
  statelessAndUnknown: [${STATELESS_AND_UNKNOWN.join(", ")}]
  unit: number
  episodes: refuse
  overrides:
    markers: [${RAISED_MARKER}, ${LOWERED_MARKER}]
    decides: without-overridden

bands:
  order: [${SYNTHETIC_BANDS.order.join(", ")}]
  thresholds: [${SYNTHETIC_THRESHOLDS.join(", ")}] # a score of exactly ${SYNTHETIC_THRESHOLDS.at(-1)} is high
  flagged: [${SYNTHETIC_BANDS.order.filter((_, index) => SYNTHETIC_BANDS.flagged[index]).join(", ")}]

# 0 and 100 may never be registered.
scoreRange:
  lower: 1
  upper: 99

outcome:
  violation: [violation]
  none: [none]
selected:
  "yes": [J]
  "no": [N]
provenance:
  random: [random]
  risk: [risk]
  signal: [signal]
  never: [never]

# From the least serious level to the most. Very serious violations are too few to stand by themselves.
severity:
  levels:
    - name: light
      label: { nl: licht, en: light }
      texts: [light]
    - name: serious
      label: { nl: ernstig of zeer ernstig, en: serious or very serious }
      texts: [serious, very serious]

# Only known outcomes count; sponsors that were never inspected are not taken to be compliant.
untestedAssumption: false

# An earlier model of the same sponsors, beside the audited one.
models:
  - name: earlier
    label: { nl: het eerdere model, en: the earlier model }
    score: earlier_score
    thresholds: [${SYNTHETIC_THRESHOLDS.join(", ")}]

score:
  probability: { zero: 0, one: 100 } # registered as a percentage
  # 0.571 is what was reported for the old model of the IND; on how many cases is not known.
  baselines: [0.5, { auc: 0.571, source: "immigration service, 2021" }]
  capacity: 250 # inspections that can be carried out in a year

stability:
  scoreStep: 1
  scoreTop: 100
  indicators:
    - label: { nl: bedrijfspand, en: business premises }
      column: premises
      inDoubt: [J] # "when in doubt whether the premises fit, enter J"
      logOdds: ${INVENTED_COEFFICIENTS.withoutPremises} # of the made-up formula

groups:
  named: [] # no signal names a nationality beforehand

# Both hypotheses are also tested within these classes; that never changes a verdict.
strata:
  - name: branch
    label: { nl: branche, en: branch }
    columns: [branch]
    modelInput: true # branch is one of the indicators
  - name: migrants
    label: { nl: aantal migranten, en: number of migrants }
    memberClasses: [2, 5, 10] # 1, 2 to 4, 5 to 9, and 10 or more
    modelInput: false

resampling:
  seed: 1

${DISCLOSURE[disclosure]}`;
}
