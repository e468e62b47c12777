import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { webStream } from "@/infrastructure/media/web-stream";
import type { FakeGraph } from "./fake-graph";

export interface FakeGraphServerOptions {
  fake: FakeGraph;
  /** 0 picks a free one. */
  port: number;
  host?: string;
  /** Origin told in links; the server's own address when left out. */
  publicUrl?: string;
  /** The world is read from here at the start and written after each change. */
  persistFile?: string;
}

export interface FakeGraphServer {
  url: string;
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 1024 * 1024;

/** Videos are passed on as they come; everything else is small. */
async function bodyOf(incoming: IncomingMessage): Promise<BodyInit | null> {
  if (incoming.method === "GET" || incoming.method === "HEAD") return null;
  if (incoming.url?.startsWith("/ig-api-upload/")) return webStream(incoming);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const part = Buffer.from(chunk);
    size += part.length;
    if (size > MAX_BODY_BYTES) throw new Error("Body too large");
    chunks.push(part);
  }
  return chunks.length > 0 ? Buffer.concat(chunks) : null;
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  const method = incoming.method ?? "GET";
  const body = await bodyOf(incoming);
  const init = { method, headers, body, duplex: "half" };
  return new Request(`http://${headers.get("host") ?? "localhost"}${incoming.url ?? "/"}`, init);
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.sendDate = false;
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(body);
}

function keeper(fake: FakeGraph, file: string | undefined): () => void {
  if (!file) return () => undefined;
  if (existsSync(file)) fake.restore(readFileSync(file, "utf8"));
  let last = fake.snapshot();
  return () => {
    const next = fake.snapshot();
    if (next === last) return;
    writeFileSync(`${file}.part`, next, { mode: 0o600 });
    renameSync(`${file}.part`, file);
    last = next;
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/** The fake on a real socket; a dropped connection destroys it. */
export async function startFakeGraphServer(options: FakeGraphServerOptions): Promise<FakeGraphServer> {
  const { fake, host = "127.0.0.1" } = options;
  const keep = keeper(fake, options.persistFile);
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    try {
      const response = await fake.handle(await toRequest(incoming)).finally(keep);
      await send(response, outgoing);
    } catch {
      incoming.socket.destroy();
    }
  };
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing);
  });
  const url = `http://${host}:${await listen(server, options.port, host)}`;
  fake.setPublicUrl(options.publicUrl ?? url);
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          keep();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
