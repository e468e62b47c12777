import { isSecureOrigin } from "@/app/api/_http/depends";

interface CookieRule {
  readonly name: string;
  readonly path: string;
  readonly maxAgeSeconds: number;
}

/** Every cookie flag of the connect flow, in one place. */
export const STATE_COOKIE: CookieRule = {
  name: "instagram_oauth_state",
  path: "/api/auth/instagram",
  maxAgeSeconds: 600,
};
/** The picker's page and its route both read it. */
export const PENDING_COOKIE: CookieRule = { name: "instagram_pending", path: "/", maxAgeSeconds: 600 };

export function setCookie({ name, path, maxAgeSeconds }: CookieRule, value: string): string {
  const secure = isSecureOrigin() ? "; Secure" : "";
  return `${name}=${value}; Path=${path}; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

export function clearCookie(rule: CookieRule): string {
  return setCookie({ ...rule, maxAgeSeconds: 0 }, "");
}

export function readCookie({ name }: CookieRule, request: Request): string | null {
  const pairs = (request.headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${name}=`));
  const value = found?.slice(name.length + 1) ?? "";
  return value === "" ? null : value;
}
