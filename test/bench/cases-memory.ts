import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openDuckdbEngine } from "../../src/data/engines/duckdb.js";
import { nodeContext } from "../../src/runtime/node.js";
import { casesPlan, writeCases } from "./made-up-cases.js";

/** 1e8 cases of a Parquet file in a process of its own, which another wrote: prints the most memory that it took, in MB. */
if (process.argv[2] === "write") {
  console.log(await writeCases(1e8));
} else {
  const own = [...process.execArgv, fileURLToPath(import.meta.url), "write"];
  const folder = spawnSync(process.execPath, own, { encoding: "utf8" }).stdout.trim();
  try {
    const engine = await openDuckdbEngine(
      casesPlan(),
      folder,
      nodeContext({ threads: 1, store: { memoryLimit: "1500MB" } }),
    );
    if (engine.describe().files[0]?.rows !== 1e8) throw new Error("expected 100,000,000 cases");
    console.log(process.resourceUsage().maxRSS / 1024);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
