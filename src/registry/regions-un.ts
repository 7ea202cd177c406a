/** Where a country lies: one of the five regions of the United Nations, and its sub-region. */
export interface UnRegion {
  readonly region: string;
  readonly subregion: string;
}

/** Region, sub-region, and ISO 3166-1 alpha-3 codes. */
const REGIONS: readonly (readonly [region: string, subregion: string, codes: string])[] = [
  ["Africa", "Northern Africa", "DZA EGY ESH LBY MAR SDN TUN"],
  [
    "Africa",
    "Sub-Saharan Africa",
    "AGO ATF BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI ERI ETH GAB GHA GIN GMB GNB GNQ IOT KEN LBR LSO MDG MLI MOZ MRT MUS MWI MYT NAM NER NGA REU RWA SEN SHN SLE SOM SSD STP SWZ SYC TCD TGO TZA UGA ZAF ZMB ZWE",
  ],
  [
    "Americas",
    "Latin America and the Caribbean",
    "ABW AIA ARG ATG BES BHS BLM BLZ BOL BRA BRB BVT CHL COL CRI CUB CUW CYM DMA DOM ECU FLK GLP GRD GTM GUF GUY HND HTI JAM KNA LCA MAF MEX MSR MTQ NIC PAN PER PRI PRY SGS SLV SUR SXM TCA TTO URY VCT VEN VGB VIR",
  ],
  ["Americas", "Northern America", "BMU CAN GRL SPM USA"],
  ["Asia", "Central Asia", "KAZ KGZ TJK TKM UZB"],
  ["Asia", "Eastern Asia", "CHN HKG JPN KOR MAC MNG PRK TWN"],
  ["Asia", "South-eastern Asia", "BRN IDN KHM LAO MMR MYS PHL SGP THA TLS VNM"],
  ["Asia", "Southern Asia", "AFG BGD BTN IND IRN LKA MDV NPL PAK"],
  ["Asia", "Western Asia", "ARE ARM AZE BHR CYP GEO IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR YEM"],
  ["Europe", "Eastern Europe", "BGR BLR CZE HUN MDA POL ROU RUS SVK UKR"],
  ["Europe", "Northern Europe", "ALA DNK EST FIN FRO GBR GGY IMN IRL ISL JEY LTU LVA NOR SJM SWE"],
  ["Europe", "Southern Europe", "ALB AND BIH ESP GIB GRC HRV ITA MKD MLT MNE PRT SMR SRB SVN VAT"],
  ["Europe", "Western Europe", "AUT BEL CHE DEU FRA LIE LUX MCO NLD"],
  ["Oceania", "Australia and New Zealand", "AUS CCK CXR HMD NFK NZL"],
  ["Oceania", "Melanesia", "FJI NCL PNG SLB VUT"],
  ["Oceania", "Micronesia", "FSM GUM KIR MHL MNP NRU PLW UMI"],
  ["Oceania", "Polynesia", "ASM COK NIU PCN PYF TKL TON TUV WLF WSM"],
];

const PLACES: ReadonlyMap<string, UnRegion> = new Map(
  REGIONS.flatMap(([region, subregion, codes]) => codes.split(" ").map((code) => [code, { region, subregion }])),
);

/** Every code of ISO 3166-1 alpha-3 that lies in a region: all but Antarctica. */
export const PLACED_COUNTRIES: readonly string[] = [...PLACES.keys()].sort();

/**
 * Region of a country by the geographic scheme of the United Nations, made for statistics: it says nothing about
 * people. The scheme lists no Taiwan; it is placed in Eastern Asia, where the population tables of the United Nations
 * count it. Antarctica has no region.
 * @param country  ISO 3166-1 alpha-3 code, upper case
 * @returns region and sub-region, or undefined for a code that the scheme does not place
 * @see United Nations Statistics Division, Standard Country or Area Codes for Statistical Use (M49)
 * @example unRegion("IND") // { region: "Asia", subregion: "Southern Asia" }
 */
export function unRegion(country: string): UnRegion | undefined {
  return PLACES.get(country);
}
