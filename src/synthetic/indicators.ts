import { sizeClass } from "../registry/size-class.js";
import { nextBelow, nextNormal, nextUniform, type StreamState } from "../statistics/random.js";

/** Columns of the model's inputs, one entry a sponsor. Yes is 1, no is 0. */
export interface Indicators {
  /** Employees worldwide. */
  readonly employees: Float64Array;
  readonly sizeClasses: Uint8Array;
  /** Index into `BRANCHES`. */
  readonly branchCodes: Uint8Array;
  readonly website: Uint8Array;
  readonly premises: Uint8Array;
  /** Years since recognition, to one decimal. */
  readonly recognisedYears: Float64Array;
}

/** Relative frequency of branches (SBI 2008 divisions) among sponsors: made up. */
const BRANCH_WEIGHTS: readonly (readonly [weight: number, divisions: string])[] = [
  [250, "62"],
  [95, "70"],
  [90, "46"],
  [65, "71"],
  [60, "64"],
  [45, "72"],
  [40, "78 85"],
  [30, "56 63 66 69"],
  [20, "26 28 47 52 74 82 86"],
  [10, "01 10 20 21 25 27 43 49 51 58 61 68 73 77 90 93 96"],
  [4, "13 22 29 30 32 33 35 41 42 50 53 55 59 65 79 81 84 87 88 91 94 95"],
];

const BRANCH_WEIGHT_OF: ReadonlyMap<string, number> = new Map(
  BRANCH_WEIGHTS.flatMap(([weight, divisions]) => divisions.split(" ").map((one) => [one, weight] as const)),
);

/** Branches of the generator, ascending. */
export const BRANCHES: readonly string[] = [...BRANCH_WEIGHT_OF.keys()].sort();

const BRANCH_TICKETS: Uint8Array = Uint8Array.from(
  BRANCHES.flatMap((branch, index) => new Array<number>(BRANCH_WEIGHT_OF.get(branch)!).fill(index)),
);

/** Years between the start of recognition and the date of the predictions, 1 June 2013 to 20 May 2021. */
const LONGEST_YEARS = 7.9;
const NEW_LIST_YEARS = 0.4;

/**
 * Draws the model's inputs. A sponsor without a website falls in size class 1, as the scoring instruction has it.
 * @param stream  advanced in place
 * @param options.sponsors  number of sponsors
 * @param options.archived  the first so many stand on the archive list; the others were recognised in the last months
 * @example drawIndicators(streamsFrom(1).block(0), { sponsors: 20, archived: 19 }).website.length // 20
 */
export function drawIndicators(
  stream: StreamState,
  { sponsors, archived }: { readonly sponsors: number; readonly archived: number },
): Indicators {
  const columns: Indicators = {
    employees: new Float64Array(sponsors),
    sizeClasses: new Uint8Array(sponsors),
    branchCodes: new Uint8Array(sponsors),
    website: new Uint8Array(sponsors),
    premises: new Uint8Array(sponsors),
    recognisedYears: new Float64Array(sponsors),
  };
  for (let i = 0; i < sponsors; i++) drawSponsor(stream, columns, i, i < archived);
  return columns;
}

function drawSponsor(stream: StreamState, columns: Indicators, i: number, archived: boolean): void {
  const website = nextUniform(stream) < 0.9;
  const spread = Math.exp(3.4 + 2.2 * nextNormal(stream));
  const employees = Math.floor(Math.min(website ? spread : Math.min(spread, 25), 300_000));
  columns.website[i] = website ? 1 : 0;
  columns.employees[i] = employees;
  columns.sizeClasses[i] = sizeClass(employees, { border: "lower" });
  columns.branchCodes[i] = BRANCH_TICKETS[nextBelow(stream, BRANCH_TICKETS.length)]!;
  columns.premises[i] = nextUniform(stream) < (employees <= 25 ? 0.86 : 0.96) ? 1 : 0;
  const age = nextUniform(stream);
  const years = archived ? NEW_LIST_YEARS + (LONGEST_YEARS - NEW_LIST_YEARS) * age : NEW_LIST_YEARS * age;
  columns.recognisedYears[i] = Math.round(years * 10) / 10;
}
