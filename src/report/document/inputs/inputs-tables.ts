import type { DisclosedInputs } from "../../../disclosure/inputs/disclose-inputs.js";
import { countTable } from "../count-table.js";
import type { DataTable } from "../data-table.js";
import { markedTables } from "../marked-tables.js";
import { answersTables } from "./answers-data.js";
import { boardTables } from "./board-data.js";
import { decompositionTables } from "./decomposition-data.js";
import { durationTables } from "./duration-data.js";
import { outcomesTables } from "./outcomes-data.js";
import { proxiesTables } from "./proxies-data.js";
import { registeredTables } from "./registered-data.js";
import { togetherTables } from "./together-data.js";

/**
 * All tables of a disclosed result on inputs for CSV files: the published counts, and the numbers of each section. A
 * suppressed cell holds "suppressed", a withheld number "withheld".
 * @param inputs  disclosed result
 * @returns tables with English headers, in a fixed order; with synthetic data each row says so in its last cell
 * @example
 * inputsTables(inputs).map((table) => table.id);
 */
export function inputsTables(inputs: DisclosedInputs): readonly DataTable[] {
  const { outcomes, board, duration, proxies, together, decomposition } = inputs.parts;
  const all = [
    ...inputs.tables.map(countTable),
    ...answersTables(inputs),
    ...registeredTables(inputs),
    ...(outcomes === null ? [] : outcomesTables(outcomes)),
    ...(duration === null ? [] : durationTables(duration)),
    ...(board === null ? [] : boardTables(board)),
    ...(proxies === null ? [] : proxiesTables(proxies)),
    ...(together === null ? [] : togetherTables(together)),
    ...(decomposition === null ? [] : decompositionTables(decomposition)),
  ];
  return markedTables(all, inputs.settings.synthetic);
}
