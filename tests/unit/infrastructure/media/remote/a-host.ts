import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { createServer } from "node:https";
import { onTestFinished } from "vitest";
import { PublicMediaUrl } from "@/infrastructure/media/public-media-url";
import { RemoteMediaPreflight } from "@/infrastructure/media/remote/media-preflight";
import { PublicFetch } from "@/infrastructure/media/remote/public-fetch";
import type { ResolveHost } from "@/infrastructure/media/remote/resolve-host";
import { aCertificate } from "@/tests/builders/a-certificate";

/** What the test's hosts are called; nobody looks them up for real. */
export const SHOP = "media.shop.com";
export const OTHER = "other.shop.com";
const { cert, key } = aCertificate(SHOP, OTHER);

/** The only address that counts as public here, and one that does not; both are this machine. */
export const PUBLIC_IP = "127.0.0.1";
export const PRIVATE_IP = "127.0.0.2";

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly serverName: unknown;
}

export interface Host {
  readonly port: number;
  readonly asked: Asked[];
  at(path: string, name?: string): string;
}

export type Answering = (asked: Asked, out: ServerResponse) => void;

/** A server with a certificate for both names. */
export async function aHost(answer: Answering, { ip = PUBLIC_IP, port = 0 } = {}): Promise<Host> {
  const asked: Asked[] = [];
  const server = createServer({ cert, key }, ({ method = "", url = "", headers, socket }, out) => {
    const one = { method, url, headers, serverName: Reflect.get(socket, "servername") };
    asked.push(one);
    answer(one, out);
  });
  await new Promise<void>((done) => server.listen(port, ip, done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return { port: bound, asked, at: (path, name = SHOP) => `https://${name}:${bound}${path}` };
}

/** Answers the look-ups in this order, the last one for ever. */
export function resolving(...answers: readonly (readonly string[])[]): ResolveHost & { asked: string[] } {
  const asked: string[] = [];
  const resolve = (hostname: string) => {
    asked.push(hostname);
    const addresses = answers[Math.min(asked.length, answers.length) - 1] ?? [];
    return Promise.resolve(addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })));
  };
  return Object.assign(resolve, { asked });
}

export function aPublicFetch(resolve: ResolveHost = resolving([PUBLIC_IP]), allowed: readonly string[] = []) {
  const isPublic = (address: string) => address === PUBLIC_IP;
  return new PublicFetch({ rule: new PublicMediaUrl(allowed), resolve, isPublic, ca: cert });
}

export function aPreflight(resolve?: ResolveHost, allowed?: readonly string[], patienceMs = 2_000) {
  return new RemoteMediaPreflight(aPublicFetch(resolve, allowed), patienceMs);
}

export const IMAGE = { type: "image", maxBytes: 8 * 1024 * 1024 } as const;
export const VIDEO = { type: "video", maxBytes: 300 * 1024 * 1024 } as const;
