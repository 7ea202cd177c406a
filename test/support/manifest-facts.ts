import type { ManifestFacts } from "../../src/bundle/manifest.js";

/** What the manifest of a made-up bundle says beside its files. */
export function manifestFacts(facts: Partial<ManifestFacts> = {}): ManifestFacts {
  return {
    kind: "audit",
    schemaVersion: null,
    seed: "none",
    toolkit: { name: "toetssteen", version: "0.0.0" },
    planHash: "p",
    synthetic: true,
    ...facts,
  };
}
