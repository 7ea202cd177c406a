import type { GroupSecondPass, SecondPass } from "../audit/second-pass/second-pass-result.js";
import type { Disclosed } from "./disclosed.js";
import type { Publisher } from "./publish.js";

/**
 * The passes of a family as they may be written. Names of groups rest on their rows, like every number of a group;
 * a group for which `isHidden` holds appears with none.
 */
export function disclosedPasses(
  { passes, named }: SecondPass,
  alpha: number,
  { publish, isHidden }: { readonly publish: Publisher; readonly isHidden: (group: string) => boolean },
): Disclosed<SecondPass> {
  return {
    passes: upToUnseen(
      passes.map((pass) => ({
        without: publish.number(pass.without),
        named: publish.number(pass.named),
        resamples: pass.resamples,
        groups: pass.groups.map(({ group, adjusted }) => ({
          group,
          adjusted: (isHidden(group) ? publish.ofHiddenGroup : publish).test(adjusted, alpha),
        })),
      })),
    ),
    named: publish.number(named),
  };
}

/** No pass after one whose name is withheld: their number would say how many groups are named that may not be. */
function upToUnseen(passes: Disclosed<SecondPass>["passes"]): Disclosed<SecondPass>["passes"] {
  const unseen = passes.findIndex(({ named }) => named.kind !== "shown");
  return unseen < 0 ? passes : passes.slice(0, unseen + 1);
}

/**
 * The second pass of one group. That there is one says that the group was rejected: a group that is hidden itself has
 * none.
 */
export function disclosedGroupPass(
  pass: GroupSecondPass | null,
  alpha: number,
  { publish, hidden }: { readonly publish: Publisher; readonly hidden: boolean },
): Disclosed<GroupSecondPass> | null {
  if (pass === null || hidden) return null;
  const { confirmation } = pass;
  return {
    named: publish.number(pass.named),
    without: publish.number(pass.without),
    adjusted: publish.test(pass.adjusted, alpha),
    difference: publish.number(pass.difference),
    ratio: publish.number(pass.ratio),
    confirmation:
      confirmation === null
        ? null
        : {
            without: publish.number(confirmation.without),
            adjusted: publish.test(confirmation.adjusted, alpha),
          },
  };
}
