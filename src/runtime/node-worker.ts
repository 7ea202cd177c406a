import { parentPort } from "node:worker_threads";
import { type ToWorker, workerLoop } from "./worker-protocol.js";

const port = parentPort;
const handle = workerLoop((message, transfer) => port?.postMessage(message, transfer));
port?.on("message", (message: ToWorker) => void handle(message));
