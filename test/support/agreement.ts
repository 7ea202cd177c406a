import { relativeError } from "./closeness.js";

/** One number of ours against R's for the same input. */
export interface Comparison {
  readonly input: unknown;
  readonly what: string;
  readonly ours: number;
  readonly theirs: number;
  /** Relative; 1e-12 unless R itself is less exact there. */
  readonly tolerance?: number;
  /** Accepted as an alternative; 0 unless said. */
  readonly absolute?: number;
}

/** What stands where a function of ours says that a number does not exist; R says NaN, or 0 over 0. */
export const NOT_ESTIMABLE = Number.NaN;

/** The comparisons that fail, those with the shortest input first: an empty list means agreement everywhere. */
export function disagreements(comparisons: readonly Comparison[]): string[] {
  return comparisons
    .filter((one) => !agrees(one))
    .map((one) => ({ ...one, text: JSON.stringify(one.input) }))
    .sort((a, b) => a.text.length - b.text.length || relativeError(b.ours, b.theirs) - relativeError(a.ours, a.theirs))
    .map(
      ({ what, text, ours, theirs }) =>
        `${what} of ${text}: ours ${ours}, R ${theirs}, apart ${relativeError(ours, theirs).toExponential(1)}`,
    );
}

function agrees({ ours, theirs, tolerance = 1e-12, absolute = 0 }: Comparison): boolean {
  if (Number.isNaN(theirs) || Number.isNaN(ours)) return Number.isNaN(theirs) && Number.isNaN(ours);
  return relativeError(ours, theirs) <= tolerance || Math.abs(ours - theirs) <= absolute;
}
