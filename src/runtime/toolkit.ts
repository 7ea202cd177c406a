/** Name and version of this toolkit, as results and manifests state them. A test holds it to package.json. */
export const TOOLKIT = { name: "toetssteen", version: "0.7.0" } as const;

/**
 * Packages that numbers or drawings of a release come through, as manifests state them. A test holds them to
 * package.json.
 */
export const NUMBER_DEPENDENCIES = {
  "@duckdb/node-api": "1.5.5-r.5",
  "@myriaddreamin/typst-ts-node-compiler": "0.7.0",
  highs: "1.15.3",
  "lib-r-math.js": "2.0.3",
  vega: "6.4.0",
  "vega-lite": "6.4.3",
} as const;
