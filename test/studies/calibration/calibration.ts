import type { Study } from "../study.js";
import { associationCells } from "./association-cells.js";
import { aucCells } from "./auc-cells.js";
import { coverageCells } from "./coverage-cells.js";
import { familyCells } from "./family-cells.js";
import { heavyTailedCells } from "./heavy-tailed-cells.js";
import { independenceCells } from "./independence-cells.js";
import { personCells } from "./person-cells.js";
import { sequentialCells } from "./sequential-cells.js";
import { sponsorCells } from "./sponsor-cells.js";
import { tableCells } from "./table-cells.js";

const module = (file: string) => `test/studies/calibration/${file}.ts`;

/** False alarms, coverage and power of every test on designs like the real one, beside what others commonly do. */
export const calibration: Study = {
  id: "calibration",
  parts: [
    { id: "auc", module: module("auc-cells"), cells: aucCells },
    { id: "tables", module: module("table-cells"), cells: tableCells },
    { id: "associations", module: module("association-cells"), cells: associationCells },
    { id: "independence", module: module("independence-cells"), cells: independenceCells },
    { id: "families", module: module("family-cells"), cells: familyCells },
    { id: "sequential", module: module("sequential-cells"), cells: sequentialCells },
    { id: "persons", module: module("person-cells"), cells: personCells },
    { id: "sponsors", module: module("sponsor-cells"), cells: sponsorCells },
    { id: "heavy-tailed", module: module("heavy-tailed-cells"), cells: heavyTailedCells },
    { id: "coverage", module: module("coverage-cells"), cells: coverageCells },
  ],
};
