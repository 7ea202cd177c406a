import type { MakeRegistrationPart } from "./registration-part.js";

/**
 * Which indicators differences run through. The indicators of the model are drawn whatever the nationality, so no part
 * runs through them but by chance: a difference that was planted in the scores runs outside the formula.
 * @returns no columns of its own, the section `decomposition` of inputs.yaml, and what was planted
 * @example decompositionColumns(world).truth.throughIndicators // []
 */
export const decompositionColumns: MakeRegistrationPart = () => ({
  columns: [],
  settings: SETTINGS,
  truth: { throughIndicators: [], plantedDifferences: "outside the formula" },
});

const SETTINGS = `# Which indicators of the score a difference between groups runs through.
decomposition:
  coefficients: coefficients.yaml
  threshold: rounded # the instruction leaves open which score is compared with 60
  refit: true
  indicators:
    - { name: branch, column: branch, label: { nl: branche, en: branch } }
    - { name: size_class, column: size_class, label: { nl: grootteklasse, en: size class } }
    - { name: website, column: website, label: { nl: website, en: website } }
    - { name: premises, column: premises, label: { nl: bedrijfspand, en: business premises } }
    - { name: recognised_years, column: recognised_years, label: { nl: jaren erkend, en: years recognised } }
`;
