#!/usr/bin/env node
import { main } from "./main.js";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
const exitCode = await main(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr });
process.stdout.write("", () => process.stderr.write("", () => process.exit(exitCode)));
