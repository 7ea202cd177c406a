import type { Provenance } from "../../data/evidence.js";

/** A set of outcomes: those that became known in one way, all of them, or all with never-inspected units as compliant. */
export type SetName = Provenance | "all-known" | "all-known-and-never-inspected";
