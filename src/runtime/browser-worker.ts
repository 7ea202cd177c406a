import { type ToWorker, workerLoop } from "./worker-protocol.js";

const handle = workerLoop((message, transfer) => self.postMessage(message, { transfer }));
self.onmessage = (event: MessageEvent<ToWorker>) => void handle(event.data);
