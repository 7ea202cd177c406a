import type { BoardResult } from "../../../audit/inputs/board-result.js";
import type { Disclosed } from "../../../disclosure/disclosed.js";
import type { BoardText } from "../../text/inputs/board-text.js";
import type { InputsWriter } from "./inputs-writer.js";

/** What a part of the chapter on boards is written with. */
export interface BoardPart {
  readonly result: Disclosed<BoardResult>;
  readonly text: BoardText;
  readonly writer: InputsWriter;
}
