import type { DisclosedInputs } from "../../../disclosure/inputs/disclose-inputs.js";
import { type Cell, estimateCells, estimateHeader, plain } from "../data-cells.js";
import type { DataTable } from "../data-table.js";

type Board = NonNullable<DisclosedInputs["parts"]["board"]>;

/** Tables for machines of the chapter on boards: shares by class, agreement, and the other readings. */
export function boardTables(board: Board): readonly DataTable[] {
  const { classes, flags, registered, otherwise } = board;
  const rows = (of: string, shares: Board["classes"]["shares"]) =>
    shares.map(({ state, share }): Cell[] => [of, state, ...estimateCells(share)]);
  return [
    {
      id: "board-shares",
      header: ["share", "class", ...estimateHeader("value")],
      rows: [
        ...rows("of all sponsors", classes.shares),
        ...(flags === null ? [] : rows("flagged", flags.shares)),
        ...(registered === null ? [] : rows("registered so", registered.shares)),
      ],
    },
    ...(registered === null
      ? []
      : [
          {
            id: "board-kappa",
            header: ["without", ...estimateHeader("agreement"), ...estimateHeader("kappa")],
            rows: [
              [plain(registered.without), ...estimateCells(registered.agreement), ...estimateCells(registered.kappa)],
            ],
          },
        ]),
    {
      id: "board-otherwise",
      header: ["setting", "chosen", "reading", "changed", "changedBound", "difference", "alpha"],
      rows: otherwise.map(({ setting, chosen, reading, changed, pValue }): Cell[] => [
        ...[setting, chosen, reading],
        ...classCells(changed),
        ...(pValue === null ? ["not-tested", ""] : classCells(pValue)),
      ]),
    },
  ];
}

/** A number, or the relation and the bound that it is given by. */
function classCells(published: Board["otherwise"][number]["changed"]): readonly Cell[] {
  return published.kind === "class" ? [published.relation, published.bound] : [plain(published), ""];
}
