import { aucDeLongFromScores } from "../../src/statistics/delong.js";
import { madeUpScores } from "./made-up-scores.js";

/** One area of 1e7 rows in a process of its own: prints the most memory that it took, in megabytes of 2^20 bytes. */
const { scores, outcomes } = madeUpScores(1e7);
if (aucDeLongFromScores(scores, outcomes).kind !== "estimate") throw new Error("expected an estimate");
console.log(process.resourceUsage().maxRSS / 1024);
