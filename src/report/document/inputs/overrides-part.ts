import type { OverridesResult } from "../../../audit/inputs/overrides-result.js";
import type { Disclosed } from "../../../disclosure/disclosed.js";
import type { OverridesText } from "../../text/inputs/overrides-text.js";
import type { InputsWriter } from "./inputs-writer.js";

/** What a part of the chapter on overrides is written with. */
export interface OverridesPart {
  readonly result: Disclosed<OverridesResult>;
  readonly text: OverridesText;
  readonly writer: InputsWriter;
}
