import { nextUniform } from "../../statistics/random.js";
import type { MakeRegistrationPart } from "./registration-part.js";

/** Share of the overrides whose reason was left out. */
const WITHOUT_REASON = 0.15;

/** Remarks of the registration screen: reasons of overrides, of which a few are left out. */
export const overridesColumns: MakeRegistrationPart = ({ sponsors, stream }) => {
  const draws = stream(400);
  const remarks = sponsors.map(({ overrideReason }) =>
    overrideReason !== "" && nextUniform(draws) < WITHOUT_REASON ? "" : overrideReason,
  );
  const withoutReason = sponsors.filter(({ overrideReason }, i) => overrideReason !== "" && remarks[i] === "");
  return {
    columns: [
      {
        name: "override_remark",
        values: remarks,
        meaning: "why the score was overridden by hand; the empty text: not said",
      },
    ],
    settings: `overrides:
  remark: override_remark
  computed: overridden # a marker that the model computed too
  categories:
    - name: salary
      label: { nl: het salaris past niet bij het werk, en: the salary does not fit the work }
      contains: [salary]
    - name: tip
      label: { nl: er kwam een melding over de referent, en: a tip about the sponsor }
      contains: [tip]
    - name: known
      label: { nl: de referent was al bekend, en: the sponsor was known already }
      texts: [known from an earlier visit]
`,
    truth: {
      withoutReason: withoutReason.length,
      overridden: sponsors.filter(({ overrideReason }) => overrideReason !== "").length,
    },
  };
};
