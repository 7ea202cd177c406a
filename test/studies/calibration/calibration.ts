import type { Study } from "../study.js";
import { aucCells } from "./auc-cells.js";
import { coverageCells } from "./coverage-cells.js";
import { heavyTailedCells } from "./heavy-tailed-cells.js";
import { personCells } from "./person-cells.js";
import { sponsorCells } from "./sponsor-cells.js";
import { tableCells } from "./table-cells.js";

const module = (file: string) => `test/studies/calibration/${file}.ts`;

/** False alarms, coverage and power of every test on designs like the real one, beside what others commonly do. */
export const calibration: Study = {
  id: "calibration",
  parts: [
    { id: "auc", module: module("auc-cells"), cells: aucCells },
    { id: "tables", module: module("table-cells"), cells: tableCells },
    { id: "persons", module: module("person-cells"), cells: personCells },
    { id: "sponsors", module: module("sponsor-cells"), cells: sponsorCells },
    { id: "heavy-tailed", module: module("heavy-tailed-cells"), cells: heavyTailedCells },
    { id: "coverage", module: module("coverage-cells"), cells: coverageCells },
  ],
};
