import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/** A way to a server that can be cut. */
export interface Proxy {
  readonly port: number;
  /** Connections that were made through it. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/**
 * Starts a proxy on loopback.
 * @param target  port of the server
 * @param cutAfter  bytes from the server after which a connection is cut, by its number from 0; undefined: never
 */
export async function startProxy(target: number, cutAfter: (connection: number) => number | undefined): Promise<Proxy> {
  let connections = 0;
  const sockets = new Set<Socket>();
  const server: Server = createServer((client) => {
    const limit = cutAfter(connections++);
    const upstream = connect(target, "127.0.0.1");
    let bytes = 0;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream);
    upstream.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (limit !== undefined && bytes > limit) client.resetAndDestroy();
      else client.write(chunk);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as { readonly port: number }).port,
    connections: () => connections,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
