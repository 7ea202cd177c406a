import { register } from "tsx/esm/api";

register();
await import("./node-worker.ts");
