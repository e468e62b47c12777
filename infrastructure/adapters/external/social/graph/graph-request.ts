import { createHmac } from "node:crypto";
import type { Secret } from "@/core/domain/secret";
import type { GraphObject } from "@/infrastructure/adapters/external/social/graph/graph-object";

/** Where a request goes, and what keys the proof beside its token. */
interface Endpoint {
  readonly origin: string;
  readonly version: string;
  readonly appSecret: Secret;
}

export interface GraphRequest {
  /** What the id in `path` names: a refusal means something else for each. */
  readonly about: GraphObject;
  /** Relative to the version, without a leading slash: `me/accounts`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
  /** Travels in the Authorization header, with its proof beside it; absent where Meta wants none. */
  readonly token?: Secret;
  /** As `token`, without a proof: the app's own credentials (graph-api.md §2.6). */
  readonly bearer?: Secret;
  readonly timeoutMs?: number;
  /** Whose allowance the answer's usage headers are about; any key, the same for all calls of one account. */
  readonly account?: string;
}

/** Parameters travel in the address, or in the body of a POST. */
export function graphRequest(
  { origin, version, appSecret }: Endpoint,
  method: string,
  { path, query, form, token, bearer, timeoutMs }: GraphRequest,
): Request {
  const authorization = token ?? bearer;
  const url = new URL(`${origin}/${version}/${path}`);
  const proof: Readonly<Record<string, string>> = token ? { appsecret_proof: proofOf(token, appSecret) } : {};
  const inBody = method === "POST";
  const parameters = { ...query, ...(inBody ? {} : proof) };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return new Request(url, {
    method,
    headers: authorization ? { Authorization: `Bearer ${authorization.reveal()}` } : {},
    ...(inBody ? { body: new URLSearchParams({ ...form, ...proof }) } : {}),
    ...(timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(timeoutMs) }),
    redirect: "error",
  });
}

/** Hex HMAC-SHA256 of the token that is sent, keyed by the app secret (graph-api.md §2.8). */
function proofOf(token: Secret, appSecret: Secret): string {
  return createHmac("sha256", appSecret.reveal()).update(token.reveal()).digest("hex");
}
