import { createConnection, createServer, type Socket } from "node:net";

/** A wire between workers and the database that can be cut. */
export interface Relay {
  /** The database's address, by way of this wire. */
  readonly uri: string;
  /** Every connection ends at once, and new ones are refused. */
  cut(): void;
  mend(): Promise<void>;
  close(): void;
}

/** One server on a host and port of its own; what finds its members by itself would go round the wire. */
export function canBeRelayed(uri: string): boolean {
  return /^mongodb:\/\/([^@/]*@)?[\w.-]+(:\d+)?(\/|\?|$)/.test(uri);
}

export async function startRelay(uri: string): Promise<Relay> {
  const target = new URL(uri);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.once("close", () => sockets.delete(socket));
  };
  const server = createServer((near) => {
    const far = createConnection(Number(target.port || 27_017), target.hostname);
    for (const socket of [near, far]) keep(socket);
    near.pipe(far).pipe(near);
    near.once("close", () => far.destroy());
    far.once("close", () => near.destroy());
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", resolve);
    });
  await listen(0);
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const cut = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  const relayed = new URL(uri);
  relayed.host = `127.0.0.1:${port}`;
  relayed.searchParams.set("directConnection", "true");
  return { uri: relayed.href, cut, mend: () => listen(port), close: cut };
}
