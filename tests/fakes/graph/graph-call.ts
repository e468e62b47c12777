import { GraphFailure } from "./graph-answer";
import { named } from "./named-errors";

export interface GraphCall {
  readonly method: string;
  readonly url: URL;
  /** Path parts after the version. */
  readonly path: readonly string[];
  readonly askedVersion: string;
  /** Query and body together; the body wins. */
  readonly params: ReadonlyMap<string, string>;
  readonly token: string | null;
  readonly hadTokenInQuery: boolean;
}

const OLDEST = 21;
const LATEST = 26;

/** graph-api.md §1.3: expired and future versions are served silently as the oldest usable one. */
export function servedVersion(asked: string): string {
  const major = Number(/^v(\d+)\.0$/.exec(asked)?.[1] ?? Number.NaN);
  if (Number.isNaN(major) || major > LATEST + 1) throw named("2500/path");
  return major < OLDEST || major > LATEST ? `v${OLDEST}.0` : asked;
}

export function splitPath(url: URL): { version: string; path: string[] } {
  const parts = url.pathname.split("/").filter((part) => part !== "");
  const first = parts[0] ?? "";
  const hasVersion = /^v\d+\.\d+$/.test(first);
  return { version: hasVersion ? first : `v${OLDEST}.0`, path: hasVersion ? parts.slice(1) : parts };
}

function readJson(text: string): [string, string][] {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== "object" || parsed === null) return [];
  return Object.entries(parsed).map(([key, value]) => [
    key,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
}

export async function readBody(request: Request): Promise<[string, string][]> {
  const text = request.body === null ? "" : await request.text();
  if (text === "") return [];
  const isJson = (request.headers.get("content-type") ?? "").includes("json");
  return isJson ? readJson(text) : [...new URLSearchParams(text)];
}

export async function readCall(request: Request): Promise<GraphCall> {
  const url = new URL(request.url);
  const { version, path } = splitPath(url);
  const params = new Map([...url.searchParams, ...(await readBody(request))]);
  const bearer = /^(?:Bearer|OAuth) (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  return {
    method: request.method,
    url,
    path,
    askedVersion: version,
    params,
    token: bearer ?? params.get("access_token") ?? null,
    hadTokenInQuery: url.searchParams.has("access_token"),
  };
}

/** Stricter than Meta on purpose: a token in a URL ends up in access logs (graph-api.md §2.9). */
export function refuseTokenInQuery(call: GraphCall): void {
  if (!call.hadTokenInQuery) return;
  throw new GraphFailure(400, {
    message: "fake-graph: access_token travelled in the query string; send it in a header or a body",
    type: "OAuthException",
    code: 100,
  });
}
