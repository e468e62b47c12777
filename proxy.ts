import { type NextRequest, NextResponse } from "next/server";
import { isProduction, localSignInExists, readSession, signInUrl } from "@/infrastructure/web-settings";

/** The module's own pages and no other: `/crm` may hold more of a host's, and so may `/login` be its own. */
export const config = { matcher: ["/crm/social/:path*", "/login", "/data-deletion/:path*"] };

/** Sends signed-out visitors to the sign-in page and gives every page of the module its content security policy. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  if (pathname === "/login" && !localSignInExists()) return NextResponse.next();
  if (isInside(pathname) && (await readSession(request.headers)) === null) return signInFirst(request);

  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  const answer = NextResponse.next({ request: { headers } });
  answer.headers.set("Content-Security-Policy", policy);
  return answer;
}

function isInside(pathname: string): boolean {
  return pathname.startsWith("/crm/social");
}

function signInFirst(request: NextRequest): NextResponse {
  const address = signInUrl();
  if (address === undefined) {
    return new NextResponse("Sign in to the CRM first, then open this page again.\n", {
      status: 401,
      headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
    });
  }
  const target = new URL(address, request.nextUrl);
  target.searchParams.set("next", request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.redirect(target, 307);
}

function contentSecurityPolicy(nonce: string): string {
  const inNextDev = isNextDev();
  const elsewhere = `https:${isProduction() ? "" : " http://localhost:* http://127.0.0.1:*"}`;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${inNextDev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${inNextDev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    `img-src 'self' blob: data: ${elsewhere}`,
    `media-src 'self' blob: ${elsewhere}`,
    "connect-src 'self'",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** React's development build needs `eval`, and its styles carry no nonce. */
function isNextDev(): boolean {
  // biome-ignore lint/style/noProcessEnv: the bundler replaces this; it is not configuration
  return process.env.NODE_ENV === "development";
}
