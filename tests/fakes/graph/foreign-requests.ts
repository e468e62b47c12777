import { isLoopback } from "@/infrastructure/addresses";

const READS = new Set(["GET", "HEAD"]);

/**
 * What another site made a browser send, or what reached us under a name that is not this machine's. Programs
 * send none of these headers and pass.
 */
function isForeign(request: Request): boolean {
  const { origin } = new URL(request.url);
  if (!isLoopback(origin)) return true;
  if (READS.has(request.method)) return false;
  const sentFrom = request.headers.get("origin") ?? origin;
  const site = request.headers.get("sec-fetch-site") ?? "none";
  return sentFrom !== origin || (site !== "same-origin" && site !== "none");
}

/** A refusal, or null where the request may steer the fake. */
export function refuseForeign(request: Request): Response | null {
  if (!isForeign(request)) return null;
  return new Response("Only pages of this machine's own Meta may do this.\n", { status: 403 });
}
