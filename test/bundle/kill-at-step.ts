import { manifestOf } from "../../src/bundle/manifest.js";
import { writeOutput } from "../../src/bundle/write-output.js";
import { manifestFacts } from "../support/manifest-facts.js";

/** Writes new output into a folder and kills its own process, beyond any handler, at the named step. */
const [folder, killAt] = process.argv.slice(2);
const content = new Map([
  ["audit.json", "new\n"],
  ["tables/a.csv", "new\n"],
]);
await writeOutput(folder!, new Map([...content, ["manifest.json", manifestOf(content, manifestFacts())]]), {
  onStep: (step) => {
    if (step === killAt) process.kill(process.pid, "SIGKILL");
  },
});
