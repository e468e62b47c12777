import type { GraphCall } from "./graph-call";
import type { Meta } from "./meta";
import { appToken } from "./tokens";

export interface FakeRequestLogEntry {
  readonly method: string;
  readonly path: string;
  /** Without tokens, codes, secrets and proofs. */
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, string>>;
  readonly at: number;
  readonly hadTokenInQuery: boolean;
  readonly hadProof: boolean;
  readonly tokenKind: "user" | "page" | "app" | "unknown" | "none";
  outcome: "pending" | "answered" | "dropped";
  status?: number;
  fault?: string;
}

const SECRET = new Set([
  "access_token",
  "input_token",
  "client_secret",
  "code",
  "fb_exchange_token",
  "appsecret_proof",
]);

function tokenKind(meta: Meta, token: string | null): FakeRequestLogEntry["tokenKind"] {
  if (!token) return "none";
  if (token === appToken(meta)) return "app";
  return meta.world.tokens.find((item) => item.value === token)?.kind ?? "unknown";
}

export function logEntryOf(meta: Meta, call: GraphCall): FakeRequestLogEntry {
  const open = (pairs: Iterable<readonly [string, string]>) => [...pairs].filter(([key]) => !SECRET.has(key));
  const query = Object.fromEntries(open(call.url.searchParams));
  return {
    method: call.method,
    path: call.url.pathname,
    query,
    body: Object.fromEntries(open(call.params).filter(([key, value]) => query[key] !== value)),
    at: meta.now(),
    hadTokenInQuery: call.hadTokenInQuery,
    hadProof: call.params.has("appsecret_proof"),
    tokenKind: tokenKind(meta, call.token),
    outcome: "pending",
  };
}
