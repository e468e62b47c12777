import { SignJWT } from "jose";
import { ADMIN_ALGORITHM, ADMIN_AUDIENCE } from "@/infrastructure/security/admin-session";

/** The value of the session cookie, for the local sign-in page and for tests. */
export function signAdminSession(secret: string, sub: string, ttlSeconds: number): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: ADMIN_ALGORITHM })
    .setSubject(sub)
    .setAudience(ADMIN_AUDIENCE)
    .setIssuedAt(now)
    .setExpirationTime(now + ttlSeconds)
    .sign(new TextEncoder().encode(secret));
}
