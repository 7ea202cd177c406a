import { ArgumentError } from "../errors.js";
import { indWesternClass, type WesternClass } from "./regions-ind-western.js";

/** A director in the trade-register extract. `birthCountry` is ISO 3166-1 alpha-3, or null where it is not known. */
export type Director = { readonly kind: "natural"; readonly birthCountry: string | null } | { readonly kind: "legal" };

/** Class of the composition of a board, 1 to 10, as the scoring instruction numbers them. */
export type BoardClass = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** What the instruction gives, or that it gives nothing: it has no class for Dutch, western and other births together. */
export type BoardClassing =
  | { readonly kind: "class"; readonly boardClass: BoardClass }
  | { readonly kind: "no-class"; readonly reason: "netherlands-western-and-other" };

export interface BoardClassOptions {
  /** Why and on what ground the old registration is rebuilt; neither may be empty. */
  readonly reconstruction: { readonly purpose: string; readonly legalBasis: string };
  /** Five or more directors from five or more countries: class 3 before classes 4 to 8, or only where those do not fit. */
  readonly precedence: "international-first" | "composition-first";
  /** Some countries of birth are not known: class 9, or the class of those that are. */
  readonly partlyUnknown: "class-9" | "by-the-known";
  /** Where a country lies on a day, for another reading of the list than its letter; absent: `indWesternClass`. */
  readonly regionOf?: (country: string, date: string) => WesternClass;
}

const INTERNATIONAL = 5;

/**
 * Class of the composition of a board by country of birth, as the old scoring instruction registered it. A RECONSTRUCTION,
 * to study what that registration did and for nothing else: it should never have been made, and it was never part of the
 * score. What the instruction leaves open has no default here.
 *
 * @param directors  of one company, any order
 * @param date       ISO date, YYYY-MM-DD: "EU country" is read as a member state on that day
 * @param options    purpose and legal basis, precedence of class 3, and what unknown births do
 * @returns the class; `no-class` for Dutch, western and other births together below five directors or countries
 * @throws ArgumentError when purpose or legal basis is empty
 * @see Scoring instruction for recognised sponsors ("Samenstelling bestuur"), published under the Wob
 * @example
 * boardClass([], "2019-12-31", { reconstruction: { purpose: "a study", legalBasis: "its ground" } }).boardClass // 9
 */
export function boardClass(directors: readonly Director[], date: string, options: BoardClassOptions): BoardClassing {
  const { purpose, legalBasis } = options.reconstruction;
  if (purpose.trim() === "" || legalBasis.trim() === "") {
    throw new ArgumentError("boardClass requires a purpose and a legal basis of the reconstruction; got an empty one");
  }
  const natural = directors.filter((director) => director.kind === "natural");
  if (directors.length === 0) return classed(9);
  if (natural.length === 0) return classed(1);
  if (natural.length < directors.length) return classed(10);
  const known = natural.flatMap(({ birthCountry }) => birthCountry ?? []);
  const isUnknown = known.length === 0 || (known.length < natural.length && options.partlyUnknown === "class-9");
  return isUnknown ? classed(9) : byBirth(known, date, options);
}

function byBirth(
  countries: readonly string[],
  date: string,
  { precedence, regionOf = indWesternClass }: BoardClassOptions,
): BoardClassing {
  const international = countries.length >= INTERNATIONAL && new Set(countries).size >= INTERNATIONAL;
  if (international && precedence === "international-first") return classed(3);
  const composition = byComposition(new Set(countries.map((country) => regionOf(country, date))));
  if (composition !== null) return classed(composition);
  return international ? classed(3) : { kind: "no-class", reason: "netherlands-western-and-other" };
}

function byComposition(found: ReadonlySet<WesternClass>): BoardClass | null {
  const [dutch, western, other] = [found.has("Netherlands"), found.has("western"), found.has("not western")];
  if (dutch) {
    if (western && other) return null;
    if (western) return 4;
    return other ? 5 : 2;
  }
  if (western && other) return 8;
  return western ? 7 : 6;
}

function classed(boardClass: BoardClass): BoardClassing {
  return { kind: "class", boardClass };
}
