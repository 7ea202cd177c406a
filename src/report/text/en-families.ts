import type { FamiliesText } from "./families-text.js";

/** English words for planned families of groups. */
export const familiesEn: FamiliesText = {
  heading: (label, claims) => `Second family, ${label}: ${claims}`,
  claimShown: (hypothesis) => `a difference is shown on hypothesis ${hypothesis}`,
  claimSignalled: (hypothesis) => `no statistical evidence, and a risk is signalled, on hypothesis ${hypothesis}`,
  claimNone: (hypothesis) => `no statistical evidence of a difference on hypothesis ${hypothesis}`,
  claimWithheld: (hypothesis) => `what hypothesis ${hypothesis} gave may not be shown`,
  claimNotTested: (hypothesis) => `hypothesis ${hypothesis} could not be tested`,
  why: {
    pooled: (label, alpha) =>
      `Many single groups are too small to say anything about. So the plan pools them beforehand, as ${label}. This family has an error rate of its own, ${alpha} for each hypothesis. It is not corrected for the tests of single groups. A pooled group can hide differences between the groups inside it.`,
    crossed: (label, alpha) =>
      `The plan splits groups beforehand, by ${label}: a difference can exist in one part of a group only. This family has an error rate of its own, ${alpha} for each hypothesis. It is not corrected for the tests of single groups.`,
  },
  made: {
    "un-region": () => "Groups follow the five regions of the United Nations (M49), made for statistics.",
    "un-subregion": () => "Groups follow the sub-regions of the United Nations (M49), made for statistics.",
    eu: ({ date }) => `Groups follow membership of the European Union on ${date}.`,
    "eu-eea": ({ date }) => `Groups follow membership of the European Economic Area on ${date}.`,
    "ind-western-reconstruction": ({ date, purpose }) =>
      `Groups follow the western list of the old scoring instruction, read for ${date}. This is a reconstruction: what was registered is not known, and the list should not have been used. Why this audit looks at it: ${purpose}.`,
    levels: () => "The plan names the groups that stand together.",
    strata: () => "Each group is split by a property of its sponsors that the plan names.",
    "member-classes": () => "Each group is split by the number of migrants of its sponsors.",
  },
  notFound: (levels) =>
    `The plan also names groups that the data does not hold: ${levels}. If one is misspelt, that group is counted nowhere here, or among those without a place.`,
  notPlaced: (levels) =>
    `The plan does not say where these groups belong: ${levels}. They stand together as “not placed”. This is a gap in the plan.`,
  table: (hypothesis, label) => `Hypothesis ${hypothesis}, by ${label}`,
};
