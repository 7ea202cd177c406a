import { nodeExecutor } from "../../src/runtime/node.js";

/** Worker threads that all benches share, as an audit does: started once, as many as the machine runs at once. */
export const executor = nodeExecutor();
