import type { Study } from "../study.js";
import { conditionalCells } from "./conditional-cells.js";
import { nullCells } from "./null-cells.js";
import { plantedCells } from "./planted-cells.js";
import { powerCells } from "./power-cells.js";
import { sizeCells } from "./size-cells.js";

const module = (file: string) => `test/studies/hypotheses/${file}.ts`;

/** False alarms, signals, names and power of both hypotheses where the truth is planted. */
export const hypotheses: Study = {
  id: "hypotheses",
  parts: [
    { id: "null", module: module("null-cells"), cells: nullCells },
    { id: "planted", module: module("planted-cells"), cells: plantedCells },
    { id: "conditional", module: module("conditional-cells"), cells: conditionalCells },
    { id: "size", module: module("size-cells"), cells: sizeCells },
    { id: "power", module: module("power-cells"), cells: powerCells },
  ],
};
