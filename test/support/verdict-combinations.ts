import { suppressionVerdict } from "../../src/audit/ranges/over-suppression.js";
import { type Extent, type RangeFacts, verdictOverRange } from "../../src/audit/ranges/verdict-over-range.js";
import type { Verdict } from "../../src/audit/verdict.js";
import { groupVerdict, hypothesisVerdict } from "../../src/audit/verdict-rules.js";

/** Where a verdict stands: about a hypothesis, or about one group of it, on exact or on rounded counts. */
export type Scope = "hypothesis" | "group";
export type Counts = "exact" | "rounded";

const ALPHA = 0.05;
const [SMALL, LARGE] = [0.01, 0.6];
const EITHER = [true, false] as const;

/**
 * What the tests can say of one group. A group whose ratio lies outside the margin cannot be shown to lie within it, so
 * that pair of facts does not occur.
 */
interface GroupFacts {
  readonly adjusted: number;
  readonly oneSided: number;
  readonly outsideMargin: boolean;
  readonly equivalence: number | null;
  readonly detectsMargin: boolean;
}

/** @param clustered  intervals from members of units, which do not exist for few effective units */
function groupFacts(clustered: boolean): readonly GroupFacts[] {
  const equivalences = clustered ? [SMALL, LARGE, null] : [SMALL, LARGE];
  return [SMALL, LARGE].flatMap((adjusted) =>
    [SMALL, LARGE].flatMap((oneSided) =>
      EITHER.flatMap((outsideMargin) =>
        equivalences.flatMap((equivalence) =>
          outsideMargin && equivalence === SMALL
            ? []
            : EITHER.map((detectsMargin) => ({ adjusted, oneSided, outsideMargin, equivalence, detectsMargin })),
        ),
      ),
    ),
  );
}

function groupVerdicts(clustered: boolean): readonly Verdict[] {
  const plain = { alpha: ALPHA, signalBound: 0.1, named: false, through: null };
  return groupFacts(clustered).flatMap((facts) =>
    [null, ["X"]].flatMap((through) =>
      through !== null && facts.adjusted > ALPHA ? [] : groupVerdict({ ...plain, ...facts, tested: true, through }),
    ),
  );
}

const BELOW_GATE = groupVerdict({
  ...groupFacts(true)[0]!,
  tested: false,
  alpha: ALPHA,
  signalBound: 0.1,
  named: false,
  through: null,
});

/** Verdicts on families of one and of two groups, with and without groups below the gate. */
function hypothesisVerdicts(clustered: boolean): readonly Verdict[] {
  const facts = groupFacts(clustered);
  const families = [...facts.map((one) => [one]), ...facts.flatMap((one) => facts.map((other) => [one, other]))];
  return families.flatMap((family) => {
    const outside = family.filter(({ outsideMargin }) => outsideMargin).length;
    const signalled = family.some(({ outsideMargin, oneSided }) => outsideMargin && oneSided === SMALL);
    return [0, 1].flatMap((outsideNull95) =>
      (signalled ? EITHER : [false]).flatMap((namedSignalled) =>
        [0, 1].map((belowGate) =>
          hypothesisVerdict({
            deciding: Math.min(...family.map(({ adjusted }) => adjusted)),
            alpha: ALPHA,
            outside,
            outsideNull95,
            namedSignalled,
            equivalence: family.map(({ equivalence }) => equivalence),
            underpowered: family.filter(({ detectsMargin }) => !detectsMargin).length,
            belowGate,
          }),
        ),
      ),
    );
  });
}

/** Alikeness everywhere leaves no table in which a group lies outside the margin. */
const RANGES: readonly RangeFacts[] = [
  { lower: SMALL, upper: SMALL },
  { lower: SMALL, upper: LARGE },
  { lower: LARGE, upper: LARGE },
].flatMap((adjusted) =>
  (["everywhere", "somewhere", "nowhere"] as readonly Extent[]).flatMap((signal) =>
    (signal === "nowhere" ? EITHER : [false]).map((alikeEverywhere) => ({
      adjusted,
      alpha: ALPHA,
      signal,
      alikeEverywhere,
    })),
  ),
);

/**
 * Every combination of the four layers that the rules can give for a question that was tested, found by running the
 * rules over all facts that can stand together.
 * @param question  1: members of units; 2: units that count once
 */
export function reachableByTest(question: 1 | 2, scope: Scope, counts: Counts): ReadonlySet<string> {
  const clustered = question === 1 && counts === "exact";
  const tested = scope === "group" ? groupVerdicts(clustered) : hypothesisVerdicts(clustered);
  const judged =
    counts === "exact" ? tested : tested.flatMap((verdict) => RANGES.map((facts) => verdictOverRange(verdict, facts)));
  return new Set([...judged, ...(scope === "group" ? [BELOW_GATE] : [])].map(combinationOf));
}

/** Every combination where counts stand in part for suppressed ones. */
export function reachableOverSuppression(): ReadonlySet<string> {
  return new Set(RANGES.map(suppressionVerdict).map(combinationOf));
}

/** A verdict in one line: its layers in order, with the reasons of the first and of the last. */
export function combinationOf({ evidence, signal, equivalence, adequacy }: Verdict): string {
  const reason = evidence.value === "not-testable" ? `:${evidence.reason}` : "";
  const through = evidence.value === "difference-shown" && evidence.through !== undefined ? ":through" : "";
  const reasons = adequacy.reasons.map(({ code }) => code);
  const why = reasons.length === 0 ? "" : `:${reasons.join("+")}`;
  return `${evidence.value}${reason}${through} ${signal.value} ${equivalence.value} ${adequacy.value}${why}`;
}
