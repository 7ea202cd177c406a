import { isAboutMigrant } from "../plan/inputs/indication-codes.js";

/** What an indication is about, and what it may stand for. */
export type IndicationTag = "company" | "migrant" | "origin-proxy" | "earlier-enforcement";

/** One of the 22 indications for choosing the follow-up, or a part of one. */
export interface Indication {
  /** "01" .. "22", parts with a letter. */
  readonly code: string;
  readonly text: string;
  readonly tags: readonly IndicationTag[];
  /** Number that the source itself prints, where it errs. */
  readonly printedAs?: string;
}

/**
 * The 22 indications of risk for choosing the follow-up ("Controleren gegevens"), with their parts. Tags are readings of
 * this toolkit: which concern a migrant, which follow from earlier enforcement, and which go with origin.
 * @see Work instruction on recognised sponsors, published under the Wob; the source numbers the parts of 18 as 15a-15c
 */
export const INDICATIONS: readonly Indication[] = [
  indication("01", "few employees worldwide, mother company included", "company"),
  indication("02", "sector, for example catering, wholesale, trade intermediation, consultancy", "company"),
  indication("03", "established at a house, no premises in the Netherlands", "company"),
  indication("04", "no website", "company"),
  indication("05", "premises are a virtual office", "company"),
  indication("06", "website neither in English nor in Dutch", "company", "origin-proxy"),
  indication("07", "little capital or turnover", "company"),
  indication("08", "no employees with a profile on LinkedIn", "company"),
  indication("09", "no information on other websites", "company"),
  indication("10", "registered fraud signals on company or migrant", "company", "migrant", "earlier-enforcement"),
  indication("11", "put to RVO at recognition and first advice negative", "company"),
  indication("11a", "no worked-out plan", "company"),
  indication("11b", "plan without financial basis", "company"),
  indication("12", "address in the trade register differs from INDIGO and no change was reported", "company"),
  indication(
    "13",
    "fines by the inspectorate, the immigration service or the Tax Administration",
    "company",
    "earlier-enforcement",
  ),
  indication("14", "migrant is the only employee in the Netherlands", "migrant"),
  indication("15", "migrant was owner or director, shares transferred just before the application", "migrant"),
  indication("16", "earlier refusals for foreigners who wanted to work there", "migrant", "earlier-enforcement"),
  indication("17", "earlier study of whether the salary conforms to the market", "migrant", "earlier-enforcement"),
  indication("18", "submitted by a diplomatic post about an application", "migrant", "earlier-enforcement"),
  { ...indication("18a", "migrant does not know the work", "migrant", "earlier-enforcement"), printedAs: "15a" },
  {
    ...indication("18b", "migrant speaks neither English nor Dutch", "migrant", "earlier-enforcement", "origin-proxy"),
    printedAs: "15b",
  },
  {
    ...indication("18c", "migrant has no relevant education or experience", "migrant", "earlier-enforcement"),
    printedAs: "15c",
  },
  indication("19", "migrant recruited abroad by a third party", "migrant", "origin-proxy"),
  indication("20", "company abroad owned by a relative of the migrant", "migrant", "origin-proxy"),
  indication("21", "Suwinet suggests too little salary for one or more migrants", "migrant", "earlier-enforcement"),
  indication("22", "company did not deregister several migrants in time", "company", "earlier-enforcement"),
];

function indication(code: string, text: string, ...tags: readonly IndicationTag[]): Indication {
  return { code, text, tags };
}

/**
 * Indication 11: put to RVO and first advice negative. Both parts must be known to say yes; one known no is enough to say no.
 * @returns null where what is known does not tell
 * @example holdsIndication11({ putToRvo: true, firstAdviceNegative: null }) // null
 */
export function holdsIndication11(known: {
  readonly putToRvo: boolean | null;
  readonly firstAdviceNegative: boolean | null;
}): boolean | null {
  return both(known.putToRvo, known.firstAdviceNegative);
}

/**
 * Indication 12: the addresses differ and no change report is on file.
 * @returns null where what is known does not tell
 * @example holdsIndication12({ addressDiffers: true, changeReported: false }) // true
 */
export function holdsIndication12(known: {
  readonly addressDiffers: boolean | null;
  readonly changeReported: boolean | null;
}): boolean | null {
  return both(known.addressDiffers, known.changeReported === null ? null : !known.changeReported);
}

/**
 * Whether an indication may be an input of a test on sponsors: 14 to 21 are about a migrant, and a sponsor has many.
 * @param code  "01" .. "22", parts with a letter
 * @see domain S13
 * @example isSponsorLevel("14") // false
 */
export function isSponsorLevel(code: string): boolean {
  return !isAboutMigrant(code);
}

function both(first: boolean | null, second: boolean | null): boolean | null {
  if (first === false || second === false) return false;
  return first === null || second === null ? null : true;
}
