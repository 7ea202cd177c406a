import type { InputsParts, InputsResult } from "../../audit/inputs/inputs-result.js";
import type { CountTable } from "../../audit/result.js";
import type { InputsSettings } from "../../plan/inputs/inputs-schema.js";
import type { Plan } from "../../plan/schema.js";
import type { Solver } from "../../runtime/solver.js";
import { TOOLKIT } from "../../runtime/toolkit.js";
import type { Disclosed, DisclosureStatement, PublishedTable } from "../disclosed.js";
import { type HiddenCells, restingOnRounded, type Thresholds } from "../hidden-cells.js";
import { bandFlags, leastPossible } from "../linked/release-tables.js";
import { protectTogether } from "../protect-together.js";
import { type Publisher, publisher } from "../publish.js";
import { publishedTable } from "../published-table.js";
import { disclosedBoard } from "./board.js";
import { disclosedDecomposition } from "./decomposition.js";
import { disclosedDuration } from "./duration.js";
import { disclosedFields } from "./fields.js";
import { disclosedIndications } from "./indications.js";
import { disclosedLists } from "./lists.js";
import { disclosedOutcomes } from "./outcomes.js";
import { categoriesBeside } from "./override-rows.js";
import { disclosedOverrides } from "./overrides.js";
import { type DisclosedProxies, disclosedProxies } from "./proxies.js";
import { disclosedRegisteredScores } from "./registered-scores.js";
import { remarkRowsBeside } from "./remark-rows.js";
import { disclosedTogether } from "./together.js";

/** Identifier of the JSON Schema of inputs.json. */
export const INPUTS_SCHEMA_ID = "urn:toetssteen:schema:inputs:1";

/** What the settings and the plan contribute to a release: no paths, columns, seed or texts of the data. */
export interface PublishedInputsSettings {
  readonly title: string;
  readonly alpha: number;
  readonly synthetic: boolean;
  readonly model: Pick<Plan["model"], "name" | "version">;
  readonly period: string;
  readonly dataOwner: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly protectedAttribute: Plan["protectedAttribute"];
  readonly languages: Plan["languages"];
}

/** What goes into a model, as it may be written, printed and sent. Only `discloseInputs` makes one. */
export interface DisclosedInputs {
  readonly schemaVersion: "1.0.0";
  readonly toolkit: { readonly name: "toetssteen"; readonly version: string };
  readonly settings: PublishedInputsSettings;
  /** SHA-256 of the settings, and of the plan that they name, in canonical form. */
  readonly settingsHash: string;
  readonly planHash: string;
  readonly unit: InputsResult["unit"];
  readonly rows: number;
  readonly units: number;
  readonly unmatched: InputsResult["unmatched"];
  readonly tables: readonly PublishedTable[];
  readonly parts: DisclosedParts;
  readonly disclosure: DisclosureStatement;
}

/** Answers by section, as they may be written. */
export type DisclosedParts = Disclosed<Omit<InputsParts, "proxies">> & { readonly proxies: DisclosedProxies | null };

/** What the disclosure of a section is made with. */
export interface InputsDisclosure {
  readonly plan: Plan;
  readonly settings: InputsSettings;
  readonly thresholds: Thresholds;
  readonly hidden: HiddenCells;
  readonly publish: Publisher;
  /** Tables as counted, and as written. */
  readonly counted: readonly CountTable[];
  readonly tables: readonly PublishedTable[];
}

/**
 * The only maker of a result on inputs that may be written: small cells are hidden over all its tables together, and every
 * number that rests on a hidden cell is withheld or given as a class.
 * @param result  undisclosed result
 * @param options  plan, settings and their hashes
 * @param solver  solves linear programmes; null where none is at hand: more is then hidden, never less
 */
export function discloseInputs(
  result: InputsResult,
  {
    plan,
    settings,
    ...hashes
  }: {
    readonly plan: Plan;
    readonly settings: InputsSettings;
    readonly planHash: string;
    readonly settingsHash: string;
  },
  solver: Solver | null,
): DisclosedInputs {
  const thresholds = plan.disclosure;
  const release = { tables: result.tables, thresholds, links: [], bands: bandFlags(plan) };
  const { hidden: found, ...together } = protectTogether(release, solver, {
    beside: [...categoriesBeside(result.tables, thresholds), ...remarkRowsBeside(result.tables, thresholds)],
  });
  const hidden = restingOnRounded(found, thresholds);
  const publish = publisher(hidden, thresholds);
  const tables = result.tables.map((table) => publishedTable(table, hidden, thresholds));
  const parts = disclosedParts(result.parts, {
    plan,
    settings,
    thresholds,
    hidden,
    publish,
    counted: result.tables,
    tables,
  });
  const { unit, rows, units, unmatched } = result;
  return {
    schemaVersion: "1.0.0",
    toolkit: TOOLKIT,
    settings: publishedSettings(settings, plan),
    ...hashes,
    unit,
    rows,
    units,
    unmatched,
    tables,
    parts,
    disclosure: {
      threshold: thresholds.threshold,
      units: thresholds.units,
      largestShare: thresholds.largestShare,
      reason: thresholds.reason ?? null,
      together: {
        ...together,
        leastPeople: leastPossible(false, thresholds),
        leastSponsors: leastPossible(true, thresholds),
      },
      suppressedCells: hidden.cells,
      withheldNumbers: publish.withheld + (parts.proxies?.withheld ?? 0),
    },
  };
}

function disclosedParts(
  parts: InputsParts,
  { publish, settings, hidden, thresholds, counted }: InputsDisclosure,
): DisclosedParts {
  const { fields, lists, indications, together, decomposition, proxies } = parts;
  return {
    fields: fields && disclosedFields(fields, publish),
    lists: lists && disclosedLists(lists, publish),
    indications: indications && disclosedIndications(indications, publish),
    registeredScores: parts.registeredScores && disclosedRegisteredScores(parts.registeredScores, publish),
    overrides: parts.overrides && disclosedOverrides(parts.overrides, { publish, hidden, thresholds, counted }),
    outcomes: parts.outcomes && disclosedOutcomes(parts.outcomes, publish),
    duration: parts.duration && disclosedDuration(parts.duration, settings.alpha, publish),
    board: parts.board && disclosedBoard(parts.board, { publish, thresholds }),
    together: together && disclosedTogether(together, { publish, hidden }),
    decomposition: decomposition && disclosedDecomposition(decomposition, publish),
    proxies: proxies && disclosedProxies(proxies, { hidden, thresholds }),
  };
}

function publishedSettings({ title, alpha }: InputsSettings, plan: Plan): PublishedInputsSettings {
  const { synthetic, model, period, dataOwner, purpose, legalBasis, protectedAttribute, languages } = plan;
  return {
    title,
    alpha,
    synthetic,
    model: { name: model.name, version: model.version },
    period,
    dataOwner,
    purpose,
    legalBasis,
    protectedAttribute,
    languages,
  };
}
