import { errors, jwtVerify } from "jose";
import { z } from "zod/v4";

/** Who is calling. */
export interface AdminSession {
  /** Whose accounts and posts: a person's id, or a workspace's whose people share them. 24 hex digits. */
  readonly ownerId: string;
  /** The person, for the audit trail. 24 hex digits. */
  readonly actorId: string;
  /** When the session ends, where it is known: what is open then, such as an event stream, is closed. */
  readonly expiresAt?: Date;
}

/** Null: nobody is signed in. */
export type AdminSessionReader = (headers: Headers) => Promise<AdminSession | null>;

export const ADMIN_COOKIE = "admin_user_id";
export const ADMIN_AUDIENCE = "crm";
export const ADMIN_ALGORITHM = "HS256";

const subject = z.string().regex(/^[0-9a-f]{24}$/i);

/**
 * The seam to a host CRM: replace what this returns by a reader of the host's own session, and nothing
 * else has to know. This one reads a compact JWS from a cookie (contract.md §3).
 */
export function createAdminSessionReader(secret: string): AdminSessionReader {
  const key = new TextEncoder().encode(secret);
  return async (headers) => {
    const token = cookieNamed(ADMIN_COOKIE, headers.get("cookie") ?? "");
    if (token === null) return null;
    const verified = await jwtVerify(token, key, {
      algorithms: [ADMIN_ALGORITHM],
      audience: ADMIN_AUDIENCE,
      requiredClaims: ["sub", "exp"],
    }).catch(nullWhenRefused);
    const sub = subject.safeParse(verified?.payload.sub);
    if (!sub.success) return null;
    const id = sub.data.toLowerCase();
    return { ownerId: id, actorId: id, expiresAt: new Date((verified?.payload.exp ?? 0) * 1000) };
  };
}

function cookieNamed(name: string, header: string): string | null {
  const prefix = `${name}=`;
  const pair = header
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(prefix));
  return pair === undefined ? null : pair.slice(prefix.length);
}

function nullWhenRefused(error: unknown): null {
  if (error instanceof errors.JOSEError) return null;
  throw error;
}
