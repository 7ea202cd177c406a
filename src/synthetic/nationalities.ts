/**
 * Relative frequency of nationalities among highly skilled migrants: made up, with the skew of the real thing (a few
 * large groups, a long tail; no nationality that needs no permit). ISO 3166-1 alpha-3 codes; XXA stateless and XXX
 * unspecified as in ICAO Doc 9303, part 3.
 */
const WEIGHTS: readonly (readonly [weight: number, codes: string])[] = [
  [2300, "IND"],
  [800, "CHN"],
  [750, "TUR"],
  [700, "USA"],
  [450, "GBR"],
  [400, "RUS"],
  [380, "BRA"],
  [320, "ZAF"],
  [260, "IRN JPN"],
  [220, "KOR"],
  [180, "MEX UKR"],
  [150, "EGY"],
  [140, "IDN PAK"],
  [130, "CAN"],
  [120, "AUS"],
  [110, "COL"],
  [100, "ARG"],
  [90, "LBN NGA"],
  [80, "ISR MYS TWN VNM"],
  [70, "PHL SGP SRB"],
  [60, "JOR MAR SYR TUN"],
  [50, "BGD CHL KEN LKA NZL PER THA"],
  [40, "BLR ECU GHA KAZ NPL SAU VEN"],
  [30, "ALB ARM AZE BIH DZA ETH GEO HKG IRQ MKD SUR URY"],
  [20, "AFG BOL CMR CRI CUB DOM GTM MDA PRY SDN UGA UZB ZWE"],
  [15, "XXA"],
  [10, "AGO ARE CIV ERI HND JAM KGZ LBY MMR MNE MUS PAN PSE RWA SEN SLV TTO TZA XXX YEM ZMB"],
  [6, "BHR BWA KHM KWT MDG MNG MOZ NAM OMN QAT TJK TKM"],
];

const WEIGHT_OF: ReadonlyMap<string, number> = new Map(
  WEIGHTS.flatMap(([weight, codes]) => codes.split(" ").map((code) => [code, weight] as const)),
);

/** Nationalities of the generator in code-point order. */
export const NATIONALITIES: readonly string[] = [...WEIGHT_OF.keys()].sort();

/** Labels for people without a nationality, and with an unknown one. */
export const STATELESS_AND_UNKNOWN: readonly string[] = ["XXA", "XXX"];

/**
 * One entry a unit of weight, holding the code of its nationality: a uniform integer below its length draws a
 * nationality without floating-point numbers.
 */
export const NATIONALITY_TICKETS: Uint16Array = Uint16Array.from(
  NATIONALITIES.flatMap((code, index) => new Array<number>(WEIGHT_OF.get(code)!).fill(index)),
);
