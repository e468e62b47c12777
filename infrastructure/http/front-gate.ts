import { onRequestStart } from "@/infrastructure/http/request-start";

/** What a page or route of this app can be asked with; `Request` itself refuses TRACE and CONNECT. */
const METHODS: readonly string[] = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];
/** Pages have no server actions: nobody sends them anything. */
const METHODS_OF_PAGES: readonly string[] = ["GET", "HEAD"];
/** What is no page: route handlers, and what Next serves itself. */
const NO_PAGE = /^\/(api|media|login\/sign-in|_next|__next[^/]*)(\/|$)/;

/** A client that thinks it talks to a proxy names the server in front of the path (RFC 9112 §3.2.2). */
const ORIGIN = /^https?:\/\/[^/?]*/i;

/** The route that says no (app/api/refused). */
const REFUSED = "/api/refused";

export type Misfit = "address" | "method";

/** Why nothing here can be asked like this; null: it can. */
export function misfitOf(method: string, url: string): Misfit | null {
  const [pathname = ""] = url.replace(ORIGIN, "").split("?");
  if (!isDecodable(pathname)) return "address";
  const methods = NO_PAGE.test(pathname) ? METHODS : METHODS_OF_PAGES;
  return methods.includes(method) ? null : "method";
}

/**
 * Leads what Next would answer with 500 or buffer for nothing to a route that refuses it: Next makes a `Request` of
 * every method, decodes every path, and keeps up to 10 MB of the body of whatever its proxy looks at, signed out or
 * not. Nobody reads the body of such a request, and its connection ends with the answer.
 */
export function openFrontGate(): void {
  onRequestStart(({ request, response }) => {
    const { method = "GET", url = "/" } = request;
    const misfit = misfitOf(method, url);
    if (misfit === null) return;
    request.method = method === "HEAD" ? "HEAD" : "GET";
    request.url = `${REFUSED}?because=${misfit}`;
    response.shouldKeepAlive = false;
  });
}

function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}
