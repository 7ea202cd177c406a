import { manifestOf } from "../../src/bundle/manifest.js";
import { writeOutput } from "../../src/bundle/write-output.js";

/** Writes new output into a folder and kills its own process, beyond any handler, at the named step. */
const [folder, killAt] = process.argv.slice(2);
const content = new Map([
  ["audit.json", "new\n"],
  ["tables/a.csv", "new\n"],
]);
const facts = { toolkit: { name: "toetssteen", version: "0.0.0" }, planHash: "new", synthetic: true } as const;
await writeOutput(folder!, new Map([...content, ["manifest.json", manifestOf(content, facts)]]), {
  onStep: (step) => {
    if (step === killAt) process.kill(process.pid, "SIGKILL");
  },
});
