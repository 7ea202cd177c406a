import type { ModelComparison } from "../audit/models/model-result.js";
import type { Disclosed } from "./disclosed.js";
import type { Publisher } from "./publish.js";

/** The audited model beside a further one, as it may be written. */
export function disclosedModel(result: ModelComparison, publish: Publisher): Disclosed<ModelComparison> {
  const { areas, agreement, errors } = result;
  return {
    ...result,
    areas:
      areas === null
        ? null
        : {
            ...areas,
            audited: publish.number(areas.audited),
            other: publish.number(areas.other),
            difference: publish.number(areas.difference),
            test: publish.number(areas.test),
          },
    agreement:
      agreement === null
        ? null
        : {
            ...agreement,
            bandKappa: publish.number(agreement.bandKappa),
            flagKappa: publish.number(agreement.flagKappa),
          },
    errors:
      errors === null
        ? null
        : {
            ...errors,
            auditedWrong: publish.number(errors.auditedWrong),
            otherWrong: publish.number(errors.otherWrong),
            exact: publish.number(errors.exact),
            midP: publish.number(errors.midP),
          },
  };
}
